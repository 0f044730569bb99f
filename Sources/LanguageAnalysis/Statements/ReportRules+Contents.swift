internal import Articles

/// Rules for verbs whose object is the content.
extension UnitReading {
  /// `выразил протест против …`.
  mutating func readLight(_ cue: Int, _ place: CuePlace) -> Bool {
    let frame = text.cues[cue]!.frame
    guard frame.contains(.light) else { return false }
    guard let noun = lightNoun(of: cue, place) else { return true }
    guard let speaker = subjectAnywhere(cue, place, recalls: false), !speaker.isMedium, isIndependent(cue, speaker)
    else { return true }
    attribute(cue..<cue + 1, place.clause, speaker)
    guard noun > cue else { return true }
    add(noun..<contentEnd(from: noun), speaker, cue: cue..<cue + 1, rule: "light-verb")
    return true
  }

  private func lightNoun(of cue: Int, _ place: CuePlace) -> Int? {
    let nouns = text.cues[cue]!.nouns
    let near = max(place.clause.lowerBound, cue - 3)..<min(place.clause.upperBound, cue + 7)
    return near.first { token in nouns.contains { text.words.folded[token].hasPrefix($0) } }
  }

  func hasNoun(of cue: Int, _ place: CuePlace) -> Bool { lightNoun(of: cue, place) != nil }

  /// `заявил об отставке`, and with the phrase first, `об отставке заявил X`.
  mutating func readTopic(_ cue: Int, _ place: CuePlace) -> Bool {
    guard text.cues[cue]!.frame.contains(.topic) else { return false }
    let clause = place.clause
    func isTopic(_ token: Int) -> Bool {
      guard ["о", "об", "обо"].contains(text.words.folded[token]), token + 1 < clause.upperBound else { return false }
      return !["этом", "том", "чем", "котором", "нем", "себе"].contains(text.words.folded[token + 1])
    }
    let behind = (cue + 1..<clause.upperBound).first(where: isTopic)
    let before = behind == nil ? (clause.lowerBound..<cue).first(where: isTopic) : nil
    guard let start = behind ?? before else { return false }
    // A topic that opens the clause belongs to the verb; deeper in, it belongs to a noun.
    guard behind.map({ $0 - cue <= 8 }) ?? (start - clause.lowerBound <= 2) else { return false }
    guard let speaker = subjectAnywhere(cue, place, recalls: false), !speaker.isMedium, isIndependent(cue, speaker)
    else { return true }
    attribute(cue..<cue + 1, clause, speaker)
    var end = behind == nil ? cue : contentEnd(from: start)
    if behind == nil {
      while end - 1 > start + 1, RussianSpeechWords.adverbs.contains(text.words.folded[end - 1]) { end -= 1 }
    }
    add(start..<end, speaker, cue: cue..<cue + 1, rule: "announced")
    return true
  }

  /// `призвал X сделать …`, `призвал к …`, `выступил против …`.
  mutating func readInfinitive(_ cue: Int, _ place: CuePlace) -> Bool {
    let frame = text.cues[cue]!.frame
    let clause = place.clause
    let verb = frame.contains(.infinitive) ? infinitive(in: cue + 1..<clause.upperBound) : nil
    var preposition: Int?
    if frame.contains(.toward) { preposition = first(["к", "ко"], in: cue + 1..<clause.upperBound) }
    if frame.contains(.stance) { preposition = first(["за", "против"], in: cue + 1..<clause.upperBound) }
    guard verb != nil || preposition != nil else { return false }
    guard let speaker = subjectAnywhere(cue, place, recalls: false), !speaker.isMedium, isIndependent(cue, speaker)
    else { return true }
    attribute(cue..<cue + 1, clause, speaker)
    var start = verb == nil ? preposition! : cue + 1
    if let tokens = speaker.tokens, tokens.lowerBound > cue, tokens.upperBound < (verb ?? start) {
      start = tokens.upperBound
    }
    add(start..<contentEnd(from: max(start, verb ?? start)), speaker, cue: cue..<cue + 1, rule: "asked-to")
    return true
  }

