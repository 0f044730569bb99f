/// A sentence, or several that one quotation holds together, or that a dash joins: `"…!" – сказал он.`
struct SpeechUnit {
  var tokens: Range<Int>
  /// The first tokens of the paragraph that the unit belongs to.
  var paragraph: Range<Int>

  /// The units of a text.
  ///
  /// - Complexity: O(number of tokens).
  static func units(_ text: SpeechText, paragraphs: [Range<Int>]) -> [SpeechUnit] {
    var units: [SpeechUnit] = []
    var paragraph = 0
    for sentence in text.words.sentences where !sentence.isEmpty {
      while paragraph + 1 < paragraphs.count, paragraphs[paragraph + 1].lowerBound <= sentence.lowerBound {
        paragraph += 1
      }
      if let last = units.indices.last,
        joins(text, sentence, sameParagraph: units[last].paragraph == paragraphs[paragraph])
      {
        units[last].tokens = units[last].tokens.lowerBound..<sentence.upperBound
      } else {
        units.append(SpeechUnit(tokens: sentence, paragraph: paragraphs[paragraph]))
      }
    }
    return units
  }

  /// Whether a sentence belongs to the one before: a quotation runs over the border, or the attribution begins there.
  private static func joins(_ text: SpeechText, _ sentence: Range<Int>, sameParagraph: Bool) -> Bool {
    let first = sentence.lowerBound
    guard first > 0 else { return false }
    let quotation = text.quotationOf[first]
    if quotation >= 0, text.quotations[quotation].opening < first { return true }
    guard sameParagraph else { return false }
    var token = first
    while token < sentence.upperBound, text.isComma(token) || text.isDash(token) { token += 1 }
    guard token < sentence.upperBound, token > first || text.isQuoted(first - 1) else { return false }
    return text.words.isWord(token) && !text.words.isCapitalized(token)
  }
}
