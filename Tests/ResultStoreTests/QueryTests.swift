import Articles
import PluginHost
import ResultStore
import Testing

@Suite("Queries: read only, within limits")
struct QueryTests {
  let sample: SampleStore
  init() throws {
    sample = try SampleStore()
    try sample.store.write(
      sample.articles.indices.map { sample.write($0, PluginResult(status: .ok, rows: [visit("Министр", Int64($0))])) })
  }

  func code(_ sql: String, _ arguments: QueryArguments = [], scope: QueryScope = .everything) -> StoreError.Code? {
    do throws(StoreError) {
      _ = try sample.store.query(sql, arguments, limits: QueryLimits(seconds: 0.2), scope: scope)
      return nil
    } catch { return error.code }
  }

  @Test("values of every kind come back")
  func values() throws {
    let result = try sample.store.query("SELECT 1 AS one, 0.5, 'ёж', x'00ff', NULL, '', x'' ;  -- конец\n;")
    #expect(result.columns == ["one", "0.5", "'ёж'", "x'00ff'", "NULL", "''", "x''"])
    #expect(
      result.rows == [[.integer(1), .real(0.5), .text("ёж"), .blob([0, 255]), .null, .text(""), .blob([])]])
    #expect(!result.isCut)
  }

  @Test("arguments go by place and by name; too few, too many and unknown ones are told")
  func arguments() throws {
    let echo: [SQLValue] = [.integer(.max), .real(-0.0), .text(""), .text("a\0б"), .blob([]), .blob([1]), .null]
    #expect(try sample.store.query("SELECT ?, ?, ?, ?, ?, ?, ?", QueryArguments(echo)).rows == [echo])
    #expect(
      try sample.store.query(
        "SELECT who FROM visit WHERE times = :times AND who = @who", ["times": .integer(1), "who": .text("Министр")]
      )
      .rows.count == 1)
    #expect(code("SELECT ?, ?", [.null]) == .invalidQuery)
    #expect(code("SELECT ?", [.null, .null]) == .invalidQuery)
    #expect(code("SELECT :a", ["b": .null]) == .invalidQuery)
    #expect(code("SELECT :a", ["a": .null, "b": .null]) == .invalidQuery)
  }

  @Test(
    "what does more than read is refused",
    arguments: [
      "ATTACH 'other.db' AS other", "DETACH main", "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 5",
      "PRAGMA writable_schema = ON", "SELECT load_extension('x')", "INSERT INTO finding VALUES (1,'','','','')",
      "DELETE FROM article", "UPDATE article SET text = ''", "DROP TABLE visit", "CREATE TABLE t (a)",
      "CREATE TEMP TABLE t (a)", "CREATE TEMP VIEW v AS SELECT 1", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT s",
      "VACUUM", "VACUUM INTO 'copy.db'", "ANALYZE", "REINDEX", "INSERT INTO sqlite_master VALUES (1,2,3,4,5)",
      "UPDATE sqlite_master SET sql = ''", "CREATE VIRTUAL TABLE f USING fts5(a)",
      "WITH x AS (SELECT 1) DELETE FROM article", "EXPLAIN DELETE FROM article", "ALTER TABLE visit ADD COLUMN z",
    ])
  func denied(sql: String) throws {
    let before = try sample.store.statistics()
    let code = code(sql)
    #expect(code == .deniedQuery || code == .invalidQuery, "\(sql) gave \(String(describing: code))")
    #expect(try sample.store.statistics() == before)
  }

  @Test("what is no single valid statement is refused and says why")
  func invalid() throws {
    for sql in [
      "", "  ;; -- nothing", "SELEC 1", "SELECT nothing FROM visit", "SELECT 1; SELECT 2", "SELECT \"who\"",
      "SELECT 1; DROP TABLE visit", "SELECT 1; nonsense", "SELECT count(*) FROM no_such_table",
    ] {
      #expect(code(sql) == .invalidQuery, "\(sql)")
    }
    do throws(StoreError) {
      _ = try sample.store.query("SELECT whom FROM visit")
    } catch {
      #expect(
        "\(error)"
          == "SELECT whom FROM visit: the query can not be run (no such column: whom); correct it; `dateline query \"SELECT name, sql FROM sqlite_schema\"` shows the tables"
      )
    }
  }

  @Test("a query without end is stopped, and a value without bound is refused")
  func limits() throws {
    #expect(
      code("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n") == .queryLimit)
    #expect(
      code("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0") == .queryLimit
    )
    for sql in [
      "SELECT randomblob(1000000000)", "SELECT length(zeroblob(1000000000))",
      "WITH RECURSIVE n(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM n) SELECT max(length(s)) FROM n",
      "SELECT replace(hex(zeroblob(4000000)), '0', '0000000000')",
    ] { #expect(code(sql) == .queryLimit, "\(sql)") }
    do throws(StoreError) {
      _ = try sample.store.query(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, randomblob(100000) FROM n",
        limits: QueryLimits(totalBytes: 10 << 20))
      Issue.record("an answer without end was held in memory")
    } catch { #expect(error.code == .queryLimit) }
  }

  @Test("a cut answer says so, a whole one does not")
  func cut() throws {
    func ask(_ rows: Int) throws -> (Int, Bool) {
      let result = try sample.store.query("SELECT * FROM visit", limits: QueryLimits(rows: rows))
      return (result.rows.count, result.isCut)
    }
    #expect(try ask(2) == (2, true))
    #expect(try ask(3) == (3, false))
    #expect(try ask(0) == (0, true))
  }

  @Test("time between rows is the caller's; after a limit the cursor has ended")
  func cursor() throws {
    let cursor = try sample.store.openQuery(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
      limits: QueryLimits(seconds: 0.5))
    #expect(try cursor.next() == [.integer(1)])
    #expect(try cursor.next() == [.integer(2)])
    #expect(throws: StoreError.self) { while try cursor.next() != nil {} }
    #expect(try cursor.next() == nil)
  }

  @Test("an archive stage sees the tables it requires, articles without their source, and no chance")
  func scope() throws {
    let scope = QueryScope.tables(["visit"])
    #expect(try sample.store.query("SELECT DISTINCT source FROM article", scope: scope).rows == [[.null]])
    for sql in [
      "SELECT count(*) FROM visit", "SELECT id, who FROM visit JOIN article USING (article)",
      "SELECT sentence FROM visit_evidence", "WITH x AS (SELECT who FROM visit) SELECT * FROM x, (SELECT 2) AS y",
      "SELECT value FROM json_each('[1,2]')", "SELECT row_number() OVER (ORDER BY who) FROM visit",
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5) SELECT i FROM n",
    ] { #expect(code(sql, scope: scope) == nil, "\(sql)") }
    for sql in [
      "SELECT note FROM visit_note", "SELECT count(*) FROM visit_note", "SELECT * FROM run", "SELECT key FROM result",
      "SELECT name FROM sqlite_schema", "SELECT random()", "SELECT hex(randomblob(4))", "SELECT CURRENT_TIMESTAMP",
      "SELECT note FROM visit_note_evidence", "SELECT * FROM pragma_table_info('run')",
    ] { #expect(code(sql, scope: scope) == .deniedQuery, "\(sql)") }
  }

  @Test("a table's rows come in the order of publication, each with its article and the words behind it")
  func publicationOrder() throws {
    let sample = try SampleStore(articles: 0, archive: false)
    var session = RegistrationSession()
    var articles = [Article.sample(0, day: 5), .sample(1, day: 2), .sample(2, day: 9), .sample(3, day: 2)]
    articles[0].published = nil
    for (number, article) in articles.enumerated() {
      let reference = try sample.store.register([article.record], in: &session)[0].article
      let place = evidence("Встреча", in: article.text)
      try sample.store.write([
        ResultWrite(
          article: reference.key, plugin: sample.plugin,
          key: ResultKey(content: reference.content, identity: sample.plugin.identity),
          result: PluginResult(
            status: .ok, rows: [visit("\(number)а", at: place), note("между"), visit("\(number)б", counter: place)]),
          reads: .none)
      ])
    }
    let cursor = try sample.store.rows(ofTable: "visit")
    var rows: [StoredRow] = []
    while let row = try cursor.next() { rows.append(row) }
    #expect(rows.map { $0.row.cells[0] } == ["1а", "1б", "3а", "3б", "2а", "2б", "0а", "0б"].map(Cell.text))
    #expect(
      rows[0].info == .init(id: "статья-1", title: "Заголовок 1", published: articles[1].published, outlet: "пример.рф")
    )
    #expect(rows[0].evidence == "Встреча" && rows[0].sentence == "Встреча прошла «за закрытыми дверями» 🙂.")
    #expect(rows[0].row.evidence?.article == 2)
    #expect(rows[1].evidence == nil)
    #expect(rows[1].row.cells[5] == .evidence(evidence("Встреча", in: articles[1].text, article: 2)))
    do throws(StoreError) {
      _ = try sample.store.rows(ofTable: "visits")
      Issue.record("a table that is not there was read")
    } catch { #expect("\(error)".contains("visit, visit_note")) }
  }

  @Test("rows of an archive stage without an article come last")
  func archiveRows() throws {
    let sample = try SampleStore(articles: 1, archive: true)
    try sample.store.write([sample.write(0, PluginResult(status: .ok, rows: [visit("статья")]))])
    let place = evidence("Казань", in: Article.sample(0).text, article: 1)
    try sample.store.write(
      ArchiveResultWrite(
        plugin: sample.plugin, key: ContentHash("k"),
        result: PluginResult(status: .ok, rows: [visit("без места"), visit("с местом", at: place)])))
    let cursor = try sample.store.rows(ofTable: "visit")
    #expect(try cursor.next()?.evidence == "Казань")
    #expect(try cursor.next()?.row.cells[0] == .text("статья"))
    #expect(try cursor.next()?.info == nil)
    #expect(try cursor.next() == nil)
  }
}
