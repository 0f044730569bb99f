internal import Articles

/// The layer `statements` for Russian, by the marks and words around what is said.
struct RussianStatements: LayerComputer {
  let produces: [LayerName] = ["statements"]
  let requires: [LayerName] = [
    "entities", "mentions", "morphology", "paragraphs", "sentences", "sources", "tokens",
  ]
  let version = "2"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let finder = StatementFinder(article)
    let words = finder.text.words
    var builder = LayerBuilder(.statements)
    for draft in finder.statements() {
      let span = words.span(draft.tokens)
      builder.append([
        .integer(span.start), .integer(span.stop), .text(draft.isDirect ? "direct" : "indirect"),
        .integer(draft.speaker?.entity), .text(draft.speaker?.entity == nil ? draft.speaker?.text : nil),
        .spans(draft.speaker?.tokens.map { [words.span($0)] } ?? []), .spans(draft.cue.map { [words.span($0)] } ?? []),
        .text(draft.rule),
      ])
    }
    return [builder.table()]
  }
}
