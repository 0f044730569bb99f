/// A list of words kept as text: words are parted by white space, `_` stands for a space within one, and what follows
/// `#` on a line is a remark.
struct WordList: Sendable {
  /// The words as written, with spaces for `_`.
  let words: [String]
  private let folded: Set<String>

  init(_ text: String) {
    words = text.split(separator: "\n").flatMap { line in
      line.prefix { $0 != "#" }.split(separator: " ").map { String($0.map { $0 == "_" ? " " : $0 }) }
    }
    folded = Set(words.map(Folding.folded))
  }

  /// Whether the list holds the folded word.
  func contains(_ word: String) -> Bool { folded.contains(word) }
}
