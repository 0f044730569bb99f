/// Ukrainian.
public struct Ukrainian: Language {
  public let code = "uk"
  public let layers: [any LayerComputer]

  /// Makes the language with the layers that rules alone can give.
  public init() {
    layers =
      Segmentation(abbreviations: .ukrainian, openers: SentenceOpeners.ukrainian, tokens: .withApostrophe).layers + [
        PlainMorphology(), PlainSyntax(),
      ]
  }
}
