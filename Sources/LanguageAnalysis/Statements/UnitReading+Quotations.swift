internal import Articles

/// Quotations and their attributions.
extension UnitReading {
  /// Adds the quotations that begin in the unit.
  mutating func readQuotations(_ places: Range<Int>) {
    for place in places {
      let quotation = text.quotations[place]
      let count = quotation.content.filter { text.words.isWord($0) }.count
      guard count > 0 else { continue }
      if readInterrupted(quotation) { continue }
      let behind = attributionBehind(quotation)
      let ahead = behind == nil ? attributionAhead(quotation) : nil
      let colon = ahead.map { $0.clause.upperBound == quotation.opening } ?? false
      let isAfterColon = quotation.opening > unit.lowerBound && text.words.words[quotation.opening - 1] == ":"
      let isSpoken = (behind != nil && (opensSpeech(quotation) || count >= 5)) || colon
      guard count >= 3 || isSpoken, isSpoken || !isTitle(quotation) else { continue }
      let inside = drafts.suffix(4 * Self.nearby).first {
        !$0.isDirect && $0.tokens.contains(quotation.content.lowerBound)
      }
      let attribution = behind ?? ahead
      var speaker = inside?.speaker ?? attribution?.speaker ?? lastSpeaker
      if inside == nil, attribution == nil, isAfterColon, count >= 3 {
        speaker = finder.before(quotation.opening - 1, from: unit.lowerBound, memory: memory) ?? speaker
      }
      if speaker == nil { speaker = memory.last(at: quotation.opening) }
      guard isSpoken || inside != nil || isClaim(quotation, speaker, attribution) else { continue }
      let rule = behind != nil ? "quoted-behind" : colon ? "quoted-colon" : inside != nil ? "quoted-within" : "quoted"
      appendDirect(quotation.content, speaker, inside?.cue ?? attribution?.cue, rule)
    }
  }

  private mutating func appendDirect(_ tokens: Range<Int>, _ speaker: Speaker?, _ cue: Range<Int>?, _ rule: String) {
    var content = tokens
    // The comma before the closing mark belongs to the sentence around the quotation.
    while content.count > 1, [",", "-", "–", "—"].contains(text.words.words[content.upperBound - 1]) {
      content = content.lowerBound..<content.upperBound - 1
    }
    guard !content.isEmpty else { return }
    drafts.append(StatementDraft(tokens: content, isDirect: true, speaker: speaker, cue: cue, rule: rule))
  }

  /// `"A, – сказал X. – B"`: two statements around the attribution within the marks.
  private mutating func readInterrupted(_ quotation: Quotation) -> Bool {
    let content = quotation.content
    guard content.count <= 600 else { return false }
    for dash in content where dash > content.lowerBound + 1 && text.isDash(dash) && dash + 1 < content.upperBound {
      let mark = text.words.words[dash - 1]
      guard [",", "!", "?", "…"].contains(mark), let verb = insideCue(dash + 1, content.upperBound) else { continue }
      var end = verb + 1
      while end < content.upperBound, end - verb < 30,
        ![".", ",", ":"].contains(text.words.words[end]) || !isDashBehind(end)
      {
        end += 1
      }
      let resumed = end < content.upperBound && isDashBehind(end)
      guard
        let speaker = finder.inside(
          verb, dash + 1, min(end, content.upperBound), reference: unit.lowerBound, memory: memory)
      else { continue }
      appendDirect(content.lowerBound..<(mark == "," ? dash - 1 : dash), speaker, verb..<verb + 1, "quoted-interrupted")
      if resumed, end + 2 < content.upperBound {
        appendDirect(end + 2..<content.upperBound, speaker, verb..<verb + 1, "quoted-interrupted")
      }
      attribute(verb..<verb + 1, dash..<end, speaker)
      return true
    }
    return false
  }

  private func isDashBehind(_ token: Int) -> Bool { token + 1 < text.words.count && text.isDash(token + 1) }

  /// A cue within marks, right behind the dash.
  private func insideCue(_ first: Int, _ end: Int) -> Int? {
    for token in first..<min(end, first + 3) {
      guard text.words.isWord(token), !text.words.isCapitalized(token) else { return nil }
      let cue = CueLexicon.russian.cue(
        text.words.folded[token], lemma: text.lemma(token), pos: text.pos(token),
        features: text.morphology.text(2, token))
      if let cue, cue.frame.contains(.quotation) { return token }
    }
    return nil
  }

  /// The attribution that follows the closing mark.
  private func attributionBehind(_ quotation: Quotation) -> Attribution? {
    attributions[nearest(quotation.opening)...].prefix(8).first { attribution in
      let first = attribution.clause.lowerBound
      guard first >= quotation.end, first - quotation.end <= 4 else { return false }
      return (quotation.end..<first).allSatisfy { !text.words.isWord($0) && !text.isQuoted($0) }
    }
  }

