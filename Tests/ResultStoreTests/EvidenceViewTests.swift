import Articles
import Foundation
import PluginHost
import ResultStore
import Testing

@Suite("Evidence views, as an analyst reads them")
struct EvidenceViewTests {
  /// Runs a query as our own reader does and, where `sqlite3` is installed, as it does.
  func ask(_ store: ResultStore, _ sql: String) throws -> [[String]] {
    let rows = try store.query(sql).rows.map { row in
      row.map { value in
        switch value {
        case .null: ""
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        case .blob: "blob"
        }
      }
    }
    if let printed = try sqlite3(store.path, sql) {
      #expect(printed == rows.map { $0.joined(separator: "|") + "\n" }.joined())
    }
    return rows
  }

  @Test(
    "words and sentences are cut out of the text by bytes, whatever stands before them",
    arguments: [
      ("", "Министр", ". Конец."), ("Ёлка 🙂 e\u{0301} «", "гарантии безопасности", "» — сказал он."),
      ("€\u{00A0}\u{00AD}", "х", ""), ("a", "🙂", "b"),
    ])
  func words(before: String, words: String, after: String) throws {
    let sample = try SampleStore(articles: 0)
    let article = Article.sample(1, text: before + words + after)
    var session = RegistrationSession()
    let reference = try sample.store.register([article.record], in: &session)[0].article
    let place = Evidence(
      span: TextSpan(before.utf8.count, (before + words).utf8.count), sentence: TextSpan(0, article.text.utf8.count))
    try sample.store.write([
      ResultWrite(
        article: reference.key, plugin: sample.plugin,
        key: ResultKey(content: reference.content, identity: sample.plugin.identity),
        result: PluginResult(status: .ok, rows: [visit("кто", at: place, counter: place), visit("никто")]), reads: .none
      )
    ])
    #expect(
      try ask(
        sample.store,
        """
        SELECT article_id, article_title, article_published, who, evidence, sentence, counter, counter_sentence,
          counter_article_id
        FROM visit_evidence ORDER BY row
        """) == [
          [
            "статья-1", "Заголовок 1", article.published?.description ?? "", "кто", words, article.text, words,
            article.text, "статья-1",
          ],
          ["статья-1", "Заголовок 1", article.published?.description ?? "", "никто", "", "", "", "", ""],
        ])
  }

  @Test("evidence in another article is read from that one")
  func counter() throws {
    let sample = try SampleStore(articles: 2, archive: true)
    let first = evidence("Встреча", in: Article.sample(0).text, article: 1)
    let second = evidence("приехал", in: Article.sample(1).text, article: 2)
    try sample.store.write(
      ArchiveResultWrite(
        plugin: sample.plugin, key: ContentHash("k"),
        result: PluginResult(status: .ok, rows: [visit("оба", at: first, counter: second), visit("ничей")])))
    #expect(
      try ask(
        sample.store,
        "SELECT who, article_id, evidence, counter_article_id, counter, counter_sentence FROM visit_evidence ORDER BY row"
      )
        == [
          ["оба", "статья-0", "Встреча", "статья-1", "приехал", "Министр №1 приехал в Казань."],
          ["ничей", "", "", "", "", ""],
        ])
  }

  @Test("every example of SQL in the documentation runs", .enabled(if: schemaDocument != nil))
  func documentation() throws {
    let sample = try SampleStore()
    let blocks = try #require(schemaDocument).components(separatedBy: "```sql\n").dropFirst()
    #expect(blocks.count > 3)
    for block in blocks {
      let sql = block.components(separatedBy: "```")[0]
      // The examples speak of the plugin `meetings`; the sample's table stands in for it.
      let own = sql.replacing("meeting_note", with: "visit_note").replacing("meeting", with: "visit")
      _ = try sample.store.query(own)
    }
  }
}
