internal import Articles

/// The layers `entities` and `mentions` for Russian: names linked by their normal forms, people also by surname and post.
struct RussianEntities: LayerComputer {
  let produces: [LayerName] = ["entities", "mentions"]
  let requires: [LayerName] = ["morphology", "names", "sentences", "tokens"]
  let version = "names-4"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let linked = LinkedMentions(
      words: ArticleWords(article), names: article.layer("names"), morphology: article.layer("morphology"))
    var entities = LayerBuilder(.entities)
    for entity in linked.entities {
      entities.append([.text(entity.name), .text(entity.kind), .texts(entity.posts), .text(entity.rule)])
    }
    var mentions = LayerBuilder(.mentions)
    for mention in linked.mentions {
      mentions.append([
        .integer(mention.span.start), .integer(mention.span.stop), .text(mention.kind), .text(mention.form),
        .text(mention.normal), .integer(mention.entity), .text(mention.rule),
      ])
    }
    return [entities.table(), mentions.table()]
  }
}