  private func infinitive(in tokens: Range<Int>) -> Int? {
    tokens.first { token in
      guard !text.isQuoted(token) else { return false }
      if text.hasParts { return text.has(token, "VerbForm=Inf") }
      return ["ть", "ться", "ти", "чь"].contains { text.words.folded[token].hasSuffix($0) }
    }
  }

  private func first(_ words: Set<String>, in tokens: Range<Int>) -> Int? {
    tokens.prefix(8).first { words.contains(text.words.folded[$0]) }
  }

  /// `обвинил X в …`, `потребовал …`, `назвал X …`: the object is the content.
  mutating func readObject(_ cue: Int, _ place: CuePlace) -> Bool {
    let frame = text.cues[cue]!.frame
    guard frame.contains(.object) || frame.contains(.naming) || frame.contains(.bare) else { return false }
    let clause = place.clause
    guard let speaker = subjectAnywhere(cue, place, recalls: false), !speaker.isMedium, isIndependent(cue, speaker)
    else {
      return false
    }
    attribute(cue..<cue + 1, clause, speaker)
    var start = cue + 1
    if let tokens = speaker.tokens, tokens.lowerBound > cue {
      // The subject behind the verb: what stands before the verb, or behind the subject, is the content.
      start = tokens.upperBound
      if start >= clause.upperBound || text.isComma(start) {
        let before = clause.lowerBound..<cue
        if before.contains(where: { text.has($0, "Case=Acc") || text.has($0, "Case=Gen") }) {
          add(before, speaker, cue: cue..<cue + 1, rule: "claimed")
        }
        return true
      }
    }
    if text.lemma(cue).hasPrefix("подтвер"), let entity = speaker.entity,
      text.entities.text(1, entity) != "person"
    {
      return true
    }
    if frame.contains(.naming), let tokens = speaker.tokens, tokens.upperBound < cue,
      (start..<clause.upperBound).filter({ text.words.isWord($0) }).count < 3
    {
      start = tokens.upperBound  // В ведомстве информацию назвали «вбросом».
    }
    guard start < clause.upperBound, opensObject(start, cue) else { return true }
    if frame.contains(.naming), text.hasParts,
      !(start..<clause.upperBound).contains(where: {
        text.has($0, "Case=Ins") || text.isQuoted($0) || text.words.folded[$0] == "как"
      })
    {
      return true
    }
    add(start..<contentEnd(from: start), speaker, cue: cue..<cue + 1, rule: "claimed")
    return true
  }

  /// Whether an object begins there.
  private func opensObject(_ token: Int, _ cue: Int) -> Bool {
    if text.isQuoted(token) { return true }
    guard text.words.isWord(token) else { return false }
    return text.words.folded[token] != "и" && !(text.isFinite(token))
  }

  /// A cue of which nothing is known but its subject; a quotation behind it may be theirs.
  mutating func readCue(_ cue: Int, _ place: CuePlace) -> Bool {
    guard text.cues[cue]!.frame.contains(.quotation), text.isFinite(cue),
      let speaker = subject(cue, place, from: place.clause.lowerBound), !speaker.isMedium
    else { return false }
    attribute(cue..<cue + 1, place.clause, speaker)
    return true
  }

  /// `с требованием сделать …`, `с призывом …`: the noun takes the content of its verb.
  mutating func readDemand(_ token: Int) {
    guard RussianSpeechWords.demands.contains(text.words.folded[token]) else { return }
    let end = min(unit.upperBound, token + 6)
    guard let verb = infinitive(in: token + 1..<max(token + 1, end)),
      !(token + 1..<verb).contains(where: { text.isBreak($0) })
    else {
      return
    }
    let place = CuePlace(text, cue: token, unit: unit)
    guard
      let speaker = finder.before(token, from: unit.lowerBound, memory: memory)
        ?? finder.behind(token, before: place.clause.upperBound, memory: memory), !speaker.isMedium,
      isIndependent(token, speaker)
    else { return }
    add(token + 1..<contentEnd(from: verb), speaker, cue: token..<token + 1, rule: "demand")
  }

