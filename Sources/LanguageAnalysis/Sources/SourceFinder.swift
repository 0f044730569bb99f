internal import Articles

/// A cited medium.
struct FoundSource: Equatable {
  var span: TextSpan
  var name: String
  var rule: String
}

/// Finds media near the words that cite them.
struct SourceFinder {
  let words: ArticleWords

  /// How many tokens may lie between the citing word and the name.
  static let reach = 7

  func sources() -> [FoundSource] {
    var found: [FoundSource] = []
    var token = 0
    while token < words.count {
      guard let (name, end, rule) = medium(token), isCited(token..<end) else {
        token += 1
        continue
      }
      found.append(FoundSource(span: words.span(token..<end), name: name, rule: rule))
      token = end
    }
    return found
  }

  /// The medium named at `token`: an address, a known name, or a name in quotation marks behind `газета`.
  private func medium(_ token: Int) -> (name: String, end: Int, rule: String)? {
    if let end = addressEnd(token) { return (String(words.text[words.span(token..<end)]), end, "address") }
    if words.isCapitalized(token), let (entry, end) = RussianMedia.names.match(words, at: token) {
      return (entry.name, end, "known-medium")
    }
    guard token > 0, words.follows(token), ["«", "\"", "“"].contains(words.words[token]),
      RussianMedia.kinds.contains(where: { words.folded[token - 1].hasPrefix($0) })
    else { return nil }
    let end = (token + 1..<min(words.count, token + 6)).first { ["»", "\"", "”"].contains(words.words[$0]) }
    return end.map { (String(words.text[words.span(token + 1..<$0)]), $0 + 1, "named-as-medium") }
  }

  /// `OBOZ.UA`, `gazeta.ru`: words joined by dots without spaces, the last one the end of an address.
  private func addressEnd(_ token: Int) -> Int? {
    guard words.isWord(token),
      token == 0 || words.words[token - 1] != "." || words.spans[token - 1].stop < words.spans[token].start
    else { return nil }
    var end = token + 1
    while end + 1 < words.count, words.words[end] == ".", words.isWord(end + 1),
      words.spans[end - 1].stop == words.spans[end].start, words.spans[end].stop == words.spans[end + 1].start
    {
      end += 2
    }
    return end > token + 1 && RussianMedia.domains.contains(words.folded[end - 1]) ? end : nil
  }

  /// Whether a citing word stands near, in the same sentence.
  private func isCited(_ tokens: Range<Int>) -> Bool {
    let sentence = words.sentences[words.sentenceOf[tokens.lowerBound]]
    let near =
      max(
        sentence.lowerBound, tokens.lowerBound - Self.reach)..<min(sentence.upperBound, tokens.upperBound + Self.reach)
    return near.contains { token in
      guard !tokens.contains(token) else { return false }
      let word = words.folded[token]
      return RussianMedia.verbStems.contains { word.hasPrefix($0) }
        || (token < tokens.lowerBound && RussianMedia.phrases.contains(word))
    }
  }
}
