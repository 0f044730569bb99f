public import Articles

/// The layer `names` by the names network, paragraph by paragraph.
public struct NetworkNames: LayerComputer {
  /// Brings the name in `tokens` to the nominative. It may ask the article for the layers in ``normalRequires``.
  public typealias Normal = @Sendable (_ name: TaggedName, _ article: AnalyzedArticle) -> String

  public let produces: [LayerName] = ["names"]
  public let requires: [LayerName]
  public let version: String
  private let pool: NetworkRunnerPool
  private let normal: Normal

  /// - Parameters:
  ///   - normalRequires: the layers that `normal` asks for besides segmentation.
  ///   - normalVersion: the version of what `normal` does; the version of the layer covers it.
  public init(
    _ pool: NetworkRunnerPool, normalRequires: [LayerName], normalVersion: String, normal: @escaping Normal
  ) {
    self.pool = pool
    self.normal = normal
    requires = ArticleTokens.layers + normalRequires
    version = "network-1 \(pool.models.version) \(normalVersion)"
  }

  public func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let tokens = article.layer("tokens")
    let names = pool.withRunner { runner in
      let read = runner.tokens(of: article, encoder: pool.models.encoder)
      let tags = runner.nameTags(read.features, sequences: read.paragraphs)
      return TaggedName.names(tags, named: pool.models.nameTags, sequences: read.paragraphs)
    }
    var builder = LayerBuilder(.names)
    for name in names {
      let (first, last) = (tokens.span(name.tokens.lowerBound), tokens.span(name.tokens.upperBound - 1))
      builder.append([
        .integer(first.start), .integer(last.stop), .text(name.kind.rawValue), .text(normal(name, article)),
        .text("network"),
      ])
    }
    return [builder.table()]
  }
}
