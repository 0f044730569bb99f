/// How names that no dictionary lists are inflected, by their endings: foreign and rare surnames, new places.
enum NameEndings {
  static let consonants = Set<Character>("бвгджзйклмнпрстфхцчшщьъ")
  static let vowels = Set<Character>("аеёиоуыэюяіїє")
  /// After these `и` stands for `ы`.
  static let velarsAndHushers = Set<Character>("гкхжшщч")
  static let hushersAndTs = Set<Character>("жшщчц")

  struct Ending {
    let ending: String
    let grammaticalCase: Grammeme
  }

  /// Masculine names with a bare stem: Рааб-а, Скрипал-я.
  private static let masculine: [Ending] = [
    .init(ending: "а", grammaticalCase: .gent), .init(ending: "а", grammaticalCase: .accs),
    .init(ending: "у", grammaticalCase: .datv), .init(ending: "ом", grammaticalCase: .ablt),
    .init(ending: "е", grammaticalCase: .loct), .init(ending: "я", grammaticalCase: .gent),
    .init(ending: "я", grammaticalCase: .accs), .init(ending: "ю", grammaticalCase: .datv),
    .init(ending: "ем", grammaticalCase: .ablt),
  ]

  /// The nominatives of a masculine name with a bare stem that may stand here as `word`, each with its case.
  static func bareStems(_ word: String) -> [(grammaticalCase: Grammeme, nominative: String)] {
    masculine.compactMap { rule in
      guard let stem = stem(word, rule.ending), let last = stem.last else { return nil }
      let isSoft = rule.ending == "я" || rule.ending == "ю" || rule.ending == "ем"
      if vowels.contains(last) {
        // Only й-stems keep a vowel before the ending: Пуай, Пуая.
        return isSoft || rule.ending == "е" ? (rule.grammaticalCase, stem + "й") : nil
      }
      guard consonants.contains(last), last != "й", last != "ь" else { return nil }
      if rule.ending == "ем", hushersAndTs.contains(last) { return (rule.grammaticalCase, stem) }
      if isSoft { return hushersAndTs.contains(last) ? nil : (rule.grammaticalCase, stem + "ь") }
      return (rule.grammaticalCase, stem)
    }
  }

  private static let aStems: [Ending] = [
    .init(ending: "ы", grammaticalCase: .gent), .init(ending: "и", grammaticalCase: .gent),
    .init(ending: "е", grammaticalCase: .datv), .init(ending: "е", grammaticalCase: .loct),
    .init(ending: "у", grammaticalCase: .accs), .init(ending: "ю", grammaticalCase: .accs),
    .init(ending: "ой", grammaticalCase: .ablt), .init(ending: "ою", grammaticalCase: .ablt),
    .init(ending: "ей", grammaticalCase: .ablt), .init(ending: "ии", grammaticalCase: .datv),
    .init(ending: "ии", grammaticalCase: .loct),
  ]

  /// The nominatives in -а and -я of a name that may stand here as `word`: Обам-ы, Гарси-и.
  static func vowelStems(_ word: String) -> [(grammaticalCase: Grammeme, nominative: String)] {
    aStems.compactMap { rule in
      if rule.ending == "ии" {
        return stem(word, "и").flatMap { $0.last == "и" ? (rule.grammaticalCase, $0 + "я") : nil }
      }
      guard let stem = stem(word, rule.ending), let last = stem.last else { return nil }
      let isVowel = vowels.contains(last)
      guard isVowel || consonants.contains(last) else { return nil }
      switch rule.ending {
      case "ы", "у", "ой", "ою":
        return isVowel && last != "у" ? nil : (rule.grammaticalCase, stem + "а")
      case "и":
        return (rule.grammaticalCase, stem + (velarsAndHushers.contains(last) ? "а" : "я"))
      case "ей":
        return (rule.grammaticalCase, stem + (hushersAndTs.contains(last) ? "а" : "я"))
      case "ю":
        return (rule.grammaticalCase, stem + "я")
      default:
        return (rule.grammaticalCase, stem + (isVowel && last != "у" ? "я" : "а"))
      }
    }
  }

  /// Surnames that are adjectives (-ский) or have their endings (-ов, -ин).
  static func adjectival(_ word: String) -> [(grammaticalCase: Grammeme, gender: Grammeme, nominative: String)] {
    var result: [(Grammeme, Grammeme, String)] = []
    func add(_ ending: String, _ cases: [Grammeme], _ gender: Grammeme, _ replacement: String) {
      guard let stem = stem(word, ending) else { return }
      result += cases.map { ($0, gender, stem + replacement) }
    }
    for middle in ["ск", "цк"] {
      add(middle + "ого", [.gent, .accs], .masc, middle + "ий")
      add(middle + "ому", [.datv], .masc, middle + "ий")
      add(middle + "им", [.ablt], .masc, middle + "ий")
      add(middle + "ом", [.loct], .masc, middle + "ий")
      add(middle + "ой", [.gent, .datv, .ablt, .loct], .femn, middle + "ая")
      add(middle + "ую", [.accs], .femn, middle + "ая")
    }
    for middle in ["ов", "ев", "ёв", "ин", "ын"] {
      add(middle + "ым", [.ablt], .masc, middle)
      add(middle + "ой", [.gent, .datv, .ablt, .loct], .femn, middle + "а")
      add(middle + "у", [.accs], .femn, middle + "а")
    }
    return result
  }

  /// Plurals of families: Скрипал-ей, Джонсон-ов.
  static func plurals(_ word: String) -> [(grammaticalCase: Grammeme, nominative: String)] {
    var result: [(Grammeme, String)] = []
    func add(_ ending: String, _ cases: [Grammeme], soft: Bool) {
      guard let stem = stem(word, ending), let last = stem.last, consonants.contains(last) else { return }
      result += cases.map { ($0, stem + (soft || velarsAndHushers.contains(last) ? "и" : "ы")) }
    }
    add("ов", [.gent, .accs], soft: false)
    add("ей", [.gent, .accs], soft: true)
    add("ам", [.datv], soft: false)
    add("ям", [.datv], soft: true)
    add("ами", [.ablt], soft: false)
    add("ями", [.ablt], soft: true)
    add("ах", [.loct], soft: false)
    add("ях", [.loct], soft: true)
    return result
  }

  /// What is left of `word` before `ending`, if at least two letters.
  private static func stem(_ word: String, _ ending: String) -> String? {
    guard word.hasUTF8Suffix(ending), let stem = String(word.utf8.dropLast(ending.utf8.count)), stem.count >= 2 else {
      return nil
    }
    return stem
  }
}
