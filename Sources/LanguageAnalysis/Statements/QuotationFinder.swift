internal import Articles

/// Words in quotation marks: the marks are tokens, the content lies between them.
struct Quotation: Equatable {
  var opening: Int
  var closing: Int
  /// The tokens between the marks.
  var content: Range<Int> { opening + 1..<closing }
}

/// Finds the outermost quotations of each paragraph.
enum QuotationFinder {
  /// The quotations of `words`, in the order of the text; `paragraphs` are the spans that none crosses.
  ///
  /// - Complexity: O(number of tokens).
  static func quotations(_ words: ArticleWords, paragraphs: [TextSpan]) -> [Quotation] {
    paragraphs.flatMap { find(words, words.tokens(in: $0)) }
  }

  private static func find(_ words: ArticleWords, _ tokens: Range<Int>) -> [Quotation] {
    var found: [Quotation] = []
    var opening: Int?
    var depth = 0
    for token in tokens {
      let mark = words.words[token]
      switch mark {
      case "«", "„": depth += 1
      case "»", "”": depth -= 1
      case "“": depth += opening == nil || depth == 0 ? 1 : -1
      case "\"":
        // A straight mark opens where it leans on the word behind it; both or neither, and it does what is due.
        let leansRight = token + 1 < tokens.upperBound && words.spans[token].stop == words.spans[token + 1].start
        let leansLeft = token > tokens.lowerBound && words.spans[token - 1].stop == words.spans[token].start
        depth += leansRight == leansLeft ? (depth > 0 ? -1 : 1) : (leansRight ? 1 : -1)
      default: continue
      }
      if depth <= 0 {
        if let start = opening, token > start + 1 { found.append(Quotation(opening: start, closing: token)) }
        opening = nil
        depth = 0
      } else if opening == nil {
        opening = token
      }
    }
    return found
  }
}
