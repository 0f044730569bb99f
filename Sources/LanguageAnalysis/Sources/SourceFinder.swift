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
    return quotedMedium(token) ?? unknownMedium(token)
  }

  /// A name in quotation marks behind `газета`, or right behind a citing verb: `пишет «Волна»`.
  private func quotedMedium(_ token: Int) -> (name: String, end: Int, rule: String)? {
    guard token > 0, words.follows(token), opens(token) else { return nil }
    let before = words.folded[token - 1]
    let isNamed = RussianMedia.kinds.contains { before.hasPrefix($0) }
    let isCiting = RussianMedia.passing.contains(before) || RussianMedia.citing.contains(before)
    guard isNamed || (isCiting && words.isCapitalized(token + 1)) else { return nil }
    let limit = min(words.count, token + 7, words.sentences[words.sentenceOf[token]].upperBound)
    guard
      let end = (token + 2..<max(token + 2, limit)).first(where: { ["»", "\"", "”", "“"].contains(words.words[$0]) })
    else { return nil }
    return (
      String(words.text[words.span(token + 1..<end)]), end + 1, isNamed ? "named-as-medium" : "quoted-behind-verb"
    )
  }

  /// Whether a quotation mark opens here: it leans on the word behind it.
  private func opens(_ token: Int) -> Bool {
    guard ["«", "\"", "“", "„"].contains(words.words[token]), token + 1 < words.count, words.isWord(token + 1) else {
      return false
    }
    return words.words[token] == "«" || words.spans[token].stop == words.spans[token + 1].start
  }

  /// A name that no list has, right behind a citing verb or a word for a medium: in Latin letters behind any, in Cyrillic
  /// only behind verbs that media alone take.
  private func unknownMedium(_ token: Int) -> (name: String, end: Int, rule: String)? {
    guard token > 0, words.follows(token), words.isCapitalized(token) else { return nil }
    let before = words.folded[token - 1]
    let passes = RussianMedia.passing.contains(before)
    if let end = latinTitle(token) {
      return (String(words.text[words.span(token..<end)]), end, "latin-title")
    }
    let cites = passes || RussianMedia.citing.contains(before) || before == "сообщали"
    if cites, RussianMedia.cyrillicEnds.contains(where: { words.folded[token].hasSuffix($0) }) {
      var end = token + 1
      while end < words.count, end - token < 3, words.follows(end), words.isCapitalized(end) { end += 1 }
      return (String(words.text[words.span(token..<end)]), end, "behind-citing-verb")
    }
    guard
      passes
        || (isLatin(token)
          && (RussianMedia.citing.contains(before) || RussianMedia.kinds.contains { before.hasPrefix($0) }))
    else { return nil }
    var end = token + 1
    while end < words.count, end - token < 5, words.follows(end), words.isCapitalized(end),
      isLatin(end) == isLatin(token)
    {
      end += 1
    }
    // `пишет Иван Петров`: two Cyrillic words are somebody's name, one is a medium's only where it is an acronym or
    // the verb is one of passing on.
    if !isLatin(token) {
      guard end == token + 1, words.isAcronym(token) || before.hasPrefix("переда") else { return nil }
    }
    return (String(words.text[words.span(token..<end)]), end, "behind-citing-verb")
  }

  /// `The Daily Telegraph`: several Latin words with a capital of which one is usual in names of media.
  private func latinTitle(_ token: Int) -> Int? {
    guard isLatin(token) else { return nil }
    var end = token + 1
    while end < words.count, end - token < 5, words.follows(end), words.isCapitalized(end), isLatin(end) { end += 1 }
    guard end > token + 1, (token..<end).contains(where: { RussianMedia.latinMarks.contains(words.folded[$0]) }) else {
      return nil
    }
    return end
  }

  private func isLatin(_ token: Int) -> Bool {
    guard let first = words.words[token].unicodeScalars.first else { return false }
    return first.value < 0x250 && first.properties.isAlphabetic
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
