public import Articles

/// Computes the layers of articles, each article by the rules of its own language.
public struct Analyzer: LayerProvider {
  private let plans: [String: LanguagePlan]
  private let fallback: LanguagePlan

  /// Makes an analyzer of `languages`. Articles in any other language go to `fallback`, which divides them into
  /// paragraphs, sentences and tokens and guesses nothing else.
  ///
  /// - Precondition: within a language no layer is produced twice, needs one that is not produced, or needs itself.
  public init(languages: [any Language], fallback: any Language = OtherLanguage()) {
    plans = Dictionary(languages.map { ($0.code, LanguagePlan($0)) }, uniquingKeysWith: { first, _ in first })
    self.fallback = LanguagePlan(fallback)
  }

  /// The languages that Dateline knows, each without models: what the rules alone can tell.
  public static let standard = standard(russian: nil)

  /// The languages that Dateline knows, Russian with `models`.
  public static func standard(russian models: RussianModels?) -> Analyzer {
    Analyzer(languages: [Russian(models: models), Ukrainian(), English()])
  }

  /// The codes of the languages, sorted.
  public var languages: [String] { plans.keys.sorted() }

  public func compute(_ name: LayerName, of article: AnalyzedArticle) -> [LayerTable] {
    guard let computer = plan(for: article.language).computer(of: name) else {
      return LayerSchema.named(name).map { [LayerBuilder($0).table()] } ?? []
    }
    return computer.compute(article)
  }

  public func version(of name: LayerName, language: String) -> String {
    plan(for: language).versions[name] ?? "absent"
  }

  public func language(of article: Article) -> String {
    article.language.map(LanguageDetection.primaryCode(of:)) ?? LanguageDetection.language(of: article.text)
  }

  private func plan(for language: String) -> LanguagePlan { plans[language] ?? fallback }
}
