internal import Articles

/// Finds words that stand for a state without naming it: `украинская сторона`, `российские власти`.
struct CountrySides {
  /// A state, by its usual name, at a place.
  struct Side {
    var tokens: Range<Int>
    var country: String
  }

  /// - Complexity: O(number of tokens).
  static func sides(_ words: ArticleWords, isFree: (Int) -> Bool) -> [Side] {
    guard words.count > 1 else { return [] }
    return (1..<words.count).compactMap { token in
      guard words.follows(token), nouns.value(words.folded[token]) != nil, isFree(token), isFree(token - 1),
        let country = CountryNames.russian.country(ofAdjective: words.folded[token - 1])
      else { return nil }
      return Side(tokens: token - 1..<token + 1, country: country)
    }
  }

  private static let nouns = StemList<Bool>([
    ("сторон", ["а", "ы", "е", "у", "ой"], true), ("власт", ["и", "ей", "ям", "ями", "ях"], true),
    ("делегаци", ["я", "и", "ю", "ей"], true), ("руководств", ["о", "а", "у", "ом", "е"], true),
    ("дипломати", ["я", "и", "ю", "ей"], true),
  ])
}
