internal import CNetworkKernels

/// Finds the token that each token of a sentence depends on, and the relation, from the states of the encoder.
///
/// Each token takes the governor with the highest score, so that the result need not be a tree: there may be circles,
/// several roots, and tokens that depend on themselves (as in slovnet).
/// Holds the memory for one worker. Unsafe: works on raw memory of its own and on mapped weights.
final class SyntaxParser {
  private let weights: SyntaxWeights
  private let relationsOfRoot = FloatBuffer()
  private let stateBuffer = FloatBuffer()
  private let layerBuffer = FloatBuffer()
  private let queryBuffer = FloatBuffer()
  private let scoreBuffer = FloatBuffer()
  private let governorBuffer = FloatBuffer()
  private let matrixBuffer = FloatBuffer()
  private let relationBuffer = FloatBuffer()

  init(_ weights: SyntaxWeights) {
    self.weights = weights
    prepareRoot()
  }

  /// Scores that differ by less than rounding does are equal, and then the first governor is taken: words that stand in
  /// the same surroundings twice (a headline that the first sentence repeats) have equal scores but for rounding.
  private static let tolerance: Float = 3e-6
  /// The governors whose relations are computed at once.
  private static let block = 128

  /// Parses sentences whose states stand one after the other, `lengths` tells how many rows each has. Heads count the
  /// tokens of the sentence from 1, 0 is the root.
  func parse(_ states: UnsafePointer<Float>, lengths: [Int]) -> (heads: [Int32], relations: [Int32]) {
    let (size, width) = (weights.encoder.stateLength, 4 * weights.hidden)
    let tokens = lengths.reduce(0, +)
    let rows = tokens + lengths.count
    // Each sentence gets a row for the root before its first token.
    let extended = stateBuffer.pointer(rows * size)
    var (row, token) = (0, 0)
    for length in lengths {
      (extended + row * size).update(from: weights.arcRoot, count: size)
      (extended + (row + 1) * size).update(from: states + token * size, count: length * size)
      row += length + 1
      token += length
    }
    let layers = layerBuffer.pointer(rows * width)
    applyLayers(extended, rows: rows, into: layers)
    let heads = arcs(layers, lengths: lengths, rows: rows)
    return (heads, relations(layers, lengths: lengths, heads: heads))
  }

  private func applyLayers(_ states: UnsafePointer<Float>, rows: Int, into output: UnsafeMutablePointer<Float>) {
    let width = 4 * weights.hidden
    MatrixProduct.multiply(
      .init(states, stride: weights.encoder.stateLength), .init(weights.layers, stride: width), rows: rows,
      columns: width, inner: weights.encoder.stateLength, into: output)
    dateline_add_and_rectify(output, Int64(rows), Int64(width), weights.layerBias)
  }

  private func arcs(_ layers: UnsafePointer<Float>, lengths: [Int], rows: Int) -> [Int32] {
    let (hidden, width) = (weights.hidden, 4 * weights.hidden)
    let queries = queryBuffer.pointer(rows * hidden)
    MatrixProduct.multiply(
      .init(layers, stride: width), .init(weights.arcKernel, stride: hidden), rows: rows, columns: hidden,
      inner: hidden, into: queries)
    var heads = [Int32](repeating: 0, count: rows - lengths.count)
    heads.withUnsafeMutableBufferPointer { heads in
      guard let base = heads.baseAddress else { return }
      var (row, token) = (0, 0)
      for length in lengths where length > 0 {
        let scores = scoreBuffer.pointer(length * (length + 1))
        MatrixProduct.multiply(
          .init(queries + (row + 1) * hidden, stride: hidden), .init(layers + row * width + hidden, stride: width),
          rows: length, columns: length + 1, inner: hidden, transposed: true, into: scores)
        dateline_first_largest(scores, Int64(length), Int64(length + 1), Self.tolerance, base + token)
        row += length + 1
        token += length
      }
    }
    return heads
  }

