internal import Articles

/// Whom a cue has for its subject.
extension UnitReading {
  /// The subject within the clause of the cue: behind it, before it, or the place of those who spoke.
  func subject(_ cue: Int, _ place: CuePlace, from first: Int) -> Speaker? {
    finder.before(cue, from: first, memory: memory)
      ?? finder.behind(cue, before: place.clause.upperBound, memory: memory)
      ?? finder.place(around: cue, in: first..<place.clause.upperBound, memory: memory)
  }

  /// The subject in the clause, else that of the clauses before, else who spoke last.
  ///
  /// Only where `recalls` is true is one who spoke before taken for the subject of a verb that has none; else it must be
  /// joined to theirs by `и`.
  func subjectAnywhere(_ cue: Int, _ place: CuePlace, recalls: Bool = true) -> Speaker? {
    let clause = place.clause
    if !text.isGerund(cue) {
      if let speaker = subject(cue, place, from: clause.lowerBound) { return speaker }
    } else if let speaker = lastSpeaker, !speaker.isMedium {
      return speaker
    }
    if let speaker = finder.before(cue, from: mainClause(cue), memory: memory) { return speaker }
    guard recalls || isJoined(cue) else { return nil }
    if let speaker = lastSpeaker, !speaker.isMedium { return speaker }
    return text.cues[cue]!.frame.isDisjoint(with: [.clause, .quotation]) ? nil : memory.last(at: cue)
  }

  private func isJoined(_ cue: Int) -> Bool {
    (max(unit.lowerBound, cue - 3)..<cue).contains { ["и", "также"].contains(text.words.folded[$0]) }
  }

  /// Where the clauses of the sentence at hand begin, not before the reported clause of an earlier cue.
  private func mainClause(_ cue: Int) -> Int {
    max(unit.lowerBound, cue - SpeechText.reach)
  }

  /// Whether a cue reports on its own: within another report it must name its speaker.
  func isIndependent(_ cue: Int, _ speaker: Speaker) -> Bool {
    guard drafts.suffix(Self.nearby).contains(where: { !$0.isDirect && $0.tokens.contains(cue) }) else { return true }
    guard let tokens = speaker.tokens else { return false }
    return speaker.isNamed && tokens.lowerBound >= cue - 14 && !text.isGerund(cue)
  }

  /// Whether the cue gives an opinion, of which a medium can be the author.
  func isOwnOpinion(_ cue: Int) -> Bool {
    text.cues[cue]!.frame.contains(.opinion)
  }

  func isWriting(_ cue: Int) -> Bool {
    text.words.folded[cue].hasPrefix("пи") || text.words.folded[cue].hasPrefix("напис")
  }

  /// Whom a medium passes on: `со ссылкой на X`, `ссылаясь на X`.
  func citedThrough(_ tokens: Range<Int>) -> Speaker? {
    let end = min(tokens.upperBound, tokens.lowerBound + SpeechText.reach)
    guard
      let reference = (tokens.lowerBound..<max(tokens.lowerBound, end)).first(where: { token in
        !text.isQuoted(token) && ["ссылкой", "ссылаясь"].contains(text.words.folded[token])
      })
    else { return nil }
    guard let on = (reference + 1..<min(end, reference + 6)).first(where: { text.words.folded[$0] == "на" }) else {
      return nil
    }
    var place = on + 1
    if place < end, ["слова", "заявление", "данные"].contains(text.words.folded[place]) { place += 1 }
    guard let speaker = finder.genitive(from: place, before: end, memory: memory), !speaker.isMedium else { return nil }
    return speaker
  }

  // MARK: Phrases

  /// `По словам X, …`, `согласно плану, …`.
  mutating func readPhrase(_ token: Int) {
    let words = text.words
    let word = words.folded[token]
    guard word == "по" || word == "согласно", token + 1 < unit.upperBound else { return }
    guard let (from, cue, isDocument) = phraseHead(token) else { return }
    let end = phraseEnd(from)
    var speaker: Speaker?
    if cue.count == 3 {
      speaker = memory.pronoun(words.folded[token + 1], at: token + 1)
    } else if isDocument {
      speaker = document(in: from..<end)
    } else {
      speaker = finder.genitive(from: from, before: end, memory: memory)
    }
    guard let speaker, !speaker.isMedium || ["мнению", "оценке"].contains(words.folded[from - 1]) else { return }
    let clause = token..<max(end, speaker.tokens?.upperBound ?? end)
    attribute(cue, clause, speaker)
    guard isIndependent(token, speaker) else { return }
    add(around(clause), speaker, cue: cue, rule: isDocument ? "according-to" : "in-the-words-of")
  }

  /// Where the name behind the phrase begins, the tokens of the phrase, and whether a document is meant.
  private func phraseHead(_ token: Int) -> (from: Int, cue: Range<Int>, isDocument: Bool)? {
    let words = text.words
    let next = words.folded[token + 1]
    if words.folded[token] == "согласно" {
      return finder.isDocument(token + 1) || (token + 2 < unit.upperBound && finder.isDocument(token + 2))
        ? (token + 1, token..<token + 1, true) : nil
    }
    if ["его", "ее", "их"].contains(next), token + 2 < unit.upperBound,
      CueLexicon.russian.phrases.contains(words.folded[token + 2])
    {
      return (token + 3, token..<token + 3, false)
    }
    if CueLexicon.russian.phrases.contains(next) { return (token + 2, token..<token + 2, false) }
    if ["данным", "информации"].contains(next), token + 2 < unit.upperBound, text.mentionOf[token + 2] >= 0,
      !text.isMedium(token + 2)
    {
      return (token + 2, token..<token + 2, false)
    }
    if ["условиям", "решению", "приговору", "постановлению"].contains(next),
      token - unit.lowerBound < 3
    {
      return (token + 1, token..<token + 1, true)
    }
    return nil
  }

  /// The comma behind the name, or where a noun phrase without one ends.
  private func phraseEnd(_ from: Int) -> Int {
    let limit = min(unit.upperBound, from + 30)
    var token = from
    while token < limit {
      if text.isBreak(token), text.words.words[token] != "(" { return token }
      if text.isQuoted(token), text.quotations[text.quotationOf[token]].content.count > 4 { return token }
      if text.hasParts, text.isFinite(token) { break }
      token += 1
    }
    if token >= unit.upperBound { return unit.upperBound }
    // No comma behind the phrase: По решению суда Кернес должен…
    var head = from
    while head + 1 < limit, NounPhrase.isAttribute(text, head) { head += 1 }
    return min(token, max(NounPhrase(text, head: head).tokens.upperBound, from))
  }
}
