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
        if isBuilding(tokens, context) {
          let name = touching.first ?? NameDraft(tokens, .place, rule: "known-name")
          added.append(name.with(tokens, .place, by: "known-name"))
        } else if let same = touching.first, same.tokens == tokens {
          added.append(same.with(nil, .organization, by: "known-name"))
        } else {
          added.append(NameDraft(tokens, .organization, rule: "known-name"))
        }
      }
      return kept + added
    })

  /// Listed places that the network passed over, or took for something else: `чемпион Европы`, `Советский Союз`.
  static let knownPlace = NameRepair(
    "known-place",
    all: { names, context in
      var kept = names
      var added: [NameDraft] = []
      var token = 0
      while token < context.count {
        guard context.isCapitalized(token), !context.words.isAddressPart(token),
          let (entry, end) = RussianGazetteer.standard.match(context.words, at: token), entry.kind == "place",
          context.areTogether(token, end - 1),
          entry.name.contains(where: \.isLowercase) || context.words.isAcronym(token)
        else {
          token += 1
          continue
        }
        let tokens = token..<end
        token = end
        let touching = kept.filter { $0.tokens.overlaps(tokens) }
        if touching.isEmpty {
          // A word alone may be another's name or a thing's: only what can be nothing else is added.
          let isQuoted = QuotationMarks.opens(tokens.lowerBound - 1, context)
          let isPart = context.isCapitalized(tokens.lowerBound - 1) || context.isCapitalized(tokens.upperBound)
          if !isQuoted, !isPart, !context.words.isOpening(tokens.lowerBound) {
            added.append(NameDraft(tokens, .place, rule: "known-place"))
          }
        } else if touching.count == 1, touching[0].tokens == tokens,
          tokens.count > 1 || context.words.isAcronym(tokens.lowerBound)
        {
          kept.removeAll { $0 == touching[0] }
          added.append(touching[0].with(nil, .place, by: "known-place"))
        }
      }
      return kept + added
    })

  /// Whether the words name the house, not those who sit in it: `в Белом доме`, `в Кремле`.
  private static func isBuilding(_ tokens: Range<Int>, _ context: NameContext) -> Bool {
    let isHouse = ["бел", "кремл"].contains { context.folded(tokens.lowerBound).hasPrefix($0) }
    let before = context.folded(tokens.lowerBound - 1)
    return isHouse
      && (["стены", "стен", "стенах", "здание", "здания", "территории", "возле", "около"].contains(before)
        || (["в", "во"].contains(before) && context.grammaticalCase(tokens.upperBound - 1) == .prepositional))
  }

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
      // `Российская Федерация`, `Советский Союз`
      if let (entry, _) = RussianGazetteer.standard.match(context.words, at: name.tokens.lowerBound),
        entry.kind == "place"
      {
        return [name]
      }
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

  /// A compound whose second part is a body is one: `Нацфронт`, `Центробанк`, `Росприроднадзор`.
  static let compound = NameRepair(
    "compound",
    each: { name, context in
      guard name.kind != .organization, name.tokens.count == 1 else { return [name] }
      let lemma = context.lemmas[name.tokens.lowerBound]
      let isBody = compoundEnds.contains { lemma.count > $0.count + 2 && lemma.hasSuffix($0) }
      return [isBody && !lemma.contains("-") ? name.with(nil, .organization, by: "compound") : name]
    })

  private static let compoundEnds = [
    "банк", "фронт", "надзор", "совет", "парламент", "комитет", "комиссия", "нефть", "фонд", "прокуратура", "дума",
    "газпром", "охрана", "новость", "новости", "союз", "финанс", "пресс", "холдинг", "автодор", "трансгаз", "нефтегаз",
  ]

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
