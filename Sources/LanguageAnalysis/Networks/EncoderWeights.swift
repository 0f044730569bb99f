/// The weights of one network's encoder as they lie in the pack: three convolutions of width 3, each with ReLU and
/// normalization (slovnet 0.6.0, `exec/model.py`, class `CNNEncoder`).
///
/// The normalization is y = x · scale + shift, with scale = weight / std and shift = bias − mean · scale.
/// Unsafe: points into the mapped sections. `@unchecked Sendable`: nothing writes to them, and `pack` keeps them.
struct EncoderWeights: @unchecked Sendable {
  /// What follows each convolution, one number a channel.
  struct Normalization {
    let scale: UnsafePointer<Float>
    let shift: UnsafePointer<Float>
  }

  /// A convolution by F(4, 3): six matrices inputs × outputs.
  struct Convolution {
    let kernel: UnsafePointer<Float>
    let bias: UnsafePointer<Float>
    let normalization: Normalization
  }

  /// The sizes of the encoder.
  struct Dimensions: Hashable, Sendable {
    var embedding: Int
    var shapes: Int
    /// The channels after each convolution.
    var channels: [Int]
  }

  let dimensions: Dimensions
  /// The word's part of the first convolution: embedding × (3 · channels).
  let words: UnsafePointer<Float>
  /// What a shape adds to the first convolution, bias included: shapes × (3 · channels).
  let shapes: UnsafePointer<Float>
  let first: Normalization
  let second: Convolution
  let third: Convolution

  private let pack: ModelPack

  init(_ pack: ModelPack, network: String) throws(ModelPackError) {
    let sizes = try pack.array("\(network)/dimensions", of: Int32.self, count: 5)
    let numbers = (0..<5).map { Int(sizes[$0]) }
    guard numbers.allSatisfy({ (1...65_536).contains($0) }), numbers[1] == WordShape.count else {
      throw .damagedSection("\(network)/dimensions")
    }
    let dimensions = Dimensions(embedding: numbers[0], shapes: numbers[1], channels: Array(numbers[2...]))
    self.dimensions = dimensions
    self.pack = pack
    let channels = dimensions.channels
    words = try pack.array("\(network)/words", of: Float.self, count: dimensions.embedding * 3 * channels[0])
    shapes = try pack.array("\(network)/shapes", of: Float.self, count: dimensions.shapes * 3 * channels[0])
    func normalization(_ layer: Int) throws(ModelPackError) -> Normalization {
      Normalization(
        scale: try pack.array("\(network)/scale\(layer)", of: Float.self, count: channels[layer - 1]),
        shift: try pack.array("\(network)/shift\(layer)", of: Float.self, count: channels[layer - 1]))
    }
    func convolution(_ layer: Int) throws(ModelPackError) -> Convolution {
      let size = FastConvolution.planes * channels[layer - 2] * channels[layer - 1]
      return Convolution(
        kernel: try pack.array("\(network)/kernel\(layer)", of: Float.self, count: size),
        bias: try pack.array("\(network)/bias\(layer)", of: Float.self, count: channels[layer - 1]),
        normalization: try normalization(layer))
    }
    first = try normalization(1)
    second = try convolution(2)
    third = try convolution(3)
  }

  /// The length of one word's product with the first convolution.
  var productLength: Int { 3 * dimensions.channels[0] }
  /// The numbers that the encoder gives for each token.
  var stateLength: Int { dimensions.channels[2] }
}
