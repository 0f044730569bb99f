internal import Articles

/// The layer `times` for Russian: calendar expressions with the days they mean, seen from the day of publication.
struct RussianTimes: LayerComputer {
  let produces: [LayerName] = ["times"]
  let requires: [LayerName] = ["morphology", "sentences", "tokens"]
  let version = "2"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let words = ArticleWords(article)
    let features = WordFeatures(words: words, morphology: article.layer("morphology"))
    var builder = LayerBuilder(.times)
    for time in TimeFinder(words: words, features: features, published: article.article.published).times() {
      var span = words.span(time.tokens)
      // The tokenizer leaves a comma at a number that stands before another one.
      if article.article.text[span].hasSuffix(",") { span = TextSpan(span.start, span.stop - 1) }
      builder.append([.integer(span.start), .integer(span.stop), .text(time.value), .text(time.rule)])
    }
    return [builder.table()]
  }
}
