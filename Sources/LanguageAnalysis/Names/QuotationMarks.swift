/// Quotation marks and brackets around and in names.
enum QuotationMarks {
  static let opening: Set<String> = ["«", "“", "„", "‹"]
  static let closing: Set<String> = ["»", "”", "›"]
  /// Marks that open and close alike.
  static let straight: Set<String> = ["\"", "''", "“", "”", "'"]

  static func isMark(_ word: String) -> Bool {
    opening.contains(word) || closing.contains(word) || straight.contains(word)
  }

  /// Whether `word` at `token` opens a quotation: marks that open and close alike stand close to what follows.
  static func opens(_ token: Int, _ context: NameContext) -> Bool {
    let word = context.word(token)
    if opening.contains(word) && !(word == "“" && !context.followsSpace(token) && token > 0) { return true }
    return straight.contains(word) && !context.followsSpace(token + 1)
      && (token == 0 || context.followsSpace(token) || ["(", "[", "-"].contains(context.word(token - 1))
        || !context.areTogether(token - 1, token))
  }

  static func closes(_ token: Int, _ context: NameContext) -> Bool {
    let word = context.word(token)
    return closing.contains(word) || (straight.contains(word) && !context.followsSpace(token))
  }

  /// The place of the mark that closes the quotation opened at `token`, of the next `reach` tokens in the paragraph.
  static func end(of token: Int, _ context: NameContext, reach: Int) -> Int? {
    var place = token + 1
    while place <= token + reach, context.areTogether(token, place) {
      if place > token + 1, closes(place, context) { return place }
      if opens(place, context) { return nil }
      place += 1
    }
    return nil
  }
}
