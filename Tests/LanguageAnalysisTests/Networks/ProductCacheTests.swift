import Testing

@testable import LanguageAnalysis

@Suite("Cache of words' products")
struct ProductCacheTests {
  private func cache(slots: Int) -> ProductCache {
    ProductCache(bytes: 0, channels: 16, leastSlots: slots, networks: 2, vocabulary: 100)
  }

  @Test("a word is new once, and once for each network")
  func isNew() {
    let cache = cache(slots: 10)
    cache.beginTurn()
    let first = cache.slot(of: 5, network: 0)
    #expect(first.isNew && !cache.slot(of: 5, network: 0).isNew && cache.slot(of: 5, network: 1).isNew)
    #expect(cache.slot(of: 5, network: 0).memory == first.memory)
    #expect((cache.requests, cache.misses) == (4, 2))
  }

  @Test("a full cache gives away slots of earlier turns only")
  func turns() {
    let cache = cache(slots: 4)
    cache.beginTurn()
    for word in 0..<4 { _ = cache.slot(of: word, network: 0) }
    cache.beginTurn()
    let kept = cache.slot(of: 2, network: 0)
    let others = (10..<13).map { cache.slot(of: $0, network: 0) }
    #expect(!kept.isNew && others.allSatisfy { $0.isNew })
    #expect(Set(others.map(\.memory)).count == 3 && !others.map(\.memory).contains(kept.memory))
    #expect(!cache.slot(of: 2, network: 0).isNew)
    cache.beginTurn()
    #expect(cache.slot(of: 0, network: 0).isNew)
  }

  @Test("never holds more than its slots, whatever is asked for")
  func bounded() {
    let cache = cache(slots: 7)
    var random = WeightGenerator(state: 5)
    var memory: Set<UnsafeMutableRawPointer> = []
    for _ in 0..<500 {
      cache.beginTurn()
      var turn: [Int: UnsafeMutableRawPointer] = [:]
      for _ in 0..<3 {
        let word = Int(random.next() >> 40) % 100
        turn[word] = cache.slot(of: word, network: 1).memory
      }
      #expect(Set(turn.values).count == turn.count)
      memory.formUnion(turn.values)
    }
    #expect(memory.count <= 7)
  }
}
