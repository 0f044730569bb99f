internal import Articles

/// Finds bodies of states that are named without capital letters: `британское правительство`, `кабинет министров`.
struct DescribedBodies {
  /// A body at a place: its name in the nominative, taken apart as other names of bodies are.
  struct Body {
    var tokens: Range<Int>
    var name: String
    var country: String?
  }

  /// - Parameters:
  ///   - isFree: Whether a token is part of no name.
  ///   - nameOf: The kind of the name a token is part of and the token behind that name.
  /// - Complexity: O(number of tokens).
  static func bodies(
    _ words: ArticleWords, isFree: (Int) -> Bool, nameAt: (Int) -> (kind: String, end: Int)?
  ) -> [Body] {
    var found: [Body] = []
    for token in 0..<words.count where isFree(token) {
      guard var name = nouns.value(words.folded[token]) else { continue }
      var range = token..<token + 1
      if name == "кабинет" {
        guard token + 1 < words.count, words.follows(token + 1), words.folded[token + 1] == "министров" else {
          continue
        }
        name = "правительство"
        range = token..<token + 2
      }
      var country: String?
      if token > 0, words.follows(token), isFree(token - 1),
        let own = CountryNames.russian.country(ofAdjective: words.folded[token - 1])
      {
        country = own
        range = token - 1..<range.upperBound
      } else if range.upperBound < words.count, words.follows(range.upperBound), let place = nameAt(range.upperBound),
        place.kind == "place",
        let own = CountryNames.russian.country(Array(words.folded[range.upperBound..<place.end]))
      {
        country = own
        range = token..<place.end
      }
      found.append(Body(tokens: range, name: name, country: country))
    }
    return found
  }

  private static let neuter: Set<String> = ["о", "а", "у", "ом", "е"]
  private static let nouns = StemList<String>([
    ("правительств", neuter, "правительство"), ("кабмин", ["", "а", "у", "ом", "е"], "правительство"),
    ("парламент", ["", "а", "у", "ом", "е"], "парламент"), ("кабинет", ["", "а", "у", "ом", "е"], "кабинет"),
  ])
}
