internal import Articles
internal import LanguageAnalysis

/// The layers of an article as an earlier run stored them, each decoded when it is asked for and only if the analysis
/// would compute it in the same version today.
final class CachedLayers {
  private let blob: LayerBlob
  private let language: String
  private let analyzer: Analyzer

  private init?(_ bytes: [UInt8], language: String, analyzer: Analyzer) {
    guard let blob = LayerBlob(bytes) else { return nil }
    self.blob = blob
    self.analyzer = analyzer
    self.language = language
  }

  /// An article with the layers that were stored for it. Damaged bytes are a miss and nothing worse.
  static func article(_ article: Article, layers: [UInt8]?, analyzer: Analyzer) -> AnalyzedArticle {
    let language = analyzer.language(of: article)
    let cached = layers.flatMap { CachedLayers($0, language: language, analyzer: analyzer) }
    return AnalyzedArticle(article, language: language, provider: analyzer) { cached?.table($0) }
  }

  /// The stored layer, if it is still what the analysis would compute.
  func table(_ name: LayerName) -> LayerTable? {
    guard blob.version(of: name) == analyzer.version(of: name, language: language) else { return nil }
    return blob.table(name)
  }

  /// All layers that are there, in the form in which they are stored.
  static func encode(_ article: AnalyzedArticle) -> [UInt8] {
    LayerBlob.encode(article.available.map { ($0, version: article.version(of: $0.schema.name)) })
  }
}
