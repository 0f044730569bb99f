internal import Articles

/// An attribution that may belong to a quotation.
struct Attribution {
  var cue: Range<Int>
  var clause: Range<Int>
  var speaker: Speaker?
}

/// What the rules know and find while they read one unit.
struct UnitReading {
  let text: SpeechText
  let finder: SpeakerFinder
  var memory: SpeakerMemory
  var unit: Range<Int>
  var paragraph: Range<Int>
  /// The unit before in the same article, for `Об этом сообщил X`.
  var previous: Range<Int>?
  /// Whether the unit before holds statements already.
  var isPreviousReported = false
  /// Whom quotations without a speaker in the unit before belong to.
  var previousSpeaker: Speaker?
  var drafts: [StatementDraft] = []
  var attributions: [Attribution] = []

  /// The speaker of the last attribution in this unit.
  var lastSpeaker: Speaker? { attributions.last { $0.speaker != nil }?.speaker }

  /// Adds an indirect statement, if its words are enough and nothing has them already.
  mutating func add(_ tokens: Range<Int>, _ speaker: Speaker?, cue: Range<Int>, rule: String) {
    guard let tokens = trimmed(tokens), hasWords(tokens, 2) else { return }
    for draft in drafts.suffix(Self.nearby) where !draft.isDirect {
      let shared = min(draft.tokens.upperBound, tokens.upperBound) - max(draft.tokens.lowerBound, tokens.lowerBound)
      let joint = max(draft.tokens.upperBound, tokens.upperBound) - min(draft.tokens.lowerBound, tokens.lowerBound)
      let isSame = speaker.map { new in draft.speaker.map { $0.isSame(new) } ?? true } ?? true
      if shared * 20 > joint * (isSame ? 12 : 17) { return }
    }
    drafts.append(StatementDraft(tokens: tokens, isDirect: false, speaker: speaker, cue: cue, rule: rule))
  }

  /// How many statements of one unit are compared, so that a sentence without end does not cost the square of its length.
  static let nearby = 64

  /// Whether at least `count` words stand in `tokens`.
  func hasWords(_ tokens: Range<Int>, _ count: Int) -> Bool {
    var left = count
    for token in tokens where text.words.isWord(token) {
      left -= 1
      if left <= 0 { return true }
    }
    return left <= 0
  }

  mutating func attribute(_ cue: Range<Int>, _ clause: Range<Int>, _ speaker: Speaker?) {
    attributions.append(Attribution(cue: cue, clause: clause, speaker: speaker))
  }

  /// The tokens without marks at their ends; nil if none are left.
  func trimmed(_ tokens: Range<Int>) -> Range<Int>? {
    var (first, end) = (tokens.lowerBound, tokens.upperBound)
    while first < end, !text.isQuoted(first), !text.words.isWord(first), !isNumber(first) { first += 1 }
    while end > first, !isEndOfContent(end - 1) { end -= 1 }
    return first < end ? first..<end : nil
  }

  private func isNumber(_ token: Int) -> Bool { text.words.words[token].first?.isNumber ?? false }

  private func isEndOfContent(_ token: Int) -> Bool {
    text.isQuoted(token) || text.words.isWord(token) || isNumber(token) || [")", "%"].contains(text.words.words[token])
  }

  /// Where a reported clause from `first` ends: with the unit, or where another attribution or the narrator's own voice
  /// begins.
  func contentEnd(from first: Int) -> Int {
    var token = first
    let limit = min(unit.upperBound, first + SpeechText.reach * 2)
    while token < limit {
      if text.isQuoted(token) {
        token = max(token + 1, text.quotations[text.quotationOf[token]].end)
        continue
      }
      if token > first, cuts(at: token, first) { return token }
      token += 1
    }
    return unit.upperBound
  }

  /// Whether the narrator speaks again from `token`.
  private func cuts(at token: Int, _ first: Int) -> Bool {
    let words = text.words
    if words.words[token] == "(", isEditorial(token) { return true }
    if text.isComma(token) || text.isDash(token) && text.isBreak(token), token + 1 < unit.upperBound {
      let next = words.folded[token + 1]
      if next == "хотя" && words.folded[token - 1] != "что" || RussianSpeechWords.passing.contains(next) { return true }
      if next == "как", token + 2 < unit.upperBound,
        text.cues[token + 2] != nil || RussianSpeechWords.passing.contains(words.folded[token + 2])
      {
        return true
      }
      guard let cue = cueNear(token + 1, within: 2) else {
        guard RussianSpeechWords.coordinators.contains(next), let cue = cueInClause(token + 2) else { return false }
        return coordinates(cue)
      }
      if text.isGerund(cue) { return true }
      return cue == token + 1 && text.cues[cue]!.frame.contains(.quotation) && endsClause(cue)
    }
    guard words.folded[token] == "и", let cue = cueNear(token + 1, within: 3) else { return false }
    return coordinates(cue)
  }

  /// Whether the bracket holds a remark of the editors: `(… – Прим. …)`.
  private func isEditorial(_ token: Int) -> Bool {
    (token + 1..<min(unit.upperBound, token + 30)).contains { text.words.folded[$0].hasPrefix("прим") }
  }

  /// Whether the cue at the end of a clause attributes what is before it: nothing but its subject follows.
  private func endsClause(_ cue: Int) -> Bool {
    finder.behind(cue, before: CuePlace(text, cue: cue, unit: unit).clause.upperBound, memory: memory) != nil
  }

  /// Whether the cue takes contents of its own as the predicate of the subject before.
  private func coordinates(_ cue: Int) -> Bool {
    let frame = text.cues[cue]!.frame
    guard !frame.contains(.passive), text.isFinite(cue) else { return false }
    let place = CuePlace(text, cue: cue, unit: unit)
    return thatClause(behind: cue, place) != nil || frame.contains(.naming) || frame.contains(.object)
      || (place.clause.upperBound < unit.upperBound && text.words.words[place.clause.upperBound] == ":")
  }

  /// The first cue before the next break.
  private func cueInClause(_ token: Int) -> Int? {
    var place = token
    while place < min(unit.upperBound, token + 25), !text.isBreak(place), !text.isQuoted(place) {
      if text.cues[place] != nil { return place }
      place += 1
    }
    return nil
  }

  private func cueNear(_ token: Int, within count: Int) -> Int? {
    var place = token
    while place < min(unit.upperBound, token + count), text.words.isWord(place), !text.isQuoted(place) {
      if text.cues[place] != nil { return place }
      if text.hasParts, !["ADV", "PART", "PRON", "ADP", "NOUN", "CCONJ"].contains(text.pos(place) ?? "") { return nil }
      place += 1
    }
    return nil
  }

  /// Where the clause that a cue takes begins: behind `, что`, `о том, что`, after inserted phrases at most.
  func thatClause(behind cue: Int, _ place: CuePlace) -> Int? {
    var token = place.clause.upperBound
    var inserted = 0
    while token + 1 < unit.upperBound, token - cue < 40, text.isComma(token) {
      let next = text.words.folded[token + 1]
      if ["что", "чтобы", "будто", "дескать"].contains(next) { return token + 2 }
      if RussianSpeechWords.conjunctions.contains(next), inserted == 0, token - cue <= 2 { return token + 1 }
      // Skip one inserted phrase: заявил, выступая в Киеве, что.
      inserted += 1
      guard inserted <= 1, text.cues[token + 1] == nil else { return nil }
      var end = token + 1
      while end < unit.upperBound, end - token < 16, !text.isBreak(end) {
        if text.cues[end] != nil || text.isFinite(end) { return nil }
        end += 1
      }
      token = end
    }
    return nil
  }
}
