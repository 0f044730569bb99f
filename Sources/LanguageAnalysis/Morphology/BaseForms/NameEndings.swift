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
    .init(ending: "а", grammaticalCase: .genitive), .init(ending: "а", grammaticalCase: .accusative),
    .init(ending: "у", grammaticalCase: .dative), .init(ending: "ом", grammaticalCase: .instrumental),
    .init(ending: "е", grammaticalCase: .prepositional), .init(ending: "я", grammaticalCase: .genitive),
    .init(ending: "я", grammaticalCase: .accusative), .init(ending: "ю", grammaticalCase: .dative),
    .init(ending: "ем", grammaticalCase: .instrumental),
  ]

  /// The nominatives of a masculine name with a bare stem that may stand here as `word`, each with its case.
  static func bareStems(_ word: String) -> [(grammaticalCase: Grammeme, nominative: String)] {
    masculine.compactMap { rule in
      guard let stem = stem(word, rule.ending), let last = stem.last else { return nil }
      let isSoft = rule.ending == "я" || rule.ending == "ю" || rule.ending == "ем"
      if vowels.contains(last) {
        // Only й-stems keep a vowel before the ending (Мэй, Мэя); -ая and -яя are adjectives.
        if rule.ending == "я", last == "а" || last == "я" { return nil }
        return isSoft || rule.ending == "е" ? (rule.grammaticalCase, stem + "й") : nil
      }
      guard consonants.contains(last), last != "й", last != "ь" else { return nil }
      // Костровца comes of Костровец; before other consonants the vowel was never there (Курца, Франца).
      if stem.hasSuffix("вц") { return (rule.grammaticalCase, stem.dropLast() + "ец") }
      if rule.ending == "ем", hushersAndTs.contains(last) { return (rule.grammaticalCase, stem) }
      if isSoft { return hushersAndTs.contains(last) ? nil : (rule.grammaticalCase, stem + "ь") }
      return (rule.grammaticalCase, stem)
    }
  }

  private static let aStems: [Ending] = [
    .init(ending: "ы", grammaticalCase: .genitive), .init(ending: "и", grammaticalCase: .genitive),
    .init(ending: "е", grammaticalCase: .dative), .init(ending: "е", grammaticalCase: .prepositional),
    .init(ending: "у", grammaticalCase: .accusative), .init(ending: "ю", grammaticalCase: .accusative),
    .init(ending: "ой", grammaticalCase: .instrumental), .init(ending: "ою", grammaticalCase: .instrumental),
    .init(ending: "ей", grammaticalCase: .instrumental), .init(ending: "ии", grammaticalCase: .dative),
    .init(ending: "ии", grammaticalCase: .prepositional),
  ]

  /// The nominatives in -а and -я of a name that may stand here as `word`: Обам-ы, Гарси-и.
  static func vowelStems(_ word: String) -> [(grammaticalCase: Grammeme, nominative: String)] {
    aStems.compactMap { rule in
      if rule.ending == "ии" {
        return stem(word, "и").flatMap { $0.last == "и" ? (rule.grammaticalCase, $0 + "я") : nil }
      }
      guard let stem = stem(word, rule.ending), let last = stem.last else { return nil }
      let isVowel = vowels.contains(last)
      // After ь only -ья would be possible, and names like Барнье, Моуринью do not change.
      guard isVowel || consonants.contains(last), last != "ь" else { return nil }
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
      add(middle + "ого", [.genitive, .accusative], .masculine, middle + "ий")
      add(middle + "ому", [.dative], .masculine, middle + "ий")
      add(middle + "им", [.instrumental], .masculine, middle + "ий")
      add(middle + "ом", [.prepositional], .masculine, middle + "ий")
      add(middle + "ой", [.genitive, .dative, .instrumental, .prepositional], .feminine, middle + "ая")
      add(middle + "ую", [.accusative], .feminine, middle + "ая")
    }
    for middle in ["ов", "ев", "ёв", "ин", "ын"] {
      add(middle + "ым", [.instrumental], .masculine, middle)
      add(middle + "ой", [.genitive, .dative, .instrumental, .prepositional], .feminine, middle + "а")
      add(middle + "у", [.accusative], .feminine, middle + "а")
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
    add("ов", [.genitive, .accusative], soft: false)
    add("ей", [.genitive, .accusative], soft: true)
    add("ам", [.dative], soft: false)
    add("ям", [.dative], soft: true)
    add("ами", [.instrumental], soft: false)
    add("ями", [.instrumental], soft: true)
    add("ах", [.prepositional], soft: false)
    add("ях", [.prepositional], soft: true)
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
