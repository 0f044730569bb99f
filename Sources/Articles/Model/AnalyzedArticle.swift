/// Computes layers. `LanguageAnalysis` conforms; the model knows no language.
public protocol LayerProvider: Sendable {
  /// Computes the layer `name` (and any layer that comes with it), asking `article` for the layers it needs.
  func compute(_ name: LayerName, of article: AnalyzedArticle) -> [LayerTable]

  /// The version of a layer for an article in `language`: it covers the layer's own rules, its models, and the versions
  /// of every layer it is computed from, so that an equal version means an equal table.
  func version(of name: LayerName, language: String) -> String

  /// The language of the article: what its source says, else what its letters tell.
  func language(of article: Article) -> String
}

/// An article with its layers, each computed when first asked for and then kept.
///
/// Not `Sendable`: one analysis owns it at a time. The layers themselves are values and may be shared.
public final class AnalyzedArticle {
  public let article: Article
  /// ISO 639-1 code of the language the layers are computed for.
  public let language: String
  private let provider: any LayerProvider
  private let cache: (LayerName) -> LayerTable?
  private var tables: [LayerName: LayerTable] = [:]
  private var running: Set<LayerName> = []
  /// The layers computed here, in the order in which they were; those from the cache do not count.
  public private(set) var computed: [LayerName] = []

  /// Makes an article whose layers `provider` computes; `cache` gives a layer known from an earlier run, which must be of
  /// the provider's version, or nil.
  /// `language` is the article's, where the caller knows it.
  public init(
    _ article: Article, language: String? = nil, provider: any LayerProvider,
    cache: @escaping (LayerName) -> LayerTable? = { _ in nil }
  ) {
    self.article = article
    self.provider = provider
    self.cache = cache
    self.language = language ?? provider.language(of: article)
  }

  /// The layer `name`, computed now if this is the first time it is asked for.
  ///
  /// - Precondition: layers do not need each other in a circle.
  public func layer(_ name: LayerName) -> LayerTable {
    if let table = tables[name] ?? cached(name) { return table }
    precondition(running.insert(name).inserted, "layer \(name) needs itself")
    defer { running.remove(name) }
    for table in provider.compute(name, of: self) where tables[table.schema.name] == nil {
      tables[table.schema.name] = table
      computed.append(table.schema.name)
    }
    guard let table = tables[name] else { preconditionFailure("no analysis computes the layer \(name)") }
    return table
  }

  /// The version of a layer for this article's language.
  public func version(of name: LayerName) -> String { provider.version(of: name, language: language) }

  /// The layers that are there, computed or cached, in the order of ``LayerSchema/all``.
  public var available: [LayerTable] { LayerSchema.all.compactMap { tables[$0.name] ?? cached($0.name) } }

  private func cached(_ name: LayerName) -> LayerTable? {
    guard let table = cache(name) else { return nil }
    tables[name] = table
    return table
  }
}
