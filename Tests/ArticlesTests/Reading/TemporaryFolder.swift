import Foundation

@testable import Articles

/// A folder that goes away with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "dateline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders on the way to it, and returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let url = URL(fileURLWithPath: path).appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }
}

/// What reading gave, with the temporary folder cut off all places.
struct Reading {
  var records: [RawRecord] = []
  var findings: [Finding] = []
  /// Sources of records and places of findings, in their order.
  var order: [String] = []

  init(_ paths: [String], limit: Int = 10 << 20, chunk: Int = 1 << 16) {
    var reader = ArchiveReader(paths: paths, limit: limit, chunk: chunk)
    while let item = reader.next() {
      switch item {
      case .record(let record):
        records.append(record)
        order.append(record.source)
      case .finding(let finding):
        findings.append(finding)
        order.append(finding.place)
      }
    }
  }

  var decoded: [DecodedRecord] { records.map { $0.decode() } }
  var articles: [Article] { decoded.compactMap(\.article) }
  var texts: [String] { articles.map(\.text) }
  /// The codes of all findings, of reading and of decoding.
  var codes: [Finding.Code] { findings.map(\.code) + decoded.flatMap { $0.findings.map(\.code) } }
}

/// A record of JSON, as if it had been read.
func decodeJSON(_ json: String) -> DecodedRecord { decodeJSON(Array(json.utf8)) }

func decodeJSON(_ bytes: [UInt8]) -> DecodedRecord {
  RawRecord(source: "a.jsonl#7", fallbackID: "a#7", format: "json", bytes: bytes).decode()
}
