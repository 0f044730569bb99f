import Articles
import Testing

@testable import LanguageAnalysis

@Suite("The layers that rules alone give")
struct FirstLayerTests {
  @Test(
    "Times mean days seen from the day of publication, a Saturday",
    arguments: [
      ("Это было 3 января 2025 года.", "3 января 2025 года=2025-01-03"),
      ("Он приедет 5 января.", "5 января=2026-01-05"),
      ("Это было 28 декабря.", "28 декабря=2025-12-28"), ("Вчера шел снег.", "Вчера=2026-01-02"),
      ("Он уедет завтра.", "завтра=2026-01-04"), ("В четверг он был дома.", "четверг=2026-01-01"),
      ("Встреча состоится в понедельник.", "понедельник=2026-01-05"), ("В марте 2020 года.", "марте 2020 года=2020-03"),
      ("Это было в 2019 году.", "2019 году=2019"), ("Указ от 12.05.2021 отменен.", "12.05.2021=2021-05-12"),
      ("31 февраля не бывает.", ""), ("Окружающую среду берегут.", ""), ("В 2000 рублей обошлось.", ""),
    ])
  func times(text: String, expected: String) {
    let article = analyzed(text, published: "2026-01-03")
    let found = zip(article.words("times"), article.texts("times", 2)).map { "\($0)=\($1 ?? "null")" }
    #expect(found.joined(separator: " ") == expected)
  }

  @Test("Without a day of publication only full dates have a whole value")
  func undated() {
    let article = analyzed("Вчера. Было 4 апреля. А потом 5 мая 2011 года.")
    #expect(article.texts("times", 2) == [nil, "XXXX-04-04", "2011-05-05"])
  }

  /// The entities as `kind name (posts): mentions`.
  private func entities(_ article: AnalyzedArticle) -> [String] {
    let (entities, mentions) = (article.layer("entities"), article.layer("mentions"))
    return (0..<entities.count).map { entity in
      let own = (0..<mentions.count).filter { mentions.integer(5, $0) == entity }
        .map { String(article.article.text[mentions.span($0)]) }
      let posts = entities.texts(2, entity)
      return "\(entities.text(1, entity)!) \(entities.text(0, entity)!)"
        + (posts.isEmpty ? "" : " (\(posts.joined(separator: "; ")))") + ": " + own.joined(separator: ", ")
    }
  }

  @Test("A surname and a post alone join the full name, and places are known in all their forms")
  func linking() {
    let article = analyzed(
      "Президент Чили Иван Петров прибыл в Киев. Петрова встретили. Из Киева президент уехал. О Петрове писали газеты.")
    #expect(
      entities(article) == [
        "place Чили: Чили", "person Иван Петров (президент Чили): Иван Петров, Петрова, президент, Петрове",
        "place Киев: Киев, Киева",
      ])
  }

  @Test("The first word of a sentence is a name only where something else says so")
  func sentenceStarts() {
    #expect(entities(analyzed("Обернувшись, он ушел. Погода была хорошей.")).isEmpty)
    #expect(entities(analyzed("Андрей Смирнов ушел.")) == ["person Андрей Смирнов: Андрей Смирнов"])
  }

  /// The statements as `kind speaker: content`.
  private func statements(_ text: String) -> [String] {
    let article = analyzed(text)
    let (table, entities) = (article.layer("statements"), article.layer("entities"))
    return (0..<table.count).map { row in
      let speaker = table.integer(3, row).flatMap { entities.text(0, $0) } ?? "-"
      return "\(table.text(2, row)!) \(speaker): \(text[table.span(row)])"
    }
  }

  @Test(
    "Quotations and reported clauses find their speakers",
    arguments: [
      ("«Мы готовы к работе», – заявил Иван Петров.", ["direct Иван Петров: Мы готовы к работе"]),
      ("Иван Петров сказал: \"Все будет хорошо\".", ["direct Иван Петров: Все будет хорошо"]),
      ("Иван Петров заявил, что работа продолжится.", ["indirect Иван Петров: работа продолжится"]),
      ("По словам Ивана Петрова, работа идет.", ["indirect Иван Петров: работа идет"]),
      ("Компания «Северный морской путь» растет.", []), ("Он читал газету «Время».", []),
    ])
  func speech(text: String, expected: [String]) {
    #expect(statements(text) == expected)
  }

  /// The meetings as `kind status date: mentions`.
  private func meetings(_ text: String) -> [String] {
    let article = analyzed(text, published: "2026-01-03")
    let table = article.layer("meetings")
    return (0..<table.count).map { row in
      "\(table.text(0, row)!) \(table.text(1, row)!) \(table.text(6, row) ?? "-"): "
        + table.spans(2, row).map { String(text[$0]) }.joined(separator: ", ")
    }
  }

  @Test(
    "A meeting is one event however often it is named",
    arguments: [
      (
        "В Киеве 3 января состоялась встреча министров. В переговорах участвовали послы.",
        ["meeting held 2026-01-03: встреча, переговорах"]
      ),
      (
        "Встреча послов состоится 5 января, а переговоры лидеров – 6 января.",
        ["meeting planned 2026-01-05: Встреча", "talks planned 2026-01-06: переговоры"]
      ),
      ("Визит в Париж, намеченный на 7 января, отменен.", ["visit cancelled 2026-01-07: Визит"]),
      ("Любые переговоры невозможны.", []), ("На пресс-конференции он молчал.", []),
    ])
  func events(text: String, expected: [String]) {
    #expect(meetings(text) == expected)
  }

  @Test(
    "Media are sources where they are cited",
    arguments: [
      ("Как сообщает Gazeta.Ru, дождь прошел.", ["Gazeta.Ru"]), ("Об этом пишет газета «Волна».", ["Волна"]),
      ("По данным РИА Новости, дождь прошел.", ["РИА Новости"]), ("Reuters арендует офис.", []),
    ])
  func sources(text: String, expected: [String]) {
    #expect(analyzed(text).texts("sources", 2) == expected)
  }

  @Test("Plain morphology knows only what the token shows")
  func morphology() {
    let article = analyzed("Ёлка стоит 500 рублей, 5%.")
    #expect(article.texts("morphology", 0) == ["елка", "стоит", "500", "рублей", ",", "5", "%", "."])
    #expect(article.texts("morphology", 1) == [nil, nil, "NUM", nil, "PUNCT", "NUM", "SYM", "PUNCT"])
  }
}
