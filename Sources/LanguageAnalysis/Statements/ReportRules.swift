internal import Articles

/// A rule that reads one cue; whether it applied ends the list.
struct ReportRule: Sendable {
  let name: String
  let apply: @Sendable (inout UnitReading, Int, CuePlace) -> Bool

  /// The rules for a cue verb, in the order in which they are tried.
  static let all: [ReportRule] = [
    ReportRule(name: "quoting") { $0.readQuoting($1, $2) },
    ReportRule(name: "as-cited") { $0.readAsClause($1, $2) },
    ReportRule(name: "about-this") { $0.readAboutThis($1, $2) },
    ReportRule(name: "document-says") { $0.readDocument($1, $2) },
    ReportRule(name: "verb-that") { $0.readThatClause($1, $2) },
    ReportRule(name: "verb-behind") { $0.readInverted($1, $2) },
    ReportRule(name: "verb-colon") { $0.readColon($1, $2) },
    ReportRule(name: "light-verb") { $0.readLight($1, $2) },
    ReportRule(name: "announced") { $0.readTopic($1, $2) },
    ReportRule(name: "asked-to") { $0.readInfinitive($1, $2) },
    ReportRule(name: "claimed") { $0.readObject($1, $2) },
    ReportRule(name: "cue-alone") { $0.readCue($1, $2) },
  ]
}

extension UnitReading {
  /// `Как отметил X, …`: what stands around the clause, unless a medium is cited.
  mutating func readAsClause(_ cue: Int, _ place: CuePlace) -> Bool {
    var first = place.clause.lowerBound
    if ["и", "а", "но", "однако"].contains(text.words.folded[first]), first + 1 < cue { first += 1 }
    guard text.words.folded[first] == "как", cue - first < 8, thatClause(behind: cue, place) == nil else {
      return false
    }
    // `после того, как X заявил` tells when.
    if first >= unit.lowerBound + 2, ["того", "тем", "так", "прежде"].contains(text.words.folded[first - 2]) {
      return false
    }
    let clause = place.clause
    let speaker = subject(cue, place, from: first)
    guard let speaker, speaker.isNamed || speaker.entity != nil || speaker.text != nil else {
      // `Как сообщалось` cites nobody; `Как сообщается в релизе X` cites the document.
      guard text.cues[cue]!.frame.contains(.passive), let document = document(in: clause) else { return true }
      attribute(cue..<cue + 1, clause, document)
      add(around(clause), document, cue: cue..<cue + 1, rule: "document-says")
      return true
    }
    attribute(cue..<cue + 1, clause, speaker)
    if speaker.isMedium && !isOwnOpinion(cue) || !text.cues[cue]!.frame.contains(.clause) { return true }
    add(around(clause), speaker, cue: cue..<cue + 1, rule: "as-cited")
    return true
  }

  /// `приводит агентство слова X`, `цитирует X газета`: the object speaks.
  mutating func readQuoting(_ cue: Int, _ place: CuePlace) -> Bool {
    let word = text.words.folded[cue]
    guard word.hasPrefix("приводи") || word.hasPrefix("цитиру") || word.hasPrefix("передае") else { return false }
    let behind = cue + 1..<place.clause.upperBound
    if let words = behind.first(where: {
      ["слова", "слов", "заявление", "комментарий"].contains(text.words.folded[$0])
    }) {
      if let speaker = finder.genitive(from: words + 1, before: place.clause.upperBound, memory: memory) {
        attribute(cue..<cue + 1, place.clause, speaker)
        return true
      }
    }
    guard word.hasPrefix("цитиру") else { return !word.hasPrefix("передае") }
    let people = text.mentions.places(in: text.words.span(place.clause)).filter { text.mentions.kind($0) == "person" }
    if let person = people.last { attribute(cue..<cue + 1, place.clause, finder.named(person)) }
    return true
  }

