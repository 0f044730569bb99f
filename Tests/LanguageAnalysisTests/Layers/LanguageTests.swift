import Articles
import Testing

@testable import LanguageAnalysis

@Suite("Languages and the versions of their layers")
struct LanguageTests {
  @Test(
    "Letters tell the language",
    arguments: [
      ("Президент заявил, что встреча была очень важной.", "ru"), ("Президент заявив, що зустріч була важливою.", "uk"),
      ("The president said that the meeting was important.", "en"),
      ("Прэзідэнт сказаў, што гэта ўжо было раней.", "und"),
      ("Der Präsident erklärte gestern, das Gespräch sei für beide Länder nützlich.", "und"), ("会议很重要。", "und"),
      ("", "und"),
      ("12345 ...", "und"), ("Да", "ru"),
    ])
  func detection(text: String, language: String) {
    #expect(LanguageDetection.language(of: text) == language)
    #expect(analyzed(text, language: nil).language == language)
  }

  @Test(
    "What the source says goes before what the letters tell",
    arguments: [("uk-UA", "uk"), ("RU", "ru"), ("de_DE", "de")])
  func metadata(given: String, language: String) {
    #expect(analyzed("Это по-русски.", language: given).language == language)
  }

  @Test("An article in an unknown language is divided, and nothing is guessed")
  func unknown() {
    let article = analyzed("Москва и Киев. 3 января встреча.", published: "2026-01-03", language: "de")
    #expect(article.words("sentences").count == 2)
    #expect(article.texts("morphology", 0).allSatisfy { $0 == nil })
    for layer in ["names", "mentions", "entities", "times", "statements", "meetings", "sources"] as [LayerName] {
      #expect(article.layer(layer).count == 0)
    }
  }

  @Test("A layer's version changes with its own and with those it is made from, and with nothing else")
  func versions() {
    func version(_ layer: LayerName, tokens: String = "1", names: String = "1") -> String {
      Analyzer(languages: [Fake(tokens: tokens, names: names)]).version(of: layer, language: "xx")
    }
    #expect(version("names") == version("names"))
    #expect(version("names") != version("names", tokens: "2"))
    #expect(version("names") != version("names", names: "2"))
    #expect(version("tokens") == version("tokens", names: "2"))
    #expect(version("times") == "absent")
  }

  private struct Fake: Language {
    let code = "xx"
    let layers: [any LayerComputer]
    init(tokens: String, names: String) {
      layers = [
        FakeLayer(produces: ["tokens"], requires: [], version: tokens),
        FakeLayer(produces: ["names"], requires: ["tokens"], version: names),
      ]
    }
  }

  private struct FakeLayer: LayerComputer {
    var produces: [LayerName]
    var requires: [LayerName]
    var version: String
    func compute(_ article: AnalyzedArticle) -> [LayerTable] { [] }
  }

  /// Remembers which layers are asked for while one is computed.
  private final class Asked: LayerProvider, @unchecked Sendable {
    // Used by one test on one thread.
    var names: Set<LayerName> = []
    func compute(_ name: LayerName, of article: AnalyzedArticle) -> [LayerTable] {
      names.insert(name)
      let inner = AnalyzedArticle(article.article, provider: Analyzer.standard)
      _ = inner.layer(name)
      return inner.available
        .filter { $0.schema.name == name }
    }
    func version(of name: LayerName, language: String) -> String { "" }
    func language(of article: Article) -> String { "ru" }
  }

  @Test("Every computer asks only for the layers it names, since its version covers only these")
  func requirements() {
    let text = "Вчера в Киеве президент Иван Петров заявил ТАСС, что «встреча 5 января прошла хорошо»."
    for language in [Russian(), Ukrainian(), English(), OtherLanguage()] as [any Language] {
      for computer in language.layers {
        let asked = Asked()
        let article = AnalyzedArticle(
          Article(id: "a", source: "a", published: CalendarDay(iso: "2026-01-03"), language: "ru", text: text),
          provider: asked)
        let tables = computer.compute(article)
        #expect(tables.map(\.schema.name) == computer.produces)
        #expect(asked.names == Set(computer.requires), "\(computer.produces)")
      }
    }
  }
}
