import Articles

@testable import LanguageAnalysis

/// An article of `text` with the standard analysis.
func analyzed(
  _ text: String, published: String? = nil, title: String? = nil, language: String? = "ru"
) -> AnalyzedArticle {
  let article = Article(
    id: "test", source: "test", title: title, published: published.flatMap { CalendarDay(iso: $0) },
    language: language, text: text)
  return AnalyzedArticle(article, provider: Analyzer.standard)
}

extension AnalyzedArticle {
  /// The words of each object of a layer of spans.
  func words(_ layer: LayerName) -> [String] {
    let table = self.layer(layer)
    return (0..<table.count).map { String(article.text[table.span($0)]) }
  }

  /// The text with `|` at every border of the objects of a layer; a space with nothing on it is a border of both its
  /// neighbours, written `| |`.
  func partition(_ layer: LayerName) -> String {
    let table = self.layer(layer)
    var result = ""
    var end = 0
    for row in 0..<table.count {
      let span = table.span(row)
      if row > 0 { result += "|" }
      if span.start > end {
        result += article.text[TextSpan(end, span.start)] + (row > 0 ? "|" : "")
      }
      result += article.text[span]
      end = span.stop
    }
    return result
  }

  /// The values of one text column.
  func texts(_ layer: LayerName, _ column: Int) -> [String?] {
    let table = self.layer(layer)
    return (0..<table.count).map { table.text(column, $0) }
  }
}
