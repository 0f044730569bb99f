/// A part of speech of Universal Dependencies.
public enum UniversalPartOfSpeech: UInt8, CaseIterable, Sendable {
  case other, adjective, adposition, adverb, auxiliary, coordinatingConjunction, determiner, interjection, noun
  case numeral, particle, pronoun, properNoun, punctuation, subordinatingConjunction, symbol, verb

  /// The part of speech named `name`, ``other`` for an unknown name.
  public init(_ name: some StringProtocol) {
    self = Self.names.firstIndex { $0 == name }.map { Self.allCases[$0] } ?? .other
  }

  /// The name in Universal Dependencies.
  public var name: String { Self.names[Int(rawValue)] }

  private static let names = [
    "X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB",
  ]

  /// The part of speech that a dictionary uses for this one: it knows neither proper nouns nor auxiliaries.
  var inDictionary: UniversalPartOfSpeech {
    switch self {
    case .properNoun: .noun
    case .auxiliary: .verb
    case .subordinatingConjunction: .coordinatingConjunction
    default: self
    }
  }
}

/// Features of Universal Dependencies (`Case=Gen|Number=Sing`), four bits each in one number.
///
/// Two sets are equal when all their features are. A feature or value the dictionary has no word for (`Polarity`,
/// `Voice=Mid`) is only noted, so a set that has one equals no set of the dictionary.
public struct UniversalFeatures: Hashable, Sendable {
  /// The features that dictionary tags can express, in the order of their places.
  enum Name: UInt64, CaseIterable {
    case animacy, aspect, `case`, degree, gender, mood, number, numForm, person, tense, variant, verbForm, voice, abbr
  }

  private static let names = [
    "Animacy", "Aspect", "Case", "Degree", "Gender", "Mood", "Number", "NumForm", "Person", "Tense", "Variant",
    "VerbForm", "Voice", "Abbr",
  ]
  /// What a place holds for a value that is not in ``values``.
  private static let otherValue: UInt64 = 15
  /// The place that notes features outside ``Name``.
  private static let otherFeature: UInt64 = 1 << 60

  /// The values of each feature; a value's code is its index + 1.
  private static let values: [[String]] = [
    ["Anim", "Inan"], ["Imp", "Perf"], ["Nom", "Gen", "Dat", "Acc", "Ins", "Loc", "Par", "Voc"], ["Pos", "Cmp", "Sup"],
    ["Masc", "Fem", "Neut"], ["Ind", "Imp", "Cnd"], ["Sing", "Plur"], ["Digit"], ["1", "2", "3"],
    ["Past", "Pres", "Fut"], ["Brev"], ["Fin", "Inf", "Part", "Conv"], ["Act", "Pass", "Mid"], ["Yes"],
  ]

  var packed: UInt64

  init(packed: UInt64) { self.packed = packed }

  /// No features.
  public init() { packed = 0 }

  /// Reads `Name=Value|Name=Value`; `_` and an empty string have no features.
  ///
  /// - Complexity: O(length); keep the result where the same string comes often.
  public init(_ text: some StringProtocol) {
    packed = 0
    for feature in text.split(separator: "|") where feature != "_" {
      let parts = feature.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let name = Self.names.firstIndex(where: { $0 == parts[0] }).map({ Name.allCases[$0] })
      else {
        packed |= Self.otherFeature
        continue
      }
      set(name, parts[1])
    }
  }

  private mutating func set(_ name: Name, _ value: some StringProtocol) {
    let index = Self.values[Int(name.rawValue)].firstIndex { $0 == value }
    let code = index.map { UInt64($0 + 1) } ?? Self.otherValue
    packed = packed & ~(15 << (4 * name.rawValue)) | code << (4 * name.rawValue)
  }

  @inline(__always)
  func code(_ name: Name) -> UInt64 { packed >> (4 * name.rawValue) & 15 }

  /// How many of the features that tell forms apart both sets have with the same value.
  func agreement(with other: UniversalFeatures) -> Int {
    var count = 0
    for name in Self.telling where code(name) != 0 && code(name) == other.code(name) { count += 1 }
    return count
  }

  /// Animacy, voice and the like are left out: taggers and dictionaries differ in them too often.
  private static let telling: [Name] = [.case, .gender, .number, .aspect, .numForm, .person, .tense, .variant]

  /// The grammatical case as a grammeme of the dictionary, nil where there is none.
  var grammaticalCase: Grammeme? {
    switch code(.case) {
    case 1, 8: .nominative
    case 2, 7: .genitive
    case 3: .dative
    case 4: .accusative
    case 5: .instrumental
    case 6: .prepositional
    default: nil
    }
  }

  var gender: Grammeme? {
    switch code(.gender) {
    case 1: .masculine
    case 2: .feminine
    case 3: .neuter
    default: nil
    }
  }

  var number: Grammeme? {
    switch code(.number) {
    case 1: .singular
    case 2: .plural
    default: nil
    }
  }
}

/// How a dictionary tag reads in Universal Dependencies (natasha's table: a later grammeme overrides an earlier one).
enum UniversalMapping {
  static func partOfSpeech(_ grammeme: String) -> UniversalPartOfSpeech {
    switch grammeme {
    case "ADJF", "ADJS": .adjective
    case "ADVB", "COMP": .adverb
    case "VERB", "GRND", "INFN", "PRTF", "PRTS": .verb
    case "NOUN": .noun
    case "NPRO": .pronoun
    case "NUMR", "NUMB": .numeral
    case "CONJ": .coordinatingConjunction
    case "INTJ": .interjection
    case "PNCT": .punctuation
    case "PRCL": .particle
    case "PREP": .adposition
    default: .other
    }
  }

  private static let features: [String: String] = [
    "anim": "Animacy=Anim", "inan": "Animacy=Inan", "impf": "Aspect=Imp", "perf": "Aspect=Perf", "ablt": "Case=Ins",
    "accs": "Case=Acc", "datv": "Case=Dat", "gent": "Case=Gen", "gen1": "Case=Gen", "gen2": "Case=Gen",
    "loct": "Case=Loc", "loc2": "Case=Loc", "nomn": "Case=Nom", "voct": "Case=Nom", "COMP": "Degree=Cmp",
    "Supr": "Degree=Sup", "femn": "Gender=Fem", "masc": "Gender=Masc", "neut": "Gender=Neut", "impr": "Mood=Imp",
    "indc": "Mood=Ind", "plur": "Number=Plur", "sing": "Number=Sing", "NUMB": "NumForm=Digit", "1per": "Person=1",
    "2per": "Person=2", "3per": "Person=3", "excl": "Person=2", "incl": "Person=1", "futr": "Tense=Fut",
    "past": "Tense=Past", "pres": "Tense=Pres", "ADJS": "Variant=Brev", "GRND": "VerbForm=Conv",
    "INFN": "VerbForm=Inf", "PRTF": "VerbForm=Part", "PRTS": "VerbForm=Part", "VERB": "VerbForm=Fin",
    "actv": "Voice=Act", "pssv": "Voice=Pass", "Abbr": "Abbr=Yes",
  ]

  static func universalFeatures(_ grammemes: [String]) -> UniversalFeatures {
    UniversalFeatures(grammemes.compactMap { features[$0] }.joined(separator: "|"))
  }
}

extension UniversalFeatures {
  /// Whether the case is the nominative.
  public var isNominative: Bool { grammaticalCase == .nominative }
}
