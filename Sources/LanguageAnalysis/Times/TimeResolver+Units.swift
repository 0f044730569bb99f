internal import Articles

extension TimeResolver {
  /// The value of the unit that lies `count` units from the one of `day`.
  static func unit(_ unit: CalendarUnit, _ count: Int, from day: CalendarDay) -> String? {
    switch unit {
    case .day: return day.adding(days: count)?.description
    case .week: return day.adding(days: 7 * count).flatMap(week)
    case .month:
      let months = day.year * 12 + day.month - 1 + count
      return months < 12 ? nil : "\(padded(months / 12))-\(two(months % 12 + 1))"
    case .quarter:
      let quarters = day.year * 4 + (day.month - 1) / 3 + count
      return quarters < 4 ? nil : "\(padded(quarters / 4))-Q\(quarters % 4 + 1)"
    case .half:
      let halves = day.year * 2 + (day.month - 1) / 6 + count
      return halves < 2 ? nil : "\(padded(halves / 2))-H\(halves % 2 + 1)"
    case .year: return day.year + count < 1 ? nil : padded(day.year + count)
    }
  }

  /// The week of the day as ISO 8601 counts it: a week belongs to the year of its Thursday.
  static func week(_ day: CalendarDay) -> String? {
    guard let thursday = day.adding(days: 4 - day.weekday),
      let first = CalendarDay(year: thursday.year, month: 1, day: 1)
    else { return nil }
    return "\(padded(thursday.year))-W\(two((thursday.ordinal - first.ordinal) / 7 + 1))"
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  static func padded(_ year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
