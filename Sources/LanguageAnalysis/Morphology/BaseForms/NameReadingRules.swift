/// A named way to read a word of a name. ``all`` is asked in order; of readings that are believed alike the earlier
/// rule's is taken.
///
/// The scale of the weights: 4 is a name in the dictionary, 3 a sure ending, 2 a likely one, 1 a bare possibility, below
/// 0 what hardly occurs. The tagger's vote on case is worth 2, on gender and number 1 each, so it decides between
/// readings of like weight and is outvoted by a listed first name beside it.
struct NameReadingRule: Sendable {
  let name: String
  let read: @Sendable (NameWord) -> [NameReading]

  static let all: [NameReadingRule] = [
    listed, nominativeAsTyped, adjectival, consonantEnding, vowelEnding, pluralEnding, predicted, indeclinable,
    unchanged,
  ]

  /// The dictionary's own readings; those marked as names of the kind that is sought are believed most.
  static let listed = NameReadingRule(name: "listed") { word in
    word.parses.filter { $0.isListed && word.isNominal($0) }.compactMap { parse in
      reading(of: parse, in: word, weight: listedWeight(word.dictionary.grammemes(of: parse.tag), word))
    }
  }

  private static func listedWeight(_ grammemes: GrammemeSet, _ word: NameWord) -> Double {
    if grammemes.contains(.adjective) || grammemes.contains(.participle) { return word.isQualifier ? 4 : 2.4 }
    switch word.kind {
    case .person:
      if !grammemes.isDisjoint(with: [.firstName, .surname, .patronymic]) { return 4 }
      // Words for people and animals (король, Волк) keep their own declension where they are names.
      return grammemes.contains(.place) ? 1.2 : grammemes.contains(.animate) ? 2.9 : 1.8
    case .place:
      return grammemes.contains(.place) ? 4 : grammemes.isDisjoint(with: [.firstName, .surname, .patronymic]) ? 3 : 2
    case .organization:
      return grammemes.contains(.organization)
        ? 4 : grammemes.isDisjoint(with: [.firstName, .surname, .patronymic]) ? 3.4 : 2
    }
  }

  /// A word that no dictionary lists may stand in the nominative as it is. One that is listed but not as a
  /// nominative hardly does.
  static let nominativeAsTyped = NameReadingRule(name: "nominative as typed") { word in
    func reading(_ gender: Grammeme?, _ weight: Double) -> NameReading {
      NameReading(
        grammaticalCase: .nominative, gender: gender, isPlural: false, nominative: .text(word.text),
        weight: word.isListedAsName ? -1 : word.isListed ? 0.4 : weight, rule: "nominative as typed")
    }
    if word.endsInConsonant { return [reading(.masculine, 2.8), reading(.feminine, 2.2)] }
    switch word.ending {
    case "а", "я": return [reading(.feminine, 2.6), reading(.masculine, 2.2)]
    case "о", "и", "э": return [reading(nil, 2.8)]
    default: return [reading(nil, 1.5)]
    }
  }

  /// Surnames in -ский, -ов, -ин.
  static let adjectival = NameReadingRule(name: "surname ending") { word in
    guard word.kind == .person else { return [] }
    return NameEndings.adjectival(word.text).map {
      NameReading(
        grammaticalCase: $0.grammaticalCase, gender: $0.gender, isPlural: false, nominative: .text($0.nominative),
        weight: 3, rule: "surname ending")
    }
  }

  /// Masculine names that end in a consonant.
  static let consonantEnding = NameReadingRule(name: "consonant ending") { word in
    NameEndings.bareStems(word.text).map {
      NameReading(
        grammaticalCase: $0.grammaticalCase, gender: .masculine, isPlural: false, nominative: .text($0.nominative),
        weight: consonantEndingWeight(word, $0.nominative), rule: "consonant ending")
    }
  }

  private static func consonantEndingWeight(_ word: NameWord, _ nominative: String) -> Double {
    // Unlisted names in -ия are Georgian surnames (Жвания) or countries rather than forms of names in -ий.
    let isDoubtful = nominative.hasSuffix("ий")
    if word.kind != .person { return word.isListed || isDoubtful ? 0.3 : 2.2 }
    return isDoubtful ? 1 : 2.8
  }

  /// Names in -а and -я.
  static let vowelEnding = NameReadingRule(name: "vowel ending") { word in
    NameEndings.vowelStems(word.text).flatMap { found in
      // Foreign names in -и mostly do not change (Саркози); after к, г, х and и the ending is likely.
      let isDoubtful = word.ending == "и" && !found.nominative.hasSuffix("ия")
      let base = isDoubtful ? (found.nominative.hasSuffix("а") ? 2.0 : 1.5) : 2.7
      return [Grammeme.feminine, .masculine].map { gender in
        NameReading(
          grammaticalCase: found.grammaticalCase, gender: gender, isPlural: false,
          nominative: .text(found.nominative), weight: vowelEndingWeight(word, gender, base), rule: "vowel ending")
      }
    }
  }

  private static func vowelEndingWeight(_ word: NameWord, _ gender: Grammeme, _ base: Double) -> Double {
    switch word.kind {
    case .person: gender == .feminine ? base : base - 0.4
    // A place in -а that is masculine is rare, so the tagger's gender tells Хевроне from Газе.
    // -ии is never anything but -ия.
    case .organization, .place:
      (gender == .masculine ? base - 1.6 : word.text.hasUTF8Suffix("ии") ? base : base - 0.5)
        - (word.isListed ? 1.5 : 0)
    }
  }

