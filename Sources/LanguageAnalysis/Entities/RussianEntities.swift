internal import Articles

/// The layers `entities` and `mentions` for Russian: names linked to entities by small rules, each in a file of its own,
/// with the posts of people and what stands for states.
struct RussianEntities: LayerComputer {
  let produces: [LayerName] = ["entities", "mentions"]
  let requires: [LayerName] = ["morphology", "names", "sentences", "tokens"]
  let version = "links-1"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let words = ArticleWords(article)
    let verbs = VerbTest(words, article.layer("morphology"))
    let linked = LinkedMentions(words: words, names: article.layer("names"), isVerb: verbs.isVerb)
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
