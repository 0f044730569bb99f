internal import Articles

/// The layer `sources` for Russian.
struct RussianSources: LayerComputer {
  let produces: [LayerName] = ["sources"]
  let requires: [LayerName] = ["sentences", "tokens"]
  let version = "2"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    var builder = LayerBuilder(.sources)
    for source in SourceFinder(words: ArticleWords(article)).sources() {
      builder.append([
        .integer(source.span.start), .integer(source.span.stop), .text(source.name), .text(source.rule),
      ])
    }
    return [builder.table()]
  }
}
