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
    let nouns = tokens.indices.filter {
      isNoun(tokens[$0]) && !(isNoun(tokens, $0 + 1) && isListedAdjective(tokens[$0], dictionary))
    }
    func qualifies(_ index: Int) -> Bool {
      isAdjective(tokens[index]) || isNoun(tokens[index]) && !nouns.contains(index)
    }
    guard let head = nouns.first else {
      return Dictionary(uniqueKeysWithValues: tokens.indices.filter(qualifies).map { ($0, true) })
    }
    var result = [head: false]
    for index in tokens.indices where index != head && qualifies(index) {
      let precedes =
        index < head && (index..<head).allSatisfy { !nouns.contains($0) && tokens[$0].partOfSpeech != .adposition }
      let agrees =
        tokens[index].features.grammaticalCase == tokens[head].features.grammaticalCase
        && tokens[index].features.number == tokens[head].features.number
      if precedes || index > head && agrees && tokens[index].head == head { result[index] = true }
    }
    // Several proper nouns are inflected together (Буэнос Айрес), unless the first one says what the rest is the name
    // of (республики Крым).
    guard isName(tokens[head], kind, dictionary) else { return result }
    for index in tokens.indices where index > head {
      guard nouns.contains(index), tokens[index - 1].partOfSpeech == .properNoun, tokens[index].followsSpace else {
        break
      }
      let found = tokens[index].features.grammaticalCase
      guard found == tokens[head].features.grammaticalCase || tokens[head].features.isNominative else { break }
      result[index] = false
    }
    return result
  }

  private static func isNoun(_ tokens: [NameToken], _ index: Int) -> Bool {
    tokens.indices.contains(index) && isNoun(tokens[index])
  }

  /// Whether the dictionary has the word as an adjective or participle only, whatever the tagger says.
  private static func isListedAdjective(_ token: NameToken, _ dictionary: MorphologicalDictionary) -> Bool {
    let listed = dictionary.parse(token.text).filter(\.isListed)
    return !listed.isEmpty
      && listed.allSatisfy {
        !dictionary.grammemes(of: $0.tag).isDisjoint(with: [.adjective, .participle])
      }
  }

  /// Whether the word is a proper name itself: not listed, or (of a place) listed as one.
  private static func isName(_ token: NameToken, _ kind: NameKind, _ dictionary: MorphologicalDictionary) -> Bool {
    let listed = dictionary.parse(token.text).filter(\.isListed)
    return listed.isEmpty
      || kind == .place
        && listed.contains { !dictionary.grammemes(of: $0.tag).isDisjoint(with: [.place, .firstName, .surname]) }
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
