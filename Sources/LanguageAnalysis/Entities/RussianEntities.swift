internal import Articles

/// The layers `entities` and `mentions` for Russian: names linked to entities by small rules, each in a file of its own,
/// with the posts of people and what stands for states.
struct RussianEntities: LayerComputer {
  let produces: [LayerName] = ["entities", "mentions"]
  let requires: [LayerName] = ["morphology", "names", "sentences", "tokens"]
  let version = "links-1"

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let words = ArticleWords(article)
    let verbs = VerbForms(words, article.layer("morphology"))
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

/// Tells verbs by the part of speech where that is known, else by their endings.
struct VerbForms {
  private let words: ArticleWords
  private let partsOfSpeech: [String?]

  init(_ words: ArticleWords, _ morphology: LayerTable) {
    self.words = words
    partsOfSpeech = (0..<morphology.count).map { morphology.text(1, $0) }
  }

  func isVerb(_ token: Int) -> Bool {
    if token < partsOfSpeech.count, let pos = partsOfSpeech[token] { return pos == "VERB" || pos == "AUX" }
    let word = words.folded[token]
    return word.count > 3 && !words.isCapitalized(token) && !Self.nouns.contains(word)
      && Self.endings.contains { word.hasSuffix($0) }
  }

  private static let endings = [
    "ал", "ил", "ел", "ял", "ул", "ала", "ила", "ела", "яла", "ула", "али", "или", "ели", "яли", "ули", "лся", "лась",
    "лись", "лось", "ает", "яет", "ует", "ают", "яют", "уют", "ится", "ется", "ятся", "ются", "ить", "ать", "еть",
    "ять", "ться",
  ]
  private static let nouns: Set<String> = [
    "отдел", "канал", "капитал", "генерал", "материал", "адмирал", "филиал", "журнал", "капитала", "генерала",
    "адмирала",
    "отдела", "канала", "филиала", "журнала", "сигнал", "треугольник", "премьер", "совет",
  ]
}