  /// The relations of all tokens to their heads. The matrix of a governor serves all its dependents.
  private func relations(_ layers: UnsafePointer<Float>, lengths: [Int], heads: [Int32]) -> [Int32] {
    let (hidden, width, stride) = (weights.hidden, 4 * weights.hidden, weights.relationStride)
    let governed = GovernedTokens(lengths: lengths, heads: heads)
    var relations = [Int32](repeating: 0, count: heads.count)
    let scores = relationBuffer.pointer(stride)
    func decide(_ token: Int, _ matrix: UnsafePointer<Float>) {
      let dependent = layers + governed.rows[token] * width + 3 * hidden
      dateline_weighted_sum(dependent, matrix, Int64(hidden), Int64(stride), scores)
      dateline_largest(scores, 1, Int64(weights.relations.count), nil, &relations[token])
    }
    for token in governed.byRoot { decide(token, relationsOfRoot.pointer(hidden * stride)) }
    for start in Swift.stride(from: 0, to: governed.governors.count, by: Self.block) {
      let block = governed.governors[start..<min(start + Self.block, governed.governors.count)]
      let input = governorBuffer.pointer(block.count * hidden)
      for (place, governor) in block.enumerated() {
        (input + place * hidden).update(from: layers + governor.row * width + 2 * hidden, count: hidden)
      }
      let matrices = matrixBuffer.pointer(block.count * hidden * stride)
      relationMatrices(input, count: block.count, into: matrices)
      for (place, governor) in block.enumerated() {
        for token in governed.tokens(of: governor) { decide(token, matrices + place * hidden * stride) }
      }
    }
    return relations
  }

  private func relationMatrices(
    _ governors: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>
  ) {
    let (hidden, stride) = (weights.hidden, weights.relationStride)
    MatrixProduct.multiply(
      .init(governors, stride: hidden), .init(weights.relationKernel, stride: hidden * stride), rows: count,
      columns: hidden * stride, inner: hidden, into: output)
  }

  /// The root's matrix is the same in every sentence.
  private func prepareRoot() {
    let (hidden, width) = (weights.hidden, 4 * weights.hidden)
    let layers = layerBuffer.pointer(width)
    applyLayers(weights.relationRoot, rows: 1, into: layers)
    relationMatrices(
      layers + 2 * hidden, count: 1, into: relationsOfRoot.pointer(hidden * weights.relationStride))
  }
}

/// The tokens of several sentences by the token that governs them. Rows count the tokens with a root before each
/// sentence.
private struct GovernedTokens {
  struct Governor {
    var row: Int
    var first: Int32
  }

  /// The row of each token.
  private(set) var rows: [Int] = []
  /// The tokens that depend on a root.
  private(set) var byRoot: [Int] = []
  /// The rows that govern at least one token.
  private(set) var governors: [Governor] = []
  /// The next token with the same governor, or -1.
  private var next: [Int32]

  init(lengths: [Int], heads: [Int32]) {
    rows.reserveCapacity(heads.count)
    next = Array(repeating: -1, count: heads.count)
    var governorOfRow = [Int32](repeating: -1, count: heads.count + lengths.count)
    var (row, token) = (0, 0)
    for length in lengths {
      for place in 1..<(length + 1) {
        rows.append(row + place)
        let head = Int(heads[token])
        if head == 0 {
          byRoot.append(token)
        } else if governorOfRow[row + head] < 0 {
          governorOfRow[row + head] = Int32(governors.count)
          governors.append(Governor(row: row + head, first: Int32(token)))
        } else {
          let governor = Int(governorOfRow[row + head])
          next[token] = governors[governor].first
          governors[governor].first = Int32(token)
        }
        token += 1
      }
      row += length + 1
    }
  }

  func tokens(of governor: Governor) -> some Sequence<Int> {
    sequence(first: Int(governor.first)) { token in
      let following = Int(next[token])
      return following < 0 ? nil : following
    }
  }
}
