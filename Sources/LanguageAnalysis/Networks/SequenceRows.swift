/// Sequences of tokens laid end to end as the rows of one matrix, with a row of zeros between them.
///
/// A convolution pads with zeros, so the row between two sequences gives both exactly what they would get alone, and
/// the products of matrices are long enough to be fast.
struct SequenceRows {
  /// The token of each row, or -1 for a row of zeros.
  private(set) var tokens: [Int32] = []

  init(_ sequences: [Range<Int>]) {
    tokens.reserveCapacity(sequences.reduce(0) { $0 + $1.count + 1 })
    for sequence in sequences where !sequence.isEmpty {
      if !tokens.isEmpty { tokens.append(-1) }
      for token in sequence { tokens.append(Int32(token)) }
    }
  }

  /// A piece of the rows that is computed at once: its results are for `core`, and `all` has the rows around it on
  /// which they depend.
  struct Piece: Hashable {
    var core: Range<Int>
    var all: Range<Int>
  }

  /// Three convolutions of width 3 see three rows on either side.
  static let reach = 3

  /// Cuts the rows into pieces of about equal size and at most `rows` rows each, so that memory stays bounded however
  /// long the article.
  func pieces(ofAtMost rows: Int) -> [Piece] {
    guard !tokens.isEmpty else { return [] }
    let most = rows - 2 * Self.reach
    let count = tokens.count <= rows ? 1 : (tokens.count + most - 1) / most
    let length = (tokens.count + count - 1) / count
    return stride(from: 0, to: tokens.count, by: length).map { start in
      let core = start..<min(start + length, tokens.count)
      return Piece(core: core, all: max(0, start - Self.reach)..<min(core.upperBound + Self.reach, tokens.count))
    }
  }
}
