/// What a token looks like, as the networks were trained to see it (slovnet 0.6.0, `shape.py`): its script and outline,
/// or its punctuation mark. The raw value is the place of the shape's embedding.
struct WordShape: Hashable, Sendable {
  let id: UInt8

  /// The places of the outlines after the first shape of a script, in the order of slovnet's list.
  private enum Outline: UInt8 {
    case capital, small, capitals, smalls, title, hyphenatedTitle, other
  }

  private static let russian: UInt8 = 1
  private static let english: UInt8 = 8
  private static let firstMark: UInt8 = 15
  /// The marks that have a shape of their own, in the order of slovnet's list.
  static let marks = Array("!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…".unicodeScalars)
  static let otherMarks = WordShape(id: firstMark + UInt8(marks.count))
  static let number = WordShape(id: firstMark + UInt8(marks.count) + 1)
  static let other = WordShape(id: firstMark + UInt8(marks.count) + 2)
  /// The number of shapes, `<pad>` at place 0 included.
  static let count = Int(other.id) + 1

  /// The marks by scalar value, for the ASCII ones and for the rest.
  private static let asciiMarks: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 128)
    for (place, mark) in marks.enumerated() where mark.isASCII { table[Int(mark.value)] = firstMark + UInt8(place) }
    return table
  }()
  private static let wideMarks: [UInt32: UInt8] = Dictionary(
    uniqueKeysWithValues: marks.enumerated().filter { !$1.isASCII }.map { ($1.value, firstMark + UInt8($0)) })

  /// The shape of a token of at least one scalar.
  init(_ scalars: some Collection<Unicode.Scalar>) {
    guard let first = scalars.first else {
      self = .other
      return
    }
    let single = scalars.dropFirst().isEmpty
    if let script = Self.script(of: first) {
      id = script + Self.outline(scalars, single: single).rawValue
      return
    }
    if Self.isDigit(first) {
      self = .number
      return
    }
    if first == "+" || first == "-", let second = scalars.dropFirst().first, Self.isDigit(second) {
      self = .number
      return
    }
    guard let mark = Self.mark(first) else {
      self = .other
      return
    }
    self = single ? WordShape(id: mark) : .otherMarks
  }

  private init(id: UInt8) { self.id = id }

  /// The first shape of the scalar's script. The letters are those that Python's `[а-яё]` and `[a-z]` match ignoring
  /// case, which takes in a few variants.
  private static func script(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x410...0x44F, 0x401, 0x451, 0x1C80...0x1C86: russian
    case 0x41...0x5A, 0x61...0x7A, 0x130, 0x131, 0x17F, 0x212A: english
    default: nil
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.properties.generalCategory == .decimalNumber
  }

  private static func mark(_ scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.isASCII else { return wideMarks[scalar.value] }
    let id = asciiMarks[Int(scalar.value)]
    return id == 0 ? nil : id
  }

  private static func outline(_ scalars: some Collection<Unicode.Scalar>, single: Bool) -> Outline {
    if single { return LetterCase(scalars).isUpper ? .capital : .small }
    let whole = LetterCase(scalars)
    if whole.isUpper { return .capitals }
    if whole.isLower { return .smalls }
    if isTitle(scalars) { return .title }
    if let hyphen = scalars.firstIndex(of: "-"), isTitle(scalars[..<hyphen]),
      isTitle(scalars[scalars.index(after: hyphen)...])
    {
      return .hyphenatedTitle
    }
    return .other
  }

  private static func isTitle(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
    let rest = scalars.dropFirst()
    return !rest.isEmpty && LetterCase(scalars.prefix(1)).isUpper && LetterCase(rest).isLower
  }
}

/// Which cases the letters of a string have, in the sense of Python's `isupper` and `islower`: at least one letter with
/// case, and none of the other case.
private struct LetterCase {
  private var upper = false
  private var lower = false
  private var title = false

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars {
      switch scalar.value {
      case 0x61...0x7A, 0x430...0x45F: lower = true
      case 0x41...0x5A, 0x400...0x42F: upper = true
      case 0..<0x80: break
      default:
        let properties = scalar.properties
        if properties.isUppercase {
          upper = true
        } else if properties.isLowercase {
          lower = true
        } else if properties.generalCategory == .titlecaseLetter {
          title = true
        }
      }
    }
  }

  var isUpper: Bool { upper && !lower && !title }
  var isLower: Bool { lower && !upper && !title }
}
