internal import Articles

/// The layer `names` for Russian where no model is at hand.
struct RussianNames: LayerComputer {
  let produces: [LayerName] = ["names"]
  let requires: [LayerName] = ["sentences", "tokens"]
  let version = "capitalized-1"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let words = ArticleWords(article)
    var builder = LayerBuilder(.names)
    for name in CapitalizedNames(words).names() {
      let span = words.span(name.tokens)
      builder.append([
        .integer(span.start), .integer(span.stop), .text(name.kind), .text(name.normal), .text(name.rule),
      ])
    }
    return [builder.table()]
  }
}
