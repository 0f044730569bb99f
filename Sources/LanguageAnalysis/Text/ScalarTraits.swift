/// What segmentation has to know of a Unicode scalar.
struct ScalarTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// White space, the line breaks among it.
  static let space = ScalarTraits(rawValue: 1 << 0)
  /// A scalar that ends a line.
  static let lineBreak = ScalarTraits(rawValue: 1 << 1)
  /// A letter of the Russian or Ukrainian alphabet.
  static let cyrillic = ScalarTraits(rawValue: 1 << 2)
  /// A letter of the basic Latin alphabet.
  static let latin = ScalarTraits(rawValue: 1 << 3)
  /// A decimal digit of any script.
  static let digit = ScalarTraits(rawValue: 1 << 4)
  /// A punctuation mark or sign that is a token of its own (razdel's list, and `{`, which it forgot).
  static let punctuation = ScalarTraits(rawValue: 1 << 5)
  /// What words are made of (`\w` of Python's `re`) except decimal digits.
  static let word = ScalarTraits(rawValue: 1 << 6)
  /// A letter of any script.
  static let letter = ScalarTraits(rawValue: 1 << 7)
  static let lower = ScalarTraits(rawValue: 1 << 8)
  static let upper = ScalarTraits(rawValue: 1 << 9)
  /// A hyphen, dash or minus sign.
  static let dash = ScalarTraits(rawValue: 1 << 10)
  /// A scalar after which a sentence may end.
  static let delimiter = ScalarTraits(rawValue: 1 << 11)
  /// One of `.?!…`.
  static let ending = ScalarTraits(rawValue: 1 << 12)
  /// One of `"„'`, which may open or close.
  static let genericQuote = ScalarTraits(rawValue: 1 << 13)
  /// One of `»”’`.
  static let closingQuote = ScalarTraits(rawValue: 1 << 14)
  /// One of `)]}`.
  static let closingBracket = ScalarTraits(rawValue: 1 << 15)

  /// The traits of the scalars below ``tableEnd``, by value.
  static let table: [ScalarTraits] = (0..<tableEnd).map { computed(UInt32($0)) }
  /// Latin, Cyrillic and general punctuation lie below; so nearly every scalar of a news article is found in the table.
  static let tableEnd = 0x2300

  /// The traits of a scalar, computed from Unicode's properties.
  static func computed(_ value: UInt32) -> ScalarTraits {
    guard let scalar = Unicode.Scalar(value) else { return [] }
    var traits: ScalarTraits = []
    let properties = scalar.properties
    // The information separators U+001C…1F are no White_Space, but Python, and so razdel, takes them for space.
    if properties.isWhitespace || (0x1C...0x1F).contains(value) { traits.insert(.space) }
    switch value {
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: traits.insert(.lineBreak)
    case 0x410...0x44F, 0x401, 0x451: traits.insert(.cyrillic)
    case 0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x490, 0x491: traits.insert(.cyrillic)
    case 0x41...0x5A, 0x61...0x7A: traits.insert(.latin)
    // What Python's `[a-z]` matches as well when it ignores case: İ ı ſ and the Kelvin sign.
    case 0x130, 0x131, 0x17F, 0x212A: traits.insert(.latin)
    default: break
    }
    if properties.numericType == .decimal {
      traits.insert(.digit)
    } else if properties.numericType != nil || value == 0x5F || isLetter(properties.generalCategory) {
      traits.insert(.word)
    }
    if isLetter(properties.generalCategory) { traits.insert(.letter) }
    if properties.isLowercase { traits.insert(.lower) }
    if properties.isUppercase || properties.generalCategory == .titlecaseLetter { traits.insert(.upper) }
    for (list, trait) in lists where list.unicodeScalars.contains(scalar) { traits.insert(trait) }
    return traits
  }

  private static func isLetter(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private static let lists: [(String, ScalarTraits)] = [
    ("\\/!#$%&*+,.:;<=>?@^_`|~№…‑–—−-«“‘»”’\"„'([{)]}", .punctuation),
    ("‑–—−-", .dash), (".?!…;\"„'»”’)]}", .delimiter), (".?!…", .ending), ("\"„'", .genericQuote),
    ("»”’", .closingQuote), (")]}", .closingBracket),
  ]
}
