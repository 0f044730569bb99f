import Testing

@testable import LanguageAnalysis

@Suite("Networks against a plain reference")
struct NetworkRunnerTests {
  private let networks = SyntheticNetworks(seed: 7)
  private let models: NetworkModels

  init() throws { models = try networks.models() }

  private func features(_ count: Int, seed: UInt64 = 3) -> TokenFeatures {
    models.encoder.features(of: SyntheticNetworks.tokens(count, seed: seed))
  }

  /// Sequences of these lengths, one after the other.
  private func ranges(_ lengths: [Int]) -> [Range<Int>] {
    var start = 0
    return lengths.map { length in
      defer { start += length }
      return start..<start + length
    }
  }

  @Test("states are those of the definition", arguments: [[1], [2], [3, 1, 4], [9, 0, 5], [40]])
  func states(lengths: [Int]) throws {
    let features = features(lengths.reduce(0, +))
    let sequences = ranges(lengths)
    let reference = ReferenceNetwork(networks: networks, arrays: networks.names)
    let expected = sequences.flatMap { reference.states(features, $0) }
    let found = encoded(features, sequences)
    #expect(found.tokens == sequences.flatMap { Array($0) })
    for (row, state) in expected.enumerated() {
      for (place, number) in state.enumerated() {
        #expect(abs(Double(found.states[row * state.count + place]) - number) < 2e-3 * max(1, abs(number)))
      }
    }
  }

  private func encoded(_ features: TokenFeatures, _ sequences: [Range<Int>], cacheBytes: Int = 1 << 20) -> (
    tokens: [Int], states: [Float]
  ) {
    let cache = ProductCache(
      bytes: cacheBytes, channels: SyntheticNetworks.channels[0], leastSlots: 2, networks: 1,
      vocabulary: SyntheticNetworks.words.count)
    let encoder = Encoder(embedding: models.embedding, cache: cache)
    var tokens: [Int] = []
    var states: [Float] = []
    encoder.encode(features, sequences, with: models.names.encoder, network: 0) { piece, numbers in
      tokens += piece.map(Int.init)
      states += UnsafeBufferPointer(start: numbers, count: piece.count * models.names.encoder.stateLength)
    }
    return (tokens, states)
  }

  @Test("sequences that are joined, or cut into pieces, get what they get alone")
  func joined() {
    let lengths = [1, 700, 3, 513, 2, 40, 1200]
    let features = features(lengths.reduce(0, +), seed: 11)
    let together = encoded(features, ranges(lengths))
    let alone = ranges(lengths).flatMap { encoded(features, [$0]).states }
    #expect(together.tokens == Array(0..<features.count))
    #expect(zip(together.states, alone).allSatisfy { ($0 - $1).magnitude <= 1e-4 * max(1, $1.magnitude) })
    // The longest by itself, cut in three, against its beginning computed as a sequence that is not cut.
    let long = encoded(features, [0..<features.count])
    let whole = encoded(features, [0..<400])
    let safe = (400 - SequenceRows.reach) * SyntheticNetworks.channels[2]
    #expect(zip(long.states[..<safe], whole.states).allSatisfy { ($0 - $1).magnitude <= 1e-4 * max(1, $1.magnitude) })
  }

  @Test("tags of morphology are the most likely ones")
  func morphology() {
    let sentences = ranges([5, 17, 1, 30])
    let features = features(60)
    let reference = ReferenceNetwork(networks: networks, arrays: networks.morphology)
    let runner = NetworkRunner(models, cacheBytes: 1 << 20)
    let tags = runner.morphologyTags(features, sentences: sentences)
    #expect(tags[53...].allSatisfy { $0 == -1 })
    for sentence in sentences {
      for (token, scores) in zip(sentence, reference.linear(reference.states(features, sentence), 19)) {
        #expect(isLargest(Int(tags[token]), of: scores))
      }
    }
  }

