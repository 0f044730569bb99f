import Testing

@testable import LanguageAnalysis

@Suite("Best sequence of tags")
struct ViterbiTests {
  private static let never = -Float.infinity

  private func scores(_ numbers: [Float]) -> SIMD8<Float> {
    var scores = SIMD8<Float>(repeating: Self.never)
    for (place, number) in numbers.enumerated() { scores[place] = number }
    return scores
  }

  @Test("a transition can outweigh the scores of the tags")
  func byHand() {
    // Alone the tokens prefer 0 1 0; to stay in a tag is worth 2, so 0 0 0 has 3+1+3+2+2 = 11, 0 1 0 has 3+2+3 = 8.
    let emissions = [scores([3, 0]), scores([1, 2]), scores([3, 0])]
    let transitions = [scores([2, 0]), scores([0, 2])] + Array(repeating: scores([]), count: 6)
    #expect(Viterbi.decode(emissions[...], transitions: transitions) == [0, 0, 0])
    let free = [scores([0, 0]), scores([0, 0])] + Array(repeating: scores([]), count: 6)
    #expect(Viterbi.decode(emissions[...], transitions: free) == [0, 1, 0])
  }

  @Test("ties go to the tag that stands first; one token and none are sequences too")
  func edges() {
    let flat = Array(repeating: SIMD8<Float>.zero, count: 8)
    #expect(Viterbi.decode(flat[..<3], transitions: flat) == [0, 0, 0])
    #expect(Viterbi.decode([scores([0, 0, 1, 1])][...], transitions: flat) == [2])
    #expect(Viterbi.decode([], transitions: flat).isEmpty)
  }

  @Test("is the best of all sequences", arguments: 1...5)
  func exhaustive(length: Int) {
    var random = WeightGenerator(state: UInt64(length))
    func vector() -> SIMD8<Float> { scores((0..<8).map { _ in random.weight() }) }
    let transitions = (0..<8).map { _ in vector() }
    let emissions = (0..<length).map { _ in vector() }
    func value(_ tags: [Int]) -> Float {
      tags.indices.reduce(0) {
        $0 + emissions[$1][tags[$1]] + ($1 > 0 ? transitions[tags[$1 - 1]][tags[$1]] : 0)
      }
    }
    let count = (0..<length).reduce(1) { product, _ in product * 8 }
    let best = (0..<count).lazy.map { number in
      value((0..<length).map { number >> (3 * $0) & 7 })
    }.max()
    let decoded = Viterbi.decode(emissions[...], transitions: transitions).map(Int.init)
    #expect(abs(value(decoded) - (best ?? 0)) < 1e-5)
  }
}
