/// The abbreviations of a language, by what may follow them.
struct AbbreviationList: Sendable {
  /// Words before which no sentence begins: `ул. Ленина`.
  private(set) var heads: Set<WordKey> = []
  /// All words; one that is no head may end a sentence, so a capital letter behind it is taken for a beginning.
  private(set) var words: Set<WordKey> = []
  /// Pairs of letters, as `т. е.`: those before which no sentence begins, and all.
  private(set) var headPairs: Set<WordKey> = []
  private(set) var pairs: Set<WordKey> = []
  /// Pairs of words, as `мн. ч.`.
  private(set) var wordPairs: Set<Pair> = []
  /// What stands before a surname, as `Дж.`, besides a single capital letter.
  private(set) var initials: Set<WordKey> = []

  struct Pair: Hashable, Sendable {
    var left: WordKey
    var right: WordKey
  }

  /// Reads a list: a line is a kind (`head`, `tail`, `pair`, `headpair`, `initial`), a colon, and words separated by
  /// spaces; the two words of a pair are joined by a dot. What follows `#` is a remark.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let fields = line.prefix { $0 != "#" }.split(separator: ":", maxSplits: 1)
      guard fields.count == 2 else { continue }
      let kind = fields[0].filter { $0 != " " }
      for word in fields[1].split(separator: " ") { add(word, kind: kind) }
    }
  }

  private mutating func add(_ word: Substring, kind: String) {
    switch kind {
    case "head":
      heads.insert(WordKey(word))
      words.insert(WordKey(word))
    case "tail": words.insert(WordKey(word))
    case "initial": initials.insert(WordKey(word))
    case "pair", "headpair":
      let parts = word.split(separator: ".")
      precondition(parts.count == 2, "abbreviation pair \(word) needs two words")
      wordPairs.insert(Pair(left: WordKey(parts[0]), right: WordKey(parts[1])))
      let letters = parts.compactMap { $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first?.value : nil }
      guard letters.count == 2 else { return }
      pairs.insert(WordKey(letters[0], letters[1]))
      if kind == "headpair" { headPairs.insert(WordKey(letters[0], letters[1])) }
    default: preconditionFailure("no kind \(kind) of abbreviation")
    }
  }
}
