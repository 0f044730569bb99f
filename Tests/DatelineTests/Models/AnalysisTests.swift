import Articles
import Foundation
import LanguageAnalysis
import Testing

@testable import Dateline

@Suite("The analysis without models")
struct PlainAnalysisTests {
  @Test("A pack that is missing or damaged is named, with the command that mends it, and rules work alone")
  func problems() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "dateline-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/test.dlmodel"
    let missing = Analysis(pack: path)
    #expect(missing.problem?.description == "no models at \(path)\nto make them: dateline models build")
    try ModelFile.write(Array("not a pack".utf8), to: path)
    let damaged = Analysis(pack: path)
    #expect(damaged.problem?.description.hasSuffix("to make them: dateline models build") == true)
    for analysis in [missing, damaged, Analysis(pack: Analysis.noModels)] {
      #expect(analysis.packArgument == Analysis.noModels && analysis.pack == nil)
      #expect(
        analysis.analyzer.version(of: "names", language: "ru") == Analyzer.standard.version(of: "names", language: "ru")
      )
    }
    #expect(Analysis(pack: Analysis.noModels).problem == nil)
  }
}

/// The analysis with the models of this machine, where `make test` has put them.
private enum WithModels {
  static let analysis: Analysis? = Analysis.standard.pack == nil ? nil : Analysis.standard
  static let absent: Comment = "no models on this machine: Scripts/dev/fetch-models.sh, then dateline models build"
}

@Suite("The analysis with models", .enabled(if: WithModels.analysis != nil, WithModels.absent))
struct ModelAnalysisTests {
  private let analysis: Analysis

  init() throws { analysis = try #require(WithModels.analysis) }

  private func analyzed(_ text: String) -> AnalyzedArticle {
    AnalyzedArticle(Article(id: "a", source: "a", language: "ru", text: text), provider: analysis.analyzer)
  }

  @Test("Layers have other versions than those by rules alone, but only where they differ")
  func versions() {
    func differs(_ layer: LayerName) -> Bool {
      analysis.analyzer.version(of: layer, language: "ru") != Analyzer.standard.version(of: layer, language: "ru")
    }
    for layer in ["morphology", "syntax", "names", "mentions", "entities", "statements"] as [LayerName] {
      #expect(differs(layer), "\(layer)")
    }
    for layer in ["paragraphs", "sentences", "tokens"] as [LayerName] { #expect(!differs(layer), "\(layer)") }
    #expect(
      analysis.analyzer.version(of: "names", language: "uk") == Analyzer.standard.version(of: "names", language: "uk"))
  }

  @Test("Words have lemmas and features in their sentence")
  func morphology() {
    let table = analyzed("Министры стран со вчерашнего дня ведут переговоры.").layer("morphology")
    let lemmas = (0..<table.count).map { table.text(0, $0) ?? "" }
    #expect(lemmas == ["министр", "страна", "с", "вчерашний", "день", "вести", "переговоры", "."])
    #expect(table.text(2, 1)?.contains("Case=Gen") == true)
    #expect(table.text(2, 7) == "", "a mark has no features, which is not the same as unknown ones")
  }

  @Test(
    "Names come with their kinds and nominatives",
    arguments: [
      (
        "Об этом сообщили представители Нидерландов, Латвии и Евросовета.",
        ["place Нидерланды", "place Латвия", "organization Евросовет"]
      ),
      (
        "Заявление Коалиции желающих поддержал Доминик Рааб. Позже Рааба встретили в Перу.",
        ["organization Коалиция желающих", "person Доминик Рааб", "person Рааб", "place Перу"]
      ),
      ("СМИ сообщили о визите Анны Беловой в Киев.", ["person Анна Белова", "place Киев"]),
      (
        "Представители Европейского союза (ЕС) прибыли.", ["organization Европейский союз", "organization ЕС"]
      ),
    ])
  func names(text: String, expected: [String]) {
    let table = analyzed(text).layer("names")
    #expect((0..<table.count).map { "\(table.text(2, $0) ?? "") \(table.text(3, $0) ?? "")" } == expected)
  }

  @Test("Every computer asks only for the layers it names, since its version covers only these")
  func requirements() throws {
    let text = "Вчера в Киеве президент Иван Петров заявил ТАСС, что «встреча 5 января прошла хорошо»."
    let models = try RussianModels(ModelFile.open(try #require(analysis.pack)), cacheBytes: 8 << 20)
    for computer in Russian(models: models).layers {
      let asked = Asked(analysis.analyzer)
      let article = AnalyzedArticle(
        Article(id: "a", source: "a", published: CalendarDay(iso: "2026-01-03"), language: "ru", text: text),
        provider: asked)
      #expect(computer.compute(article).map(\.schema.name) == computer.produces)
      #expect(asked.names.isSubset(of: computer.requires), "\(computer.produces)")
    }
  }

  /// Remembers which layers are asked for while one is computed.
  private final class Asked: LayerProvider, @unchecked Sendable {
    // Used by one test on one thread.
    var names: Set<LayerName> = []
    private let analyzer: Analyzer
    init(_ analyzer: Analyzer) { self.analyzer = analyzer }
    func compute(_ name: LayerName, of article: AnalyzedArticle) -> [LayerTable] {
      names.insert(name)
      let inner = AnalyzedArticle(article.article, provider: analyzer)
      return [inner.layer(name)]
    }
    func version(of name: LayerName, language: String) -> String { "" }
    func language(of article: Article) -> String { "ru" }
  }
}
