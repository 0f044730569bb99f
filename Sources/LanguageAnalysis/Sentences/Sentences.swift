internal import Articles

/// The layer `sentences`: each paragraph, which is one line, is divided for itself, so that a headline without a full
/// stop never runs into the text below it.
struct Sentences: LayerComputer {
  let produces: [LayerName] = ["sentences"]
  let requires: [LayerName] = ["paragraphs"]
  let version = "1"
  private let rules: SentenceRules

  init(_ rules: SentenceRules) { self.rules = rules }

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let paragraphs = article.layer("paragraphs")
    let starts = paragraphs.values(0)
    let stops = paragraphs.values(1)
    let bytes = article.article.text.utf8.span
    var splitter = SentenceSplitter(rules)
    var line = LineScalars()
    for row in 0..<paragraphs.count {
      line.load(bytes, Int(starts[row])..<Int(stops[row]))
      splitter.add(line)
    }
    return [
      LayerTable(
        schema: .sentences, count: splitter.starts.count,
        columns: [.values(splitter.starts), .values(splitter.stops)], strings: [])
    ]
  }
}
