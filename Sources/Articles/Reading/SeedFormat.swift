/// Texts that each begin with their day: ` date 2026-01-03 В Киеве …`, one or several in a file.
///
/// A record begins at the start of the file or of a line, with at most one space before the word.
package enum SeedFormat: ArticleFormat {
  package static let name = "seed"
  package static let version = 1

  package static func recognizes(fileName: String, head: Span<UInt8>) -> Bool { marker(in: head, at: 0) != nil }

  package static func makeSplitter() -> any RecordSplitter { MarkedLines() }

  package static func decode(_ record: RawRecord) -> DecodedRecord {
    let bytes = record.bytes.span
    guard let marker = marker(in: bytes, at: 0) else {
      return DecodedRecord(
        failure: Finding(
          .noText, place: record.source, problem: "the record does not begin with 'date YYYY-MM-DD'",
          advice: "write the day before the text"))
    }
    let (text, replacements) = bytes.repairedText(marker.text..<bytes.count)
    guard !text.isBlank else { return DecodedRecord(failure: .blank(record.source)) }
    let (written, _) = bytes.repairedText(marker.day..<marker.day + 10)
    let day = CalendarDay(iso: written)
    let article = Article(
      id: record.fallbackID, source: record.source, published: day, text: text, replacements: replacements)
    let warnings: [Finding] = day == nil ? [.unreadDate(written, record.source)] : []
    return DecodedRecord(article, findings: warnings + .replaced(replacements, record.source))
  }

  /// The places of the day and of the text after it where a record begins at `place`; nil where none does, or where
  /// the bytes end before that can be told.
  static func marker(in bytes: Span<UInt8>, at place: Int) -> (day: Int, text: Int)? {
    // Files that were put together may hold byte order marks anywhere between records.
    var place = bytes.skippingByteOrderMark(from: place)
    if place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    let pattern = "date 0000-00-00".utf8
    guard bytes.count - place >= pattern.count else { return nil }
    for (offset, expected) in pattern.enumerated() {
      let byte = bytes[place + offset]
      if expected == UInt8(ascii: "0") {
        guard byte.isDigit else { return nil }
      } else if byte != expected {
        return nil
      }
    }
    let day = place + 5
    let text = day + 10
    guard text < bytes.count else { return (day, text) }
    // The one character that parts the day from the text is not the text's; a line break may be two bytes.
    guard bytes[text].isWhitespace else { return nil }
    let isLineBreak =
      bytes[text] == UInt8(ascii: "\r") && text + 1 < bytes.count && bytes[text + 1] == UInt8(ascii: "\n")
    return (day, text + (isLineBreak ? 2 : 1))
  }

  /// The longest beginning of a record up to the character after the day.
  private static let markerLength = 20

  private struct MarkedLines: RecordSplitter {
    mutating func scan(_ bytes: Span<UInt8>, from scanned: Int, atEnd: Bool) -> SplitStep {
      // A line break near the end of what was looked at may have been too near to tell what follows.
      var place = max(0, scanned - SeedFormat.markerLength - 1)
      while let lineBreak = bytes.firstIndex(of: UInt8(ascii: "\n"), from: place) {
        if lineBreak + 1 + SeedFormat.markerLength > bytes.count, !atEnd { return .more }
        if SeedFormat.marker(in: bytes, at: lineBreak + 1) != nil {
          return .record(length: lineBreak + 1, consumed: lineBreak + 1)
        }
        place = lineBreak + 1
      }
      return .more
    }
  }
}
