internal import Articles

extension MentionTable {
  /// Whether the mention is a name, not a post or a pronoun.
  func isName(_ row: Int) -> Bool { table.text(3, row) == "name" }
  /// The mention in the nominative.
  func normal(_ row: Int) -> String { table.text(4, row) ?? "" }
}
