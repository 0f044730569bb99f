internal import CNetworkKernels

/// Runs the encoders of the networks: from tokens to a row of numbers for each token.
///
/// Holds the memory that one worker needs, for all its networks; not for two threads at once.
/// Unsafe: works on raw memory of its own and on mapped weights.
final class Encoder {
  /// The rows of a piece, zeros and neighbours included. Its matrices then stay about in the second-level cache.
  static let mostRows = 512

  private let embedding: WordEmbedding
  let cache: ProductCache
  private let kept = NumberBuffer<UInt8>()
  private let wordProducts = NumberBuffer<UnsafeRawPointer?>()
  private let shapeProducts = NumberBuffer<UnsafePointer<Float>?>()
  private let vectors = FloatBuffer()
  private let fresh = FloatBuffer()
  private let firstRows = FloatBuffer()
  private let secondRows = FloatBuffer()
  private let thirdRows = FloatBuffer()
  private let tiles = FloatBuffer()
  private let products = FloatBuffer()
  private let states = FloatBuffer()

  init(embedding: WordEmbedding, cache: ProductCache) {
    self.embedding = embedding
    self.cache = cache
  }

  /// Encodes the tokens of `sequences`, each sequence by itself, and gives the states piece by piece: rows of
  /// ``EncoderWeights/stateLength`` numbers, one for each token of the piece, with the tokens they belong to.
  func encode(
    _ features: TokenFeatures, _ sequences: [Range<Int>], with weights: EncoderWeights, network: Int,
    each: (_ tokens: [Int32], _ states: UnsafePointer<Float>) -> Void
  ) {
    let rows = SequenceRows(sequences)
    for piece in rows.pieces(ofAtMost: Self.mostRows) {
      let tokens = Array(rows.tokens[piece.all])
      let output = run(features, tokens, with: weights, network: network)
      let length = weights.stateLength
      let compact = states.pointer(piece.core.count * length)
      var kept: [Int32] = []
      for row in piece.core where rows.tokens[row] >= 0 {
        (compact + kept.count * length).update(from: output + (row - piece.all.lowerBound) * length, count: length)
        kept.append(rows.tokens[row])
      }
      each(kept, compact)
    }
  }

  /// The three layers over the rows of one piece.
  private func run(
    _ features: TokenFeatures, _ tokens: [Int32], with weights: EncoderWeights, network: Int
  ) -> UnsafePointer<Float> {
    let tile = FastConvolution.tile
    let rows = (tokens.count + tile - 1) / tile * tile
    lookUp(features, tokens, rows: rows, with: weights, network: network)
    let channels = weights.dimensions.channels
    let first = firstRows.pointer(rows * channels[0])
    dateline_first_layer(
      wordProducts.pointer(rows + 2), shapeProducts.pointer(rows + 2), Int64(rows), Int64(channels[0]),
      weights.first.scale, weights.first.shift, first)
    let second = secondRows.pointer(rows * channels[1])
    FastConvolution.apply(
      weights.second, inputs: channels[0], outputs: channels[1], rows: rows, kept: kept.pointer(rows), input: first,
      tiles: tiles, products: products, output: second)
    let third = thirdRows.pointer(rows * channels[2])
    FastConvolution.apply(
      weights.third, inputs: channels[1], outputs: channels[2], rows: rows, kept: kept.pointer(rows), input: second,
      tiles: tiles, products: products, output: third)
    return UnsafePointer(third)
  }

  /// Finds the products of all words of a piece; those that are not in the cache are computed with one product of matrices.
  private func lookUp(
    _ features: TokenFeatures, _ tokens: [Int32], rows: Int, with weights: EncoderWeights, network: Int
  ) {
    let length = weights.productLength
    let words = wordProducts.pointer(rows + 2)
    let shapes = shapeProducts.pointer(rows + 2)
    let kept = kept.pointer(rows)
    words.update(repeating: nil, count: rows + 2)
    shapes.update(repeating: nil, count: rows + 2)
    kept.update(repeating: 0, count: rows)
    var missing: [(word: Int, slot: UnsafeMutableRawPointer)] = []
    cache.beginTurn()
    features.words.withUnsafeBufferPointer { wordIDs in
      features.shapes.withUnsafeBufferPointer { shapeIDs in
        for (row, token) in tokens.enumerated() where token >= 0 {
          let word = Int(wordIDs[Int(token)])
          let slot = cache.slot(of: word, network: network)
          if slot.isNew { missing.append((word, slot.memory)) }
          words[row + 1] = UnsafeRawPointer(slot.memory)
          shapes[row + 1] = weights.shapes + Int(shapeIDs[Int(token)]) * length
          kept[row] = 1
        }
      }
    }
    fill(missing, with: weights)
  }

  private func fill(_ missing: [(word: Int, slot: UnsafeMutableRawPointer)], with weights: EncoderWeights) {
    guard !missing.isEmpty else { return }
    let (dimension, length) = (embedding.dimension, weights.productLength)
    let input = vectors.pointer(missing.count * dimension)
    let output = fresh.pointer(missing.count * length)
    for (place, item) in missing.enumerated() { embedding.write(item.word, to: input + place * dimension) }
    MatrixProduct.multiply(
      .init(input, stride: dimension), .init(weights.words, stride: length), rows: missing.count, columns: length,
      inner: dimension, into: output)
    let channels = Int64(weights.dimensions.channels[0])
    for (place, item) in missing.enumerated() { dateline_keep_product(output + place * length, channels, item.slot) }
  }
}
