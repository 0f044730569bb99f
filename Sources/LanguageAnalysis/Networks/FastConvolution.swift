internal import CNetworkKernels

/// The convolution of width 3 in the way of Winograd, F(4, 3): four rows of output take six products of matrices instead
/// of twelve (Lavin and Gray, "Fast algorithms for convolutional neural networks", 2015).
///
/// The result is that of the plain convolution up to rounding.
enum FastConvolution {
  /// The rows that are computed together.
  static let tile = 4
  /// The matrices of a kernel.
  static let planes = 6

  /// Prepares a kernel: from outputs × inputs × 3 to six matrices inputs × outputs.
  static func kernel(_ weights: [Float], inputs: Int, outputs: Int) -> [Float] {
    precondition(weights.count == inputs * outputs * 3, "size of a convolution")
    var planes = [Float](repeating: 0, count: Self.planes * inputs * outputs)
    for output in 0..<outputs {
      for input in 0..<inputs {
        let at = (output * inputs + input) * 3
        let (a, b, c) = (Double(weights[at]), Double(weights[at + 1]), Double(weights[at + 2]))
        let transformed = [
          a / 4, -(a + b + c) / 6, -(a - b + c) / 6, a / 24 + b / 12 + c / 6, a / 24 - b / 12 + c / 6, c,
        ]
        for (plane, value) in transformed.enumerated() {
          planes[(plane * inputs + input) * outputs + output] = Float(value)
        }
      }
    }
    return planes
  }

  /// Convolves `rows` rows of `input`, then adds the bias, applies ReLU and normalizes; `rows` is a multiple of four.
  /// `kept` marks with 0 the rows that are zeros in the result.
  static func apply(
    _ convolution: EncoderWeights.Convolution, inputs: Int, outputs: Int, rows: Int, kept: UnsafePointer<UInt8>,
    input: UnsafePointer<Float>, tiles: FloatBuffer, products: FloatBuffer, output: UnsafeMutablePointer<Float>
  ) {
    let count = rows / tile
    let transformed = tiles.pointer(planes * count * inputs)
    let product = products.pointer(planes * count * outputs)
    dateline_tiles_from_rows(input, Int64(count), Int64(inputs), transformed)
    for plane in 0..<planes {
      MatrixProduct.multiply(
        .init(transformed + plane * count * inputs, stride: inputs),
        .init(convolution.kernel + plane * inputs * outputs, stride: outputs), rows: count, columns: outputs,
        inner: inputs, into: product + plane * count * outputs)
    }
    dateline_rows_from_tiles(
      product, Int64(count), Int64(outputs), convolution.bias, convolution.normalization.scale,
      convolution.normalization.shift, kept, output)
  }
}
