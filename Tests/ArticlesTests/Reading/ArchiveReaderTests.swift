import Foundation
import Testing

@testable import Articles

@Suite("Files, folders and what is no article in them") struct ArchiveReaderTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func places(_ reading: Reading) -> [String] {
    reading.order.map { $0.replacing(folder.path + "/", with: "") }
  }

  @Test("Folders are read in the order of the bytes of whole paths, again and again")
  func order() throws {
    for name in ["б.txt", "a/z.txt", "a.txt", "a/b/c.txt", "B.txt", "a-1.txt"] { try folder.write(name, "Текст") }
    let expected = ["B.txt", "a-1.txt", "a.txt", "a/b/c.txt", "a/z.txt", "б.txt"]
    for _ in 0..<3 { #expect(places(Reading([folder.path])) == expected) }
    #expect(expected == expected.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("Several paths are read in the order in which they are named")
  func severalPaths() throws {
    let second = try folder.write("2.txt", "Второй")
    let first = try folder.write("1.txt", "Первый")
    #expect(Reading([second, first]).texts == ["Второй", "Первый"])
  }

  @Test("Ids are stems, and get a number only where a file holds several records")
  func ids() throws {
    try folder.write("one.jsonl", "{\"text\":\"Один\"}\n")
    try folder.write(
      "two.jsonl", "{\"text\":\"Два\"}\n\n{\"id\":\"own\",\"text\":\"Три\"}\nno json\n{\"text\":\"Пять\"}")
    let reading = Reading([folder.path])
    #expect(reading.articles.map(\.id) == ["one", "two#1", "own", "two#4"])
    #expect(places(reading) == ["one.jsonl", "two.jsonl#1", "two.jsonl#2", "two.jsonl#3", "two.jsonl#4"])
  }

  @Test("What is no article is a finding that says which and why")
  func notArticles() throws {
    try folder.write("1/.hidden.txt", "Текст")
    try folder.write("2/dateline.db", "SQLite format 3\0 and more")
    try folder.write("2/dateline.db-wal", "")
    try folder.write("3/photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16])
    try folder.write("3/noise", (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 3) })
    try folder.write("4/empty.txt", "")
    try folder.write("4/blank.txt", " \r\n\u{A0}")
    try folder.write("5/table.csv", "title,text\n")
    try folder.write("5/empty.jsonl", "\n\n")
    let reading = Reading([folder.path])
    let found = reading.findings + reading.decoded.flatMap(\.findings)
    let codes = Dictionary(
      uniqueKeysWithValues: found.map { ($0.place.replacing(folder.path + "/", with: ""), $0.code) })
    #expect(
      codes == [
        "1/.hidden.txt": .hidden, "2/dateline.db": .database, "2/dateline.db-wal": .database,
        "3/photo.jpg": .binary, "3/noise": .binary, "4/empty.txt": .empty, "4/blank.txt": .empty,
        "5/table.csv": .unknownFormat, "5/empty.jsonl": .empty,
      ])
    #expect(reading.articles.isEmpty)
    #expect(found.allSatisfy { $0.severity == .skipped && !$0.problem.isEmpty && !$0.advice.isEmpty })
  }

  @Test("Symbolic links are followed, but not in circles; dead ones are findings")
  func links() throws {
    try folder.write("real/a.txt", "Текст")
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.path + "/real/loop", withDestinationPath: folder.path)
    try files.createSymbolicLink(atPath: folder.path + "/b.txt", withDestinationPath: "real/a.txt")
    try files.createSymbolicLink(atPath: folder.path + "/c.txt", withDestinationPath: "nowhere")
    try files.createSymbolicLink(atPath: folder.path + "/d.txt", withDestinationPath: "d.txt")
    let reading = Reading([folder.path])
    #expect(places(reading) == ["b.txt", "c.txt", "d.txt", "real/a.txt", "real/loop"])
    #expect(reading.findings.map(\.code) == [.notFound, .unreadable, .readBefore])
  }

  @Test("Pipes and devices are refused at once; a missing file and an empty folder are findings")
  func notFiles() throws {
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
    let reading = Reading([folder.path + "/pipe", "/dev/null", folder.path + "/none.txt", folder.path + "/empty"])
    #expect(reading.findings.map(\.code) == [.notAFile, .notAFile, .notFound, .empty])
  }

  @Test("A folder or file that may not be read is a finding", .enabled(if: getuid() != 0, "root may read everything"))
  func unreadable() throws {
    let path = try folder.write("secret.txt", "Текст")
    #expect(chmod(path, 0) == 0)
    #expect(Reading([path]).findings.map(\.code) == [.unreadable])
  }

  @Test("A file whose name is no UTF-8 is read")
  func rawName() throws {
    let name = Array(folder.path.utf8CString.dropLast()) + [0x2F, CChar(bitPattern: 0xC0), 0x2E, 0x74, 0x78, 0x74, 0]
    let file = try #require(fopen(name, "w"))
    fputs("Текст", file)
    fclose(file)
    #expect(Reading([folder.path]).texts == ["Текст"])
  }

  @Test(
    "A record over the limit is skipped and counted, and the ones around it are read",
    arguments: [7, 100, 1 << 16], [100, 300_000])
  func tooLarge(chunk: Int, limit: Int) throws {
    let long = String(repeating: "я", count: limit)
    let lines = ["{\"text\":\"Один\"}", "{\"text\":\"\(long)\"}", "{\"text\":\"Три\"}"]
    try folder.write("a.jsonl", lines.joined(separator: "\n"))
    if chunk > 7 || limit < 1000 {
      let reading = Reading([folder.path], limit: limit, chunk: chunk)
      #expect(reading.texts == ["Один", "Три"])
      #expect(reading.findings.map(\.code) == [.tooLarge])
      #expect(reading.findings.first?.place.hasSuffix("a.jsonl#2") == true)
      #expect(reading.findings.first?.problem.hasPrefix("\(lines[1].utf8.count) bytes") == true)
    }
    let text = try folder.write("b.txt", long)
    #expect(Reading([text], limit: limit, chunk: max(chunk, 100)).findings.map(\.code) == [.tooLarge])
  }

  @Test("A file that can not be read to its end is a finding")
  func failingRead() throws {
    let path = try folder.write("a.txt", "Текст")
    let writeOnly = FileDescriptor(owning: open(path, O_WRONLY))
    let file = FileReading(path: FilePath(path), descriptor: writeOnly, limit: 100, chunk: 100)
    guard case .finding(let finding) = file.next() else {
      Issue.record("no finding")
      return
    }
    #expect(finding.code == .unreadable)
    #expect(file.next() == nil)
  }

  @Test("Any bytes are articles or findings, never a crash", arguments: 0..<80)
  func anyBytes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let lowest: UInt8 = [0, 0x20, 0x80, 0xC0].randomElement(using: &random)!
    let start = ["", "{\"text\":\"", "date 2026-01-03 ", "\u{FEFF}", "\u{0}т"].randomElement(using: &random)!
    let count = Int.random(in: 0...800, using: &random)
    let bytes = Array(start.utf8) + (0..<count).map { _ in UInt8.random(in: lowest...255, using: &random) }
    let path = try folder.write(["a", "a.txt", "a.jsonl"].randomElement(using: &random)!, bytes)
    for chunk in [5, 50, 1 << 16] {
      let reading = Reading([path], chunk: chunk)
      #expect(!reading.order.isEmpty)
      #expect(reading.decoded.allSatisfy { $0.article != nil || $0.findings.contains { $0.severity == .skipped } })
    }
  }

  @Test("Equal bytes have equal fingerprints wherever they lie; the id without one of its own counts")
  func fingerprints() throws {
    let json = "{\"text\":\"Один\"}"
    let paths = try ["1/a.jsonl", "2/a.jsonl", "2/b.jsonl"].map { try folder.write($0, json) }
    let prints = Reading(paths).records.map(\.fingerprint)
    #expect(prints[0] == prints[1])
    #expect(prints[0] != prints[2])
  }
}
