/// Links a name to the one that stands in brackets right behind it: `Главное управление разведки (ГУР)`,
/// `Борис Джонсон (Boris Johnson)`.
struct BracketedNames {
  /// - Complexity: O(number of names).
  static func link(_ rows: [NameRow], in groups: inout NameGroups, _ words: ArticleWords) {
    for name in rows.indices.dropFirst() {
      let (before, inner) = (rows[name - 1], rows[name])
      guard before.kind == inner.kind, opens(inner.tokens.lowerBound, after: before.tokens.upperBound, words),
        closes(inner.tokens.upperBound, words), isOtherName(inner, of: before, words)
      else { continue }
      groups.link(name, name - 1, "name-in-brackets")
    }
  }

  /// Whether nothing but a bracket (and `далее`, `сокращенно`) parts the names.
  private static func opens(_ token: Int, after end: Int, _ words: ArticleWords) -> Bool {
    guard token > end, token - end <= 4 else { return false }
    return (end..<token).contains { words.words[$0] == "(" }
      && (end..<token).allSatisfy {
        "(\"«»–-—".contains(words.words[$0]) || ["далее", "сокращенно", "англ", "."].contains(words.folded[$0])
      }
  }

  private static func closes(_ token: Int, _ words: ArticleWords) -> Bool {
    guard token < words.count else { return false }
    return words.words[token] == ")"
      || (token + 1 < words.count && "\"»".contains(words.words[token]) && words.words[token + 1] == ")")
  }

  /// An abbreviation, or the name in other letters; a place in brackets says where a place lies, so it is never one.
  private static func isOtherName(_ inner: NameRow, of before: NameRow, _ words: ArticleWords) -> Bool {
    let isLatin = { (name: NameRow) in name.surface.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value < 0x250 } } }
    switch inner.kind {
    case "person": return isLatin(inner) != isLatin(before)
    case "organization":
      return inner.tokens.count == 1 && words.isAcronym(inner.tokens.lowerBound) || isLatin(inner) != isLatin(before)
        || inner.words.count > 1 && words.isAcronym(before.tokens.lowerBound)
    default: return false
    }
  }
}
