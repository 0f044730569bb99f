internal import Articles

extension MeetingParties {
  /// What the words before a name make of it: a place where `в` or `на` stands right before it or before its adjective, no
  /// party where another preposition governs it.
  func role(_ row: Int, _ range: Range<Int>) -> Role {
    var token = words.firstToken(from: mentions.span(row).start) - 1
    let least = max(range.lowerBound, token - 6)
    var isNear = true
    while token >= least {
      let word = words.folded[token]
      if RussianMeetingWords.placePrepositions.contains(word) { return isNear ? .place : .party }
      if Self.prepositions.contains(word) { return .other }
      // `в связи с этим А`
      if Self.closers.contains(word) { return .party }
      guard words.isWord(token), !words.isCapitalized(token), tense(token) == nil, !["и", "а", "но"].contains(word)
      else {
        return .party
      }
      isNear = isNear && (MeetingTriggers.isAdjective(word) || Self.placeNouns.contains { word.hasPrefix($0) })
      token -= 1
    }
    return .party
  }

  /// The names in `range` that are no part of another name or of the post of a person behind them.
  func free(_ range: Range<Int>) -> [Int] {
    guard !range.isEmpty else { return [] }
    let all = mentions.places(in: words.span(range))
    var kept: [Int] = []
    var person: Int?
    for row in all.reversed() {
      let span = mentions.span(row)
      while let last = kept.last, mentions.span(last).start < span.stop { kept.removeLast() }
      if mentions.kind(row) != "person", let person, isInPost(row, of: person) { continue }
      person = mentions.kind(row) == "person" ? row : nil
      kept.append(row)
    }
    return kept.reversed()
  }

  /// Whether the name stands between the post of the person and the person's name.
  private func isInPost(_ row: Int, of person: Int) -> Bool {
    let first = words.firstToken(from: mentions.span(row).start)
    let between = words.firstToken(from: mentions.span(row).stop)..<words.firstToken(from: mentions.span(person).start)
    if first > 0, mentions.kind(row) == "place", posts.form(words.folded[first - 1])?.isPlural ?? false { return true }
    guard between.count <= 6,
      between.allSatisfy({
        (words.isWord($0) || "«»\"".contains(words.words[$0])) && !Self.partners.contains(words.folded[$0])
          && words.folded[$0] != "и"
      })
    else { return false }
    return (max(0, first - 6)..<max(first, between.upperBound)).contains { posts.form(words.folded[$0]) != nil }
  }
}
