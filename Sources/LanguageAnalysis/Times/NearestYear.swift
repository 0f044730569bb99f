internal import Articles

/// Chooses the year of a part of a year or a day that is told without one: the nearest in the direction of the tense.
struct NearestYear {
  let anchor: CalendarDay
  let tense: ClauseTense
  let lean: TimeResolver.Lean

  /// How near (in days) the other side must be for the tense to be doubted, and how far its own may lie.
  private static let doubt = (near: 45, behind: 200, ahead: 270)

  init(anchor: CalendarDay, _ scene: TimeResolver.Scene) {
    self.anchor = anchor
    tense = scene.tense
    lean = scene.lean
  }

  /// The year before, of, or after the anchor (-1, 0, 1), by where the days of the time lie in it.
  func year(_ days: (Int) -> ClosedRange<Int>?) -> Int? {
    let candidates = (-1...1).compactMap { year in days(year).map { (year: year, distance: distance($0)) } }
    let nearest = candidates.min { abs($0.distance) < abs($1.distance) }
    let behind = candidates.filter { $0.distance <= 0 }.max { $0.distance < $1.distance }
    let ahead = candidates.filter { $0.distance >= 0 }.min { $0.distance < $1.distance }
    switch tense {
    case .past where lean == .until || lean == .on: return nearest?.year
    case .future where lean == .until || lean == .by, .unknown where lean == .until || lean == .by:
      return ahead?.year ?? nearest?.year
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
