/// English.
public struct English: Language {
  public let code = "en"
  public let layers: [any LayerComputer]

  /// Makes the language with the layers that rules alone can give.
  public init() {
    layers =
      Segmentation(abbreviations: .english, openers: SentenceOpeners.english, tokens: .withApostrophe).layers + [
        PlainMorphology(), PlainSyntax(),
      ]
  }
}
