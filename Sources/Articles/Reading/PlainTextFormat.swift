/// A file that is one article and nothing else.
package enum PlainTextFormat: ArticleFormat {
  package static let name = "text"
  package static let version = 1

  /// Any text may be an article: this format is asked last.
  package static func recognizes(fileName: String, head: Span<UInt8>) -> Bool { true }

  package static func makeSplitter() -> any RecordSplitter { WholeFile() }

  package static func decode(_ record: RawRecord) -> DecodedRecord {
    let (text, replacements) = record.bytes.span.repairedText(0..<record.bytes.count)
    guard !text.isBlank else { return DecodedRecord(failure: .blank(record.source)) }
    let article = Article(id: record.fallbackID, source: record.source, text: text, replacements: replacements)
    return DecodedRecord(
      article,
      findings: [
        .undated(record.source, advice: "begin the file with 'date YYYY-MM-DD', or use JSON lines with a field 'date'")
      ] + .replaced(replacements, record.source))
  }

  private struct WholeFile: RecordSplitter {
    mutating func scan(_ bytes: Span<UInt8>, from scanned: Int, atEnd: Bool) -> SplitStep { .more }
  }
}
