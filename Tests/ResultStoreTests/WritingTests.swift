import Articles
import PluginHost
import ResultStore
import Testing

@Suite("Results: written, replaced, failed, read back")
struct WritingTests {
  let text = Article.sample(0).text

  @Test("rows come back in the order of emission over all tables, with every type and with evidence")
  func roundTrip() throws {
    let sample = try SampleStore()
    let rows = [
      visit("Министр", 3, at: evidence("Министр", in: text), counter: evidence("Казань", in: text)), note("первая"),
      PluginRow(table: 0, cells: [.null, .null, .null, .null, .null, .null]),
      PluginRow(
        table: 0,
        cells: [
          .text(""), .integer(.min), .real(-0.1), .integer(0), .text("2026"),
          .evidence(evidence("Встреча", in: Article.sample(1).text, article: sample.articles[1].key)),
        ]), note("вторая \0 🙂"),
    ]
    let summary = try sample.store.write([sample.write(0, PluginResult(status: .ok, rows: rows, log: "печать"))])
    #expect(summary.results == 1 && summary.rows == 5 && summary.refused == 0 && summary.outdated == [])
    #expect(try sample.store.rows(article: sample.articles[0].key, plugin: sample.plugin) == rows)
    #expect(try sample.store.rows(article: sample.articles[1].key, plugin: sample.plugin) == [])
  }

  @Test("a result replaces the one before, down to the last row", arguments: PluginStatus.allCases)
  func replace(status: PluginStatus) throws {
    let sample = try SampleStore()
    let store = sample.store
    try store.write([sample.write(0, PluginResult(status: .ok, rows: [visit("а"), visit("б"), note("в")]))])
    let failure = PluginFailure(
      message: "нет поля \0 ё", place: "plugin.lua:3", traceback: "in function 'article'", sentence: TextSpan(0, 10))
    let result = PluginResult(
      status: status, rows: status == .ok ? [note("новая")] : [], failure: status.isSuccess ? nil : failure, log: "л")
    try store.write([sample.write(0, result)])
    #expect(try store.rows(article: 1, plugin: sample.plugin) == result.rows)
    #expect(try store.statusCounts() == [StatusCount(plugin: "sample", status: status, count: 1)])
    let failures = try store.failures()
    #expect(failures.map(\.failure) == (status.isSuccess ? [] : [failure]))
    #expect(failures.map(\.status) == (status.isSuccess ? [] : [status]))
    #expect(try store.verify() == [])
  }

