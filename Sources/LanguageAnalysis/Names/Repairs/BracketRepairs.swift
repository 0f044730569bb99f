extension NameRepair {
  /// Bullets part names, and so do commas between people and places: `Монако • Намибия`.
  static let enumeration = NameRepair(
    "enumeration",
    each: { name, context in
      func parts(_ token: Int) -> Bool {
        bullets.contains(context.word(token)) || (context.word(token) == "," && name.kind != .organization)
      }
      guard name.tokens.contains(where: parts) else { return [name] }
      return name.tokens.split(whereSeparator: parts).compactMap { part in
        guard let first = part.first, let last = part.last, part.contains(where: { context.isCapitalized($0) }) else {
          return nil
        }
        return name.with(first..<last + 1, by: "enumeration")
      }
    })

  private static let bullets: Set<String> = ["•", "·", "*", "|", "■", "●"]

  /// Takes marks off the ends of a name that have no partner inside it: `В.Л.)`, `ПАСЕ (`, `Новости»`.
  static let brackets = NameRepair(
    "brackets",
    each: { name, context in
      var tokens = name.tokens
      func isOpening(_ token: Int) -> Bool { ["(", "["].contains(context.word(token)) }
      func isClosing(_ token: Int) -> Bool { [")", "]"].contains(context.word(token)) }
      var changed = true
      while changed, let first = tokens.first, let last = tokens.last {
        changed = false
        if isOpening(last) || QuotationMarks.opening.contains(context.word(last))
          || (isClosing(last) && !tokens.contains(where: isOpening))
          || (QuotationMarks.closing.contains(context.word(last))
            && !tokens.contains { QuotationMarks.opens($0, context) })
          || [",", ":", ";"].contains(context.word(last))
        {
          tokens.removeLast()
          changed = true
        } else if isClosing(first) || QuotationMarks.closing.contains(context.word(first))
          || (isOpening(first) && !tokens.contains(where: isClosing))
        {
          tokens.removeFirst()
          changed = true
        }
      }
      return [name.with(tokens, by: "brackets")]
    })

  /// `X (Y)` is two names of one kind: `Национальный фронт (FN)`. The second is added too where the network stopped before
  /// the bracket, if it is an abbreviation or in Latin letters.
  static let alias = NameRepair(
    "alias",
    each: { name, context in
      let open = name.tokens.dropFirst().first { context.word($0) == "(" } ?? name.tokens.upperBound
      guard context.word(open) == "(", context.areTogether(open - 1, open) else { return [name] }
      let outer = name.with(name.tokens.lowerBound..<open, by: "alias")
      var close = open + 1
      while close < context.count, context.word(close) != ")" {
        guard context.areTogether(open, close), close - open < 9 else { return [outer] }
        close += 1
      }
      let inner = open + 1..<min(close, context.count)
      guard !inner.isEmpty, isAlias(inner, of: name, context) else {
        // What stands in the bracket is a name of its own only if the network took it for one.
        let rest = inner.clamped(to: name.tokens)
        return rest.isEmpty || !context.isCapitalized(rest.lowerBound)
          ? [outer] : [outer, name.with(rest, by: "alias")]
      }
      var aliases = [name.with(inner, by: "alias")]
      // `King’s College London, KCL`
      if let comma = inner.first(where: { context.word($0) == "," }) {
        aliases = [
          name.with(inner.lowerBound..<comma, by: "alias"), name.with(comma + 1..<inner.upperBound, by: "alias"),
        ].filter { !$0.tokens.isEmpty && context.isCapitalized($0.tokens.lowerBound) }
      }
      return [outer] + aliases
    })

  /// Whether a bracket behind a name holds another name of the same: an abbreviation of an organization, or the name in
  /// its own language.
  private static func isAlias(_ inner: Range<Int>, of name: NameDraft, _ context: NameContext) -> Bool {
    let letters = inner.filter { context.words.isWord($0) }
    guard let first = letters.first, context.isCapitalized(first) else { return false }
    if letters.allSatisfy({ context.isLatin($0) }) {
      return !name.tokens.contains { context.isLatin($0) } || name.kind == .organization
    }
    return name.kind == .organization && inner.count == 1 && context.words.isAcronym(first) && name.tokens.count > 1
  }
}
