/// A grammatical meaning, named as in OpenCorpora (`nomn` nominative, `Surn` surname).
///
/// The raw value is the grammeme's place in a ``GrammemeSet`` and in the packed tables, so cases may be added at the end
/// but not moved without a new table version. Grammemes of other languages that are not listed get the places after
/// the last one when a dictionary is packed.
public enum Grammeme: UInt8, CaseIterable, Sendable {
  // Parts of speech.
  case NOUN, ADJF, ADJS, COMP, VERB, INFN, PRTF, PRTS, GRND, NUMR, ADVB, NPRO, PRED, PREP, CONJ, PRCL, INTJ
  // Animacy, gender, number.
  case anim, inan, masc, femn, neut, msf, sing, plur, Sgtm, Pltm, Fixd
  // Cases.
  case nomn, gent, datv, accs, ablt, loct, voct, gen1, gen2, acc2, loc1, loc2
  // Kinds of names and of words.
  case Abbr, Name, Surn, Patr, Geox, Orgn, Trad, Subx, Supr, Qual, Apro, Anum, Poss
  // Verbs.
  case perf, impf, tran, intr, Impe, Impx, Mult, Refl, per1, per2, per3, pres, past, futr, indc, impr, incl, excl
  case actv, pssv
  // Style and variants.
  case Vey, Voy, Cmp2, Vej, Infr, Slng, Arch, Litr, Erro, Dist, Ques, Dmns, Prnt, Vbe, Ven, Vie, Vbi, Fimp, Prdx
  case Coun, Coll, Vsh, Afp, Inmx, Vpre, Anph, Init, Adjx, Msf, Hypo
  // What is no word.
  case NUMB, intg, real, PNCT, ROMN, LATN, UNKN

  /// The name in OpenCorpora's tags, where it is not a Swift identifier or differs from one.
  public var code: String {
    switch self {
    case .msf: "ms-f"
    case .per1: "1per"
    case .per2: "2per"
    case .per3: "3per"
    case .Vey: "V-ey"
    case .Voy: "V-oy"
    case .Vej: "V-ej"
    case .Vbe: "V-be"
    case .Ven: "V-en"
    case .Vie: "V-ie"
    case .Vbi: "V-bi"
    case .Vsh: "V-sh"
    case .Afp: "Af-p"
    case .Msf: "Ms-f"
    default: "\(self)"
    }
  }
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
    .NOUN, .ADJF, .ADJS, .COMP, .VERB, .INFN, .PRTF, .PRTS, .GRND, .NUMR, .ADVB, .NPRO, .PRED, .PREP, .CONJ, .PRCL,
    .INTJ,
  ]
  static let cases: GrammemeSet = [
    .nomn, .gent, .datv, .accs, .ablt, .loct, .voct, .gen1, .gen2, .acc2, .loc1, .loc2,
  ]
  static let numbers: GrammemeSet = [.sing, .plur]
  static let genders: GrammemeSet = [.masc, .femn, .neut]
  static let persons: GrammemeSet = [.per1, .per2, .per3]
  static let tenses: GrammemeSet = [.pres, .past, .futr]
  /// Words with these are a closed list, so an unknown word is never guessed to be one of them.
  static let closedClasses: GrammemeSet = [.NUMR, .NPRO, .PRED, .PREP, .CONJ, .PRCL, .INTJ, .Apro]
}
