import Testing

@testable import LanguageAnalysis

@Suite("Joined sequences")
struct SequenceRowsTests {
  @Test("have a row of zeros between them")
  func rows() {
    #expect(SequenceRows([0..<2, 2..<2, 4..<5]).tokens == [0, 1, -1, 4])
    #expect(SequenceRows([]).tokens.isEmpty && SequenceRows([3..<3]).pieces(ofAtMost: 20).isEmpty)
  }

  @Test("pieces cover each row once, with the rows around that they depend on", arguments: 1...120)
  func pieces(count: Int) {
    let rows = SequenceRows([0..<count])
    let pieces = rows.pieces(ofAtMost: 20)
    #expect(pieces.flatMap { Array($0.core) } == Array(0..<count))
    for piece in pieces {
      #expect(piece.all.count <= 20)
      #expect(piece.all.lowerBound == max(0, piece.core.lowerBound - SequenceRows.reach))
      #expect(piece.all.upperBound == min(count, piece.core.upperBound + SequenceRows.reach))
    }
  }
}
