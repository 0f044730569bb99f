extension NameRepair {
  /// Of a descriptor with a name in quotation marks the quoted words are the name: `ОАО «ВымпелКом»`, `Концерн «Заря»`.
  /// What stands before the marks stays a name of its own if it has several words: `Русской службе «Голоса Америки»`.
  static let quotedName = NameRepair(
    "quoted-name",
    each: { name, context in
      let tokens = name.tokens
      guard let open = tokens.first(where: { QuotationMarks.isMark(context.word($0)) }) else { return [name] }
      if open == tokens.lowerBound {
        guard tokens.count > 1 else { return [] }
        let close = tokens.dropFirst().first { QuotationMarks.isMark(context.word($0)) } ?? tokens.upperBound
        return [name.with(open + 1..<close, by: "quoted-name")]
      }
      guard QuotationMarks.opens(open, context) else {
        // A closing mark whose partner stands before the name.
        return [name.with(tokens.lowerBound..<open, by: "quoted-name")]
      }
      let close =
        tokens.dropFirst(open + 1 - tokens.lowerBound).first { QuotationMarks.isMark(context.word($0)) }
        ?? tokens.upperBound
      let quoted = name.with(open + 1..<close, by: "quoted-name")
      let before = tokens.lowerBound..<open
      guard name.kind == .organization, before.count > 1, context.isCapitalized(before.lowerBound),
        before.contains(where: { context.partOfSpeech($0) == .noun || context.partOfSpeech($0) == .properNoun }),
        !before.allSatisfy({ context.words.isAcronym($0) })
      else { return [quoted] }
      return [name.with(before, by: "quoted-name"), quoted]
    })

  /// A name that begins a quotation of a few words without a verb is the whole quotation:
  /// `«Координационный совет пострадавших соинвесторов»`.
  static let wholeQuotation = NameRepair(
    "whole-quotation",
    each: { name, context in
      let first = name.tokens.lowerBound
      guard name.kind == .organization, QuotationMarks.opens(first - 1, context),
        let close = QuotationMarks.end(of: first - 1, context, reach: 7), close > name.tokens.upperBound
      else { return [name] }
      let rest = name.tokens.upperBound..<close
      let isPhrase = rest.allSatisfy { token in
        (context.partOfSpeech(token) != .verb || context.features[token].isParticiple)
          && context.partOfSpeech(token) != .pronoun
          && (context.words.isWord(token) || context.word(token) == "-" || context.folded(token).allSatisfy(\.isNumber))
      }
      return [isPhrase ? name.with(first..<close, by: "whole-quotation") : name]
    })

  /// A quoted name is what the noun before it says: a party, a newspaper or a company is an organization, an airport a
  /// place, and a shuttle or a film has no place here. Quoted names that the network passed over are added.
  static let namedThing = NameRepair(
    "named-thing",
    all: { names, context in
      var names = names
      let starts = Set(names.map(\.tokens.lowerBound))
      let things = Set(
        names.filter { name in
          let open = name.tokens.lowerBound - 1
          return QuotationMarks.opens(open, context) && QuotedThing(before: open, context) == .thing
        }.map { context.key($0.tokens) })
      names = names.flatMap { name -> [NameDraft] in
        let first = name.tokens.lowerBound
        guard QuotationMarks.opens(first - 1, context) else { return [name] }
        guard let kind = QuotedThing(before: first - 1, context) else {
          return things.contains(context.key(name.tokens)) ? [] : [name]
        }
        switch kind {
        case .organization: return [name.with(nil, .organization, by: "named-thing")]
        case .place: return [name.with(nil, .place, by: "named-thing")]
        case .thing: return []
        }
      }
      for open in 0..<context.count where QuotationMarks.opens(open, context) && !starts.contains(open + 1) {
        guard QuotedThing(before: open, context) == .organization, context.areTogether(open, open + 1),
          context.isCapitalized(open + 1) || context.words.words[open + 1].first?.isNumber == true,
          let close = QuotationMarks.end(of: open, context, reach: 6),
          !(open + 1..<close).contains(where: {
            context.partOfSpeech($0) == .verb || [",", "."].contains(context.word($0))
          })
        else { continue }
        let tokens = open + 1..<close
        names.removeAll { tokens.contains($0.tokens.lowerBound) && tokens.contains($0.tokens.upperBound - 1) }
        names.append(NameDraft(tokens, .organization, rule: "named-thing"))
      }
      return names
    })
}

/// What the noun before a quoted name says that it is.
private enum QuotedThing {
  case organization, place, thing

  init?(before open: Int, _ context: NameContext) {
    if ["и", ",", "или"].contains(context.folded(open - 1)), QuotationMarks.closes(open - 2, context) {
      // `шаттлы «Индевор» и «Атлантис»`: what the first of a list is, the others are too.
      let nearest = max(0, open - 10)
      guard let first = (nearest..<max(nearest, open - 2)).last(where: { QuotationMarks.opens($0, context) }),
        context.areTogether(first, open)
      else { return nil }
      self.init(before: first, context)
      return
    }
    guard context.areTogether(open - 1, open), context.words.isWord(open - 1) else { return nil }
    let (lemma, word) = (context.lemmas[open - 1], context.folded(open - 1))
    if Self.organizations.contains(lemma) || Self.organizations.contains(word) {
      self = .organization
    } else if Self.places.contains(lemma) {
      self = .place
    } else if Self.things.contains(lemma) || Self.things.contains(word) {
      self = .thing
    } else {
      return nil
    }
  }

  private static let organizations = WordList(
    """
    партия движение газета компания институт концерн оао ооо зао пао ао гуп фгуп нпо фк хк бк фонд банк агентство
    журнал телеканал холдинг клуб фракция радиостанция портал издание еженедельник корпорация организация объединение
    ассоциация авиакомпания группировка телекомпания издательство медиахолдинг информагентство фирма консорциум
    госкорпорация предприятие общество интернет-издание радио футболист комбинат
    """)
  private static let places = WordList("аэропорт космодром стадион")
  private static let things = WordList(
    """
    шаттл челнок фильм роман книга песня альбом сериал спектакль ракета крейсер корабль теплоход танкер подлодка
    пьеса опера мюзикл картина мультфильм премия орден сингл трек видеоигра ледокол эсминец фрегат авианосец сухогруз
    операция статья поэма повесть рассказ балет рубрика
    """)
}
