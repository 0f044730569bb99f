/// Reads the day of publication in the forms that archives write it.
///
/// The day is the one that is written: an offset from UTC does not move it, because it is the day that the readers of
/// the article saw. Seconds since 1970 have no place on the earth and are read in UTC.
enum PublicationDay {
  /// The day that `text` names, or nil where the form is unknown or the calendar has no such day.
  static func read(_ text: String) -> CalendarDay? {
    let words = text.split(whereSeparator: { $0.isWhitespace || $0 == "," })
    guard let first = words.first else { return nil }
    if words.count == 1, let day = number(first) { return day }
    return numeric(first) ?? verbal(words)
  }

  /// `2026-01-03`, `2026/01/03`, `2026.01.03` or `03.01.2026`, with a time after `T` or nothing.
  private static func numeric(_ word: Substring) -> CalendarDay? {
    let day = word.prefix { $0 != "T" && $0 != "t" }
    for separator: Character in ["-", "/", "."] {
      let parts = day.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, let numbers = try? parts.map(digits) else { continue }
      if parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 {
        return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
      }
      // With slashes nobody knows which is the month.
      if separator == ".", parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 {
        return CalendarDay(year: numbers[2], month: numbers[1], day: numbers[0])
      }
      return nil
    }
    return nil
  }

  /// `Sat, 03 Jan 2026 10:00:00 +0300` (RFC 2822), `3 января 2026 г.`, `January 3, 2026`.
  private static func verbal(_ words: [Substring]) -> CalendarDay? {
    guard let place = words.firstIndex(where: { month($0) != nil }), let month = month(words[place]) else { return nil }
    let neighbors: (day: Int, year: Int) =
      if place > 0, (try? digits(words[place - 1])) != nil { (place - 1, place + 1) } else { (place + 1, place + 2) }
    guard neighbors.year < words.count, words[neighbors.year].count == 4, words[neighbors.day].count <= 2,
      let year = try? digits(words[neighbors.year]), let day = try? digits(words[neighbors.day])
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// `20260103`, or the time since 1970 in seconds, milli-, micro- or nanoseconds.
  private static func number(_ word: Substring) -> CalendarDay? {
    if word.utf8.count == 8, let value = try? digits(word), (1800...2200).contains(value / 10_000) {
      return CalendarDay(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    }
    guard word.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 | 0x20 == 0x65 || $0 == 0x2B }),
      var seconds = Double(word), seconds.isFinite
    else { return nil }
    // A smaller number is a year, a count, anything: 1973 is early enough for news that is stamped by computers.
    guard seconds >= 1e8, seconds < 1e20 else { return nil }
    while seconds >= 1e11 { seconds /= 1000 }
    return CalendarDay(ordinal: Int((seconds / 86_400).rounded(.down)))
  }

  private struct NoNumber: Error {}

  private static func digits(_ word: Substring) throws -> Int {
    guard word.utf8.count <= 8, !word.isEmpty, word.utf8.allSatisfy(\.isDigit), let value = Int(word) else {
      throw NoNumber()
    }
    return value
  }

  /// The month that a word names in English, Russian or Ukrainian, whole or cut to at least three letters.
  private static func month(_ word: Substring) -> Int? {
    let folded = word.lowercased().prefix { $0 != "." }
    guard folded.count >= 3 else { return nil }
    for names in months {
      if let place = names.firstIndex(where: { $0.hasPrefix(folded) }) { return place + 1 }
    }
    return nil
  }

  private static let months = [
    [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ],
    [
      "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
      "декабря",
    ],
    [
      "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
      "грудня",
    ],
  ]
}
