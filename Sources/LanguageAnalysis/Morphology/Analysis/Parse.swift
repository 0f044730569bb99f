/// One reading of a word: its spelling in the dictionary (lower case, `ё` restored), tag and score.
///
/// A parse is small and shares the word's text; ``MorphologicalDictionary/normalForm(of:)``,
/// ``MorphologicalDictionary/lexeme(of:)`` and ``MorphologicalDictionary/inflect(_:to:)`` derive the rest on demand.
public struct Parse: Sendable {
  /// The word in lower case, with the letters that the dictionary has where another one was typed (`партнер` → `партнёр`).
  public internal(set) var word: String
  /// The grammatical reading.
  public internal(set) var tag: MorphologicalTag
  /// How probable the reading is among those of the word; without a corpus estimate the share of its score.
  public internal(set) var score: Double
  /// How the reading came about.
  var origin: Origin
  /// What was cut off before the rest was looked up, innermost first.
  var affixes: [Affix] = []

  /// The unit that read the word and what it needs to inflect it.
  indirect enum Origin: Equatable, Sendable {
    case dictionary(paradigm: UInt16, form: UInt16)
    case predicted(paradigm: UInt16, form: UInt16)
    case firstNameInitial, patronymicInitial
    /// Numbers, punctuation, adverbs and unknown words: one form.
    case fixed
    /// `left-` stands before each form of the right part.
    case hyphenFixed(left: String, right: Part)
    /// Both parts are inflected.
    case hyphenBoth(left: Part, right: Part)

    static func == (one: Origin, other: Origin) -> Bool {
      switch (one, other) {
      case (.dictionary(let a, let b), .dictionary(let c, let d)): a == c && b == d
      case (.predicted(let a, let b), .predicted(let c, let d)): a == c && b == d
      case (.firstNameInitial, .firstNameInitial), (.patronymicInitial, .patronymicInitial), (.fixed, .fixed): true
      case (.hyphenFixed(let a, let b), .hyphenFixed(let c, let d)): a == c && b == d
      case (.hyphenBoth(let a, let b), .hyphenBoth(let c, let d)): a == c && b == d
      default: false
      }
    }
  }

  /// A part of a hyphenated word.
  struct Part: Equatable, Sendable {
    let word: String
    let tag: MorphologicalTag
    let origin: Origin
    let affixes: [Affix]
  }

  /// Something cut off a word before its rest was read.
  enum Affix: Equatable, Sendable {
    case prefix(String)
    case particle(String)
  }

  /// Whether the reading is of a word that the dictionary lists, not one guessed by analogy.
  public var isListed: Bool {
    if case .dictionary = origin { affixes.isEmpty } else { false }
  }

  var part: Part { Part(word: word, tag: tag, origin: origin, affixes: affixes) }

  init(_ word: String, _ tag: MorphologicalTag, _ score: Double, _ origin: Origin, _ affixes: [Affix] = []) {
    self.word = word
    self.tag = tag
    self.score = score
    self.origin = origin
    self.affixes = affixes
  }

  init(_ part: Part, score: Double) {
    self.init(part.word, part.tag, score, part.origin, part.affixes)
  }

  /// The parse without its outermost affix.
  var undecorated: Parse {
    var inner = self
    switch inner.affixes.popLast() {
    case .prefix(let text): inner.word = String(word.utf8.dropFirst(text.utf8.count)) ?? word
    case .particle(let text): inner.word = String(word.utf8.dropLast(text.utf8.count)) ?? word
    case nil: break
    }
    return inner
  }

  /// The parse with `affix` around it.
  func decorated(_ affix: Affix) -> Parse {
    var outer = self
    outer.word = affix.around(word)
    outer.affixes.append(affix)
    return outer
  }

  /// What pymorphy compares to skip a reading it has: that of the paradigm or, in a hyphenated word, of the right part.
  func repeats(_ other: Parse) -> Bool {
    guard word == other.word else { return false }
    switch (origin, other.origin) {
    case (.dictionary(let a, _), .dictionary(let b, _)), (.dictionary(let a, _), .predicted(let b, _)),
      (.predicted(let a, _), .dictionary(let b, _)), (.predicted(let a, _), .predicted(let b, _)):
      return a == b
    case (.hyphenFixed(_, let a), .hyphenFixed(_, let b)), (.hyphenFixed(_, let a), .hyphenBoth(_, let b)),
      (.hyphenBoth(_, let a), .hyphenFixed(_, let b)), (.hyphenBoth(_, let a), .hyphenBoth(_, let b)):
      return a.word == b.word && a.origin == b.origin && a.affixes == b.affixes
    case (.firstNameInitial, _), (.patronymicInitial, _), (.fixed, _):
      switch other.origin {
      case .firstNameInitial, .patronymicInitial, .fixed: return true
      default: return false
      }
    default: return false
    }
  }
}

extension Parse.Affix {
  func around(_ word: String) -> String {
    switch self {
    case .prefix(let text): text + word
    case .particle(let text): word + text
    }
  }
}
