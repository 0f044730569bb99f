internal import Articles

/// The layer `paragraphs`: the lines of the text that hold more than white space, each a text or a heading.
struct Paragraphs: LayerComputer {
  let produces: [LayerName] = ["paragraphs"]
  let requires: [LayerName] = []
  let version = "1"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let text = article.article.text
    let lines = LineFinder.lines(of: text)
    let headings = HeadingFinder(text: text, title: article.article.title, lines: lines).headings()
    var builder = LayerBuilder(.paragraphs)
    for (line, isHeading) in zip(lines, headings) {
      builder.append([
        .integer(line.span.start), .integer(line.span.stop), .text(isHeading ? "heading" : "text"),
      ])
    }
    return [builder.table()]
  }
}
