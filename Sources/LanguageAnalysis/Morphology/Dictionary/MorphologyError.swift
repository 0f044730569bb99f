/// Why a morphological dictionary can not be used.
public enum MorphologyError: Error, Equatable, CustomStringConvertible {
  /// The pack has no section of this name.
  case missing(section: String)
  /// A section does not hold what it should.
  case damaged(section: String, reason: String)

  /// What is wrong, where, and what to do next.
  public var description: String {
    switch self {
    case .missing(let section):
      "the morphological dictionary has no section '\(section)'; run `dateline models build` to make the pack again"
    case .damaged(let section, let reason):
      "section '\(section)' of the morphological dictionary is damaged: \(reason); "
        + "run `dateline models build` to make the pack again"
    }
  }
}
