internal import Articles

/// A calendar expression in a text.
struct FoundTime: Equatable {
  /// The tokens of the expression.
  var tokens: Range<Int>
  /// The ISO 8601 value, or nil where it can not be resolved.
  var value: String?
  var rule: String
}

/// Finds calendar expressions by rules tried in order at each token; the first that matches takes its tokens.
struct TimeFinder {
  let words: ArticleWords
  let published: CalendarDay?

  typealias Rule = (name: String, match: @Sendable (TimeFinder, Int) -> (end: Int, value: String?)?)

  static let rules: [Rule] = [
    ("numeric-date", { $0.numericDate($1) }), ("day-month", { $0.dayAndMonth($1) }),
    ("month-year", { $0.monthAndYear($1) }), ("year", { $0.year($1) }), ("day-word", { $0.dayWord($1) }),
    ("weekday", { $0.weekday($1) }),
  ]

  func times() -> [FoundTime] {
    var found: [FoundTime] = []
    var token = 0
    search: while token < words.count {
      for rule in Self.rules {
        guard let match = rule.match(self, token) else { continue }
        found.append(FoundTime(tokens: token..<match.end, value: match.value, rule: rule.name))
        token = match.end
        continue search
      }
      token += 1
    }
    return found
  }

  /// `03.01.2026`.
  private func numericDate(_ token: Int) -> (Int, String?)? {
    guard words.words[token].utf8.first.map({ (0x30...0x39).contains($0) }) ?? false else { return nil }
    let parts = words.words[token].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
      let year = Int(parts[2]), let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    return (token + 1, date.description)
  }

  /// `3 января`, `3 января 2026 года`. Without a year the day is the one nearest to the day of publication.
  private func dayAndMonth(_ token: Int) -> (Int, String?)? {
    guard let day = number(token), (1...31).contains(day), let month = month(token + 1) else { return nil }
    if let (end, year) = yearBehind(token + 2) {
      return (end, CalendarDay(year: year, month: month, day: day)?.description)
    }
    guard day <= CalendarDay.length(ofMonth: month, year: 2000) else { return nil }
    let value = nearest(month: month, day: day)?.description ?? "XXXX-\(padded(month))-\(padded(day))"
    return (token + 2, value)
  }

  /// `январе 2026 года`.
  private func monthAndYear(_ token: Int) -> (Int, String?)? {
    guard let month = month(token), let (end, year) = yearBehind(token + 1) else { return nil }
    return (end, "\(year)-\(padded(month))")
  }

  /// `2025 году`.
  private func year(_ token: Int) -> (Int, String?)? {
    guard let (end, year) = yearBehind(token), end > token + 1 else { return nil }
    return (end, String(year))
  }

  /// `сегодня`, `вчера`.
  private func dayWord(_ token: Int) -> (Int, String?)? {
    guard let distance = RussianTimeWords.days[words.folded[token]] else { return nil }
    return (token + 1, published?.adding(days: distance)?.description)
  }

  /// `в четверг`: the last such day, or the next one where the sentence speaks of what is to come.
  private func weekday(_ token: Int) -> (Int, String?)? {
    let word = words.folded[token]
    guard let day = RussianTimeWords.weekday(word), !words.isCapitalized(token), day != 3 || isBehindPreposition(token)
    else { return nil }
    guard let published else { return (token + 1, nil) }
    let isComing = words.sentences[words.sentenceOf[token]].contains {
      RussianTimeWords.coming.contains(words.folded[$0])
    }
    let back = (published.weekday - day + 7) % 7
    let distance = isComing ? (day - published.weekday + 7) % 7 : -back
    return (token + 1, published.adding(days: distance)?.description)
  }

  /// `среду` is a day only in `в среду`: elsewhere it means surroundings.
  private func isBehindPreposition(_ token: Int) -> Bool {
    words.follows(token) && ["в", "на", "до", "со", "с", "к", "по"].contains(words.folded[token - 1])
  }

  private func number(_ token: Int) -> Int? {
    guard token < words.count, words.words[token].utf8.count <= 4,
      words.words[token].utf8.first.map({ (0x30...0x39).contains($0) }) ?? false
    else { return nil }
    return Int(words.words[token])
  }

  private func month(_ token: Int) -> Int? {
    guard token < words.count, words.follows(token) || token == 0 else { return nil }
    return RussianTimeWords.month(words.folded[token])
  }

  /// The year at `token` with the word for it: `2026`, `2026 года`, `2026 г.`; alone only behind a month.
  private func yearBehind(_ token: Int) -> (end: Int, year: Int)? {
    guard let year = number(token), (1000...2100).contains(year) else { return nil }
    guard token + 1 < words.count, words.follows(token + 1),
      RussianTimeWords.years.contains(words.folded[token + 1])
    else { return (token + 1, year) }
    let isShort = words.folded[token + 1] == "г"
    return (isShort && token + 2 < words.count && words.words[token + 2] == "." ? token + 3 : token + 2, year)
  }

  private func nearest(month: Int, day: Int) -> CalendarDay? {
    guard let published else { return nil }
    return (-1...1).compactMap { CalendarDay(year: published.year + $0, month: month, day: day) }
      .min { abs($0.ordinal - published.ordinal) < abs($1.ordinal - published.ordinal) }
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
