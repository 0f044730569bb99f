/// What a calendar expression points to, before it is known from which day it is seen.
indirect enum TimeMeaning: Hashable, Sendable {
  case year(YearReference)
  /// A part of a year: the year is the nearest one where the expression names none.
  case part(YearPart, YearReference?)
  /// A day with the day of the week that it is said to be.
  case day(month: Int, day: Int, YearReference?, weekday: Int?)
  case weekday(Int, WeekdayPlace)
  /// Saturday and Sunday.
  case weekend(WeekdayPlace)
  /// So many units from the day of publication; the value is a whole unit.
  case away(CalendarUnit, Int)
  /// So many units from what the text named last.
  case awayFromLast(CalendarUnit, Int)
  /// A day of the month that the text named last.
  case dayOfMonth(Int)
  case interval(TimeMeaning, TimeMeaning)
  /// From the day of publication so many units on.
  case coming(CalendarUnit, Int)
  /// The end of a week, which lies behind where the sentence tells of the past.
  case endOfWeek
  /// An expression that counts from something that has no date here (`на следующий день после победы`).
  case vague

  /// Whether a date has its year.
  var hasYear: Bool {
    switch self {
    case .part(_, let year), .day(_, _, let year, _): year != nil
    default: false
    }
  }
}

/// The units in which the calendar counts.
enum CalendarUnit: Hashable, Sendable {
  case day, week, month, quarter, half, year
}

/// The year of a date.
enum YearReference: Hashable, Sendable {
  case number(Int)
  /// So many years from the year of publication: `прошлого года`.
  case away(Int)
  /// So many years from the year that the text named last: `того же года`.
  case fromLast(Int)
  /// `следующего года`: the one behind that of publication, or in a narrative behind the one named last.
  case either(Int)
  /// The nearest one behind, or ahead: `минувшим летом`.
  case behind, ahead
}

/// A part of a year that has a value of its own.
enum YearPart: Hashable, Sendable {
  case month(Int)
  case season(Season)
  case half(Int)
  case quarter(Int)
}

enum Season: String, Hashable, Sendable {
  case spring = "SP"
  case summer = "SU"
  case autumn = "FA"
  case winter = "WI"

  /// The month in its middle.
  var month: Int {
    switch self {
    case .winter: 1
    case .spring: 4
    case .summer: 7
    case .autumn: 10
    }
  }
}

/// Where a day of the week lies.
enum WeekdayPlace: Hashable, Sendable {
  /// Behind or ahead, as the tense tells.
  case byTense
  /// The last one before the day of publication, or the first one after it.
  case before, after
  /// In the week so many weeks from that of publication.
  case inWeek(Int)
}

/// An expression as a rule read it: the token behind it, and what it means.
struct TimeReading: Equatable {
  var end: Int
  var meaning: TimeMeaning
}
