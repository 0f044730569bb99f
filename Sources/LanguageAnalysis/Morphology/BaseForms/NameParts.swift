/// Which words of a name take part in its inflection.
enum NameParts {
  /// The places of the words that are brought to the nominative, each with whether it qualifies another one.
  ///
  /// People: every word. Organizations and places: the head noun and the adjectives that agree with it; what depends
  /// on it stays in its own case (`Министерство обороны`).
  static func inflected(
    _ tokens: [NameToken], _ kind: NameKind, _ dictionary: MorphologicalDictionary
  ) -> [Int: Bool] {
    if kind == .person { return Dictionary(uniqueKeysWithValues: tokens.indices.map { ($0, false) }) }
    guard let head = head(of: tokens) else {
      return Dictionary(uniqueKeysWithValues: tokens.indices.filter { isAdjective(tokens[$0]) }.map { ($0, true) })
    }
    var result = [head: false]
    for index in tokens.indices where index != head && isAdjective(tokens[index]) {
      let precedes = index < head && tokens[index..<head].allSatisfy { !isNoun($0) && $0.partOfSpeech != .adposition }
      if precedes || index > head && tokens[index].head == head { result[index] = true }
    }
    // Places of several proper nouns are inflected together (Буэнос-Айрес in two words), unless the first one says what
    // kind of place it is (республики Крым).
    if kind == .place, isName(tokens[head], dictionary) {
      for index in tokens.indices where index > head && isNoun(tokens[index]) {
        guard tokens[(index - 1)].partOfSpeech == .properNoun, tokens[index].followsSpace else { break }
        let sameCase =
          tokens[index].features.grammaticalCase == tokens[head].features.grammaticalCase
          || tokens[index].features.grammaticalCase == .nominative
        if sameCase { result[index] = false }
      }
    }
    return result
  }

  /// The first noun that depends on nothing within the name, else the first noun.
  private static func head(of tokens: [NameToken]) -> Int? {
    let knowsHeads = tokens.contains { $0.head != nil }
    let nouns = tokens.indices.filter { isNoun(tokens[$0]) }
    if knowsHeads, let root = nouns.first(where: { tokens[$0].head == nil }), root == nouns.first { return root }
    return nouns.first
  }

  private static func isName(_ token: NameToken, _ dictionary: MorphologicalDictionary) -> Bool {
    let listed = dictionary.parse(token.text).filter(\.isListed)
    return listed.isEmpty
      || listed.contains { !dictionary.grammemes(of: $0.tag).isDisjoint(with: [.place, .firstName, .surname]) }
  }

  private static func isNoun(_ token: NameToken) -> Bool {
    token.partOfSpeech == .noun || token.partOfSpeech == .properNoun
      || token.partOfSpeech == .other && token.text.count > 1
  }

  private static func isAdjective(_ token: NameToken) -> Bool {
    token.partOfSpeech == .adjective || token.partOfSpeech == .determiner
      || token.partOfSpeech == .verb && token.features.code(.verbForm) == 3
  }

  /// Words within names that never change: nobiliary particles, Arabic articles, prepositions.
  static func isParticle(_ word: String) -> Bool { word.first?.isLowercase == true && particles.contains(word) }

  private static let particles: Set<String> = [
    "де", "да", "ди", "дю", "дель", "делла", "дос", "ду", "ла", "ле", "лос", "фон", "фом", "цу", "ван", "ден", "дер",
    "тер", "бен", "бин", "ибн", "бинт", "аль", "эль", "ас", "аш", "аз", "ад", "ан", "ар", "ат", "абу", "уль", "эд",
    "эс", "эш", "оглы", "кызы", "заде", "и", "на", "апон", "ап", "сен", "о", "мак", "хан", "бек", "паша",
  ]

  /// Prepositions within hyphenated places, behind which nothing changes (`Ростов-на-Дону`).
  static let inHyphens: Set<String> = ["на", "сюр", "апон", "ан", "ле", "ла", "де", "дель", "под", "о"]
}
