internal import Articles

/// The layer `statements` for Russian, by the marks and words around what is said.
struct RussianStatements: LayerComputer {
  let produces: [LayerName] = ["statements"]
  let requires: [LayerName] = ["mentions", "paragraphs", "sentences", "tokens"]
  let version = "1"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let mentions = MentionTable(article.layer("mentions"))
    let paragraphs = article.layer("paragraphs")
    let finder = StatementFinder(
      words: ArticleWords(article), paragraphs: (0..<paragraphs.count).map { paragraphs.span($0) },
      mentions: mentions)
    var builder = LayerBuilder(.statements)
    for statement in finder.statements() {
      builder.append([
        .integer(statement.span.start), .integer(statement.span.stop), .text(statement.kind),
        .integer(statement.mention.flatMap { mentions.entity($0) }), .text(nil),
        .spans(statement.mention.map { [mentions.span($0)] } ?? []), .spans(statement.cue.map { [$0] } ?? []),
        .text(statement.rule),
      ])
    }
    return [builder.table()]
  }
}
