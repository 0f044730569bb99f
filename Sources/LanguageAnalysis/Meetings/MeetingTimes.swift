internal import Articles

/// Finds the time of a meeting among the calendar expressions of the article.
struct MeetingTimes {
  let words: ArticleWords
  let times: LayerTable

  /// The time of the meeting named at `trigger`: in its relative clause, then behind it and before the next trigger, then
  /// before it.
  func time(
    of trigger: MeetingTrigger, in clause: Range<Int>, between range: Range<Int>, relative: Range<Int>?
  ) -> Int? {
    if let relative, let time = places(in: relative).first { return time }
    let own = places(in: clause.clamped(to: range))
    let start = words.spans[trigger.token].start
    let fitting = own.filter { !isOfOther($0) }
    let behind = fitting.first { times.span($0).start > start }
    let before = fitting.last { times.span($0).start < start }
    // Behind a comma a time is as likely that of something else.
    if let behind, let before, isCommaBetween(trigger.token, behind) { return before }
    return behind ?? before
  }

  private func isCommaBetween(_ token: Int, _ time: Int) -> Bool {
    (token..<max(token, words.firstToken(from: times.span(time).start))).contains { words.words[$0] == "," }
  }

  private func places(in range: Range<Int>) -> [Int] {
    guard !range.isEmpty else { return [] }
    let span = words.span(range)
    let starts = times.values(0)
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) < span.start { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < starts.count, Int(starts[low]) < span.stop {
      found.append(low)
      low += 1
    }
    return found
  }

  /// Whether the time says when something else was: `сообщил в субботу`, `после выборов в мае`, `договор от мая`.
  private func isOfOther(_ time: Int) -> Bool {
    let first = words.firstToken(from: times.span(time).start)
    // A year alone belongs to the noun before it, as in `бюджет 2013 года`, unless it stands behind `в`.
    if times.text(2, time)?.count == 4, first > 0, !["в", "во"].contains(words.folded[first - 1]) { return true }
    if first > 0, ["от", "с"].contains(words.folded[first - 1]), !words.text[times.span(time)].contains(" по ") {
      return true
    }
    return (max(0, first - 3)..<first).contains {
      Self.speech.value(words.folded[$0]) != nil || ["после", "до"].contains(words.folded[$0])
    }
  }

  static let speech = StemList<Bool>(
    [
      "сообщ", "заяв", "сказа", "переда", "отмет", "рассказ", "пиш", "написа", "объяви", "подчеркн", "добави", "завер",
    ].map { ($0, nil, true) })
}