  /// The place of the first attribution behind `token`; they stand in the order of the text.
  private func nearest(_ token: Int) -> Int {
    var low = 0
    var high = attributions.count
    while low < high {
      let middle = (low + high) / 2
      if attributions[middle].cue.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The nearest attribution before the opening mark.
  private func attributionAhead(_ quotation: Quotation) -> Attribution? {
    attributions[..<nearest(quotation.opening)].suffix(8).last { $0.cue.lowerBound < quotation.opening }
  }

  /// Whether the quotation opens the unit or follows a colon, a dash, or another sentence.
  private func opensSpeech(_ quotation: Quotation) -> Bool {
    var token = quotation.opening - 1
    while token >= unit.lowerBound, !text.words.isWord(token), !text.isQuoted(token) { token -= 1 }
    return token < unit.lowerBound || [".", "!", "?", "…", ":"].contains(text.words.words[quotation.opening - 1])
  }

  /// Whether a quotation that nothing introduces is still said by somebody: a name has a capital and no verb, and
  /// nobody is known to have said it.
  private func isClaim(_ quotation: Quotation, _ speaker: Speaker?, _ attribution: Attribution?) -> Bool {
    if opensSpeech(quotation) { return true }
    let hasVerb = !text.hasParts || quotation.content.contains { text.has($0, "VerbForm=Fin") }
    if attribution == nil, !hasVerb, text.words.isCapitalized(quotation.content.lowerBound) { return false }
    return speaker != nil || hasVerb || quotation.content.filter { text.words.isWord($0) }.count > 4
  }

  /// Whether the quotation is the name of a thing.
  private func isTitle(_ quotation: Quotation) -> Bool {
    let before = quotation.opening - 1
    if let mention = quotation.content.first.map({ text.mentionOf[$0] }), mention >= 0,
      text.words.tokens(in: text.mentions.span(mention)).upperBound >= quotation.content.upperBound
    {
      return true
    }
    if text.isSource[quotation.content.lowerBound], quotation.content.count <= 6 { return true }
    guard before >= 0, text.words.follows(quotation.opening),
      text.words.isCapitalized(quotation.content.lowerBound)
    else { return false }
    guard text.words.isWord(before), text.cues[before] == nil else { return false }
    if text.isVerb(before) { return false }
    // A whole clause is said, not a name, unless what stands before it says what it is the name of.
    let count = quotation.content.filter { text.words.isWord($0) }.count
    let hasVerb = quotation.content.contains { text.has($0, "VerbForm=Fin") }
    return !(hasVerb && count >= 4) || RussianSpeakerNouns.works.contains { text.words.folded[before].hasPrefix($0) }
  }

  // MARK: Dialogue

  /// A paragraph that opens with a dash and ends in an attribution: `– Все готово, – сказал X.`
  mutating func readDialogue() -> Bool {
    guard let first = paragraph.first, text.isDash(first), first + 1 < paragraph.upperBound, !text.isQuoted(first + 1),
      unit.lowerBound >= paragraph.lowerBound
    else { return false }
    for cue in unit where text.cues[cue]?.frame.contains(.quotation) ?? false {
      let place = CuePlace(text, cue: cue, unit: unit)
      guard let mark = place.breakBefore(text), text.isDash(mark), mark > first + 2, isDialogueMark(mark - 1),
        let speaker = finder.behind(cue, before: place.clause.upperBound, memory: memory)
          ?? finder.place(around: cue, in: place.clause, memory: memory)
      else { continue }
      attribute(cue..<cue + 1, place.clause, speaker)
      let end = text.isComma(mark - 1) ? mark - 1 : mark
      appendDirect(first + 1..<end, speaker, cue..<cue + 1, "dialogue")
      let rest = place.clause.upperBound
      if rest + 2 < unit.upperBound, text.isDash(rest + 1), let more = trimmed(rest + 2..<unit.upperBound) {
        appendDirect(more, speaker, cue..<cue + 1, "dialogue")
      }
      return true
    }
    return false
  }

  /// A paragraph behind one that ends `сказал он:`, given without marks.
  mutating func readBlock(_ opening: Attribution?) -> Bool {
    guard let opening, unit.lowerBound == paragraph.lowerBound, let first = unit.first, !text.isQuoted(first),
      let tokens = trimmed(paragraph)
    else { return false }
    guard
      !tokens.contains(where: { text.quotationOf[$0] >= 0 && text.quotations[text.quotationOf[$0]].content.count > 8 })
    else { return false }
    appendDirect(tokens, opening.speaker, opening.cue, "block")
    return true
  }

  /// `X: мы готовы` as a line of its own.
  mutating func readSpeakerLine() -> Bool {
    guard unit.lowerBound == paragraph.lowerBound, var first = unit.first else { return false }
    if text.isDash(first) { first += 1 }
    let near = first..<min(unit.upperBound, first + 10)
    guard let colon = near.first(where: { text.words.words[$0] == ":" }), colon > first, colon + 4 < unit.upperBound,
      !(first..<colon).contains(where: {
        text.isVerb($0) || text.isQuoted($0) || !text.words.isWord($0) && !text.isDash($0)
      }),
      text.words.isWord(colon + 1), !text.isQuoted(colon + 1),
      let speaker = finder.first(in: first..<colon, memory: memory), !speaker.isMedium, speaker.isNamed,
      speaker.entity.map({ text.entities.text(1, $0) == "person" }) ?? false
    else { return false }
    let isLine = unit.lowerBound != 0
    let end = isLine && text.words.words[unit.upperBound - 1] != ":" ? paragraph.upperBound : unit.upperBound
    guard let tokens = trimmed(colon + 1..<end) else { return false }
    let isSpoken = isLine && end > unit.upperBound || text.words.words[end - 1] == "."
    if isSpoken, !tokens.contains(where: { text.isQuoted($0) }) {
      appendDirect(tokens, speaker, nil, "speaker-line")
    } else {
      add(tokens, speaker, cue: first..<colon, rule: "speaker-line")
    }
    attribute(first..<colon, first..<colon + 1, speaker)
    return true
  }

  private func isDialogueMark(_ token: Int) -> Bool { [",", "!", "?", "…", "."].contains(text.words.words[token]) }
}
