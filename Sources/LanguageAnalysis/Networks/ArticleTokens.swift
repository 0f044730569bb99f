internal import Articles

/// The tokens of an article as the networks take them.
struct ArticleTokens {
  let features: TokenFeatures
  /// The tokens of each sentence.
  let sentences: [Range<Int>]
  /// The tokens of each paragraph: names are looked for over sentence ends but not over line ends.
  let paragraphs: [Range<Int>]

  /// The layers that are read.
  static let layers: [LayerName] = ["tokens", "sentences", "paragraphs"]

  init(_ article: AnalyzedArticle, encoder: TokenEncoder) {
    let tokens = article.layer("tokens")
    features = encoder.features(of: (0..<tokens.count).lazy.map { tokens.span($0) }, in: article.article.text)
    sentences = Self.tokens(tokens, in: article.layer("sentences"))
    paragraphs = Self.tokens(tokens, in: article.layer("paragraphs"))
  }

  /// The tokens that begin inside each of `units`, which stand in the order of the text.
  static func tokens(_ tokens: LayerTable, in units: LayerTable) -> [Range<Int>] {
    let starts = tokens.values(0)
    var next = 0
    return zip(units.values(0), units.values(1)).map { start, stop in
      while next < starts.count, starts[next] < start { next += 1 }
      let first = next
      while next < starts.count, starts[next] < stop { next += 1 }
      return first..<next
    }
  }
}

extension NetworkRunner {
  /// The tokens of an article; those of the last article are kept, because its layers are asked for one by one.
  func tokens(of article: AnalyzedArticle, encoder: TokenEncoder) -> ArticleTokens {
    let table = article.layer("tokens")
    if let latest, latest.text == article.article.text, latest.table == table { return latest.tokens }
    let tokens = ArticleTokens(article, encoder: encoder)
    latest = (article.article.text, table, tokens)
    return tokens
  }
}
