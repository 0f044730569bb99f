/// The layers that every language has: where its paragraphs, sentences and tokens begin and end.
struct Segmentation {
  let layers: [any LayerComputer]

  init(abbreviations: AbbreviationList, openers: String, tokens: TokenRules) {
    let openers = Set(openers.split(whereSeparator: \.isWhitespace).map { WordKey($0) })
    layers = [Paragraphs(), Sentences(SentenceRules(abbreviations: abbreviations, openers: openers)), Tokens(tokens)]
  }
}
