internal import Articles

/// A reported statement.
struct FoundStatement: Equatable {
  var span: TextSpan
  var kind: String
  /// The place of the mention that stands for the speaker.
  var mention: Int?
  var cue: TextSpan?
  var rule: String
}

/// Who said something, and by which word the text says so.
private struct Attribution {
  var mention: Int?
  var cue: Range<Int>
  var rule: String
}

/// Finds quotations with their attributions, and the clauses that `что` and `по словам` bring.
struct StatementFinder {
  let words: ArticleWords
  let paragraphs: [TextSpan]
  let mentions: MentionTable

  /// How many tokens away from a quotation its attribution is looked for. No sentence of a newspaper is as long; a text
  /// that is one endless sentence must not cost the square of its length.
  static let reach = 100

  func statements() -> [FoundStatement] {
    let quotations = QuotationFinder.quotations(words, paragraphs: paragraphs)
    var isQuoted = [Bool](repeating: false, count: words.count)
    for quotation in quotations {
      for token in quotation.content { isQuoted[token] = true }
    }
    let direct = quotations.compactMap { self.direct($0) }
    let indirect = words.sentences.compactMap { self.indirect($0, isQuoted) }
    return (direct + indirect).sorted { $0.span < $1.span }
  }

  // MARK: Direct speech

  private func direct(_ quotation: Quotation) -> FoundStatement? {
    let count = quotation.content.filter { words.isWord($0) }.count
    let attribution = attributionBehind(quotation) ?? attributionBefore(quotation)
    guard count >= 3 || (count > 0 && attribution?.rule == "dash-and-verb"), !isTitle(quotation) else { return nil }
    var content = quotation.content
    // The comma before the closing mark belongs to the sentence around the quotation.
    if words.words[content.upperBound - 1] == "," { content = content.lowerBound..<content.upperBound - 1 }
    return FoundStatement(
      span: words.span(content), kind: "direct", mention: attribution?.mention,
      cue: attribution.map { words.span($0.cue) }, rule: attribution?.rule ?? "three-words")
  }

  /// Whether the quotation is the name of a thing: it begins with a capital letter in the middle of a clause.
  private func isTitle(_ quotation: Quotation) -> Bool {
    let before = quotation.opening - 1
    guard before >= 0, words.follows(quotation.opening), words.isCapitalized(quotation.opening + 1) else {
      return false
    }
    return words.isWord(before) && !RussianSpeechWords.isVerb(words.folded[before])
  }

  /// `"…", – отметил президент`.
  private func attributionBehind(_ quotation: Quotation) -> Attribution? {
    var token = quotation.closing + 1
    while token < words.count, [",", ".", "!", "?"].contains(words.words[token]) { token += 1 }
    guard token < words.count, words.sentenceOf[token] == words.sentenceOf[quotation.closing],
      ArticleWords.isDash(words.words[token])
    else { return nil }
    let end = min(words.sentences[words.sentenceOf[token]].upperBound, token + Self.reach)
    guard let verb = (token + 1..<max(token + 1, end)).first(where: { RussianSpeechWords.isVerb(words.folded[$0]) })
    else { return nil }
    let speaker = nearestMention(in: verb + 1..<end, last: false) ?? nearestMention(in: token + 1..<verb, last: true)
    return Attribution(mention: speaker, cue: verb..<verb + 1, rule: "dash-and-verb")
  }

  /// `X заявил: "…"`, `по словам X, "…"`, within the sentence in which the quotation begins.
  private func attributionBefore(_ quotation: Quotation) -> Attribution? {
    let sentence = words.sentences[words.sentenceOf[quotation.opening]]
    let first = max(sentence.lowerBound, quotation.opening - Self.reach)
    let before = first..<quotation.opening
    if let verb = before.last(where: { RussianSpeechWords.isVerb(words.folded[$0]) }) {
      let speaker =
        nearestMention(in: first..<verb, last: true)
        ?? nearestMention(in: verb + 1..<quotation.opening, last: false)
      return Attribution(mention: speaker, cue: verb..<verb + 1, rule: "verb-before")
    }
    guard let phrase = before.lazy.compactMap({ phrase($0) }).first else { return nil }
    return Attribution(mention: speaker(of: phrase, before: quotation.opening), cue: phrase, rule: "in-the-words-of")
  }

  // MARK: Indirect speech

  private func indirect(_ sentence: Range<Int>, _ isQuoted: [Bool]) -> FoundStatement? {
    for token in sentence where !isQuoted[token] {
      if RussianSpeechWords.isVerb(words.folded[token]), token + 3 < sentence.upperBound, words.words[token + 1] == ",",
        words.folded[token + 2] == "что"
      {
        let speaker = nearestMention(in: sentence.lowerBound..<token, last: true)
        return statement(token + 3..<sentence.upperBound, speaker, token..<token + 1, "verb-that")
      }
      guard token == sentence.lowerBound, let phrase = phrase(token),
        let comma = (token..<sentence.upperBound).first(where: { words.words[$0] == "," })
      else { continue }
      return statement(
        comma + 1..<sentence.upperBound, speaker(of: phrase, before: comma), phrase, "in-the-words-of")
    }
    return nil
  }

  private func statement(
    _ tokens: Range<Int>, _ mention: Int?, _ cue: Range<Int>, _ rule: String
  ) -> FoundStatement? {
    var end = tokens.upperBound
    while end > tokens.lowerBound, [".", "…", "!", "?"].contains(words.words[end - 1]) { end -= 1 }
    guard end > tokens.lowerBound + 1 else { return nil }
    return FoundStatement(
      span: words.span(tokens.lowerBound..<end), kind: "indirect", mention: mention, cue: words.span(cue), rule: rule)
  }

  /// The tokens of `по словам` or `по его словам` (or a phrase like these) at `token`.
  private func phrase(_ token: Int) -> Range<Int>? {
    guard words.folded[token] == "по" else { return nil }
    let isByPronoun = token + 1 < words.count && ["его", "ее", "их"].contains(words.folded[token + 1])
    let noun = isByPronoun ? token + 2 : token + 1
    guard noun < words.count, words.sentenceOf[noun] == words.sentenceOf[token],
      RussianSpeechWords.phrases.contains(words.folded[noun])
    else { return nil }
    return token..<noun + 1
  }

  /// The speaker that the phrase names: whom the words behind it mention, or whom its pronoun means, for which the person
  /// mentioned last is taken.
  private func speaker(of phrase: Range<Int>, before end: Int) -> Int? {
    if phrase.count == 3 { return mentions.last(before: words.spans[phrase.lowerBound].start, kind: "person") }
    return nearestMention(in: phrase.upperBound..<max(phrase.upperBound, end), last: false)
  }

  /// The first or last person of those mentioned in `tokens`, else the first or last organization.
  private func nearestMention(in tokens: Range<Int>, last: Bool) -> Int? {
    guard !tokens.isEmpty else { return nil }
    let span = words.span(tokens)
    let inside = mentions.places(in: span)
    for kind in ["person", "organization"] {
      let fitting = inside.filter { mentions.kind($0) == kind }
      if let place = last ? fitting.last : fitting.first { return place }
    }
    return nil
  }
}
