internal import Articles

/// The layer `syntax` where no parser is at hand: every token without a head and without a relation.
struct PlainSyntax: LayerComputer {
  let produces: [LayerName] = ["syntax"]
  let requires: [LayerName] = ["tokens"]
  let version = "plain-1"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let none = [Int32](repeating: -1, count: article.layer("tokens").count)
    return [LayerTable(schema: .syntax, count: none.count, columns: [.values(none), .values(none)], strings: [])]
  }
}
