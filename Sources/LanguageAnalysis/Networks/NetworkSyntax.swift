public import Articles

/// The layer `syntax` by the syntax network.
///
/// The network chooses each token's head by itself; here a token that would be its own head becomes a root.
public struct NetworkSyntax: LayerComputer {
  public let produces: [LayerName] = ["syntax"]
  public let requires: [LayerName] = ArticleTokens.layers
  public let version: String
  private let pool: NetworkRunnerPool

  public init(_ pool: NetworkRunnerPool) {
    self.pool = pool
    version = "network-1 \(pool.models.version)"
  }

  public func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let dependencies = pool.withRunner { runner in
      let read = runner.tokens(of: article, encoder: pool.models.encoder)
      return runner.dependencies(read.features, sentences: read.sentences)
    }
    var builder = LayerBuilder(.syntax)
    for (token, head) in dependencies.heads.enumerated() {
      let relation = dependencies.relations[token]
      builder.append([
        .integer(head < 0 || head == token ? nil : Int(head)),
        .text(relation < 0 ? nil : pool.models.relations[Int(relation)]),
      ])
    }
    return [builder.table()]
  }
}
