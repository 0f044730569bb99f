internal import Articles

/// The tokens of an article with what the layers above segmentation ask of them.
struct ArticleWords {
  let text: String
  /// The span of each token.
  let spans: [TextSpan]
  /// Each token as it stands, and folded for matching.
  let words: [String]
  let folded: [String]
  /// The sentence of each token, and the tokens of each sentence.
  let sentenceOf: [Int]
  let sentences: [Range<Int>]

  /// - Complexity: O(length of the text).
  init(_ article: AnalyzedArticle) {
    let text = article.article.text
    let tokens = article.layer("tokens")
    let sentenceTable = article.layer("sentences")
    let spans = (0..<tokens.count).map { tokens.span($0) }
    var sentences: [Range<Int>] = []
    var sentenceOf: [Int] = []
    sentenceOf.reserveCapacity(spans.count)
    for row in 0..<sentenceTable.count {
      let first = sentenceOf.count
      let stop = sentenceTable.span(row).stop
      while sentenceOf.count < spans.count, spans[sentenceOf.count].start < stop { sentenceOf.append(row) }
      sentences.append(first..<sentenceOf.count)
    }
    self.text = text
    self.spans = spans
    self.sentences = sentences
    self.sentenceOf = sentenceOf
    words = spans.map { String(text[$0]) }
    folded = words.map { Folding.folded($0) }
  }

  var count: Int { spans.count }

  /// Whether the token begins with a capital letter.
  func isCapitalized(_ token: Int) -> Bool { first(token)?.properties.isUppercase ?? false }

  /// Whether the token is a word.
  func isWord(_ token: Int) -> Bool { first(token)?.properties.isAlphabetic ?? false }

  /// Whether all letters of the token are capital, and it has two or more.
  func isAcronym(_ token: Int) -> Bool {
    let letters = words[token].unicodeScalars.filter { $0.properties.isAlphabetic }
    return letters.count >= 2 && letters.allSatisfy { $0.properties.isUppercase }
  }

  /// Whether the token is one capital letter with a dot behind it.
  func isInitial(_ token: Int) -> Bool {
    words[token].unicodeScalars.count == 1 && isCapitalized(token) && token + 1 < count && words[token + 1] == "."
      && spans[token].stop == spans[token + 1].start
  }

  /// Whether a dot and another word, or a word and a dot, touch the token, as in `OBOZ.UA`; an initial is no such part.
  func isAddressPart(_ token: Int) -> Bool {
    func touches(_ left: Int, _ right: Int) -> Bool {
      left >= 0 && right < count && spans[left].stop == spans[right].start
    }
    func isJoint(_ dot: Int) -> Bool {
      dot > 0 && dot + 1 < count && words[dot] == "." && touches(dot - 1, dot) && touches(dot, dot + 1)
        && isWord(dot - 1) && isWord(dot + 1) && words[dot - 1].unicodeScalars.count > 1
    }
    return isJoint(token + 1) || isJoint(token - 1)
  }

  /// Whether the token has a capital letter because a sentence or a quotation begins with it.
  func isOpening(_ token: Int) -> Bool {
    var before = token - 1
    let first = sentences[sentenceOf[token]].lowerBound
    while before >= first, Self.openers.contains(words[before]) { before -= 1 }
    return before < first || (before < token - 1 && (words[before] == ":" || Self.isDash(words[before])))
      || ".?!…".contains(words[before])
  }

  /// Whether nothing but white space parts the token from the one before, in the same sentence.
  func follows(_ token: Int) -> Bool { token > 0 && sentenceOf[token] == sentenceOf[token - 1] }

  /// The span from the first to the last of `tokens`.
  func span(_ tokens: Range<Int>) -> TextSpan {
    TextSpan(spans[tokens.lowerBound].start, spans[tokens.upperBound - 1].stop)
  }

  /// The tokens inside `span`.
  func tokens(in span: TextSpan) -> Range<Int> {
    let first = firstToken(from: span.start)
    return first..<max(first, firstToken(from: span.stop))
  }

  /// The first token that starts at `offset` or later.
  ///
  /// - Complexity: O(log number of tokens).
  func firstToken(from offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  static func isDash(_ word: String) -> Bool { ["-", "–", "—", "−", "--"].contains(word) }

  private static let openers: Set<String> = ["\"", "«", "“", "„", "(", "[", "'", "‘", "-", "–", "—", "−", "•"]

  private func first(_ token: Int) -> Unicode.Scalar? { words[token].unicodeScalars.first }
}
