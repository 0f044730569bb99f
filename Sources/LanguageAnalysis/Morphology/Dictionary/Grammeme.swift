/// A grammatical meaning, named as in OpenCorpora (`nomn` nominative, `Surn` surname).
///
/// The raw value is the grammeme's place in a ``GrammemeSet`` and in the packed tables, so cases may be added at the end
/// but not moved without a new table version. Grammemes of other languages that are not listed get the places after
/// the last one when a dictionary is packed.
public enum Grammeme: UInt8, CaseIterable, Sendable {
  // Parts of speech.
  case noun, adjective, shortAdjective, comparative, verb, infinitive, participle, shortParticiple, gerund, numeral,
    adverb, pronoun, predicative, preposition, conjunction, particle, interjection
  // Animacy, gender, number.
  case animate, inanimate, masculine, feminine, neuter, commonGender, singular, plural, singularOnly, pluralOnly, fixed
  // Cases.
  case nominative, genitive, dative, accusative, instrumental, prepositional, vocative, genitive1, genitive2,
    accusative2, prepositional1, prepositional2
  // Kinds of names and of words.
  case abbreviation, firstName, surname, patronymic, place, organization, trademark, subx, superlative, qualitative,
    adjectivalPronoun, ordinal, possessive
  // Verbs.
  case perfective, imperfective, transitive, intransitive, impersonal, impx, iterative, reflexive, firstPerson,
    secondPerson, thirdPerson, present, past, future, indicative, imperative, inclusive, exclusive
  case active, passive
  // Style and variants.
  case vey, voy, comparative2, vej, colloquial, slang, archaic, literary, misspelling, distorted, interrogative,
    demonstrative, parenthesis, vbe, ven, vie, vbi, fimp, prdx
  case countForm, collective, vsh, afp, inmx, vpre, anaphoric, initial, adjx, msf, hypothetical
  // What is no word.
  case number, integer, real, punctuation, romanNumeral, latin, unknown

  /// The name in OpenCorpora's tags (`nomn`, `1per`).
  public var code: String { Self.codes[Int(rawValue)] }

  /// The codes in the order of the cases.
  private static let codes = """
    NOUN ADJF ADJS COMP VERB INFN PRTF PRTS GRND NUMR ADVB NPRO PRED PREP CONJ PRCL INTJ anim inan masc femn
    neut ms-f sing plur Sgtm Pltm Fixd nomn gent datv accs ablt loct voct gen1 gen2 acc2 loc1 loc2 Abbr Name
    Surn Patr Geox Orgn Trad Subx Supr Qual Apro Anum Poss perf impf tran intr Impe Impx Mult Refl 1per 2per
    3per pres past futr indc impr incl excl actv pssv V-ey V-oy Cmp2 V-ej Infr Slng Arch Litr Erro Dist Ques
    Dmns Prnt V-be V-en V-ie V-bi Fimp Prdx Coun Coll V-sh Af-p Inmx Vpre Anph Init Adjx Ms-f Hypo NUMB intg
    real PNCT ROMN LATN UNKN
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}

/// A set of grammemes as 128 bits: subset tests and unions are two machine instructions.
public struct GrammemeSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  var low: UInt64
  var high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Makes the set of `elements`.
  public init(arrayLiteral elements: Grammeme...) { self.init(elements) }

  /// Makes the set of `elements`.
  public init(_ elements: some Sequence<Grammeme>) {
    self.init(low: 0, high: 0)
    for element in elements { insert(place: Int(element.rawValue)) }
  }

  mutating func insert(place: Int) {
    if place < 64 { low |= 1 << UInt64(place) } else { high |= 1 << UInt64(place - 64) }
  }

  /// Whether `grammeme` is in the set.
  @inline(__always)
  public func contains(_ grammeme: Grammeme) -> Bool {
    let place = UInt64(grammeme.rawValue)
    return place < 64 ? low & 1 << place != 0 : high & 1 << (place - 64) != 0
  }

  /// Whether every grammeme of `other` is in this set.
  @inline(__always)
  public func isSuperset(of other: GrammemeSet) -> Bool {
    low & other.low == other.low && high & other.high == other.high
  }

  /// Whether the two sets share no grammeme.
  @inline(__always)
  public func isDisjoint(with other: GrammemeSet) -> Bool { low & other.low == 0 && high & other.high == 0 }

  /// The grammemes that are in either set.
  public func union(_ other: GrammemeSet) -> GrammemeSet {
    GrammemeSet(low: low | other.low, high: high | other.high)
  }

  /// The grammemes that are in both sets.
  @inline(__always)
  public func intersection(_ other: GrammemeSet) -> GrammemeSet {
    GrammemeSet(low: low & other.low, high: high & other.high)
  }

  /// The grammemes that are in this set and not in `other`.
  public func subtracting(_ other: GrammemeSet) -> GrammemeSet {
    GrammemeSet(low: low & ~other.low, high: high & ~other.high)
  }

  /// The grammemes that are in exactly one of the sets.
  public func symmetricDifference(_ other: GrammemeSet) -> GrammemeSet {
    GrammemeSet(low: low ^ other.low, high: high ^ other.high)
  }

  /// The number of grammemes.
  public var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  /// The places of the grammemes in ascending order.
  var places: [Int] { (0..<128).filter { $0 < 64 ? low & 1 << UInt64($0) != 0 : high & 1 << UInt64($0 - 64) != 0 } }

  /// This set with the first of each pair replaced by the second, where it is present.
  func replacing(_ pairs: [(Grammeme, Grammeme)]) -> GrammemeSet {
    var result = self
    for (old, new) in pairs where contains(old) {
      result = result.subtracting([old]).union([new])
    }
    return result
  }

  static let partsOfSpeech: GrammemeSet = [
    .noun, .adjective, .shortAdjective, .comparative, .verb, .infinitive, .participle, .shortParticiple, .gerund,
    .numeral, .adverb, .pronoun, .predicative, .preposition, .conjunction, .particle,
    .interjection,
  ]
  static let cases: GrammemeSet = [
    .nominative, .genitive, .dative, .accusative, .instrumental, .prepositional, .vocative, .genitive1, .genitive2,
    .accusative2, .prepositional1, .prepositional2,
  ]
  static let numbers: GrammemeSet = [.singular, .plural]
  static let genders: GrammemeSet = [.masculine, .feminine, .neuter]
  static let persons: GrammemeSet = [.firstPerson, .secondPerson, .thirdPerson]
  static let tenses: GrammemeSet = [.present, .past, .future]
  /// Words with these are a closed list, so an unknown word is never guessed to be one of them.
  static let closedClasses: GrammemeSet = [
    .numeral, .pronoun, .predicative, .preposition, .conjunction, .particle, .interjection, .adjectivalPronoun,
  ]
}
