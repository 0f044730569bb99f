/// The layers that every language has: where its paragraphs, sentences and tokens begin and end.
struct Segmentation {
  let layers: [any LayerComputer]

  init(abbreviations: AbbreviationList, tokens: TokenRules) {
    layers = [Paragraphs(), Sentences(SentenceRules(abbreviations: abbreviations)), Tokens(tokens)]
  }
}
