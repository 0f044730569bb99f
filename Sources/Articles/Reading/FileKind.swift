/// Files that are no articles, told by their names and first bytes.
enum FileKind {
  /// Why a file of this name is not read; nil where its content decides.
  static func refusal(ofName name: String, place: String) -> Finding? {
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    let suffix = name[name.index(after: point)...].lowercased()
    if ["db-wal", "db-shm", "db-journal"].contains(where: suffix.hasSuffix) {
      return Finding(.database, place: place, problem: "part of a database", advice: "keep databases elsewhere")
    }
    guard let advice = otherKinds.first(where: { $0.suffixes.contains(suffix) })?.advice else { return nil }
    return Finding(.unknownFormat, place: place, problem: "no format here reads .\(suffix) files", advice: advice)
  }

  /// What the first bytes say where they are no text; nil where they may be text.
  static func refusal(ofHead head: [UInt8]) -> InputProblem? {
    if head.starts(with: "SQLite format 3\0".utf8) { return .database }
    return signatures.first { head.starts(with: $0.bytes) }.map { .binary($0.kind) }
  }

  private static let otherKinds: [(suffixes: Set<String>, advice: String)] = [
    (["csv", "tsv", "xls", "xlsx", "ods"], "convert the table to JSON lines with the fields text, date and title"),
    (
      ["html", "htm", "xhtml", "mhtml", "xml", "rss", "atom", "warc"],
      "extract the articles to JSON lines, for example with trafilatura"
    ),
    (
      ["lua", "py", "swift", "c", "h", "js", "css", "sh", "sql", "yaml", "yml", "toml", "ini", "log"],
      "keep programs and settings elsewhere, or rename it to .txt if it is an article"
    ),
  ]

  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    ([0x1F, 0x8B], "a gzip archive"), ([0x50, 0x4B, 0x03, 0x04], "a zip archive or an office document"),
    ([0x42, 0x5A, 0x68], "a bzip2 archive"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
    ([0x52, 0x61, 0x72, 0x21], "a rar archive"), ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an office document"), ([0x89, 0x50, 0x4E, 0x47], "an image"),
    ([0xFF, 0xD8, 0xFF], "an image"), ([0x47, 0x49, 0x46, 0x38], "an image"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]
}

/// Why a file can not be read as text.
enum InputProblem: Error, Hashable {
  case unreadable(String)
  case database
  case binary(String)
  case unknownEncoding(String)

  func finding(place: String) -> Finding {
    switch self {
    case .unreadable(let reason):
      Finding(.unreadable, place: place, problem: "reading failed: \(reason)", advice: "check the disk and try again")
    case .database:
      Finding(.database, place: place, problem: "an SQLite database", advice: "keep databases elsewhere")
    case .binary(let kind):
      Finding(.binary, place: place, problem: "\(kind), no text", advice: "unpack or convert it to text first")
    case .unknownEncoding(let name):
      Finding(
        .unknownEncoding, place: place, problem: "the system can not convert \(name)",
        advice: "convert it to UTF-8 with iconv")
    }
  }
}
