/// Russian.
public struct Russian: Language {
  public let code = "ru"
  public let layers: [any LayerComputer]

  /// Makes the language. Without `models` its layers are those that rules alone can give: no lemmas, features or
  /// syntax, and the names that gazetteers and capital letters tell.
  public init(models: RussianModels? = nil) {
    let segmentation = Segmentation(abbreviations: .russian, openers: SentenceOpeners.russian, tokens: .common)
    let above: [any LayerComputer] = [
      RussianEntities(), RussianTimes(), RussianStatements(), RussianMeetings(), RussianSources(),
    ]
    layers = segmentation.layers + (models.map(Self.networkLayers) ?? Self.plainLayers) + above
  }

  private static var plainLayers: [any LayerComputer] { [PlainMorphology(), PlainSyntax(), RussianNames()] }

  private static func networkLayers(_ models: RussianModels) -> [any LayerComputer] {
    [
      NetworkMorphology(models.networks, lemmaVersion: "dictionary-2") { models.lemmas.lemma(of: $0, $1, $2) },
      NetworkSyntax(models.networks), RepairedNames(models),
    ]
  }
}
