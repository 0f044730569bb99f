internal import Articles

/// Rules for dates told by numbers and by months.
extension TimeReader {
  /// `03.01.2026`, `03.01.26`, `2026-01-03`, `3/1/2026`.
  func numericDate(_ token: Int) -> TimeReading? {
    let word = self[token]
    guard word.utf8.count >= 6, let first = word.utf8.first, (0x30...0x39).contains(first) else { return nil }
    guard let mark = word.first(where: { !$0.isNumber }), "./-".contains(mark) else { return nil }
    let parts = word.split(separator: mark, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { RussianTimeNumbers.number($0) }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    let isYearFirst = parts[0].utf8.count == 4
    guard isYearFirst || (parts[2].utf8.count == 4 && numbers[2] >= 1000) || (mark == "." && parts[2].utf8.count == 2)
    else { return nil }
    let (day, last) = isYearFirst ? (numbers[2], numbers[0]) : (numbers[0], numbers[2])
    // Two figures stand for a year of this century, or of the last one where this one has not come so far.
    let year = last >= 100 ? last : last <= 40 ? 2000 + last : 1900 + last
    guard CalendarDay(year: year, month: numbers[1], day: day) != nil else { return nil }
    let end = RussianTimeWords.year.contains(self[token + 1]) ? token + 2 : token + 1
    return TimeReading(end: end, meaning: .day(month: numbers[1], day: day, .number(year), weekday: nil))
  }

  /// `3 января`, `3 января 2026 года`, `3-го января прошлого года`, `третьего января`.
  func dayAndMonth(_ token: Int) -> TimeReading? {
    guard let (behind, day) = dayNumber(token), let (end, month) = monthBehindDay(behind) else { return nil }
    return date(day, month, end)
  }

  /// `5–7 января`, `5-7 января 2026 года`, one token.
  func joinedDays(_ token: Int) -> TimeReading? {
    guard let (first, last) = dayPair(token), let (end, month) = monthBehindDay(token + 1) else { return nil }
    return days(first, last, month, end)
  }

  /// `5 по 7 января` behind `с`, `5 – 7 января`; `5-го` too.
  func dayRange(_ token: Int) -> TimeReading? {
    guard let (behind, first) = dayNumber(token), let second = behindConnective(behind, from: token),
      let (next, last) = dayNumber(second), let (end, month) = monthBehindDay(next)
    else { return nil }
    return days(first, last, month, end)
  }

  /// The first of `5 и 6 января`, `5, 12 и 19 января`, which borrows its month from the last.
  func enumeratedDay(_ token: Int) -> TimeReading? {
    guard let (behind, first) = dayNumber(token), let place = enumerationEnd(behind, item: { dayNumber($0)?.end }),
      let (next, _) = dayNumber(place) ?? dayPair(place).map({ (place + 1, $0.0) }),
      let (end, month) = monthBehindDay(next)
    else { return nil }
    return date(first, month, end).map { TimeReading(end: behind, meaning: $0.meaning) }
  }

  /// The last item of an enumeration that goes on at `token` with a comma or `и`; `item` gives the token behind one.
  func enumerationEnd(_ token: Int, item: (Int) -> Int?) -> Int? {
    var token = token
    for _ in 0..<8 {
      if hasComma(token - 1) {
        guard let next = item(token) else { return nil }
        token = next
      } else if ["и", "или", "либо"].contains(self[token]) {
        return sentence.contains(token + 1) ? token + 1 : nil
      } else {
        guard self[token] == ",", let next = item(token + 1) else { return nil }
        token = next
      }
    }
    return nil
  }

  /// `январе 2026 года`, `марте прошлого года`, `декабре`.
  func monthAlone(_ token: Int) -> TimeReading? {
    guard let month = month(token), isCommon(token) else { return nil }
    if let (end, year) = yearTail(token + 1) { return TimeReading(end: end, meaning: .part(.month(month), year)) }
    // A number before it that is no day makes it something else: `8 мая` was read before, `40 марта` is no date.
    guard RussianTimeNumbers.number(self[token - 1]) == nil else { return nil }
    return TimeReading(end: self[token + 1] == "месяца" ? token + 2 : token + 1, meaning: .part(.month(month), nil))
  }

  /// `январе-марте 2026 года`, one token.
  func joinedMonths(_ token: Int) -> TimeReading? {
    guard let (left, right) = RussianTimeNumbers.sides(self[token]), let first = RussianTimeWords.month(left),
      let last = RussianTimeWords.month(right)
    else { return nil }
    let (end, year) = yearTail(token + 1).map { ($0.end, Optional($0.year)) } ?? (token + 1, nil)
    return TimeReading(end: end, meaning: .interval(.part(.month(first), year), .part(.month(last), year)))
  }

  /// The first of `июле и августе 2019 года`, which borrows its year from the last.
  func enumeratedMonth(_ token: Int) -> TimeReading? {
    guard let month = month(token), isCommon(token),
      let last = enumerationEnd(token + 1, item: { self.month($0) == nil ? nil : $0 + 1 }), self.month(last) != nil,
      let (_, year) = yearTail(last + 1)
    else { return nil }
    return TimeReading(end: token + 1, meaning: .part(.month(month), year))
  }

  /// `15 числа`, `2-го числа`.
  func dayOfMonth(_ token: Int) -> TimeReading? {
    guard let (behind, day) = dayNumber(token), self[behind] == "числа" || self[behind] == "число" else { return nil }
    if let month = month(behind + 1) { return date(day, month, behind + 2) }
    return TimeReading(end: behind + 1, meaning: .dayOfMonth(day))
  }

  private func date(_ day: Int, _ month: Int, _ end: Int) -> TimeReading? {
    if let (end, year) = yearTail(end) {
      if case .number(let number) = year, CalendarDay(year: number, month: month, day: day) == nil { return nil }
      return TimeReading(end: end, meaning: .day(month: month, day: day, year, weekday: nil))
    }
    // A leap year stands in for the one that is not told.
    guard day <= CalendarDay.length(ofMonth: month, year: 2000) else { return nil }
    return TimeReading(end: end, meaning: .day(month: month, day: day, nil, weekday: nil))
  }

  private func days(_ first: Int, _ last: Int, _ month: Int, _ end: Int) -> TimeReading? {
    guard first < last, let start = date(first, month, end), let stop = date(last, month, end) else { return nil }
    return TimeReading(end: stop.end, meaning: .interval(start.meaning, stop.meaning))
  }

  private func dayPair(_ token: Int) -> (Int, Int)? {
    guard let (left, right) = RussianTimeNumbers.sides(self[token]), let first = RussianTimeNumbers.number(left),
      let last = RussianTimeNumbers.number(right), (1...31).contains(first), (1...31).contains(last)
    else { return nil }
    return (first, last)
  }
}
