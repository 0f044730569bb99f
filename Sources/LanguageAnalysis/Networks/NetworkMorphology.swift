public import Articles

/// The layer `morphology` by the morphology network, one article at a time.
public struct NetworkMorphology: LayerComputer {
  /// Gives the lemma of a word as it stands in the text, with its part of speech and features (`Case=Nom|…`, or nil).
  public typealias Lemma = @Sendable (_ word: Substring, _ pos: String, _ features: String?) -> String

  public let produces: [LayerName] = ["morphology"]
  public let requires: [LayerName] = ArticleTokens.layers
  public let version: String

  private let pool: NetworkRunnerPool
  private let lemma: Lemma
  private let tags: [(pos: String, features: String?)]

  /// - Parameter lemmaVersion: the version of what `lemma` does; the version of the layer covers it.
  public init(_ pool: NetworkRunnerPool, lemmaVersion: String, lemma: @escaping Lemma) {
    self.pool = pool
    self.lemma = lemma
    version = "network-2 \(pool.models.version) \(lemmaVersion)"
    tags = pool.models.morphologyTags.map { tag in
      let bar = tag.firstIndex(of: "|")
      return (String(tag[..<(bar ?? tag.endIndex)]), bar.map { String(tag[tag.index(after: $0)...]) })
    }
  }

  public func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let tokens = article.layer("tokens")
    let places = pool.withRunner { runner in
      let read = runner.tokens(of: article, encoder: pool.models.encoder)
      return runner.morphologyTags(read.features, sentences: read.sentences)
    }
    // No features are the empty text: null is what was not looked for.
    var builder = LayerBuilder(.morphology)
    for (token, place) in places.enumerated() {
      let word = article.article.text[tokens.span(token)]
      guard place >= 0 else {
        builder.append([.text(word.lowercased()), .text(nil), .text(nil)])
        continue
      }
      let tag = tags[Int(place)]
      builder.append([.text(lemma(word, tag.pos, tag.features)), .text(tag.pos), .text(tag.features ?? "")])
    }
    return [builder.table()]
  }
}
