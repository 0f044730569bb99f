import Articles
import PluginHost
import ResultStore
import Testing

@Suite("Articles: known again by content, changed in place, met twice")
struct ArticleTests {
  @Test("an article comes back as it was stored, to the byte")
  func roundTrip() throws {
    let sample = try SampleStore(articles: 0)
    let articles = [
      Article(id: "", source: "", text: ""),
      Article(
        id: "a\0b", source: "дамп.zip!новости/1.txt#3", title: "«Ёж» \u{0301}",
        published: CalendarDay(iso: "2026-01-03"),
        outlet: "lenta.ru", url: "https://пример.рф/?a=1&b=2", language: "ru",
        text: "строка\r\n\u{00A0}\u{FFFD}\0🙂 e\u{0301}",
        replacements: 2),
      Article(id: "x", source: "s", title: "", text: String(repeating: "Казань. ", count: 20_000)),
    ]
    var session = RegistrationSession()
    let stored = try sample.store.register(articles.map(\.record), in: &session)
    #expect(stored.map(\.outcome) == [.new, .new, .new])
    for (article, registration) in zip(articles, stored) {
      let read = try #require(try sample.store.article(registration.article.key))
      #expect(read == article)
      #expect(Array(read.text.utf8) == Array(article.text.utf8))
      #expect(registration.article.content == article.contentHash)
    }
    #expect(try sample.store.article(999) == nil)
  }

  @Test(
    "the same article is the same, moved is the same, edited in place is changed, twice in a session is a duplicate")
  func outcomes() throws {
    let sample = try SampleStore(articles: 2)
    let store = sample.store
    var session = RegistrationSession()
    var moved = Article.sample(0, source: "moved.jsonl#7")
    let edited = Article.sample(1, text: "Текст исправлен.")
    let outcome = try store.register(
      [moved.record, moved.record, Article.sample(0).record, edited.record, Article.sample(2).record], in: &session)
    #expect(outcome.map(\.outcome) == [.same, .duplicate, .duplicate, .changed, .new])
    #expect(outcome.map(\.article.key) == [1, 1, 1, 2, 3])
    #expect(try store.article(1)?.source == "moved.jsonl#7")
    #expect(try store.article(2) == edited)
    #expect(try store.articleCount() == 3)
    #expect(session.articles == [1, 2, 3])
    moved.title = "Другой заголовок"
    var next = RegistrationSession()
    #expect(try store.register([moved.record], in: &next).map(\.outcome) == [.changed])
  }

  @Test("two articles of one id that trade places keep their texts and results apart")
  func traded() throws {
    let sample = try SampleStore(articles: 0)
    let first = Article.sample(0, text: "Первый.", source: "a")
    let second = Article.sample(0, text: "Второй.", source: "b")
    var session = RegistrationSession()
    _ = try sample.store.register([first.record, second.record], in: &session)
    session = RegistrationSession()
    let traded = [Article.sample(0, text: "Второй.", source: "a"), Article.sample(0, text: "Первый.", source: "b")]
    let outcome = try sample.store.register(traded.map(\.record), in: &session)
    #expect(outcome.map(\.outcome) == [.same, .same])
    #expect(outcome.map(\.article.key) == [2, 1])
    #expect(try sample.store.article(1) == traded[1])
    #expect(try sample.store.article(2) == traded[0])
  }

  @Test("known records are confirmed without decoding, wherever they lie now")
  func confirm() throws {
    let sample = try SampleStore(articles: 2)
    let known = try sample.store.fingerprints()
    #expect(known.count == 2)
    let reference = try #require(known[Article.sample(1).record.fingerprint])
    #expect(reference == sample.articles[1])
    var session = RegistrationSession()
    let outcome = try sample.store.confirm([(reference, "b.jsonl"), (reference, "c.jsonl")], in: &session)
    #expect(outcome.map(\.outcome) == [.same, .duplicate])
    #expect(try sample.store.article(reference.key)?.source == "b.jsonl")
  }

  @Test("a changed article loses its analysis, its results and rows, and what archive stages made; others keep theirs")
  func changed() throws {
    let sample = try SampleStore(articles: 2, archive: true)
    let store = sample.store
    try store.write(
      [0, 1].map { sample.write($0, PluginResult(status: .ok, rows: [visit("Министр"), note("да")])) },
      analyses: sample.articles.map { AnalysisWrite(article: $0, layers: [1, 2, 3]) })
    try store.write(
      ArchiveResultWrite(
        plugin: sample.plugin, key: ContentHash("k"), result: PluginResult(status: .ok, rows: [visit("Все")])))
    var session = RegistrationSession()
    let outcome = try store.register([Article.sample(0, text: "Новый текст.").record], in: &session)
    #expect(outcome[0].outcome == .changed)
    #expect(try store.rows(article: 1, plugin: sample.plugin) == [])
    #expect(try store.rows(article: 2, plugin: sample.plugin).count == 2)
    #expect(try store.analysis(of: outcome[0].article) == nil)
    #expect(try store.analysis(of: sample.articles[0]) == nil)
    #expect(try store.analysis(of: sample.articles[1]) == [1, 2, 3])
    #expect(try store.results(ofPlugin: "sample").keys.sorted() == [2])
    #expect(try store.archiveResult(ofPlugin: "sample") == nil)
    #expect(try store.query("SELECT count(*) FROM visit WHERE stage = 'archive'").rows == [[.integer(0)]])
    #expect(try store.verify() == [])
  }

  @Test("articles are listed by day, undated last")
  func order() throws {
    let sample = try SampleStore(articles: 0)
    var undated = Article.sample(0)
    undated.published = nil
    var session = RegistrationSession()
    _ = try sample.store.register(
      [undated.record, Article.sample(1, day: 9).record, Article.sample(2, day: 3).record], in: &session)
    #expect(try sample.store.articlesInOrder().map(\.key) == [3, 2, 1])
    #expect(try sample.store.articles(id: "статья-2").map(\.key) == [3])
    #expect(try sample.store.articles(id: "нет") == [])
  }
}
