internal import Articles

/// The day from which an article is told.
struct TimeAnchor: Equatable, Sendable {
  /// The day; its year is only a stand-in where it is not known.
  var day: CalendarDay
  var isYearKnown = true
  var rule: String

  /// The day `count` days later as a value, or nil where that depends on the year that is not known.
  func value(days count: Int) -> String? {
    guard !isYearKnown else { return day.adding(days: count)?.description }
    // A leap year and a common one: where they differ, nobody can say.
    let days = [2000, 2001].map { CalendarDay(year: $0, month: day.month, day: day.day)?.adding(days: count) }
    guard let leap = days[0], let common = days[1], leap.month == common.month, leap.day == common.day else {
      return nil
    }
    return "XXXX" + leap.description.dropFirst(4)
  }
}

/// Finds the day from which an article is told, in this order: a head line with a date and a time of day or nothing
/// else, the day of publication as recorded, a dateline (`Москва, 1 декабря`), a day that the text itself says is today
/// or yesterday, a full date with its day of the week in the lead.
struct AnchorFinder {
  let words: ArticleWords
  let published: CalendarDay?
  let found: [FoundTime]

  /// How many bytes from the start a head line, a dateline and a lead may stand.
  private static let head = (line: 600, dateline: 500, lead: 1200)

  func anchor() -> TimeAnchor? {
    // A head line tells of the day of publication where the record has a later one, that of the crawl.
    if let day = first(before: Self.head.line, where: { isHeadLine($0) }), published.map({ day <= $0 }) ?? true {
      return TimeAnchor(day: day, rule: "head-line")
    }
    if let published { return TimeAnchor(day: published, rule: "published") }
    return dateline() ?? toldDay() ?? lead()
  }

  /// The first full day, told before `limit`, that passes.
  private func first(before limit: Int, where passes: (FoundTime) -> Bool) -> CalendarDay? {
    for time in found.prefix(while: { words.spans[$0.tokens.lowerBound].start < limit }) {
      if let day = fullDay(time.meaning), passes(time) { return day }
    }
    return nil
  }

  private func fullDay(_ meaning: TimeMeaning) -> CalendarDay? {
    guard case .day(let month, let day, .number(let year)?, _) = meaning else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// Whether the expression begins its line or stands behind a word for publication, and a time of day follows
  /// (`15 декабря 2020 г., 09:10`), the line ends, or such a word said so.
  private func isHeadLine(_ time: FoundTime) -> Bool {
    let (first, stop) = (time.tokens.lowerBound, time.tokens.upperBound)
    if (max(0, first - 3)..<first).contains(where: { Self.publication.contains(words.folded[$0]) }) { return true }
    let span = words.span(time.tokens)
    let before = words.text.utf8.prefix(span.start).reversed().prefix { $0 != UInt8(ascii: "\n") }
    guard before.allSatisfy({ $0 <= 0x20 || $0 == UInt8(ascii: "|") }) else { return false }
    if (stop..<min(stop + 3, words.count)).contains(where: { isClock($0, behind: stop) }) { return true }
    let behind = words.text.utf8.dropFirst(span.stop).prefix { $0 != UInt8(ascii: "\n") }
    return behind.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ".") }
  }

  private static let publication = WordList("публикации опубликовано опубликована обновлено обновление размещено")

  /// `09:10`, with only marks between it and the date that ends before `stop`.
  private func isClock(_ token: Int, behind stop: Int) -> Bool {
    guard (stop..<token).allSatisfy({ !words.isWord($0) }), token + 2 < words.count, words.words[token + 1] == ":",
      let hour = Int(words.words[token]), hour < 24,
      words.words[token + 2].utf8.count == 2, Int(words.words[token + 2]) != nil
    else { return false }
    return words.spans[token].stop == words.spans[token + 1].start
  }

  /// `Москва, 1 декабря.`, `КИЕВ, 12 дек — РИА Новости.` at the start of a sentence near the top.
  private func dateline() -> TimeAnchor? {
    for time in found.prefix(while: { words.spans[$0.tokens.lowerBound].start < Self.head.dateline }) {
      guard case .day(let month, let day, let year, _) = time.meaning, isDateline(time.tokens) else { continue }
      return anchor(month, day, year, rule: "dateline")
    }
    return nil
  }

  private func isDateline(_ tokens: Range<Int>) -> Bool {
    let sentence = words.sentences[words.sentenceOf[tokens.lowerBound]]
    let before = sentence.lowerBound..<tokens.lowerBound
    guard (2...6).contains(before.count), [",", "."].contains(words.words[tokens.lowerBound - 1]),
      before.allSatisfy({ !words.isWord($0) || words.isCapitalized($0) })
    else { return false }
    guard sentence.contains(tokens.upperBound) else { return true }
    let mark = words.words[tokens.upperBound]
    return ".(/:".contains(mark) || ArticleWords.isDash(mark)
  }

  /// `Вчера, 10 января`: the day before the 11th.
  private func toldDay() -> TimeAnchor? {
    for (place, time) in found.enumerated().dropLast() {
      guard case .away(.day, let distance) = time.meaning, (-2...2).contains(distance),
        case .day(let month, let day, let year, _) = found[place + 1].meaning,
        found[place + 1].tokens.lowerBound == time.tokens.upperBound + 1, words.words[time.tokens.upperBound] == ",",
        let told = anchor(month, day, year, rule: "told-day"), let value = told.value(days: -distance)
      else { continue }
      let date = CalendarDay(iso: (told.isYearKnown ? String(value.prefix(4)) : "2000") + value.dropFirst(4))
      return date.map { TimeAnchor(day: $0, isYearKnown: told.isYearKnown, rule: "told-day") }
    }
    return nil
  }

  /// `В среду, 29 января 2020 года,` in the lead.
  private func lead() -> TimeAnchor? {
    first(before: Self.head.lead) { time in
      if case .day(_, _, _, .some) = time.meaning { true } else { false }
    }.map { TimeAnchor(day: $0, rule: "lead") }
  }

  private func anchor(_ month: Int, _ day: Int, _ year: YearReference?, rule: String) -> TimeAnchor? {
    if case .number(let number)? = year {
      return CalendarDay(year: number, month: month, day: day).map { TimeAnchor(day: $0, rule: rule) }
    }
    return CalendarDay(year: 2000, month: month, day: day).map {
      TimeAnchor(day: $0, isYearKnown: false, rule: rule)
    }
  }
}
