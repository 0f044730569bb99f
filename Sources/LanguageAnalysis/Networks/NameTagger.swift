/// The head of the names network: scores for eight tags, and the best sequence of tags by Viterbi's algorithm (slovnet's
/// `NERHead` and `CRF`).
///
/// Unsafe: points into the mapped sections. `@unchecked Sendable`: nothing writes to them, and `pack` keeps them.
struct NameTagger: @unchecked Sendable {
  /// The most tags that the vectors below hold.
  static let mostTags = 8
  typealias Scores = SIMD8<Float>

  let tags: [String]
  let encoder: EncoderWeights
  private let weight: UnsafePointer<Float>
  private let bias: Scores
  /// Row i: the scores of every tag after tag i.
  private let transitions: [Scores]
  private let pack: ModelPack

  init(_ pack: ModelPack) throws(ModelPackError) {
    self.pack = pack
    tags = try pack.lines("names/tags")
    guard tags.count == Self.mostTags else {
      throw .wrongSection("names/tags", found: tags.count, expected: Self.mostTags)
    }
    encoder = try EncoderWeights(pack, network: "names")
    weight = try pack.array("names/weight", of: Float.self, count: encoder.stateLength * tags.count)
    let bias = try pack.array("names/bias", of: Float.self, count: tags.count)
    let transitions = try pack.array("names/transitions", of: Float.self, count: tags.count * tags.count)
    self.bias = Self.load(bias)
    self.transitions = (0..<tags.count).map { Self.load(transitions + $0 * Self.mostTags) }
  }

  /// The scores of the tags for `count` states.
  func emissions(_ states: UnsafePointer<Float>, count: Int, buffer: FloatBuffer) -> [Scores] {
    let output = buffer.pointer(count * Self.mostTags)
    MatrixProduct.multiply(
      .init(states, stride: encoder.stateLength), .init(weight, stride: Self.mostTags), rows: count,
      columns: Self.mostTags, inner: encoder.stateLength, into: output)
    return (0..<count).map { Self.load(output + $0 * Self.mostTags) + bias }
  }

  /// The best sequence of tags for the emissions of one sequence.
  func decode(_ emissions: ArraySlice<Scores>) -> [UInt8] { Viterbi.decode(emissions, transitions: transitions) }

  private static func load(_ numbers: UnsafePointer<Float>) -> Scores {
    var scores = Scores.zero
    for place in 0..<mostTags { scores[place] = numbers[place] }
    return scores
  }
}

/// Viterbi's algorithm for a chain of eight tags, without scores for the first and the last tag.
enum Viterbi {
  /// The sequence with the highest sum of emissions and transitions; on ties the tag that stands first.
  static func decode(_ emissions: ArraySlice<SIMD8<Float>>, transitions: [SIMD8<Float>]) -> [UInt8] {
    guard var score = emissions.first else { return [] }
    var history: [SIMD8<UInt8>] = []
    history.reserveCapacity(emissions.count)
    for emission in emissions.dropFirst() {
      var best = SIMD8<Float>(repeating: -.infinity)
      var from = SIMD8<Int32>.zero
      for tag in 0..<8 {
        let candidate = score[tag] + transitions[tag] + emission
        let better = candidate .> best
        best.replace(with: candidate, where: better)
        from.replace(with: Int32(tag), where: better)
      }
      score = best
      history.append(SIMD8(truncatingIfNeeded: from))
    }
    var tag = 0
    for candidate in 1..<8 where score[candidate] > score[tag] { tag = candidate }
    var tags = [UInt8](repeating: 0, count: emissions.count)
    tags[tags.count - 1] = UInt8(tag)
    for place in history.indices.reversed() {
      tag = Int(history[place][tag])
      tags[place] = UInt8(tag)
    }
    return tags
  }
}
