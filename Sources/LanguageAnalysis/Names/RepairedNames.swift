internal import Articles

/// The layer `names` for Russian: the names network paragraph by paragraph, repaired by rules, each name with its
/// nominative.
struct RepairedNames: LayerComputer {
  let produces: [LayerName] = ["names"]
  let requires: [LayerName] = NameContext.layers
  let version: String
  private let models: RussianModels
  private let inflector: NameInflector

  init(_ models: RussianModels) {
    self.models = models
    inflector = NameInflector(models.dictionary)
    version = "network-1 \(models.version) \(RussianNameRepairs.version) \(NameNormals.version)"
  }

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let found = models.networks.withRunner { runner in
      let read = runner.tokens(of: article, encoder: models.networks.models.encoder)
      let tags = runner.nameTags(read.features, sequences: read.paragraphs)
      return TaggedName.names(tags, named: models.networks.models.nameTags, sequences: read.paragraphs)
    }
    let context = NameContext(article, dictionary: models.dictionary)
    let names = RussianNameRepairs.apply(
      to: found.map { NameDraft($0.tokens, $0.kind, rule: "network") }, in: context)
    var builder = LayerBuilder(.names)
    for (name, normal) in zip(names, NameNormals(context, inflector).normals(of: names)) {
      let span = context.words.span(name.tokens)
      builder.append([
        .integer(span.start), .integer(span.stop), .text(name.kind.rawValue), .text(normal), .text(name.rule),
      ])
    }
    return [builder.table()]
  }
}
