/// Gives a nominative the look of the word in the text.
enum NameSpelling {
  /// `nominative` (lower case) with the capitals and the `ё` or `е` of `typed`, part by part between hyphens.
  static func restored(_ nominative: String, like typed: String) -> String {
    let parts = nominative.split(separator: "-", omittingEmptySubsequences: false)
    let typedParts = typed.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == typedParts.count else { return restoredPart(nominative, like: typed) }
    return zip(parts, typedParts).map { restoredPart(String($0), like: String($1)) }.joined(separator: "-")
  }

  /// Letter by letter as far as both agree; the new ending is in capitals where the whole word is.
  private static func restoredPart(_ nominative: String, like typed: String) -> String {
    let source = Array(typed)
    let isAllCapitals =
      source.count > 1 && source.contains(where: \.isUppercase) && !source.contains(where: \.isLowercase)
    var agree = true
    var result = ""
    for (index, letter) in nominative.enumerated() {
      if agree, index < source.count, folded(source[index]) == folded(letter) {
        result.append(source[index])
      } else {
        agree = false
        result += isAllCapitals ? letter.uppercased() : String(letter)
      }
    }
    return result
  }

  private static func folded(_ letter: Character) -> Character {
    switch letter {
    case "ё", "Ё", "Е", "е": "е"
    default: letter.isUppercase ? Character(letter.lowercased()) : letter
    }
  }

  /// The capitals of an abbreviation with an ending behind them (`РУСАЛа`), nil for other words.
  static func abbreviation(_ word: String) -> String? {
    let capitals = word.prefix { $0.isUppercase }
    let ending = word[capitals.endIndex...]
    guard capitals.count >= 2, endings.contains(String(ending)) else { return nil }
    return String(capitals)
  }

  private static let endings: Set<String> = [
    "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "ой", "и", "ю", "ем", "я", "-а", "-у", "-ом", "-е",
  ]
}
