/// Russian.
public struct Russian: Language {
  public let code = "ru"
  public let layers: [any LayerComputer]

  /// Makes the language with the layers that rules alone can give.
  public init() {
    layers =
      Segmentation(abbreviations: .russian, openers: SentenceOpeners.russian, tokens: .common).layers + [
        PlainMorphology(), PlainSyntax(), RussianNames(), RussianEntities(), RussianTimes(), RussianStatements(),
        RussianMeetings(), RussianSources(),
      ]
  }
}
