extension NameRepair {
  /// Names that are listed: unions of states, agencies and the like are organizations wherever they stand (`ЕС`,
  /// `Евросоюз`, `Белый дом`), and found whole (`Голос Америки`, `Коалиция желающих`).
  static let knownName = NameRepair(
    "known-name",
    all: { names, context in
      var kept = names
      var added: [NameDraft] = []
      var token = 0
      while token < context.count {
        guard context.isCapitalized(token), let match = known(at: token, context) else {
          token += 1
          continue
        }
        let tokens = token..<match.end
        let touching = kept.filter { $0.tokens.overlaps(tokens) }
        token = match.end
        if touching.count == 1, let name = touching.first, name.tokens != tokens,
          name.tokens.contains(tokens.lowerBound),
          name.tokens.upperBound >= tokens.upperBound
        {
          // Inside a longer name it is that name's business, but a person does not begin with an organization.
          if name.kind == .person, name.tokens.lowerBound == tokens.lowerBound {
            kept.removeAll { $0 == name }
            kept.append(name.with(tokens.upperBound..<name.tokens.upperBound, by: "known-name"))
            added.append(NameDraft(tokens, .organization, rule: "known-name"))
          } else if name.kind == .place, !match.isAcronym, name.tokens.lowerBound == tokens.lowerBound {
            continue
          }
          continue
        }
        guard
          touching.allSatisfy({ tokens.contains($0.tokens.lowerBound) && tokens.contains($0.tokens.upperBound - 1) })
        else { continue }
        if touching.isEmpty, tokens.count == 1, context.words.isOpening(tokens.lowerBound), !match.isAcronym {
          continue
        }
        kept.removeAll { touching.contains($0) }
        if let same = touching.first, same.tokens == tokens {
          added.append(same.with(nil, .organization, by: "known-name"))
        } else {
          added.append(NameDraft(tokens, .organization, rule: "known-name"))
        }
      }
      return kept + added
    })

  private static func known(at token: Int, _ context: NameContext) -> (end: Int, isAcronym: Bool)? {
    guard !context.words.isAddressPart(token) else { return nil }
    if let (entry, end) = RussianGazetteer.standard.match(context.words, at: token), entry.kind == "organization",
      context.areTogether(token, end - 1)
    {
      let isAcronym = context.words.isAcronym(token)
      // Abbreviations are written in capitals; `Ес` is a slip of something else.
      return isAcronym || entry.name.contains(where: \.isLowercase) ? (end, isAcronym) : nil
    }
    if let (entry, end) = RussianMedia.names.match(context.words, at: token), !entry.name.contains("«"),
      !entry.name.contains("\""), context.areTogether(token, end - 1),
      !context.words.isOpening(token) || end - token > 1
    {
      return (end, context.words.isAcronym(token))
    }
    return nil
  }

  /// The first noun of a name tells the kind: a union, a ministry, a court is an organization.
  static let headNoun = NameRepair(
    "head-noun",
    each: { name, context in
      guard name.kind != .organization, name.tokens.count > 1,
        let head = name.tokens.first(where: {
          context.partOfSpeech($0) == .noun || context.partOfSpeech($0) == .properNoun
        })
      else { return [name] }
      return [bodies.contains(context.lemmas[head]) ? name.with(nil, .organization, by: "head-noun") : name]
    })

  /// Nouns that name bodies.
  static let bodies = WordList(
    """
    союз совет агентство министерство комитет комиссия университет институт академия фонд банк партия ассоциация
    федерация лига коалиция корпорация компания служба департамент парламент прокуратура дума рада суд управление штаб
    фронт движение организация ассамблея конгресс сенат палата администрация правительство ведомство бюро общество
    объединение ополчение инспекция госкомитет минюст колледж факультет училище консорциум отдел альянс
    """)

  /// The word before a name that was taken for a person tells that it is none: `команда Феррари`, `компания Вестас`;
  /// and people are no places: `господин Минск`.
  static let role = NameRepair(
    "role",
    each: { name, context in
      let before = name.tokens.lowerBound - 1
      guard name.kind == .person, name.tokens.count == 1, context.areTogether(before, before + 1),
        context.words.isWord(before), organizationRoles.contains(context.lemmas[before])
      else { return [name] }
      return [name.with(nil, .organization, by: "role")]
    })

  private static let organizationRoles = WordList(
    "команда компания корпорация фирма банк концерн холдинг клуб телеканал агентство авиакомпания болид издание")
}