  /// What an inserted attribution is about: what is behind it where it opens the sentence, before it where it ends it,
  /// else the whole sentence.
  func around(_ clause: Range<Int>) -> Range<Int> {
    let before = unit.lowerBound..<clause.lowerBound
    let isShort =
      !hasWords(before, 5) && !before.contains { !text.isQuoted($0) && text.isVerb($0) }
    let goesOn = hasWords(clause.upperBound..<unit.upperBound, 1)
    if isShort, goesOn, opensAside(clause.lowerBound) {
      return clause.upperBound..<contentEnd(from: clause.upperBound + 1)
    }
    if !goesOn { return before }
    return unit.lowerBound..<max(clause.upperBound, contentEnd(from: clause.upperBound + 1))
  }

  /// Whether the unit opens with an aside that leads to the attribution, `В результате, считает X, …`, or with nothing.
  private func opensAside(_ end: Int) -> Bool {
    guard let first = (unit.lowerBound..<end).first(where: { text.words.isWord($0) }) else { return true }
    if RussianSpeechWords.asides.contains(text.words.folded[first]) { return true }
    return ["ADP", "ADV", "CCONJ", "SCONJ", "PART"].contains(text.pos(first) ?? "")
  }

  /// `Об этом сообщил X`, `Такое заявление сделал X`: the sentence before.
  mutating func readAboutThis(_ cue: Int, _ place: CuePlace) -> Bool {
    var first = unit.lowerBound
    while first + 1 < cue, first - unit.lowerBound < 3, !["об", "о", "с"].contains(text.words.folded[first]),
      !text.words.folded[first].hasPrefix("тако"), !text.words.folded[first].hasPrefix("таку")
    {
      first += 1
    }
    let opening = text.words.folded[first]
    guard first + 1 < cue, cue - first < 30, !(first..<cue).contains(where: { text.isFinite($0) || text.isQuoted($0) })
    else { return false }
    let next = text.words.folded[first + 1]
    let isTopic = ["об", "о"].contains(opening) && ["этом", "том"].contains(next)
    let isSuch =
      (opening == "такое" || opening == "такую" || opening == "с")
      && (first..<cue).prefix(4).contains { t in
        ["заявлени", "мнени", "точку", "оценку", "прогноз"].contains { text.words.folded[t].hasPrefix($0) }
      }
    guard isTopic || isSuch, thatClause(behind: cue, place) == nil else { return false }
    let speaker = subject(cue, place, from: first + 2) ?? citedThrough(place.clause)
    guard let speaker else { return true }
    attribute(cue..<cue + 1, place.clause, speaker)
    var said = speaker
    if speaker.isMedium {
      guard let through = citedThrough(cue..<unit.upperBound) else { return true }
      said = through
    }
    guard let previous, !isPreviousReported, previous.lowerBound >= paragraph.lowerBound - 400 else { return true }
    previousSpeaker = said
    add(previous, said, cue: cue..<cue + 1, rule: "about-this")
    return true
  }

  /// `X заявил, что …`.
  mutating func readThatClause(_ cue: Int, _ place: CuePlace) -> Bool {
    let frame = text.cues[cue]!.frame
    guard frame.contains(.clause), !frame.contains(.light) || hasNoun(of: cue, place),
      let start = thatClause(behind: cue, place)
    else { return false }
    if frame.contains(.passive) { return false }
    guard let speaker = subjectAnywhere(cue, place) else { return true }
    attribute(cue..<cue + 1, place.clause, speaker)
    if speaker.isMedium, !isOwnOpinion(cue), !isWriting(cue) { return true }
    guard isIndependent(cue, speaker) else { return true }
    let content = start..<contentEnd(from: start)
    add(content, speaker, cue: cue..<cue + 1, rule: "verb-that")
    return true
  }

