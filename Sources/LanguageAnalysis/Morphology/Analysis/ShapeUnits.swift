extension MorphologicalDictionary {
  /// Units 2 and 3: one capital letter as a first name or a patronymic.
  func readInitial(_ word: String, _ lowered: String, into parses: inout [Parse]) {
    let scalars = word.unicodeScalars
    guard word.utf8.count <= 2, let letter = scalars.first, scalars.count == 1, language.initials.contains(letter)
    else { return }
    parses += special.firstNameInitials.map { Parse(lowered, $0, 0.1, .firstNameInitial) }
    parses += special.patronymicInitials.map { Parse(lowered, $0, 0.1, .patronymicInitial) }
  }

  /// Unit 4: integers and decimals, as Python's `int` and `float` read them.
  func readNumber(_ word: String, _ lowered: String, into parses: inout [Parse]) {
    switch NumberShape(word) {
    case .integer: parses.append(Parse(lowered, special.integer, 0.9, .fixed))
    case .real: parses.append(Parse(lowered, special.real, 0.9, .fixed))
    case nil: break
    }
  }

  /// Unit 5: nothing but punctuation marks.
  func readPunctuation(_ word: String, _ lowered: String, into parses: inout [Parse]) {
    var hasMark = false
    for scalar in word.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        hasMark = true
      default: return
      }
    }
    if hasMark { parses.append(Parse(lowered, special.punctuation, 0.9, .fixed)) }
  }

  /// Units 6 and 7: Roman numerals, and words whose letters are all Latin.
  func readForeign(_ word: String, _ lowered: String, into parses: inout [Parse]) {
    if RomanNumeral.matches(lowered) { parses.append(Parse(lowered, special.roman, 0.9, .fixed)) }
    var hasLetter = false
    for scalar in word.unicodeScalars where scalar.isLetter {
      hasLetter = true
      guard scalar.isLatin else { return }
    }
    if hasLetter { parses.append(Parse(lowered, special.latin, 0.9, .fixed)) }
  }
}

/// What kind of number a word is.
enum NumberShape {
  case integer, real

  /// Nil where `word` is no number.
  init?(_ word: String) {
    var rest = Substring(word).unicodeScalars
    guard let first = rest.first, first.isDecimalDigit || "+-.,iInN \t".unicodeScalars.contains(first) else {
      return nil
    }
    while let scalar = rest.first, scalar.properties.isWhitespace { rest.removeFirst() }
    while let scalar = rest.last, scalar.properties.isWhitespace { rest.removeLast() }
    if let sign = rest.first, sign == "+" || sign == "-" { rest.removeFirst() }
    if ["nan", "inf", "infinity"].contains(String(rest).lowercased()) {
      self = .real
      return
    }
    let whole = Self.digits(&rest)
    if whole, rest.isEmpty {
      self = .integer
      return
    }
    var fraction = false
    if let point = rest.first, point == "." || point == "," {
      rest.removeFirst()
      fraction = Self.digits(&rest)
    }
    guard whole || fraction else { return nil }
    if let exponent = rest.first, exponent == "e" || exponent == "E" {
      rest.removeFirst()
      if let sign = rest.first, sign == "+" || sign == "-" { rest.removeFirst() }
      guard Self.digits(&rest) else { return nil }
    }
    guard rest.isEmpty else { return nil }
    self = .real
  }

  /// Takes digits, with single underscores between them, from the front.
  private static func digits(_ rest: inout Substring.UnicodeScalarView) -> Bool {
    var found = false
    while let scalar = rest.first {
      if scalar.isDecimalDigit {
        found = true
        rest.removeFirst()
      } else if found, scalar == "_", let next = rest.dropFirst().first, next.isDecimalDigit {
        rest.removeFirst()
      } else {
        break
      }
    }
    return found
  }
}

/// Roman numerals up to 4999, with the shapes that pymorphy takes.
enum RomanNumeral {
  /// Whether the lower-cased `word` is one.
  static func matches(_ word: String) -> Bool {
    guard !word.isEmpty, word.utf8.count <= 20 else { return false }
    var rest = Array(word.utf8)[...]
    func take(_ letter: Character, upTo limit: Int) {
      var taken = 0
      while taken < limit, rest.first == letter.asciiValue {
        rest.removeFirst()
        taken += 1
      }
    }
    func place(_ one: Character, _ five: Character, _ ten: Character) {
      let start = [UInt8](rest.prefix(2))
      if start == [one.asciiValue, ten.asciiValue] || start == [one.asciiValue, five.asciiValue] {
        rest.removeFirst(2)
      } else {
        take(five, upTo: 1)
        take(one, upTo: 3)
      }
    }
    take("m", upTo: 4)
    place("c", "d", "m")
    place("x", "l", "c")
    place("i", "v", "x")
    return rest.isEmpty
  }
}

extension Unicode.Scalar {
  var isDecimalDigit: Bool {
    value < 0x80 ? value >= 0x30 && value <= 0x39 : properties.generalCategory == .decimalNumber
  }

  var isLetter: Bool {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A || value >= 0x61 && value <= 0x7A }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// Whether the letter's Unicode name says that it is Latin.
  var isLatin: Bool {
    if value < 0x80 { return true }
    if value >= 0x400 && value <= 0x52F { return false }
    guard let name = properties.name else { return false }
    return name.split(whereSeparator: { $0 == " " || $0 == "-" }).contains("LATIN")
  }
}
