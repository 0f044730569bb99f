import Articles
import Testing

@testable import LanguageAnalysis

@Suite("Who said what, by rules and word lists alone")
struct StatementTests {
  /// The statements as `kind speaker: content`; words stand for a speaker that is no entity in `<>`.
  private func statements(_ text: String) -> [String] {
    let article = analyzed(text)
    let (table, entities) = (article.layer("statements"), article.layer("entities"))
    return (0..<table.count).map { row in
      let name = table.integer(3, row).flatMap { entities.text(0, $0) } ?? table.text(4, row).map { "<\($0)>" } ?? "-"
      return "\(table.text(2, row)!) \(name): \(text[table.span(row)])"
    }
  }

  @Test(
    "Quotations are found with their speakers",
    arguments: [
      ("«Мост готов к открытию», – заявил Иван Петров.", ["direct Иван Петров: Мост готов к открытию"]),
      (
        "Иван Петров сказал: \"Мост почти готов. Осталось покрасить перила\".",
        ["direct Иван Петров: Мост почти готов. Осталось покрасить перила"]
      ),
      (
        "\"Мы все построим, - сказал Иван Петров. - Это будет очень скоро\".",
        ["direct Иван Петров: Мы все построим", "direct Иван Петров: Это будет очень скоро"]
      ),
      (
        "— Мост откроем в пятницу, — рассказал Иван Петров.", ["direct Иван Петров: Мост откроем в пятницу"]
      ),
      (
        "«Мост почти готов.\n«Осталось покрасить перила», – заявил Иван Петров.",
        ["direct Иван Петров: Мост почти готов.\n«Осталось покрасить перила"]
      ),
      (
        "\"Они играют в игру \"кто кого\", - сказал Иван Петров.",
        ["direct Иван Петров: Они играют в игру \"кто кого"]
      ),
    ])
  func quotations(text: String, expected: [String]) {
    #expect(statements(text) == expected)
  }

  @Test(
    "Reported clauses end where the narrator speaks again",
    arguments: [
      ("Иван Петров заявил, что мост готов.", ["indirect Иван Петров: мост готов"]),
      (
        "Иван Петров заявил, что мост готов, и добавил, что дорога еще строится.",
        ["indirect Иван Петров: мост готов", "indirect Иван Петров: дорога еще строится"]
      ),
      ("По словам Ивана Петрова, мост готов.", ["indirect Иван Петров: мост готов"]),
      ("Как отметил Иван Петров, мост готов к зиме.", ["indirect Иван Петров: мост готов к зиме"]),
      ("Мост готов к зиме, сообщил Иван Петров.", ["indirect Иван Петров: Мост готов к зиме"]),
      (
        "Мост, считает Иван Петров, простоит сто лет.",
        ["indirect Иван Петров: Мост, считает Иван Петров, простоит сто лет"]
      ),
      (
        "Мост откроют в пятницу. Об этом сообщил Иван Петров.", ["indirect Иван Петров: Мост откроют в пятницу"]
      ),
      ("Иван Петров объявил о начале работ.", ["indirect Иван Петров: о начале работ"]),
      ("Иван Петров призвал закончить мост.", ["indirect Иван Петров: закончить мост"]),
      (
        "Иван Петров, как сообщает Gazeta.Ru, заявил, что мост готов.", ["indirect Иван Петров: мост готов"]
      ),
    ])
  func reports(text: String, expected: [String]) {
    #expect(statements(text) == expected)
  }

  @Test(
    "Pronouns, posts and sources speak",
    arguments: [
      (
        "Иван Петров приехал в Киев. Он заявил, что мост готов.", ["indirect Иван Петров: мост готов"]
      ),
      (
        "Иван Петров заявил, что мост готов. По его словам, дорога строится.",
        ["indirect Иван Петров: мост готов", "indirect Иван Петров: дорога строится"]
      ),
      (
        "Мэр Иван Петров приехал в Киев. «Мост готов к зиме», – отметил мэр.",
        ["direct Иван Петров: Мост готов к зиме"]
      ),
      ("'Мост уже готов к зиме', - сказал Иван Петров.", ["direct Иван Петров: Мост уже готов к зиме"]),
      ("Источник заявил, что мост готов.", ["indirect <источник>: мост готов"]),
    ])
  func speakers(text: String, expected: [String]) {
    #expect(statements(text) == expected)
  }

  @Test(
    "A partial quotation is a statement, and so is what is reported around it",
    arguments: [
      (
        "Иван Петров заявил, что мост станет «самым длинным мостом страны» уже к зиме.",
        [
          "indirect Иван Петров: мост станет «самым длинным мостом страны» уже к зиме",
          "direct Иван Петров: самым длинным мостом страны",
        ]
      ),
      ("Иван Петров отметил, что «мост уже почти готов».", ["direct Иван Петров: мост уже почти готов"]),
    ])
  func partial(text: String, expected: [String]) {
    #expect(statements(text) == expected)
  }

  @Test(
    "Names of things, citing media and the narrator's own voice are no statements",
    arguments: [
      "Компания «Северный морской путь» растет.", "Он читал газету «Время».", "Мост готов, сообщает Gazeta.Ru.",
      "Как сообщалось, мост готов.", "Напомним, что мост готов.", "Иван Петров не сообщил, когда откроют мост.",
      "Он получил премию «За верность науке».",
    ])
  func noStatements(text: String) {
    #expect(statements(text) == [])
  }

  @Test("The time to read a text grows with its length, also where one sentence never ends")
  func endlessSentence() {
    let text = String(repeating: "Иван Петров заявил, что \"мост готов, и ", count: 300)
    #expect(analyzed(text).layer("statements").count > 0)
  }
}

@Suite("Forms of cue verbs")
struct CueTests {
  @Test(
    "A verb is known in its past, its present and its gerund",
    arguments: [
      ("заявить", ["заявил", "заявила", "заявили", "заявит", "заявив"]),
      ("потребовать", ["потребовал", "потребует", "потребовав"]), ("подчеркнуть", ["подчеркнул", "подчеркнет"]),
      ("признаться", ["признался", "призналась", "признавшись"]), ("считать", ["считает", "считают", "считая"]),
    ])
  func forms(infinitive: String, expected: [String]) {
    let forms = VerbForms.forms(of: infinitive)
    #expect(expected.filter { !forms.contains($0) } == [])
  }

  @Test("What the tagger says decides between a verb and a noun")
  func parts() {
    #expect(CueLexicon.russian.cue("заявил", lemma: nil, pos: nil, features: nil) != nil)
    #expect(CueLexicon.russian.cue("заявил", lemma: "заявить", pos: "NOUN", features: nil) == nil)
    let narrator = "Mood=Ind|Number=Plur|Person=1|VerbForm=Fin"
    #expect(CueLexicon.russian.cue("напомним", lemma: "напомнить", pos: "VERB", features: narrator) == nil)
  }
}

@Suite("Cited media")
struct SourceTests {
  @Test(
    "Media are known by lists, by addresses, and by the words that cite them",
    arguments: [
      ("Мост готов, пишет \"Озёрная газета\".", ["Озёрная газета"]), ("Об этом пишет газета «Волна».", ["Волна"]),
      ("Мост готов, сообщает The Daily Bridge.", ["The Daily Bridge"]), ("Мост готов, передает ТАСС.", ["ТАСС"]),
      ("Мост готов, передает УНН.", ["УНН"]), ("Мост готов, пишет Иван Петров.", []),
      ("Он читал вслух. \"Газета\" лежала рядом.", []),
    ])
  func sources(text: String, expected: [String]) {
    #expect(analyzed(text).texts("sources", 2) == expected)
  }
}
