import Testing

@testable import LanguageAnalysis

@Suite("Fast convolution")
struct ConvolutionTests {
  /// The layer without normalization for one channel in, one channel out.
  private func convolve(_ input: [Float], kernel: [Float], bias: Float, kept: [UInt8]) -> [Float] {
    let transformed = FastConvolution.kernel(kernel, inputs: 1, outputs: 1)
    let (tiles, products) = (FloatBuffer(), FloatBuffer())
    return transformed.withUnsafeBufferPointer { kernel in
      [bias, 1, 0].withUnsafeBufferPointer { numbers in
        let base = numbers.baseAddress!
        let convolution = EncoderWeights.Convolution(
          kernel: kernel.baseAddress!, bias: base, normalization: .init(scale: base + 1, shift: base + 2))
        return [Float](unsafeUninitializedCapacity: input.count) { output, count in
          FastConvolution.apply(
            convolution, inputs: 1, outputs: 1, rows: input.count, kept: kept, input: input, tiles: tiles,
            products: products, output: output.baseAddress!)
          count = input.count
        }
      }
    }
  }

  @Test("gives what pencil and paper give")
  func byHand() {
    // 0·1+1·2+2·3, 1·1+2·2+3·3, 2·1+3·2+4·3, 3·1+4·2+0·3
    #expect(near(convolve([1, 2, 3, 4], kernel: [1, 2, 3], bias: 0, kept: [1, 1, 1, 1]), [8, 14, 20, 11]))
    // With the bias and ReLU: 1·2+2·3−10, …
    #expect(near(convolve([1, 2, 3, 4], kernel: [1, 2, 3], bias: -10, kept: [1, 1, 1, 1]), [0, 4, 10, 1]))
  }

  @Test("spans tiles, and rows between sequences stay zero")
  func tiles() {
    let input: [Float] = [1, 1, 1, 0, 2, 2, 2, 2]
    let result = convolve(input, kernel: [1, 10, 100], bias: 0, kept: [1, 1, 1, 0, 1, 1, 1, 1])
    #expect(near(result, [110, 111, 11, 0, 220, 222, 222, 22]))
  }

  private func near(_ found: [Float], _ expected: [Float]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { ($0 - $1).magnitude < 1e-3 }
  }
}
