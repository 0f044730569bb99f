/// What a form of a name may be a form of, by the endings of the Russian declensions alone: each key is a declension
/// with the stem that the form has in it. Two forms that share a key may be forms of one word; a dictionary is not asked,
/// since surnames are seldom in it.
enum CaseStems {
  private struct Declension {
    var name: Character
    /// The endings of the nominative, then all endings.
    var nominative: [String]
    var endings: [String]
    /// Whether the stem ends with a consonant.
    var isHard = false
  }

  private static let declensions = [
    Declension(name: "1", nominative: [""], endings: ["", "а", "у", "ом", "ым", "ем", "е"], isHard: true),
    Declension(name: "2", nominative: ["ь"], endings: ["ь", "я", "ю", "ем", "е"], isHard: true),
    Declension(name: "3", nominative: ["й"], endings: ["й", "я", "ю", "ем", "и", "е"]),
    Declension(
      name: "4", nominative: ["ий", "ый", "ой"],
      endings: ["ий", "ый", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"]),
    Declension(name: "5", nominative: ["ая", "яя"], endings: ["ая", "яя", "ой", "ей", "ую", "юю"]),
    Declension(name: "6", nominative: ["а"], endings: ["а", "ы", "и", "е", "у", "ой", "ей"], isHard: true),
    Declension(name: "7", nominative: ["я"], endings: ["я", "и", "е", "ю", "ей"]),
    Declension(
      name: "8", nominative: ["ы", "и"], endings: ["ы", "и", "ов", "ей", "ам", "ям", "ами", "ями", "ах", "ях", ""]),
    Declension(name: "9", nominative: ["о", "е"], endings: ["о", "е", "а", "я", "у", "ю", "ом", "ем"]),
  ]

  /// The keys of the folded word as any of its cases.
  static func keys(_ word: String) -> [String] { keys(word, nominativeOnly: false) }

  /// The keys of the folded word read as a nominative.
  static func nominativeKeys(_ word: String) -> [String] { keys(word, nominativeOnly: true) }

  private static func keys(_ word: String, nominativeOnly: Bool) -> [String] {
    var word = spelled(word)
    // In `Петрова-Водкина` both parts are declined.
    if let hyphen = word.lastIndex(of: "-"), hyphen > word.startIndex {
      let head = word[..<hyphen]
      let ending =
        ["ым", "ом", "ой", "а", "у", "е", "ы"].first { head.hasSuffix($0) && head.count > $0.count + 2 } ?? ""
      word = String(head.dropLast(ending.count)) + String(word[hyphen...])
    }
    // What is not declined at all is its own stem.
    var keys = ["0" + word]
    for declension in declensions {
      for ending in nominativeOnly ? declension.nominative : declension.endings where word.hasSuffix(ending) {
        let stem = word.dropLast(ending.count)
        guard stem.count >= 2, !declension.isHard || !vowels.contains(stem.last!) else { continue }
        let key = String(declension.name) + stem
        if !keys.contains(key) { keys.append(key) }
      }
    }
    return keys
  }

  /// The word without its ending, whichever declension that belongs to: for names of several words, of which each is
  /// allowed to be a little vague.
  static func crude(_ word: String) -> String {
    let word = spelled(word)
    for ending in crudeEndings where word.hasSuffix(ending) && word.count - ending.count >= 3 {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  /// One spelling for the letters and doublings that newspapers spell foreign names with now so, now so: Мей and Мэй,
  /// Рааб and Раб.
  static func spelled(_ word: String) -> String {
    var result = ""
    for letter in word {
      let same: Character = letter == "э" ? "е" : letter
      if result.last != same || !isLetter(same) { result.append(same) }
    }
    return result
  }

  private static func isLetter(_ character: Character) -> Bool { character.isLetter }

  private static let vowels: Set<Character> = ["а", "е", "и", "о", "у", "ы", "ю", "я"]
  private static let crudeEndings = [
    "ыми", "ими", "ого", "его", "ому", "ему", "ами", "ями", "ией", "иям", "иях", "ая", "яя", "ую", "юю", "ий", "ый",
    "ой", "ей", "ых", "их", "ым", "им", "ом", "ем", "ов", "ев", "ам", "ям", "ах", "ях", "ие", "ые", "ое", "ее", "ия",
    "ии", "ию", "ью", "а", "я", "у", "ю", "е", "ы", "и", "о", "ь", "й",
  ]
}
