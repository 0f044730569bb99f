internal import Articles

/// Finds who speaks: the subject of a cue verb before or behind it, or the noun behind `по словам`.
struct SpeakerFinder {
  let text: SpeechText
  var words: ArticleWords { text.words }

  /// The subject behind the verb at `cue`, before `end`: `заявил в среду министр`.
  ///
  /// `reference` is where the words begin that were said, if they stand before the cue.
  func behind(_ cue: Int, before end: Int, reference: Int? = nil, memory: SpeakerMemory) -> Speaker? {
    var memory = memory
    memory.isFeminineVerb = text.has(cue, "Gender=Fem")
    var token = cue + 1
    let stop = min(end, cue + 24)
    var told: Speaker?
    while token < stop {
      if text.isQuoted(token) {
        // A medium's name in marks stands where the subject would; else a name of something passes.
        if text.isSource[token], told == nil { told = medium(token) }
        token = text.quotations[text.quotationOf[token]].end
        continue
      }
      if text.isBreak(token) { return told }
      if let speaker = speaker(at: token, reference: reference, memory: memory) {
        // A medium may be whom it was told: сообщили РИА Новости источники.
        guard speaker.isMedium else { return speaker }
        if told == nil { told = speaker }
        token = max(token + 1, speaker.tokens?.upperBound ?? token + 1)
        continue
      }
      if text.isFinite(token) { return told }
      token += 1
    }
    return told
  }

  /// The subject of a verb within a quotation, `– сказал он. –`, behind it or before.
  func inside(_ cue: Int, _ first: Int, _ end: Int, reference: Int, memory: SpeakerMemory) -> Speaker? {
    var memory = memory
    memory.isFeminineVerb = text.has(cue, "Gender=Fem")
    let order = Array(cue + 1..<max(cue + 1, end)) + Array(first..<cue)
    return order.lazy.compactMap { speaker(at: $0, reference: reference, memory: memory) }.first
  }

  /// The first who may speak of those in `tokens`.
  func first(in tokens: Range<Int>, memory: SpeakerMemory) -> Speaker? {
    tokens.lazy.compactMap { speaker(at: $0, memory: memory) }.first
  }

  /// The subject before the verb at `cue`, not before `first`, nearest first.
  func before(_ cue: Int, from first: Int, memory: SpeakerMemory) -> Speaker? {
    var memory = memory
    memory.isFeminineVerb = text.has(cue, "Gender=Fem")
    var token = cue - 1
    let lowest = max(first, cue - SpeechText.reach)
    while token >= lowest {
      if text.isQuoted(token) {
        if text.isSource[token] { return medium(token) }
        let quotation = text.quotations[text.quotationOf[token]]
        if let speaker = body(in: quotation, memory: memory) { return speaker }
        token = quotation.opening - 1
        continue
      }
      if let opening = insertion(endingAt: token, lowest) {
        token = opening - 1
        continue
      }
      let word = words.folded[token]
      if ["который", "которая", "которые", "которое"].contains(word), text.hasParts ? text.has(token, "Case=Nom") : true
      {
        return antecedent(token, from: lowest, memory: memory)
      }
      if let speaker = speaker(at: token, memory: memory) { return speaker }
      token -= 1
    }
    return nil
  }

  /// The organization that a short quotation names, with the noun before it.
  func body(in quotation: Quotation, memory: SpeakerMemory) -> Speaker? {
    guard quotation.content.count <= 5,
      let mention = quotation.content.lazy.map({ text.mentionOf[$0] }).first(where: { $0 >= 0 }),
      text.mentions.kind(mention) == "organization", text.isDictionaryForm(mention)
    else { return nil }
    if let owner = owner(of: mention) { return phrase(owner, isSubject: true, memory: memory) }
    let head = quotation.opening - 1
    guard head >= 0, !text.hasParts || text.has(head, "Case=Nom") || text.cues[head] != nil else { return nil }
    return named(mention)
  }

  /// Where the bracket or the inserted clause that ends at `token` begins: `, как сообщает X,`, `, назначенный Y,`.
  func insertion(endingAt token: Int, _ lowest: Int) -> Int? {
    let isClosing = words.words[token] == ")"
    guard isClosing || text.isComma(token) else { return nil }
    var place = token - 1
    while place >= lowest, token - place < 60 {
      if isClosing {
        if words.words[place] == "(" { return place }
      } else if text.isBreak(place) {
        return text.isComma(place) && opensInsertion(place + 1) ? place : nil
      }
      place -= 1
    }
    return nil
  }

  func opensInsertion(_ token: Int) -> Bool {
    let word = words.folded[token]
    if ["как", "включая", "кроме", "например"].contains(word) || word.hasPrefix("котор") { return true }
    if token + 2 < words.count, word == "в", words.folded[token + 1] == "том", words.folded[token + 2] == "числе" {
      return true
    }
    if token + 1 < words.count, words.folded[token + 1].hasPrefix("котор") { return true }
    return text.has(token, "VerbForm=Part") || text.isGerund(token) && text.hasParts
  }

  /// Whom `который` stands for: the noun phrase before its comma.
  func antecedent(_ token: Int, from lowest: Int, memory: SpeakerMemory) -> Speaker? {
    var place = token - 1
    while place >= lowest, !text.isQuoted(place), !words.isWord(place) { place -= 1 }
    guard place >= lowest else { return nil }
    if text.isQuoted(place) { return text.isSource[place] ? medium(place) : nil }
    guard text.mentionOf[place] >= 0 else { return nil }
    // The head of a chain of names: Генпрокуратура Украины.
    var mention = text.mentionOf[place]
    while text.mentions.kind(mention) == "place" {
      let first = words.firstToken(from: text.mentions.span(mention).start)
      guard first > lowest, text.mentionOf[first - 1] >= 0 else { break }
      mention = text.mentionOf[first - 1]
    }
    return named(mention)
  }

