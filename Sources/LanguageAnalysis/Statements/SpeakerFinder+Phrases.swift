internal import Articles

/// Whom a phrase stands for.
extension SpeakerFinder {
  /// The speaker that a phrase names: the person whose name it holds, the entity at its head, or its words.
  func phrase(_ phrase: NounPhrase, isSubject: Bool, memory: SpeakerMemory) -> Speaker? {
    let inside = text.mentions.places(in: words.span(phrase.tokens))
    let people = inside.filter { text.mentions.kind($0) == "person" && text.mentions.isName($0) }
    let fitting = people.last { mention in
      let first = words.firstToken(from: text.mentions.span(mention).start)
      guard first > phrase.head || !isSubject else { return true }
      if isSubject { return text.isNominative(first) }
      return !isRelative(phrase.head) || first - phrase.head > 2
    }
    if let fitting {
      var speaker = named(fitting)
      speaker.tokens = phrase.tokens.lowerBound..<max(phrase.tokens.upperBound, speaker.tokens!.upperBound)
      speaker.isPlural = isPluralAt(phrase.head)
      return speaker
    }
    if text.isMedium(phrase.head) || (phrase.tokens.contains { text.isSource[$0] } && !isPerson(phrase.head)) {
      return medium(phrase.head)
    }
    if let mention = inside.first(where: { covers($0, phrase.head) }) {
      return headed(phrase.head, mention, memory: memory)
    }
    return memory.described(phrase)
  }

  func isPerson(_ head: Int) -> Bool {
    text.has(head, "Animacy=Anim") || RussianSpeakerNouns.passing.contains(words.folded[head])
  }

  /// Heads whose complement is somebody else: `адвокат Биби`, `сторонники Дэвиса`.
  func isRelative(_ head: Int) -> Bool {
    [
      "адвокат", "сторонник", "соратник", "семья", "защитник", "офис", "кабинет", "администрация", "жена", "сын",
      "отец",
    ]
    .contains(text.lemma(head))
  }

  func covers(_ mention: Int, _ token: Int) -> Bool {
    text.mentions.span(mention).contains(words.spans[token])
  }

  /// The speaker for a mention that is the head of its phrase; a post before a name is the name's.
  func headed(_ head: Int?, _ mention: Int, memory: SpeakerMemory) -> Speaker? {
    if let head, !text.mentions.isName(mention) {
      let phrase = NounPhrase(text, head: head)
      let people = text.mentions.places(in: words.span(phrase.tokens)).filter {
        text.mentions.kind($0) == "person" && text.mentions.isName($0)
      }
      if let name = people.last { return named(name) }
    }
    return named(mention)
  }

  /// The speaker for a mention.
  func named(_ mention: Int) -> Speaker {
    let tokens = words.tokens(in: text.mentions.span(mention))
    return Speaker(
      entity: text.mentions.entity(mention), tokens: tokens, isNamed: true,
      isMedium: text.mentions.kind(mention) != "person" && tokens.contains { text.isSource[$0] })
  }

  /// A cited medium as a speaker; rules that do not count media drop it.
  func medium(_ token: Int) -> Speaker {
    if text.isQuoted(token) {
      let quotation = text.quotations[text.quotationOf[token]]
      return Speaker(
        text: text.text(quotation.content), tokens: quotation.opening..<quotation.end, isNamed: true, isMedium: true)
    }
    let phrase = NounPhrase(text, head: token)
    let entity = phrase.tokens.lazy.compactMap { place -> Int? in
      let mention = text.mentionOf[place]
      return mention >= 0 && text.isSource[place] ? text.mentions.entity(mention) : nil
    }.first
    return Speaker(
      entity: entity, text: entity == nil ? NominativePhrase.text(text, phrase) : nil, tokens: phrase.tokens,
      isNamed: true, isMedium: true, isPlural: isPluralAt(token))
  }

  func isPluralAt(_ token: Int) -> Bool { text.has(token, "Number=Plur") }

  /// Whom `по словам`, `по мнению` and the like name behind `token`, up to `end`.
  func genitive(from token: Int, before end: Int, memory: SpeakerMemory) -> Speaker? {
    var place = token
    while place < min(end, token + 12) {
      if text.isQuoted(place) { return text.isSource[place] ? medium(place) : nil }
      guard words.isWord(place) else { return nil }
      if RussianSpeakerNouns.genitivePronouns.contains(words.folded[place]), text.pos(place) != "DET" {
        return memory.pronoun(words.folded[place], at: place)
      }
      let mention = text.mentionOf[place]
      if mention >= 0 {
        if text.isMedium(place), text.mentions.kind(mention) != "person" { return medium(place) }
        if text.mentions.isName(mention) { return named(mention) }
        return headed(place, mention, memory: memory)
      }
      if !NounPhrase.isAttribute(text, place) || RussianSpeakerNouns.quantifierGenitives.contains(words.folded[place]) {
        return phrase(NounPhrase(text, head: place), isSubject: false, memory: memory)
      }
      place += 1
    }
    return nil
  }

  /// Who speaks where a verb in the plural has no subject but a place: `в Пентагоне заявили`, `рассказали в мэрии`.
  func place(around cue: Int, in clause: Range<Int>, memory: SpeakerMemory) -> Speaker? {
    guard isPluralAt(cue) || words.folded[cue].hasSuffix("и") || words.folded[cue].hasSuffix("т") else { return nil }
    if words.folded[cue].hasSuffix("ит") || words.folded[cue].hasSuffix("ет") { return nil }
    let order =
      Array(cue + 1..<max(cue + 1, min(clause.upperBound, cue + 8)))
      + (max(clause.lowerBound, cue - 12)..<cue).reversed()
    for token in order where ["в", "во"].contains(words.folded[token]) && token + 1 < words.count {
      var head = token + 1
      while head + 1 < words.count, text.mentionOf[head] < 0, NounPhrase.isAttribute(text, head) { head += 1 }
      guard words.isWord(head), !text.isQuoted(head) else {
        if text.isQuoted(head), !text.isSource[head] {
          let quotation = text.quotations[text.quotationOf[head]]
          return Speaker(text: text.text(quotation.content), tokens: quotation.opening..<quotation.end, isNamed: true)
        }
        continue
      }
      let mention = text.mentionOf[head]
      if mention >= 0, text.mentions.kind(mention) != "person" {
        guard text.mentions.kind(mention) == "organization" || isBeside(cue, token, mention, clause) else { continue }
        return named(mention)
      }
      guard RussianSpeakerNouns.isPlaceOfSpeech(words.folded[head]) else { continue }
      return phrase(NounPhrase(text, head: head), isSubject: false, memory: memory)
    }
    return nil
  }

  /// Whether a place stands right at the verb, or opens the clause: `В Вашингтоне заявили`, not `войны в Чечне и просят`.
  func isBeside(_ cue: Int, _ preposition: Int, _ mention: Int, _ clause: Range<Int>) -> Bool {
    if preposition > cue { return preposition - cue <= 3 }
    let end = text.words.tokens(in: text.mentions.span(mention)).upperBound
    let between = end..<max(end, cue)
    return between.allSatisfy { RussianSpeechWords.adverbs.contains(text.words.folded[$0]) || text.pos($0) == "ADV" }
      && !between.contains { text.words.folded[$0] == "и" } && preposition - clause.lowerBound <= 3
  }
}
