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

extension YearPart {
  /// What the value has behind the year.
  var suffix: String {
    switch self {
    case .month(let month): "-" + TimeResolver.two(month)
    case .season(let season): "-" + season.rawValue
    case .half(let number): "-H\(number)"
    case .quarter(let number): "-Q\(number)"
    }
  }

  /// The days of the part in `year`, counted from 1970. The winter of a year is the one that its January lies in, with
  /// the December before.
  func days(in year: Int) -> ClosedRange<Int>? {
    let months: ClosedRange<Int>
    switch self {
    case .month(let month): months = month...month
    case .quarter(let number): months = number * 3 - 2...number * 3
    case .half(let number): months = number * 6 - 5...number * 6
    case .season(let season): months = season.month - 1...season.month + 1
    }
    let firstYear = months.lowerBound < 1 ? year - 1 : year
    guard let first = CalendarDay(year: firstYear, month: (months.lowerBound + 11) % 12 + 1, day: 1),
      let last = CalendarDay(
        year: year, month: months.upperBound, day: CalendarDay.length(ofMonth: months.upperBound, year: year))
    else { return nil }
    return first.ordinal...last.ordinal
  }
}

/// Chooses the year of a part of a year or a day that is told without one: the nearest in the direction of the tense.
struct NearestYear {
  let anchor: CalendarDay
  let tense: ClauseTense
  let isDeadline: Bool

  /// How near (in days) the other side must be for the tense to be doubted, and how far its own may lie.
  private static let doubt = (near: 45, behind: 200, ahead: 270)

  init(anchor: CalendarDay, _ scene: TimeResolver.Scene) {
    self.anchor = anchor
    tense = scene.tense
    isDeadline = scene.isDeadline
  }

  /// The year before, of, or after the anchor (-1, 0, 1), by where the days of the time lie in it.
  func year(_ days: (Int) -> ClosedRange<Int>?) -> Int? {
    let candidates = (-1...1).compactMap { year in days(year).map { (year: year, distance: distance($0)) } }
    let nearest = candidates.min { abs($0.distance) < abs($1.distance) }
    let behind = candidates.filter { $0.distance <= 0 }.max { $0.distance < $1.distance }
    let ahead = candidates.filter { $0.distance >= 0 }.min { $0.distance < $1.distance }
    switch tense {
    case .past:
      guard let behind else { return nearest?.year }
      if let ahead, ahead.distance <= Self.doubt.near, behind.distance < -Self.doubt.behind { return ahead.year }
      return behind.year
    case .future:
      guard let ahead, ahead.distance <= Self.doubt.ahead else { return nearest?.year }
      if let behind, -behind.distance <= Self.doubt.near / 3, ahead.distance > Self.doubt.behind { return behind.year }
      return ahead.year
    case .present, .unknown: return nearest?.year
    }
  }

  /// Days from the anchor to the time: 0 within it, negative where it lies behind.
  private func distance(_ days: ClosedRange<Int>) -> Int {
    let today = anchor.ordinal
    return today < days.lowerBound ? days.lowerBound - today : today > days.upperBound ? days.upperBound - today : 0
  }
}
