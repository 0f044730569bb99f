internal import Articles

/// Finds what somebody is reported to have said, reading the sentences in their order, so that a pronoun finds those who
/// spoke before.
struct StatementFinder {
  let text: SpeechText
  let paragraphs: [Range<Int>]

  init(_ article: AnalyzedArticle) {
    let text = SpeechText(article)
    let table = article.layer("paragraphs")
    self.text = text
    paragraphs = (0..<table.count).map { text.words.tokens(in: table.span($0)) }
  }

  /// The statements in the order of the text.
  ///
  /// - Complexity: O(number of tokens).
  func statements() -> [StatementDraft] {
    var memory = SpeakerMemory(text)
    var found: [StatementDraft] = []
    var previous: (tokens: Range<Int>, isReported: Bool)?
    var quotation = 0
    // The attribution that the paragraph before ended with, and a colon.
    var opening: Attribution?
    for unit in SpeechUnit.units(text, paragraphs: paragraphs) {
      let first = quotation
      while quotation < text.quotations.count, text.quotations[quotation].opening < unit.tokens.upperBound {
        quotation += 1
      }
      let earlier = found.count
      let (drafts, speaker) = read(unit, first..<quotation, previous, &opening, &memory)
      found += drafts
      if let speaker, let previous {
        for place in found[..<earlier].indices.reversed().prefix(4)
        where found[place].speaker == nil && previous.tokens.contains(found[place].tokens.lowerBound) {
          found[place].speaker = speaker
        }
      }
      let isReported = drafts.contains { !$0.isDirect || $0.speaker != nil }
      let joins =
        previous.map { unit.paragraph.contains($0.tokens.lowerBound) && !$0.isReported && !isReported } ?? false
      previous = (
        joins ? max(previous!.tokens.lowerBound, unit.paragraph.lowerBound)..<unit.tokens.upperBound : unit.tokens,
        isReported
      )
    }
    return found.sorted { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
  }

  private func read(
    _ unit: SpeechUnit, _ quotations: Range<Int>, _ previous: (tokens: Range<Int>, isReported: Bool)?,
    _ opening: inout Attribution?, _ memory: inout SpeakerMemory
  ) -> (drafts: [StatementDraft], previousSpeaker: Speaker?) {
    var reading = UnitReading(
      text: text, finder: SpeakerFinder(text: text), memory: memory, unit: unit.tokens, paragraph: unit.paragraph,
      previous: previous?.tokens, isPreviousReported: previous?.isReported ?? false)
    if !reading.readDialogue(), !reading.readBlock(opening) {
      _ = reading.readSpeakerLine()
      for token in unit.tokens where !text.isQuoted(token) {
        reading.readPhrase(token)
        reading.readDemand(token)
        guard text.cues[token] != nil else { continue }
        let place = CuePlace(text, cue: token, unit: unit.tokens)
        for rule in ReportRule.all where rule.apply(&reading, token, place) { break }
      }
      reading.readQuotations(quotations)
    }
    opening = nil
    if let last = unit.tokens.last, text.words.words[last] == ":", unit.tokens.upperBound == unit.paragraph.upperBound {
      opening = reading.attributions.last { $0.speaker != nil && !$0.speaker!.isMedium }
    }
    let drafts = reading.drafts.filter { !isCovered($0, by: reading.drafts) }
    for draft in drafts {
      if let speaker = draft.speaker { memory.remember(speaker, at: draft.tokens.lowerBound) }
    }
    return (drafts, reading.previousSpeaker)
  }

  /// Whether an indirect statement claims nothing beside the quotations within it.
  private func isCovered(_ draft: StatementDraft, by drafts: [StatementDraft]) -> Bool {
    guard !draft.isDirect else { return false }
    let quoted = drafts.suffix(8 * UnitReading.nearby).filter { $0.isDirect && $0.tokens.overlaps(draft.tokens) }
    guard !quoted.isEmpty else { return false }
    var outside = 0
    for token in draft.tokens where text.words.isWord(token) && !quoted.contains(where: { $0.tokens.contains(token) }) {
      outside += 1
      if outside >= 4 { return false }
    }
    return true
  }
}
