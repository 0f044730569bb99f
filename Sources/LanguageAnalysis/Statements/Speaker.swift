/// Who is said to have said something: an entity of the article, or the words that stand for nobody it names.
struct Speaker: Equatable {
  var entity: Int?
  /// The words in the nominative, where there is no entity.
  var text: String?
  /// The tokens that stand for the speaker next to the cue.
  var tokens: Range<Int>?
  /// Whether a name or a post tells who it is, not a pronoun or memory.
  var isNamed = false
  /// Whether the speaker is a cited medium.
  var isMedium = false
  /// Whether several speak.
  var isPlural = false

  /// Whether two speakers are the same one.
  func isSame(_ other: Speaker) -> Bool { entity != nil ? entity == other.entity : text == other.text }
}

/// A statement while the rules are at work, in tokens.
struct StatementDraft {
  var tokens: Range<Int>
  var isDirect: Bool
  var speaker: Speaker?
  var cue: Range<Int>?
  var rule: String
}