  // MARK: Documents

  /// `В заявлении X говорится, что …`, `говорится в заявлении X`, and `Отмечается, что` behind another report.
  mutating func readDocument(_ cue: Int, _ place: CuePlace) -> Bool {
    guard text.cues[cue]!.frame.contains(.passive) else { return false }
    let clause = place.clause
    let document = document(in: clause)
    let start = thatClause(behind: cue, place)
    let colon = clause.upperBound < unit.upperBound && text.words.words[clause.upperBound] == ":"
    guard start != nil || colon else { return false }
    guard let speaker = document ?? (clause.first == cue ? memory.last(at: cue, within: 2) : nil) else { return true }
    attribute(cue..<cue + 1, clause.lowerBound..<clause.upperBound + (colon ? 1 : 0), speaker)
    guard !speaker.isMedium else { return true }
    let first = start ?? clause.upperBound + 1
    guard first < unit.upperBound, start != nil || !text.isQuoted(first) else { return true }
    add(first..<contentEnd(from: first), speaker, cue: cue..<cue + 1, rule: "document-says")
    return true
  }

  /// The owner of the document that `clause` names, else the document.
  func document(in clause: Range<Int>) -> Speaker? {
    guard
      let noun = clause.first(where: {
        !text.isQuoted($0)
          && (finder.isDocument($0) || isPage($0) || ["публикации", "статье"].contains(text.words.folded[$0]))
      })
    else {
      // `В нем говорится`: in the document spoken of.
      let pronoun = clause.first { ["нем", "ней", "них", "котором", "которой"].contains(text.words.folded[$0]) }
      if let pronoun, pronoun - clause.lowerBound < 4 { return memory.last(at: pronoun) }
      return finder.place(around: clause.lowerBound, in: clause, memory: memory)
    }
    let phrase = NounPhrase(text, head: noun)
    var end = clause.upperBound
    if end + 1 < unit.upperBound, text.isComma(end), text.has(end + 1, "VerbForm=Part") {
      end += 1
      while end < unit.upperBound, end - clause.upperBound < 16, !text.isBreak(end) { end += 1 }
    }
    let inside = text.mentions.places(in: text.words.span(noun..<end))
    if let owner = inside.first(where: { text.mentions.isName($0) || text.mentions.kind($0) == "person" }) {
      return finder.named(owner)
    }
    if ["публикац", "стать", "материал"].contains(where: { text.words.folded[noun].hasPrefix($0) }) {
      return Speaker(text: NominativePhrase.text(text, phrase), tokens: phrase.tokens, isMedium: true)
    }
    if (noun + 1..<phrase.tokens.upperBound).contains(where: { text.isMedium($0) }) {
      return Speaker(text: NominativePhrase.text(text, phrase), tokens: phrase.tokens, isMedium: true)
    }
    if phrase.tokens.count == 1, let last = memory.last(at: noun, within: 4) {
      var speaker = last
      speaker.tokens = phrase.tokens
      return speaker
    }
    if noun + 1 < phrase.tokens.upperBound, !isPage(noun) {
      let owner = NounPhrase(text, head: noun + 1)
      if let speaker = finder.genitive(from: noun + 1, before: phrase.tokens.upperBound, memory: memory) {
        return speaker
      }
      return Speaker(text: NominativePhrase.text(text, owner), tokens: owner.tokens, isNamed: true)
    }
    return Speaker(text: NominativePhrase.text(text, phrase), tokens: phrase.tokens, isNamed: true)
  }

  private func isPage(_ token: Int) -> Bool {
    ["сайте", "странице", "блоге", "аккаунте", "твиттере", "телеграм-канале"].contains(text.words.folded[token])
  }
}
