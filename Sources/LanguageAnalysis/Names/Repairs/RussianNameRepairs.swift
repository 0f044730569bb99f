/// The repairs of the names that the network finds in Russian, in the order in which they are made: first where names
/// begin and end, then what is no name, then of which kind a name is, at last what the article as a whole tells.
///
/// Names never run over a line's end: the network reads each paragraph by itself.
enum RussianNameRepairs {
  static let all: [NameRepair] = [
    .enumeration, .brackets, .alias, .quotedName, .wholeQuotation, .particles, .openingWords, .knownName, .knownPlace,
    .namedThing, .noName,
    .sentenceStart, .headNoun, .compound, .role, .purpose, .demonym, .articleVote, .surnameAgain,
  ]

  /// The version of the rules, part of the layer's version; to be changed whenever a repair may give something else.
  static let version = "repairs-2"

  /// The names after all repairs.
  static func apply(to names: [NameDraft], in context: NameContext) -> [NameDraft] {
    all.reduce(names) { $1($0, context) }
  }
}
