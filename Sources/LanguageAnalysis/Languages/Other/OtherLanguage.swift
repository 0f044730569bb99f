/// Any language that Dateline does not know: its text is divided, and nothing is guessed.
public struct OtherLanguage: Language {
  public let code = LanguageDetection.undetermined
  public let layers: [any LayerComputer]

  public init() {
    layers =
      Segmentation(abbreviations: .none, openers: "", tokens: .withApostrophe).layers + [
        PlainMorphology(givesLemmas: false), PlainSyntax(),
      ]
  }
}
