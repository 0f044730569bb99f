import Foundation
import Testing

@testable import Articles

/// The folder beside the package that holds real archives; nothing of it is in the repository.
private let shared: URL = {
  var package = URL(fileURLWithPath: #filePath)
  while package.path != "/", !FileManager.default.fileExists(atPath: package.appending(path: "Package.swift").path) {
    package.deleteLastPathComponent()
  }
  return package.deletingLastPathComponent().appending(path: "shared/data")
}()

private func isThere(_ path: String) -> Bool {
  FileManager.default.fileExists(atPath: shared.appending(path: path).path)
}

@Suite("Reading the shared archives") struct SharedArchiveTests {
  @Test(
    "The news archive decodes whole, and undated articles are the only finding",
    .enabled(if: isThere("archive/news-ru.jsonl"), "../shared/data/archive/news-ru.jsonl is not there"))
  func newsArchive() {
    var reader = ArchiveReader(paths: [shared.appending(path: "archive/news-ru.jsonl").path])
    var articles = 0
    var dated = 0
    var codes: [Finding.Code: Int] = [:]
    while let item = reader.next() {
      switch item {
      case .finding(let finding): codes[finding.code, default: 0] += 1
      case .record(let record):
        let decoded = record.decode()
        for finding in decoded.findings { codes[finding.code, default: 0] += 1 }
        if let article = decoded.article {
          articles += 1
          if article.published != nil { dated += 1 }
          #expect(article.replacements == 0)
        }
      }
    }
    #expect(articles == 3433)
    #expect(dated == 148)
    #expect(codes == [.undated: 3285])
  }

  @Test(
    "The seed is one dated article",
    .enabled(if: isThere("seed/000_7064ea58fc308406.txt"), "../shared/data/seed is not there"))
  func seed() throws {
    var reader = ArchiveReader(paths: [shared.appending(path: "seed").path])
    guard case .record(let record) = reader.next() else {
      Issue.record("no record")
      return
    }
    #expect(reader.next() == nil)
    let decoded = record.decode()
    let article = try #require(decoded.article)
    #expect(decoded.findings.isEmpty)
    #expect(article.published?.description == "2026-01-03")
    #expect(article.id == "000_7064ea58fc308406")
    #expect(record.bytes.count - article.text.utf8.count == " date 2026-01-03 ".utf8.count)
  }
}