  /// Several people of one surname.
  static let pluralEnding = NameReadingRule(name: "plural ending") { word in
    guard word.kind == .person else { return [] }
    return NameEndings.plurals(word.text).map {
      NameReading(
        grammaticalCase: $0.grammaticalCase, gender: nil, isPlural: true, nominative: .text($0.nominative),
        weight: 2.2, rule: "plural ending")
    }
  }

  /// What words with the same ending suggest.
  static let predicted = NameReadingRule(name: "predicted") { word in
    guard !word.isListed else { return [] }
    return word.parses.filter { word.isNominal($0) && !$0.isListed }.compactMap { parse in
      let grammemes = word.dictionary.grammemes(of: parse.tag)
      let isName = !grammemes.isDisjoint(with: [.firstName, .surname, .patronymic, .place])
      let weight: Double
      switch word.kind {
      case .person: weight = personWeight(word, grammemes, isName: isName)
      case .organization, .place: weight = word.isQualifier && grammemes.contains(.adjective) ? 3 : 2
      }
      return reading(of: parse, in: word, weight: weight + parse.score * 0.1)
    }
  }

  private static func personWeight(_ word: NameWord, _ grammemes: GrammemeSet, isName: Bool) -> Double {
    if grammemes.contains(.plural) { return 1.4 }
    if grammemes.contains(.adjective), word.endsLikeAdjective { return 2.6 }
    return isName ? 2.5 : 1.4
  }

  /// Names that look the same in every case: women's in a consonant, those in -о, -их and most in -и, -у, -е.
  static let indeclinable = NameReadingRule(name: "indeclinable") { word in
    guard !word.isQualifier else { return [] }
    func reading(_ gender: Grammeme?, _ weight: Double, isSure: Bool = false) -> NameReading {
      NameReading(
        grammaticalCase: nil, gender: gender, isPlural: false, nominative: .text(word.text),
        weight: word.kind != .person && word.isListed && !isSure ? min(weight, 0.5) : weight, rule: "indeclinable")
    }
    // A place listed as a nominative only may still stand in another case's slot: «матч Россия – Япония».
    if word.kind != .person, word.isListedAsNominativeOnly { return [reading(nil, 2.4, isSure: true)] }
    if word.kind == .person, word.isListedInOtherCase { return [reading(nil, -1)] }
    if word.text.hasUTF8Suffix("ии") { return [reading(nil, 1)] }
    if word.text.hasUTF8Suffix("их") || word.text.hasUTF8Suffix("ых") { return [reading(nil, 2.8)] }
    if word.endsLikeAdjective { return [reading(nil, 1)] }
    if word.text.hasUTF8Suffix("ье") || word.text.hasUTF8Suffix("ью") { return [reading(nil, 2.9)] }
    if word.endsInConsonant {
      // A woman's surname, unless it looks like the instrumental of one in -а.
      return word.kind == .person ? [reading(.feminine, word.text.hasUTF8Suffix("ой") ? 1.5 : 3)] : []
    }
    switch word.ending {
    case "о", "э": return [reading(nil, 3)]
    case "и": return [reading(nil, 2.6)]
    case "е": return [reading(nil, 2.2)]
    case "у", "ю", "ы": return [reading(nil, 1.3)]
    case "я" where word.text.hasUTF8Suffix("ия"): return [reading(nil, 2.3)]
    default: return [reading(nil, 1)]
    }
  }

  /// The last resort; but what the first parts of `Рис-Могг`, `Ким Чен Ын`, `Эль-Фаллуджа` do.
  static let unchanged = NameReadingRule(name: "unchanged") { word in
    [
      NameReading(
        grammaticalCase: nil, gender: nil, isPlural: nil, nominative: .text(word.text),
        weight: word.precedesPart ? (word.kind == .person ? 1.5 : 3) : -0.5, rule: "unchanged")
    ]
  }

  /// A reading of the dictionary as one of a name; nil for the rare forms that names do not use.
  private static func reading(of parse: Parse, in word: NameWord, weight: Double) -> NameReading? {
    let grammemes = word.dictionary.grammemes(of: parse.tag)
    guard !grammemes.contains(.vocative), let form = grammaticalCase(grammemes) else { return nil }
    let isAdjective = grammemes.isDisjoint(with: [.noun])
    let kind =
      isAdjective
      ? "adjective"
      : grammemes.isDisjoint(with: [.firstName, .surname, .patronymic, .place, .organization]) ? "word" : "name"
    let isPlural = grammemes.contains(.plural)
    let gender: Grammeme? = [Grammeme.masculine, .feminine, .neuter].first { grammemes.contains($0) }
    return NameReading(
      grammaticalCase: form, gender: isPlural || grammemes.contains(.commonGender) ? nil : gender, isPlural: isPlural,
      nominative: form == .nominative || grammemes.contains(.fixed) ? .text(word.text) : .inflected(parse),
      weight: weight, rule: (parse.isListed ? "listed " : "predicted ") + kind)
  }

  private static func grammaticalCase(_ grammemes: GrammemeSet) -> Grammeme? {
    let common = grammemes.replacing([
      (.genitive1, .genitive), (.genitive2, .genitive), (.accusative2, .accusative), (.prepositional1, .prepositional),
      (.prepositional2, .prepositional),
    ])
    return [Grammeme.nominative, .genitive, .dative, .accusative, .instrumental, .prepositional].first {
      common.contains($0)
    }
  }
}