  /// The speaker whose phrase has its head at `token`, where it can be a subject.
  func speaker(at token: Int, reference: Int? = nil, memory: SpeakerMemory) -> Speaker? {
    guard words.isWord(token), text.cues[token] == nil else { return nil }
    let word = words.folded[token]
    if RussianSpeakerNouns.pronouns.contains(word) {
      if text.hasParts, !text.has(token, "Case=Nom"), text.pos(token) == "PRON" { return nil }
      if ["тот", "та"].contains(word), token + 1 < words.count, text.isComma(token + 1) { return nil }
      return memory.pronoun(word, at: token, reference: reference)
    }
    if text.mentionOf[token] >= 0 {
      let mention = text.mentionOf[token]
      let last = words.tokens(in: text.mentions.span(mention)).upperBound - 1
      guard isFree(mention, last) else { return nil }
      if text.mentions.isName(mention), !text.isNominative(token) { return nil }
      if !text.mentions.isName(mention), text.hasParts, !hasNominative(mention) { return nil }
      if let owner = owner(of: mention), let speaker = phrase(owner, isSubject: true, memory: memory) { return speaker }
      if text.isMedium(token), !phraseHeaded(mention) { return medium(token) }
      return headed(text.mentions.isName(mention) ? nil : token, mention, memory: memory)
    }
    guard canSpeak(token) else { return nil }
    return phrase(NounPhrase(text, head: token), isSubject: true, memory: memory)
  }

  /// The phrase of the noun before a name, which the name only completes: `глава ГУР`, `обозреватель Бибиси`.
  func owner(of mention: Int) -> NounPhrase? {
    guard text.mentions.isName(mention), text.mentions.kind(mention) != "person" || !text.hasParts else { return nil }
    let first = words.firstToken(from: text.mentions.span(mention).start)
    var head = first - 1
    if head >= 0, text.words.words[head] == "«" || text.words.words[head] == "\"" { head -= 1 }
    guard head >= 0, words.sentenceOf[head] == words.sentenceOf[first], words.isWord(head), !text.isQuoted(head),
      text.cues[head] == nil, canSpeak(head),
      !RussianSpeakerNouns.descriptors.contains(where: { words.folded[head].hasPrefix($0) })
    else { return nil }
    if text.hasParts, !text.has(head, "Case=Nom") { return nil }
    return NounPhrase(text, head: head)
  }

  func phraseHeaded(_ mention: Int) -> Bool { text.mentions.kind(mention) == "person" }

  func hasNominative(_ mention: Int) -> Bool {
    words.tokens(in: text.mentions.span(mention)).contains { text.has($0, "Case=Nom") }
  }

  /// Whether no preposition governs the mention and no noun before it has it for a complement.
  func isFree(_ mention: Int, _ last: Int) -> Bool {
    let first = words.firstToken(from: text.mentions.span(mention).start)
    guard first > 0, words.sentenceOf[first - 1] == words.sentenceOf[first] else { return true }
    if text.hasParts { return text.pos(first - 1) != "ADP" }
    return !["в", "во", "на", "с", "к", "о", "об", "из", "от", "для", "по", "у", "за", "при"].contains(
      words.folded[first - 1])
  }

  /// A noun in the nominative that may speak.
  func canSpeak(_ token: Int) -> Bool {
    let word = words.folded[token]
    if RussianSpeakerNouns.quantifiers.contains(word), token + 1 < words.count {
      if RussianSpeakerNouns.isTime(words.folded[token + 1]) { return false }
      if ["некоторые", "многие", "другой", "другие"].contains(word) {
        let next = words.folded[token + 1]
        return next == "из" || text.cues[token + 1] != nil || !words.isWord(token + 1)
      }
      return !text.hasParts || text.has(token, "Case=Nom") || text.has(token + 1, "Case=Gen")
        || word == "несколько"
    }
    guard text.isNominative(token) else { return false }
    guard text.hasParts else { return true }
    let pos = text.pos(token) ?? ""
    guard !["сам", "сама", "сами", "само"].contains(word) else { return false }
    guard pos == "NOUN" || pos == "PROPN" || isSubstantive(token) else { return false }
    return text.has(token, "Animacy=Anim") || pos == "PROPN" || RussianSpeakerNouns.roles.contains(text.lemma(token))
      || words.isCapitalized(token) || isSubstantive(token) || RussianSpeakerNouns.isNominative(word)
      || RussianSpeakerNouns.isCollective(word) || text.isMedium(token) || isDocument(token)
  }

  /// An adjective used as a noun: `осужденная`, `военный`.
  func isSubstantive(_ token: Int) -> Bool {
    guard ["ADJ", "VERB"].contains(text.pos(token) ?? ""), text.has(token, "Case=Nom") else { return false }
    guard text.pos(token) == "ADJ" || text.has(token, "VerbForm=Part"), token + 1 < words.count else { return false }
    let next = text.pos(token + 1) ?? ""
    return !["NOUN", "PROPN", "ADJ", "NUM"].contains(next) && (text.cues[token + 1] != nil || !words.isWord(token + 1))
  }

  func isDocument(_ token: Int) -> Bool {
    RussianCueVerbs.documents.contains { words.folded[token].hasPrefix($0) }
  }
}
