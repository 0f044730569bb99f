/// The smallest pieces of a text, of which tokens are joined.
enum AtomKind: UInt8 {
  /// A run of Cyrillic letters, of Latin letters, of digits.
  case cyrillic, latin, digits
  /// One punctuation mark.
  case punctuation
  /// One other scalar that is no white space: letters of other alphabets, accents, signs.
  case other
}

/// One smallest piece.
struct Atom {
  var kind: AtomKind
  /// The scalar of a punctuation mark or other sign; of a run, its first.
  var scalar: UInt32
  var traits: ScalarTraits
  /// Whether it is a run of Latin letters that all look like Cyrillic ones.
  var isLookalike: Bool
  /// The places of its scalars in the line.
  var start: Int32
  var stop: Int32
}

/// The place between two neighbouring atoms with no space between them, as the rules see it.
struct TokenPlace {
  var left: Atom
  var right: Atom
  /// The atom before `left` and the one after `right`, whether or not white space lies between.
  var left2: Atom?
  var right2: Atom?
  /// Whether the token so far with `right` is a smiley.
  var isSmiley: Bool
  /// Whether white space lies between `left2` and `left`, and between `right` and `right2`.
  var isSpaceBefore: Bool
  var isSpaceAfter: Bool
  /// Whether the left atom is the word `yahoo`.
  var isYahoo: Bool
}
