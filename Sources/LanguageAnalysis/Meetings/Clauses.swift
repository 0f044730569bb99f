internal import Articles

/// How a word stands in its clause, by the features of the token where they are known, else by the ending.
enum VerbTense { case past, present, future, infinitive }

/// The clauses of a sentence: pieces between commas and the like that have a predicate of their own.
struct Clauses {
  /// The clauses in the order of the sentence; together they hold all its tokens.
  let ranges: [Range<Int>]

  /// - Complexity: O(number of tokens).
  init(_ sentence: Range<Int>, _ words: ArticleWords, tense: (Int) -> VerbTense?) {
    var pieces: [Range<Int>] = []
    var start = sentence.lowerBound
    let isPredicate = { (token: Int) in
      tense(token).map { $0 != .infinitive } ?? words.folded[token].hasPrefix("долж")
    }
    for token in sentence where Self.breaks(token, words, sentence, isPredicate) {
      if token > start { pieces.append(start..<token) }
      start = token
    }
    if start < sentence.upperBound { pieces.append(start..<sentence.upperBound) }
    var clauses: [Range<Int>] = []
    var hasVerb = false
    for piece in pieces {
      let isVerbal = piece.contains(where: isPredicate)
      if let last = clauses.last, !Self.opens(piece, words), !isVerbal || !hasVerb {
        clauses[clauses.count - 1] = last.lowerBound..<piece.upperBound
        hasVerb = hasVerb || isVerbal
      } else {
        clauses.append(piece)
        hasVerb = isVerbal
      }
    }
    ranges = clauses
  }

  /// The place of the clause that holds `token`.
  ///
  /// - Complexity: O(log number of clauses).
  func place(of token: Int) -> Int {
    var (low, high) = (0, ranges.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= token { low = middle } else { high = middle }
    }
    return low
  }

  private static func breaks(
    _ token: Int, _ words: ArticleWords, _ sentence: Range<Int>, _ isPredicate: (Int) -> Bool
  ) -> Bool {
    let word = words.words[token]
    if [",", ";", ":", "(", ")", "–", "—"].contains(word) { return true }
    // A dash, or a conjunction before another predicate, as in `встретились и обсудили`, parts clauses as well.
    if word == "и", token + 1 < sentence.upperBound, token > sentence.lowerBound {
      if isPredicate(token + 1) { return !words.isCapitalized(token + 1) }
      return token + 2 < sentence.upperBound && isPredicate(token + 2) && adverbs.contains(words.folded[token + 1])
    }
    return word == "-" && token > sentence.lowerBound && words.spans[token].start > words.spans[token - 1].stop
  }

  /// Whether the piece begins with a word that opens a clause.
  private static func opens(_ piece: Range<Int>, _ words: ArticleWords) -> Bool {
    piece.prefix(3).contains { token in
      openers.contains(words.folded[token])
        || (words.folded[token] == "а" && token + 1 < piece.upperBound && words.folded[token + 1] != "также")
    } || words.words[piece.lowerBound] == ";"
  }

  /// Whether the clause is a relative one: `, которая прошла в воскресенье`.
  static func isRelative(_ clause: Range<Int>, _ words: ArticleWords) -> Bool {
    clause.prefix(4).contains { words.folded[$0].hasPrefix("котор") }
  }

  private static let adverbs: Set<String> = [
    "не", "уже", "затем", "потом", "также", "после", "снова", "сам", "тоже", "еще", "тогда", "там", "позже", "вновь",
  ]
  private static let openers: Set<String> = [
    "что", "чтобы", "который", "которая", "которое", "которые", "которого", "которой", "которых", "котором", "которым",
    "которую", "где", "куда", "когда", "если", "хотя", "поскольку", "но", "однако", "причем", "пока", "как", "зато",
  ]
}
