internal import Articles

/// A calendar expression in a text.
struct FoundTime: Equatable {
  /// The tokens of the expression.
  var tokens: Range<Int>
  var meaning: TimeMeaning
  /// The ISO 8601 value, or nil where it can not be resolved.
  var value: String?
  var rule: String
}

/// Finds calendar expressions by rules tried in order at each token; the first that matches takes its tokens. What they
/// mean is resolved afterwards, since the day from which an article is told may stand in its text.
///
/// - Complexity: O(number of tokens): every rule looks at a bounded number of tokens.
struct TimeFinder {
  let words: ArticleWords
  let features: WordFeatures
  let published: CalendarDay?

  typealias Rule = (name: String, read: @Sendable (TimeReader, Int) -> TimeReading?)

  /// The rules, longer expressions before their parts.
  static let rules: [Rule] = [
    ("range", { $0.range($1) }), ("numeric-date", { $0.numericDate($1) }), ("joined-days", { $0.joinedDays($1) }),
    ("day-range", { $0.dayRange($1) }), ("enumerated-day", { $0.enumeratedDay($1) }),
    ("weekday-date", { $0.weekdayWithDate($1) }), ("day-month", { $0.dayAndMonth($1) }),
    ("day-of-month", { $0.dayOfMonth($1) }), ("edge", { $0.edge($1) }), ("half", { $0.half($1) }),
    ("stretch", { $0.stretch($1) }), ("weekday-of-month", { $0.weekdayOfMonth($1) }),
    ("counted-part", { $0.countedPart($1) }),
    ("enumerated-month", { $0.enumeratedMonth($1) }), ("joined-months", { $0.joinedMonths($1) }),
    ("pointed-month", { $0.pointedMonth($1) }), ("month", { $0.monthAlone($1) }), ("season", { $0.season($1) }),
    ("year-range", { $0.yearRange($1) }),
    ("enumerated-year", { $0.enumeratedYear($1) }), ("year", { $0.year($1) }),
    ("year-plural", { $0.yearBeforePlural($1) }), ("decade", { $0.decade($1) }), ("weekday", { $0.weekday($1) }),
    ("weekend", { $0.weekend($1) }), ("pointed-unit", { $0.pointedUnit($1) }), ("same-unit", { $0.sameUnit($1) }),
    ("pointed-day", { $0.pointedDay($1) }), ("day-word", { $0.dayWord($1) }), ("ago", { $0.ago($1) }),
    ("later", { $0.later($1) }), ("earlier-later", { $0.earlierOrLater($1) }), ("before", { $0.before($1) }),
    ("coming-span", { $0.comingSpan($1) }),
    ("year-by-place", { $0.yearByPlace($1) }),
  ]

  func times() -> [FoundTime] {
    var found: [FoundTime] = []
    for sentence in words.sentences { read(sentence, into: &found) }
    var resolver = TimeResolver(
      anchor: AnchorFinder(words: words, published: published, found: found).anchor(), words: words, features: features)
    for place in found.indices { resolver.resolve(&found[place]) }
    return found
  }

  private func read(_ sentence: Range<Int>, into found: inout [FoundTime]) {
    let reader = TimeReader(words: words, sentence: sentence, features: features)
    var token = sentence.lowerBound
    search: while token < sentence.upperBound {
      if TimeStarters.contains(words.folded[token]), !reader.isPartOfCode(token) {
        for rule in Self.rules {
          guard let reading = rule.read(reader, token), !reader.isQuoted(token..<reading.end) else { continue }
          found.append(FoundTime(tokens: token..<reading.end, meaning: reading.meaning, rule: rule.name))
          token = reading.end
          continue search
        }
      }
      token += 1
    }
  }
}
