import Articles
import PluginHost
import ResultStore
import Testing

@Suite("Status: counts, failures, explanations, findings, runs, sizes")
struct StatusTests {
  @Test("failures say what, where and how to run again")
  func failures() throws {
    let sample = try SampleStore(articles: 1)
    var session = RegistrationSession()
    let other = try sample.store.register(
      [Article.sample(5, source: "мой архив.zip!новости/1.txt#2").record], in: &session)[0].article
    let failure = PluginFailure(message: "attempt to index nil", place: "plugin.lua:12")
    try sample.store.write([
      sample.write(0, PluginResult(status: .error, failure: failure)),
      ResultWrite(
        article: other.key, plugin: sample.plugin,
        key: ResultKey(content: other.content, identity: sample.plugin.identity),
        result: PluginResult(status: .timeout, failure: PluginFailure(message: "5 s")), reads: .none),
    ])
    let failures = try sample.store.failures()
    #expect(failures.map(\.id) == ["статья-0", "статья-5"])
    #expect(failures.map(\.failure.place) == ["plugin.lua:12", nil])
    #expect(
      failures.map(\.retry) == [
        "dateline run --force sample news.jsonl", "dateline run --force sample 'мой архив.zip'",
      ])
    #expect(try sample.store.failures(ofPlugin: "sample", limit: 1).count == 1)
    #expect(try sample.store.failures(ofPlugin: "other").isEmpty)
  }

  @Test("an explanation gives back every part of the key")
  func explain() throws {
    let sample = try SampleStore(articles: 2)
    let required = ContentHash("entities of 0")
    let write = sample.write(0, PluginResult(status: .ok, rows: [note("а")], log: "л\0и"), requires: [required])
    try sample.store.write([write])
    let explanation = try sample.store.explain(article: 1, plugin: "sample")
    #expect(explanation.article == sample.articles[0])
    #expect(explanation.id == "статья-0" && explanation.source == "news.jsonl#0")
    let result = try #require(explanation.result)
    #expect(result.identity == .sample())
    #expect(result.reads == sampleReads)
    #expect(result.requires == [.init(plugin: "entities", key: required)])
    #expect(result.status == .ok && result.rows == 1 && result.log == "л\0и" && result.failure == nil)
    let again = ResultKey(
      content: explanation.article.content, identity: result.identity.hash, requires: result.requires.map(\.key))
    #expect(again.hash == result.key)
    #expect(try sample.store.explain(article: 2, plugin: "sample").result == nil)
    #expect(throws: StoreError.self) { try sample.store.explain(article: 77, plugin: "sample") }
  }

  @Test("findings are those of the last reading of each input")
  func findings() throws {
    let sample = try SampleStore(articles: 0)
    let store = sample.store
    let undated = StoredFinding(source: "a/1.txt", code: "undated", problem: "нет даты", advice: "добавьте дату")
    let binary = StoredFinding(source: "b/2.bin", code: "binary", problem: "no text", advice: "skip it")
    try store.replaceFindings(ofInput: "a", with: [undated, undated])
    try store.replaceFindings(ofInput: "b", with: [binary])
    try store.replaceFindings(ofInput: "a", with: [undated])
    #expect(try store.findings() == [undated, binary])
    #expect(try store.findingCounts().map(\.count) == [1, 1])
    try store.replaceFindings(ofInput: "b", with: [])
    #expect(try store.findings() == [undated])
  }

  @Test("a run is noted at its start and at its end")
  func runs() throws {
    let sample = try SampleStore(articles: 0)
    let store = sample.store
    var run = RunSummary(started: "2026-01-03T10:00:00Z", command: "run participants news/")
    let number = try store.note(run)
    run.finished = "2026-01-03T10:01:00Z"
    run.articles = 7
    #expect(try store.note(run, as: number) == number)
    #expect(try store.runs() == [run])
    _ = try store.note(RunSummary(started: "2026-01-04T10:00:00Z", command: "run"))
    #expect(try store.runs(limit: 1).map(\.started) == ["2026-01-04T10:00:00Z"])
  }

  @Test("sizes count what is there")
  func statistics() throws {
    let sample = try SampleStore(articles: 2)
    try sample.store.write(
      [sample.write(0, PluginResult(status: .ok, rows: [note("а"), note("б"), visit("в")]))],
      analyses: [AnalysisWrite(article: sample.articles[0], layers: Array(repeating: 1, count: 1234))])
    let statistics = try sample.store.statistics()
    #expect(statistics.articles == 2 && statistics.results == 1 && statistics.analyses == 1)
    #expect(statistics.layers == 1234)
    #expect(statistics.text == Article.sample(0).text.utf8.count + Article.sample(1).text.utf8.count)
    #expect(statistics.rows.map(\.rows) == [1, 2])
    #expect(statistics.size > 4096 && statistics.sizePerArticle == statistics.size / 2)
    try sample.store.remove(plugin: "sample")
    try sample.store.compact()
    #expect(try sample.store.statistics().free == 0)
  }

  @Test("verifying finds rows that are missing")
  func verify() throws {
    let sample = try SampleStore(articles: 1)
    try sample.store.write([sample.write(0, PluginResult(status: .ok, rows: [note("а")]))])
    #expect(try sample.store.verify() == [])
    guard try sqlite3(sample.store.path, "DELETE FROM visit_note") != nil else { return }
    #expect(try sample.store.verify() == ["1 results of sample do not have the rows they count"])
  }
}
