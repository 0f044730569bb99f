internal import Articles

/// The layer `morphology` where no dictionary is at hand: the word in small letters for its lemma, and only the parts of
/// speech that the token itself shows.
struct PlainMorphology: LayerComputer {
  let produces: [LayerName] = ["morphology"]
  let requires: [LayerName] = ["tokens"]
  let version = "plain-1"
  /// Whether to give lemmas; a language about which nothing is known has none.
  private let givesLemmas: Bool

  init(givesLemmas: Bool = true) { self.givesLemmas = givesLemmas }

  func compute(_ article: AnalyzedArticle) -> [LayerTable] {
    let tokens = article.layer("tokens")
    var builder = LayerBuilder(.morphology)
    for row in 0..<tokens.count {
      let word = article.article.text[tokens.span(row)]
      builder.append([
        .text(givesLemmas ? Folding.folded(word) : nil), .text(Self.partOfSpeech(word)), .text(nil),
      ])
    }
    return [builder.table()]
  }

  /// `PUNCT`, `SYM` or `NUM` where the token shows it; nil for words.
  static func partOfSpeech(_ word: Substring) -> String? {
    guard let first = word.unicodeScalars.first else { return nil }
    let properties = first.properties
    if properties.numericType == .decimal {
      return word.unicodeScalars.contains { $0.properties.isAlphabetic } ? nil : "NUM"
    }
    if "%№$+=<>~^|`".unicodeScalars.contains(first) { return "SYM" }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return word.unicodeScalars.contains { $0.properties.isAlphabetic } ? nil : "PUNCT"
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return "SYM"
    default: return nil
    }
  }
}
