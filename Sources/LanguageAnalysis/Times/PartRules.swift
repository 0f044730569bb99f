/// Rules for a part of a larger time, which takes the value of the whole, and for ranges of what other rules read.
extension TimeReader {
  /// `начале марта`, `самом конце прошлого года`, `конца этой недели`, `начала года`, `середине 1990-х`.
  func edge(_ token: Int) -> TimeReading? {
    if self[token] == "самом" || self[token] == "самого" {
      return RussianTimeWords.edges.contains(self[token + 1]) ? edge(token + 1) : nil
    }
    guard RussianTimeWords.edges.contains(self[token]), sentence.contains(token + 1) else { return nil }
    if let whole = whole(token + 1) { return whole }
    let noun = RussianTimeWords.kindsOfYear.contains(self[token + 1]) ? token + 2 : token + 1
    switch self[noun] {
    case "недели" where RussianTimeWords.ends.contains(self[token]):
      return TimeReading(end: noun + 1, meaning: .endOfWeek)
    case "недели": return TimeReading(end: noun + 1, meaning: .away(.week, 0))
    case "месяца": return TimeReading(end: noun + 1, meaning: .away(.month, 0))
    case "квартала": return TimeReading(end: noun + 1, meaning: .away(.quarter, 0))
    case "года": return TimeReading(end: noun + 1, meaning: .year(.away(0)))
    default: return nil
    }
  }

  /// `первой половине марта` is the month; `второй половине 2020 года` is a half-year.
  func half(_ token: Int) -> TimeReading? {
    guard RussianTimeWords.halves.contains(self[token + 1]), let number = RussianTimeNumbers.ordinal(self[token]),
      (1...2).contains(number)
    else { return nil }
    if self[token + 2] == "года" { return TimeReading(end: token + 3, meaning: .part(.half(number), .away(0))) }
    guard let whole = whole(token + 2) else { return nil }
    guard case .year(let year) = whole.meaning else { return whole }
    return TimeReading(end: whole.end, meaning: .part(.half(number), year))
  }

  /// `третий вторник мая` is the month: which day it is depends on the year.
  func weekdayOfMonth(_ token: Int) -> TimeReading? {
    guard RussianTimeNumbers.ordinal(self[token]) != nil || self[token].hasPrefix("последн"),
      RussianTimeWords.weekday(self[token + 1]) != nil
    else { return nil }
    return monthAlone(token + 2)
  }

  /// `первых числах декабря`, `последней декаде марта`, `двадцатых числах мая прошлого года`.
  func stretch(_ token: Int) -> TimeReading? {
    guard RussianTimeWords.stretches.contains(self[token + 1]), month(token + 2) != nil else { return nil }
    let isNumbered =
      RussianTimeNumbers.ordinal(self[token]) != nil || RussianTimeNumbers.numberAndEnding(self[token]) != nil
    guard isNumbered || self[token].hasPrefix("последн") else { return nil }
    return monthAlone(token + 2)
  }

  /// `5 января по 7 марта` behind `с`, `5 января – 7 марта`, `января по март`, `понедельника по пятницу`.
  func range(_ token: Int) -> TimeReading? {
    guard let first = rangeEnd(token), let second = behindConnective(first.end, from: token),
      sentence.contains(second), let last = rangeEnd(second), let meaning = Self.interval(first.meaning, last.meaning)
    else { return nil }
    return TimeReading(end: last.end, meaning: meaning)
  }

  /// What an edge or a half may be a part of.
  private func whole(_ token: Int) -> TimeReading? {
    monthAlone(token) ?? joinedMonths(token) ?? countedPart(token) ?? yearRange(token) ?? decade(token) ?? year(token)
      ?? pointedUnit(token) ?? season(token) ?? sameUnit(token)
  }

  private func rangeEnd(_ token: Int) -> TimeReading? {
    dayAndMonth(token) ?? numericDate(token) ?? monthAlone(token) ?? edge(token) ?? season(token) ?? weekday(token)
  }

  /// The interval of two times of one kind; the first borrows its year from the second.
  private static func interval(_ first: TimeMeaning, _ last: TimeMeaning) -> TimeMeaning? {
    switch (first, last) {
    case (.day(let month, let day, let own, _), .day(_, _, let year, _)):
      .interval(.day(month: month, day: day, own ?? year, weekday: nil), last)
    case (.part(let part, let own), .part(_, let year)): .interval(.part(part, own ?? year), last)
    case (.weekday, .weekday): .interval(first, last)
    case (.day, .part), (.part, .day): first.hasYear && last.hasYear ? .interval(first, last) : nil
    default: nil
    }
  }
}
