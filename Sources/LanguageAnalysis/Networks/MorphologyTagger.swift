internal import CNetworkKernels

/// The head of the morphology network: the most likely of 753 tags, each a part of speech with its features (slovnet's
/// `MorphHead`).
///
/// Unsafe: points into the mapped sections. `@unchecked Sendable`: nothing writes to them, and `pack` keeps them.
struct MorphologyTagger: @unchecked Sendable {
  let tags: [String]
  let encoder: EncoderWeights
  private let weight: UnsafePointer<Float>
  private let bias: UnsafePointer<Float>
  private let pack: ModelPack

  init(_ pack: ModelPack) throws(ModelPackError) {
    self.pack = pack
    tags = try pack.lines("morphology/tags")
    encoder = try EncoderWeights(pack, network: "morphology")
    weight = try pack.array("morphology/weight", of: Float.self, count: encoder.stateLength * tags.count)
    bias = try pack.array("morphology/bias", of: Float.self, count: tags.count)
  }

  /// Writes the place of the most likely tag for each of `count` states.
  func decode(
    _ states: UnsafePointer<Float>, count: Int, buffer: FloatBuffer, into places: UnsafeMutablePointer<Int32>
  ) {
    let scores = buffer.pointer(count * tags.count)
    MatrixProduct.multiply(
      .init(states, stride: encoder.stateLength), .init(weight, stride: tags.count), rows: count, columns: tags.count,
      inner: encoder.stateLength, into: scores)
    dateline_largest(scores, Int64(count), Int64(tags.count), bias, places)
  }
}
