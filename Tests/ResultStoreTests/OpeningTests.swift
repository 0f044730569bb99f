import Articles
import Foundation
import PluginHost
import ResultStore
import Testing

@Suite("Opening a file: fresh, again, wrong and damaged")
struct OpeningTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  func code(_ path: String, _ access: ResultStore.Access = .readWrite) -> StoreError.Code? {
    do throws(StoreError) {
      _ = try ResultStore(path: path, access: access)
      return nil
    } catch { return error.code }
  }

  @Test("a fresh file has the documented tables, is STRICT, logs ahead, and is the same when opened again")
  func fresh() throws {
    let path = folder.file("новая база?#%.db")
    let store = try ResultStore(path: path)
    let tables = try store.query("SELECT name, strict FROM pragma_table_list WHERE type = 'table' ORDER BY name")
    let own = tables.rows.filter { $0[0] != .text("sqlite_schema") && $0[0] != .text("sqlite_temp_schema") }
    #expect(
      own.map { $0[0] }
        == [
          "analysis", "archive_result", "article", "finding", "plugin_table", "plugin_version", "read_set", "result",
          "run",
        ].map(SQLValue.text))
    #expect(own.allSatisfy { $0[1] == .integer(1) })
    #expect(try store.verify() == [])
    try store.close()
    #expect(try ResultStore(path: path).articleCount() == 0)
    if let mode = try sqlite3(path, "PRAGMA journal_mode") { #expect(mode == "wal\n") }
  }

  @Test("every declared table is documented", .enabled(if: schemaDocument != nil))
  func documented() throws {
    let document = try #require(schemaDocument)
    let store = try ResultStore(path: folder.file("a.db"))
    let columns = try store.query(
      """
      SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
      """)
    for row in columns.rows {
      guard case .text(let table) = row[0], case .text(let column) = row[1] else { continue }
      #expect(document.contains("### `\(table)`"), "Documentation/Schema.md lacks \(table)")
      #expect(document.contains("`\(column)`"), "Documentation/Schema.md lacks \(table).\(column)")
    }
  }

  @Test("an empty file is taken as a new one")
  func empty() throws {
    try folder.write(Data(), to: "a.db")
    #expect(try ResultStore(path: folder.file("a.db")).articleCount() == 0)
  }

  @Test("a picture, another program's database and a newer file are refused and left as they were")
  func refused() throws {
    try folder.write(Data([0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 5000)), to: "photo.db")
    let before = try folder.contents("photo.db")
    #expect(code(folder.file("photo.db")) == .notDatabase)
    #expect(code(folder.file("photo.db"), .readOnly) == .notDatabase)
    #expect(try folder.contents("photo.db") == before)

    if try sqlite3(folder.file("other.db"), "CREATE TABLE t (a); INSERT INTO t VALUES (1)") != nil {
      let before = try folder.contents("other.db")
      #expect(code(folder.file("other.db")) == .foreign)
      #expect(code(folder.file("other.db"), .readOnly) == .foreign)
      #expect(try folder.contents("other.db") == before)
    }

    try ResultStore(path: folder.file("newer.db")).close()
    if try sqlite3(folder.file("newer.db"), "PRAGMA user_version = 99") != nil {
      #expect(code(folder.file("newer.db")) == .newer)
      _ = try sqlite3(folder.file("newer.db"), "PRAGMA user_version = 0")
      #expect(code(folder.file("newer.db"), .readOnly) == .older)
    }
  }

  @Test("a file that is not there is made for writing only; a folder is no file")
  func missing() {
    #expect(code(folder.file("no.db"), .readOnly) == .missing)
    #expect(!FileManager.default.fileExists(atPath: folder.file("no.db")))
    #expect(code(folder.path) == .inaccessible)
    #expect(code(folder.file("no/such/folder.db")) == .inaccessible)
  }

  @Test("a damaged file is told as such, wherever the damage lies", arguments: 0..<24)
  func damaged(seed: UInt64) throws {
    let path = folder.file("a.db")
    do {
      let store = try ResultStore(path: path)
      var session = RegistrationSession()
      _ = try store.register((0..<200).map { Article.sample($0).record }, in: &session)
      try store.close()
    }
    var data = try folder.contents("a.db")
    var random = SeededGenerator(state: seed)
    if seed % 3 == 0 {
      data = data.prefix(Int.random(in: 1..<data.count, using: &random))
    } else {
      for _ in 0..<(seed % 3 == 1 ? 400 : 4) {
        data[Int.random(in: 0..<data.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
    }
    try folder.write(data, to: "a.db")
    // Damage may hide (in a text, say); then everything still reads. Else it is an error that says what to do.
    do throws(StoreError) {
      let store = try ResultStore(path: path)
      _ = try store.verify()
      _ = try store.fingerprints()
      for reference in try store.articlesInOrder() { _ = try store.article(reference.key) }
    } catch {
      #expect(
        [.damaged, .notDatabase, .foreign, .newer, .failed, .inaccessible].contains(error.code), "\(error)")
      #expect(!error.advice.isEmpty)
    }
  }

  @Test("a store for reading sees everything and writes nothing")
  func readOnly() throws {
    let sample = try SampleStore()
    try sample.store.write([sample.write(0, PluginResult(status: .ok, rows: [visit("Министр")]))])
    let reading = try ResultStore(path: sample.store.path, access: .readOnly)
    #expect(try reading.query("SELECT who FROM visit").rows == [[.text("Министр")]])
    #expect(try reading.article(sample.articles[0].key)?.id == "статья-0")
    #expect {
      var session = RegistrationSession()
      _ = try reading.register([Article.sample(9).record], in: &session)
    } throws: {
      ($0 as? StoreError)?.code == .readOnly
    }
    #expect(try reading.articleCount() == 3)
  }

  @Test("errors say where, what, why and what to do next")
  func wording() {
    let error = StoreError(
      .newer, "was written by a newer version of dateline", place: "/data/a.db",
      reason: "schema 9, this version knows 1",
      advice: "update dateline, or choose another file with --db")
    #expect(
      "\(error)"
        == "/data/a.db: was written by a newer version of dateline (schema 9, this version knows 1); update dateline, or choose another file with --db"
    )
  }
}

/// `Documentation/Schema.md` of the package, where the tests run from a checkout.
let schemaDocument: String? = {
  var folder = URL(fileURLWithPath: #filePath)
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
      return try? String(contentsOf: folder.appendingPathComponent("Documentation/Schema.md"), encoding: .utf8)
    }
  }
  return nil
}()