  /// `…, сообщил X`, `…, считает X, …`: an attribution behind or within what was said.
  mutating func readInverted(_ cue: Int, _ place: CuePlace) -> Bool {
    let frame = text.cues[cue]!.frame
    let clause = place.clause
    guard frame.contains(.quotation), !text.isGerund(cue), isInverted(cue, clause) else { return false }
    let quotationBefore = quotationEnding(before: clause.lowerBound)
    guard quotationBefore != nil || place.breakBefore(text) != nil else { return false }
    let passesOn = RussianSpeechWords.passing.contains(text.words.folded[cue])
    if frame.contains(.passive) {
      guard let document = document(in: clause) else { return quotationBefore != nil }
      attribute(cue..<cue + 1, clause, document)
      if quotationBefore == nil, !document.isMedium {
        add(around(clause), document, cue: cue..<cue + 1, rule: "document-says")
      }
      return true
    }
    var speaker = finder.behind(cue, before: clause.upperBound, reference: unit.lowerBound, memory: memory)
    // `сообщили агентству в пресс-службе`: whom it was told is no subject.
    if speaker == nil || (speaker!.isMedium && text.has(cue, "Number=Plur")) {
      speaker = finder.place(around: cue, in: clause, memory: memory) ?? speaker
    }
    speaker = speaker ?? finder.before(cue, from: clause.lowerBound, memory: memory)
    if quotationBefore != nil {
      let said = speaker ?? memory.last(at: cue)
      attribute(cue..<cue + 1, clause, said)
      // Words before the marks belong to what was said as well: `Дело идет к «концу эпохи», считает X.`
      let opening = text.quotations[quotationBefore!].opening
      if let said, hasWords(unit.lowerBound..<opening, 4), !text.isDash(clause.lowerBound - 1),
        !said.isMedium || isOwnOpinion(cue)
      {
        add(around(clause), said, cue: cue..<cue + 1, rule: "verb-behind")
      }
      return true
    }
    guard let speaker else { return false }
    attribute(cue..<cue + 1, clause, speaker)
    if speaker.isMedium, passesOn || !isOwnOpinion(cue) {
      guard let through = citedThrough(cue..<unit.upperBound) else { return true }
      add(around(clause.lowerBound..<unit.upperBound), through, cue: cue..<cue + 1, rule: "cited-through")
      return true
    }
    add(around(clause), speaker, cue: cue..<cue + 1, rule: "verb-behind")
    return true
  }

  /// Whether nothing but adverbs and phrases of time and place stands before the cue in its clause.
  private func isInverted(_ cue: Int, _ clause: Range<Int>) -> Bool {
    (clause.lowerBound..<cue).allSatisfy { token in
      if text.isQuoted(token) { return false }
      let word = text.words.folded[token]
      if RussianSpeechWords.adverbs.contains(word) || text.isDash(token) || text.isComma(token) { return true }
      guard text.hasParts else { return false }
      return text.pos(token) == "ADV" || text.pos(token) == "PART" || (text.pos(token) == "ADP")
        || (text.has(token, "Case=Ins") || text.has(token, "Case=Loc")) && text.pos(token) != "PRON"
    }
  }

  /// The quotation that ends right before `token`, with nothing but marks between.
  func quotationEnding(before token: Int) -> Int? {
    var place = token - 1
    while place >= unit.lowerBound, !text.isQuoted(place), !text.words.isWord(place) { place -= 1 }
    guard place >= unit.lowerBound, text.isQuoted(place) else { return nil }
    let quotation = text.quotationOf[place]
    return text.quotations[quotation].content.filter({ text.words.isWord($0) }).count >= 3
      || text.isDash(token - 1) ? quotation : nil
  }

  /// `X сказал: …` without marks.
  mutating func readColon(_ cue: Int, _ place: CuePlace) -> Bool {
    let colon = place.clause.upperBound
    let frame = text.cues[cue]!.frame
    guard colon < unit.upperBound, text.words.words[colon] == ":", frame.contains(.quotation) || frame.contains(.clause)
    else { return false }
    let speaker = subjectAnywhere(cue, place)
    attribute(cue..<cue + 1, place.clause.lowerBound..<colon + 1, speaker)
    guard let speaker, colon + 1 < unit.upperBound, !text.isQuoted(colon + 1), isIndependent(cue, speaker) else {
      return true
    }
    add(colon + 1..<contentEnd(from: colon + 1), speaker, cue: cue..<cue + 1, rule: "verb-colon")
    return true
  }
}
