internal import Articles

/// The layer `tokens`: words, numbers and punctuation marks, each line for itself.
struct Tokens: LayerComputer {
  let produces: [LayerName] = ["tokens"]
  let requires: [LayerName] = ["paragraphs"]
  let version = "1"
  private let rules: TokenRules

  init(_ rules: TokenRules) { self.rules = rules }

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let paragraphs = article.layer("paragraphs")
    let starts = paragraphs.values(0)
    let stops = paragraphs.values(1)
    let bytes = article.article.text.utf8.span
    var tokenizer = Tokenizer(rules)
    var line = LineScalars()
    for row in 0..<paragraphs.count {
      line.load(bytes, Int(starts[row])..<Int(stops[row]))
      tokenizer.add(line)
    }
    return [
      LayerTable(
        schema: .tokens, count: tokenizer.starts.count,
        columns: [.values(tokenizer.starts), .values(tokenizer.stops)], strings: [])
    ]
  }
}
