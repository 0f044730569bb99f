/// A morphological dictionary of one language over the mapped bytes of a model pack.
///
/// Words, paradigms and predictions are pymorphy's (OpenCorpora), read in place: making one costs microseconds, and
/// processes that map the same pack share its memory.
public struct MorphologicalDictionary: Sendable {
  /// The sections that a pack must carry; those named `prediction-suffixes-…` are one for each paradigm prefix, and
  /// `p_t_given_w.intdawg` is read where it exists.
  public static let requiredSections = [
    "words.dawg", "prediction-suffixes-0.dawg", "paradigms.array", MorphologyTables.section,
  ]

  let words: Automaton
  let predictions: [Automaton]
  let probabilities: Automaton?
  let tables: MorphologyTables
  let paradigms: Paradigms
  let special: SpecialTags
  let language: MorphologyLanguage
  /// Keeps the mapping alive that the pointers lead into.
  private let owner: any Sendable

  /// Opens the dictionary.
  ///
  /// - Parameters:
  ///   - owner: what keeps the memory of the sections valid, held as long as the dictionary.
  ///   - section: the bytes of a section by name, aligned to 8 bytes; nil where there is none.
  /// - Throws: ``MorphologyError`` for a section that is missing or does not fit together.
  public init(owner: any Sendable, section: (String) -> UnsafeRawBufferPointer?) throws {
    func bytes(_ name: String) throws -> UnsafeRawBufferPointer {
      guard let bytes = section(name) else { throw MorphologyError.missing(section: name) }
      return bytes
    }
    self.owner = owner
    let tables = try MorphologyTables(bytes(MorphologyTables.section))
    self.tables = tables
    words = try Automaton(bytes("words.dawg"), section: "words.dawg")
    predictions = try (0..<tables.prefixCount).map { index in
      let name = "prediction-suffixes-\(index).dawg"
      return try Automaton(bytes(name), section: name)
    }
    let probabilityName = "p_t_given_w.intdawg"
    probabilities = try section(probabilityName).map { try Automaton($0, section: probabilityName) }
    paradigms = try Paradigms(bytes("paradigms.array"), tables)
    special = try SpecialTags(tables)
    language = MorphologyLanguage.named(tables.language)
  }

  /// Makes the section ``MorphologyTables/section`` of a pack from the JSON files of a dictionary package, by name.
  ///
  /// - Returns: the name of the derived section and its bytes.
  /// - Throws: ``MorphologyError`` naming the file that is missing or not as expected.
  public static func compileTables(from file: (String) -> [UInt8]?) throws -> (section: String, bytes: [UInt8]) {
    (MorphologyTables.section, try MorphologyTables.compile(from: file))
  }

  // MARK: Tags

  /// The grammemes of `tag`.
  @inline(__always)
  public func grammemes(of tag: MorphologicalTag) -> GrammemeSet { tables.grammemes(Int(tag.rawValue)) }

  /// The part of speech of `tag` in Universal Dependencies (natasha's mapping; proper nouns are `NOUN`).
  @inline(__always)
  public func partOfSpeech(of tag: MorphologicalTag) -> UniversalPartOfSpeech {
    tables.partOfSpeech(Int(tag.rawValue))
  }

  /// The features of `tag` in Universal Dependencies.
  @inline(__always)
  public func features(of tag: MorphologicalTag) -> UniversalFeatures { tables.features(Int(tag.rawValue)) }

  /// The tag as OpenCorpora writes it: `NOUN,anim,masc sing,nomn`.
  public func text(of tag: MorphologicalTag) -> String {
    String(decoding: tables.tagText(Int(tag.rawValue)), as: UTF8.self)
  }

  /// Whether a word with this tag may be new to the dictionary.
  @inline(__always)
  func isProductive(_ tag: MorphologicalTag) -> Bool { grammemes(of: tag).isDisjoint(with: .closedClasses) }

  /// Whether the two tags have the same grammemes in the same order.
  @inline(__always)
  func same(_ one: MorphologicalTag, _ other: MorphologicalTag) -> Bool {
    one == other || tables.identity(Int(one.rawValue)) == tables.identity(Int(other.rawValue))
  }
}

/// A tag of the dictionary as a number; ``MorphologicalDictionary`` tells what it means.
public struct MorphologicalTag: Hashable, Sendable {
  /// The place in the dictionary's table of tags.
  public let rawValue: UInt16

  init(_ rawValue: Int) { self.rawValue = UInt16(truncatingIfNeeded: rawValue) }
}

/// The tags of ``MorphologyTables/extraTags``, which follow the dictionary's own.
struct SpecialTags: Sendable {
  let firstNameInitials: [MorphologicalTag]
  let patronymicInitials: [MorphologicalTag]
  let integer, real, punctuation, roman, latin, adverb, unknown: MorphologicalTag

  init(_ tables: MorphologyTables) throws {
    let first = tables.tagCount - MorphologyTables.extraTags.count
    guard first >= 0 else {
      throw MorphologyError.damaged(section: MorphologyTables.section, reason: "it lacks the tags of initials")
    }
    firstNameInitials = (first..<first + 12).map(MorphologicalTag.init)
    patronymicInitials = (first + 12..<first + 24).map(MorphologicalTag.init)
    integer = MorphologicalTag(first + 24)
    real = MorphologicalTag(first + 25)
    punctuation = MorphologicalTag(first + 26)
    roman = MorphologicalTag(first + 27)
    latin = MorphologicalTag(first + 28)
    adverb = MorphologicalTag(first + 29)
    unknown = MorphologicalTag(first + 30)
  }
}
