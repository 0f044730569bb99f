/// Where a cue stands: the clause around it, and what stands beside that.
struct CuePlace {
  let cue: Int
  /// The tokens between the breaks around the cue.
  let clause: Range<Int>
  let unit: Range<Int>

  init(_ text: SpeechText, cue: Int, unit: Range<Int>) {
    var first = cue
    let lowest = max(unit.lowerBound, cue - SpeechText.reach)
    while first > lowest, !text.isBreak(first - 1), !closesSentence(first - 1) { first -= 1 }
    var end = cue + 1
    let highest = min(unit.upperBound, cue + SpeechText.reach)
    while end < highest, !text.isBreak(end) { end += 1 }
    self.cue = cue
    self.unit = unit
    clause = first..<end

    /// A long quotation before the cue bounds the clause; a name in marks does not.
    func closesSentence(_ token: Int) -> Bool {
      guard text.isQuoted(token) else { return false }
      return text.quotations[text.quotationOf[token]].content.count > 4
    }
  }

  /// The break that the clause begins behind, or nil at the beginning of the unit.
  func breakBefore(_ text: SpeechText) -> Int? {
    clause.lowerBound > unit.lowerBound && text.isBreak(clause.lowerBound - 1) ? clause.lowerBound - 1 : nil
  }
}
