/// The rules of tokens.
///
/// Method and rules: razdel 0.5.0 (`razdel/segmenters/tokenize.py`, MIT, github.com/natasha/razdel); the rules that are
/// ours say so.
struct TokenRules: Sendable {
  let rules: [SegmentationRule<TokenPlace>]

  /// The rules for Russian, and for languages not known.
  static let common = TokenRules(rules: [dash, underscore, float, fraction, punctuation, other, yahoo, lookalike])
  /// Languages that write an apostrophe inside words: `п'ять`, `don't`.
  static let withApostrophe = TokenRules(rules: common.rules + [apostrophe])

  /// `кто-то`, `1941–1945`; and ` -то`, for what stands behind the space may be taken with it.
  static let dash = SegmentationRule<TokenPlace>("dash") { place in
    between(place) { $0.traits.contains(.dash) }.flatMap { left, right in
      left.kind == .punctuation || right.kind == .punctuation ? nil : .join
    }
  }

  /// `snake_case`.
  static let underscore = SegmentationRule<TokenPlace>("underscore") { place in
    between(place) { $0.scalar == 0x5F }.flatMap { left, right in
      left.kind == .punctuation || right.kind == .punctuation ? nil : .join
    }
  }

  /// `1,5`, `10.000`.
  static let float = SegmentationRule<TokenPlace>("float") { place in
    between(place) { $0.scalar == 0x2E || $0.scalar == 0x2C }.flatMap { left, right in
      left.kind == .digits && right.kind == .digits ? .join : nil
    }
  }

  /// `1/2`.
  static let fraction = SegmentationRule<TokenPlace>("fraction") { place in
    between(place) { $0.scalar == 0x2F || $0.scalar == 0x5C }.flatMap { left, right in
      left.kind == .digits && right.kind == .digits ? .join : nil
    }
  }

  /// `?!`, `...`, `--`, `**`, `:)`.
  static let punctuation = SegmentationRule<TokenPlace>("punctuation") { place in
    guard place.left.kind == .punctuation, place.right.kind == .punctuation else { return nil }
    if place.isSmiley { return .join }
    if place.left.traits.contains(.ending) && place.right.traits.contains(.ending) { return .join }
    let pair = (place.left.scalar, place.right.scalar)
    return pair == (0x2D, 0x2D) || pair == (0x2A, 0x2A) ? .join : nil
  }

  /// `Δσ`, `x³`, a letter with a stress mark.
  static let other = SegmentationRule<TokenPlace>("other") { place in
    func isWordLike(_ kind: AtomKind) -> Bool { kind == .other || kind == .cyrillic || kind == .latin }
    guard place.left.kind == .other || place.right.kind == .other else { return nil }
    return isWordLike(place.left.kind) && isWordLike(place.right.kind) ? .join : nil
  }

  /// The one company with an exclamation mark that razdel knows.
  static let yahoo = SegmentationRule<TokenPlace>("yahoo") { place in
    place.isYahoo && place.right.scalar == 0x21 ? .join : nil
  }

  /// Ours: a word of Cyrillic letters with Latin ones that look the same among them (`Cтрана`), a slip of the keyboard.
  static let lookalike = SegmentationRule<TokenPlace>("lookalike") { place in
    switch (place.left.kind, place.right.kind) {
    case (.latin, .cyrillic): place.left.isLookalike ? .join : nil
    case (.cyrillic, .latin): place.right.isLookalike ? .join : nil
    default: nil
    }
  }

  /// Ours: an apostrophe between two letters belongs to the word.
  static let apostrophe = SegmentationRule<TokenPlace>("apostrophe") { place in
    func isApostrophe(_ atom: Atom) -> Bool { atom.scalar == 0x27 || atom.scalar == 0x2019 || atom.scalar == 0x2BC }
    func isLetter(_ atom: Atom?) -> Bool { atom?.traits.contains(.letter) ?? false }
    if isApostrophe(place.left) {
      return !place.isSpaceBefore && isLetter(place.left2) && isLetter(place.right) ? .join : nil
    }
    if isApostrophe(place.right) {
      return !place.isSpaceAfter && isLetter(place.left) && isLetter(place.right2) ? .join : nil
    }
    return nil
  }

  /// The atoms on both sides of the joint, where it is one of the two atoms at the place.
  private static func between(_ place: TokenPlace, isJoint: (Atom) -> Bool) -> (Atom, Atom)? {
    if isJoint(place.left) {
      guard let left = place.left2 else { return nil }
      return (left, place.right)
    }
    if isJoint(place.right) {
      guard let right = place.right2 else { return nil }
      return (place.left, right)
    }
    return nil
  }
}