  @Test("names follow the scores and the transitions")
  func names() {
    let sequences = ranges([4, 25, 1])
    let features = features(33)
    let reference = ReferenceNetwork(networks: networks, arrays: networks.names)
    let tags = NetworkRunner(models, cacheBytes: 1 << 20).nameTags(features, sequences: sequences)
    #expect(tags[30...].allSatisfy { $0 == 1 })
    let transitions = (0..<8).map { row in
      SIMD8<Float>((0..<8).map { networks.names[21][row * 8 + $0] })
    }
    for sequence in sequences {
      let emissions = reference.linear(reference.states(features, sequence), 19).map { SIMD8($0.map(Float.init)) }
      #expect(Array(tags[sequence]) == Viterbi.decode(emissions[...], transitions: transitions))
    }
  }

  @Test("heads and relations are the most likely ones", arguments: [UInt64(1), 2, 3, 4])
  func dependencies(seed: UInt64) {
    let sentences = ranges([3, 1, 21, 150])
    let features = features(175, seed: seed)
    let reference = ReferenceNetwork(networks: networks, arrays: networks.syntax)
    let found = NetworkRunner(models, cacheBytes: 1 << 20).dependencies(features, sentences: sentences)
    var same = 0
    for sentence in sentences {
      let expected = reference.dependencies(reference.states(features, sentence))
      for (place, token) in sentence.enumerated() {
        let head = expected.heads[place] == 0 ? -1 : sentence.lowerBound + expected.heads[place] - 1
        if Int(found.heads[token]) == head, Int(found.relations[token]) == expected.relations[place] { same += 1 }
      }
    }
    // Random weights make near ties that sixteen bits can turn; a mistake in the heads would turn nearly all.
    #expect(same >= 172)
  }

  @Test("a sentence beyond the limit is parsed in pieces, and memory stays bounded")
  func longSentence() {
    let limit = NetworkRunner.longestSentence
    let features = features(limit + 5)
    let runner = NetworkRunner(models, cacheBytes: 1 << 20)
    let whole = runner.dependencies(features, sentences: [0..<limit + 5])
    let pieces = runner.dependencies(features, sentences: [0..<limit, limit..<limit + 5])
    #expect(whole == pieces)
    #expect(whole.heads[..<limit].allSatisfy { $0 < limit } && whole.relations.allSatisfy { $0 >= 0 })
  }

  @Test("no tokens, no sequences and empty sequences give empty answers")
  func nothing() {
    let runner = NetworkRunner(models, cacheBytes: 0)
    let none = features(0)
    #expect(runner.nameTags(none, sequences: []).isEmpty)
    #expect(runner.morphologyTags(none, sentences: [0..<0]).isEmpty)
    #expect(runner.dependencies(none, sentences: [0..<0]).heads.isEmpty)
  }

  @Test("a runner lent to several threads at once answers each as it would alone")
  func pool() async {
    let pool = NetworkRunnerPool(models, cacheBytes: 1 << 20)
    let inputs = (0..<8).map { features(50, seed: UInt64($0)) }
    let alone = inputs.map { NetworkRunner(models).morphologyTags($0, sentences: [0..<50]) }
    let lent = await withTaskGroup(of: (Int, [Int32]).self) { group in
      for (place, features) in inputs.enumerated() {
        group.addTask { (place, pool.withRunner { $0.morphologyTags(features, sentences: [0..<50]) }) }
      }
      return await group.reduce(into: [Int: [Int32]]()) { $0[$1.0] = $1.1 }
    }
    for place in inputs.indices { #expect(lent[place] == alone[place]) }
  }

  /// Whether no score is above that of `place` by more than rounding.
  private func isLargest(_ place: Int, of scores: [Double]) -> Bool {
    guard let top = scores.max(), scores.indices.contains(place) else { return false }
    return top - scores[place] <= 1e-3 * max(1, abs(top))
  }
}