  @Test("a failed result keeps no rows, and status follows from the rows")
  func consistent() throws {
    let sample = try SampleStore()
    try sample.store.write([
      sample.write(0, PluginResult(status: .timeout, rows: [note("лишняя")])),
      sample.write(1, PluginResult(status: .empty, rows: [note("есть")])), sample.write(2, PluginResult(status: .ok)),
    ])
    #expect(try sample.store.query("SELECT note FROM visit_note").rows == [[.text("есть")]])
    #expect(
      try sample.store.statusCounts() == [
        StatusCount(plugin: "sample", status: .ok, count: 1), StatusCount(plugin: "sample", status: .empty, count: 1),
        StatusCount(plugin: "sample", status: .timeout, count: 1),
      ])
  }

  @Test("a row that does not fit makes its own result an error and no other")
  func unfit() throws {
    let sample = try SampleStore()
    let bad: [PluginRow] = [
      PluginRow(table: 0, cells: [.text("а")]), PluginRow(table: 7, cells: []),
      PluginRow(table: 0, cells: [.integer(1), .null, .null, .null, .null, .null]),
      PluginRow(table: 0, cells: [.null, .null, .null, .integer(2), .null, .null]),
      visit("чужое", at: evidence("Казань", in: text, article: 2)),
    ]
    for row in bad {
      let summary = try sample.store.write([
        sample.write(0, PluginResult(status: .ok, rows: [note("а"), row])),
        sample.write(1, PluginResult(status: .ok, rows: [note("б")])),
      ])
      #expect(summary.refused == 1 && summary.results == 2 && summary.rows == 1)
      #expect(try sample.store.failures().count == 1)
      #expect(try sample.store.rows(article: 1, plugin: sample.plugin) == [])
    }
    let whole = PluginRow(table: 0, cells: [.null, .null, .integer(2), .null, .null, .null])
    try sample.store.write([sample.write(0, PluginResult(status: .ok, rows: [whole]))])
    #expect(try sample.store.rows(article: 1, plugin: sample.plugin)[0].cells[2] == .real(2))
  }

  @Test("the cache check sees key, status and read set; equal read sets are stored once")
  func cache() throws {
    let sample = try SampleStore()
    let store = sample.store
    let writes = [
      sample.write(0, PluginResult(status: .ok, rows: [note("а")])),
      sample.write(1, PluginResult(status: .empty), reads: .none),
      sample.write(2, PluginResult(status: .error, failure: PluginFailure(message: "x")), requires: [ContentHash("r")]),
    ]
    try store.write(writes)
    let sets = try store.readSets()
    #expect(Set(sets.values) == [sampleReads, .none] && sets.count == 2)
    let results = try store.results(ofPlugin: "sample")
    for write in writes {
      let stored = try #require(results[write.article])
      #expect(stored.key == write.key.hash)
      #expect(stored.status == write.result.status)
      #expect(sets[stored.reads] == write.reads)
    }
    #expect(try store.results(ofPlugin: "nobody").isEmpty)
    let again = try ResultStore(path: store.path)
    try again.write([sample.write(1, PluginResult(status: .empty))])
    #expect(try again.readSets() == sets)
  }

  @Test("what was computed of a text that changed in the meantime is left out and told")
  func outdated() throws {
    let sample = try SampleStore()
    var session = RegistrationSession()
    _ = try sample.store.register([Article.sample(1, text: "Иначе.").record], in: &session)
    let summary = try sample.store.write(
      (0..<3).map { sample.write($0, PluginResult(status: .ok, rows: [note("а")])) },
      analyses: sample.articles.map { AnalysisWrite(article: $0, layers: [UInt8($0.key)]) })
    #expect(summary.outdated == [2])
    #expect(summary.results == 2 && summary.analyses == 2)
    #expect(try sample.store.analysis(of: sample.articles[2]) == [3])
    #expect(try sample.store.verify() == [])
  }

  @Test("a batch that fails is stored not at all, and the store goes on")
  func atomic() throws {
    let sample = try SampleStore()
    let store = sample.store
    try store.limit(pages: 60)
    let long = String(repeating: "я", count: 300_000)
    do throws(StoreError) {
      try store.write([
        sample.write(0, PluginResult(status: .ok, rows: [note("а")])),
        sample.write(1, PluginResult(status: .ok, rows: [note(long)])),
      ])
      Issue.record("600 kB fit into 60 pages")
    } catch { #expect(error.code == .full) }
    #expect(try store.results(ofPlugin: "sample").isEmpty)
    #expect(try store.readSets().isEmpty)
    try store.write([sample.write(0, PluginResult(status: .ok, rows: [note("а")]))])
    #expect(try store.results(ofPlugin: "sample").count == 1)
    #expect(try store.readSets().count == 1)
    #expect(try store.verify() == [])
  }

  @Test("an archive stage's rows are replaced as a whole and belong to the article of their evidence")
  func archive() throws {
    let sample = try SampleStore(archive: true)
    let store = sample.store
    try store.write([sample.write(0, PluginResult(status: .ok, rows: [visit("статья")]))])
    let place = evidence("Казань", in: text, article: 1)
    func write(_ rows: [PluginRow]) throws {
      try store.write(
        ArchiveResultWrite(
          plugin: sample.plugin, key: ContentHash("k"), result: PluginResult(status: .ok, rows: rows)))
    }
    try write([visit("без места"), visit("с местом", at: place), note("а")])
    try write([visit("без места 2"), visit("с местом 2", at: place, counter: place)])
    #expect(
      try store.query("SELECT stage, article, row, who FROM visit ORDER BY stage, row").rows == [
        [.text("archive"), .null, .integer(1), .text("без места 2")],
        [.text("archive"), .integer(1), .integer(2), .text("с местом 2")],
        [.text("article"), .integer(1), .integer(1), .text("статья")],
      ])
    #expect(try store.rows(article: 1, plugin: sample.plugin) == [visit("статья")])
    #expect(try store.archiveResult(ofPlugin: "sample")?.status == .ok)
    try store.write(
      ArchiveResultWrite(
        plugin: sample.plugin, key: ContentHash("k2"),
        result: PluginResult(status: .error, failure: PluginFailure(message: "не вышло", place: "plugin.lua:9"))))
    #expect(try store.query("SELECT count(*) FROM visit").rows == [[.integer(1)]])
    #expect(try store.failures().map(\.failure.message) == ["не вышло"])
    try write([visit("где-то", at: evidence("Казань", in: text))])
    #expect(try store.failures().map(\.failure.message) == ["table visit: the evidence of the row is in no article"])
    try store.write(
      ArchiveResultWrite(plugin: sample.plugin, key: ContentHash("k2"), result: PluginResult(status: .empty)))
    #expect(try store.archiveResult(ofPlugin: "sample")?.key == ContentHash("k2"))
  }

  @Test("an archive stage's key follows what it depends on, and not the order in which articles came")
  func archiveKey() throws {
    func key(_ order: [Int], failing: Int? = nil, reads: ReadSet = sampleReads) throws -> ContentHash {
      let sample = try SampleStore(articles: 0)
      var session = RegistrationSession()
      for number in order {
        let article = Article.sample(number)
        let reference = try sample.store.register([article.record], in: &session)[0].article
        try sample.store.write([
          ResultWrite(
            article: reference.key, plugin: sample.plugin,
            key: ResultKey(content: reference.content, identity: sample.plugin.identity),
            result: PluginResult(status: number == failing ? .error : .empty), reads: reads)
        ])
      }
      return try sample.store.archiveKey(of: ContentHash("archive"), requires: ["sample"])
    }
    let first = try key([1, 2, 3])
    #expect(try key([3, 1, 2]) == first)
    #expect(try key([1, 2]) != first)
    #expect(try key([1, 2, 3], failing: 2) != first)
    #expect(try key([1, 2, 3], reads: .none) != first)
  }
}
