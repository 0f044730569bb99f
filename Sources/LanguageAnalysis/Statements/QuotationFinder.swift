internal import Articles

/// Words in quotation marks.
struct Quotation: Equatable {
  /// The first token of the opening mark; a doubled mark takes two.
  var opening: Int
  /// The tokens between the marks.
  var content: Range<Int>
  /// The token behind the closing mark.
  var end: Int
}

/// Finds the outermost quotations.
///
/// A quotation that is still open where its paragraph ends goes on in the next one where that one opens with a mark
/// again, as long quotations do, or closes what is open; else the mark is taken for stray.
enum QuotationFinder {
  /// How many paragraphs one quotation may run over.
  static let longest = 12

  /// - Complexity: O(number of tokens).
  static func quotations(_ words: ArticleWords, paragraphs: [TextSpan]) -> [Quotation] {
    var found: [Quotation] = []
    var paragraph = 0
    var ranges = paragraphs.map { words.tokens(in: $0) }
    while paragraph < ranges.count {
      let tokens = ranges[paragraph]
      var scan = Scan(words: words)
      scan.read(tokens)
      if let open = scan.opening, let (last, close) = continuation(words, ranges, after: paragraph, open: open) {
        found += scan.found
        found.append(Quotation(opening: open, content: scan.start..<close, end: close + 1))
        ranges[last] = close + 1..<ranges[last].upperBound
        paragraph = last
        continue
      }
      found += scan.found
      if let open = scan.opening, open + 1 < tokens.upperBound {
        // What stands behind a stray mark is read again without it.
        var rest = Scan(words: words)
        rest.read(open + 1..<tokens.upperBound)
        found += rest.found
      }
      paragraph += 1
    }
    return found
  }

  /// Where a quotation that is open at the end of a paragraph closes: the paragraph and the mark.
  private static func continuation(
    _ words: ArticleWords, _ ranges: [Range<Int>], after first: Int, open: Int
  ) -> (paragraph: Int, close: Int)? {
    for paragraph in first + 1..<max(first + 1, min(ranges.count, first + longest)) {
      guard let start = ranges[paragraph].first else { continue }
      let reopens = ["«", "„", "“", "\""].contains(words.words[start])
      var scan = Scan(words: words)
      if !reopens {
        scan.opening = open
        scan.start = open + 1
        scan.depth = 1
      }
      scan.read(ranges[paragraph])
      if reopens {
        guard let quotation = scan.found.first, quotation.opening == start else {
          if scan.opening == start { continue }
          return nil
        }
        return (paragraph, quotation.content.upperBound)
      }
      guard let quotation = scan.found.first, quotation.opening == open else { return nil }
      return (paragraph, quotation.content.upperBound)
    }
    return nil
  }

  /// One reading of tokens from left to right.
  private struct Scan {
    let words: ArticleWords
    var found: [Quotation] = []
    var opening: Int?
    var start = 0
    var depth = 0

    mutating func read(_ tokens: Range<Int>) {
      let isWrapped = isWrapped(tokens)
      var token = isWrapped ? tokens.lowerBound + 1 : tokens.lowerBound
      let end = isWrapped ? tokens.upperBound - 1 : tokens.upperBound
      while token < end {
        // A mark written twice, as tables keep it, is one.
        let width = isDoubled(token, end) ? 2 : 1
        mark(token, width, tokens)
        token += width
      }
    }

    private mutating func mark(_ token: Int, _ width: Int, _ tokens: Range<Int>) {
      let sign = words.words[token]
      // Single marks: apostrophes stand between letters, and only what one opened one closes.
      let isSingle = ["'", "‘", "’"].contains(sign)
      if isSingle || isOpenedBySingle {
        guard isSingle, closesOrOpensSingle(token, tokens) else { return }
      }
      switch sign {
      case "'", "‘", "’": depth += isOpenedBySingle ? -1 : 1
      case "«", "„": depth += 1
      case "»", "”": depth -= 1
      case "“": depth += opening == nil || depth == 0 ? 1 : -1
      case "\"":
        // A straight mark opens where it leans on the word behind it; both or neither, and it does what is due.
        let next = token + width
        let leansRight =
          next < tokens.upperBound && words.spans[next - 1].stop == words.spans[next].start && words.isWord(next)
        let leansLeft =
          token > tokens.lowerBound && words.spans[token - 1].stop == words.spans[token].start
          && words.words[token - 1] != "(" && words.words[token - 1] != ":"
        depth += leansRight == leansLeft ? (depth > 0 ? -1 : 1) : (leansRight ? 1 : -1)
        // What is attributed here is the whole quotation, also where its inner marks and its own fall into one.
        if depth > 0, !leansRight, isAttributed(next, tokens) { depth = 0 }
      default: return
      }
      if depth <= 0 {
        if let from = opening, token > start {
          found.append(Quotation(opening: from, content: start..<token, end: token + width))
        }
        opening = nil
        depth = 0
      } else if opening == nil {
        opening = token
        start = token + width
      }
    }

    private var isOpenedBySingle: Bool { opening.map { ["'", "‘"].contains(words.words[$0]) } ?? false }

    private func closesOrOpensSingle(_ token: Int, _ tokens: Range<Int>) -> Bool {
      let touchesLeft = token > tokens.lowerBound && words.spans[token - 1].stop == words.spans[token].start
      let touchesRight = token + 1 < tokens.upperBound && words.spans[token].stop == words.spans[token + 1].start
      if isOpenedBySingle { return touchesLeft && !(touchesRight && words.isWord(token + 1)) }
      return opening == nil && touchesRight && words.isWord(token + 1) && !(touchesLeft && words.isWord(token - 1))
        && words.words[token] != "’"
    }

    /// Whether `, – сказал` follows.
    private func isAttributed(_ token: Int, _ tokens: Range<Int>) -> Bool {
      token + 2 < tokens.upperBound && [",", ".", "!", "?"].contains(words.words[token])
        && ArticleWords.isDash(words.words[token + 1]) && !words.isCapitalized(token + 2)
    }

    private func isDoubled(_ token: Int, _ end: Int) -> Bool {
      words.words[token] == "\"" && token + 1 < end && words.words[token + 1] == "\""
        && words.spans[token].stop == words.spans[token + 1].start
    }

    /// Whether a whole paragraph stands in marks because a table was left so: the marks within it are all doubled.
    private func isWrapped(_ tokens: Range<Int>) -> Bool {
      guard tokens.count > 4, words.words[tokens.lowerBound] == "\"", words.words[tokens.upperBound - 1] == "\"" else {
        return false
      }
      let inner = tokens.lowerBound + 1..<tokens.upperBound - 1
      var token = inner.lowerBound
      var doubled = 0
      while token < inner.upperBound {
        if isDoubled(token, inner.upperBound) {
          doubled += 1
          token += 2
        } else if words.words[token] == "\"" {
          return false
        } else {
          token += 1
        }
      }
      return doubled > 1
    }
  }
}
