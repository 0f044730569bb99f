internal import Articles

/// Turns meanings into ISO values, in the order of the text, since some count from what was named before.
struct TimeResolver {
  let anchor: TimeAnchor?
  let words: ArticleWords
  let features: WordFeatures
  private var memory = TimeMemory()

  init(anchor: TimeAnchor?, words: ArticleWords, features: WordFeatures) {
    self.anchor = anchor
    self.words = words
    self.features = features
  }

  /// Sets the value of `time`. Resolve times in the order of the text.
  mutating func resolve(_ time: inout FoundTime) {
    let first = time.tokens.lowerBound
    let sentence = words.sentenceOf[first]
    let scene = Scene(
      tense: features.tense(time.tokens, in: words.sentences[sentence]), lean: lean(first), sentence: sentence,
      first: first)
    // The calendar ends with the years 1 and 9999, and what lies outside has no value.
    time.value = value(time.meaning, scene).flatMap { TimeValue.isValid($0) ? $0 : nil }
    memory.note(time.meaning, time.value, in: sentence, end: time.tokens.upperBound)
  }

  /// What the sentence tells of a time in it.
  struct Scene {
    var tense: ClauseTense
    var lean: Lean
    var sentence: Int
    /// The first token of the time.
    var first: Int
  }

  /// Where a preposition before the time looks, whatever the tense: `продлил до 20 марта` looks ahead.
  enum Lean: Hashable {
    case none
    /// `до`: what lasts until then.
    case until
    /// `к`: what is reached by then.
    case by
    /// `на`: what is set for then; not `в ночь на среду`.
    case on
  }

  private func lean(_ token: Int) -> Lean {
    guard token > 0, words.follows(token) else { return .none }
    switch words.folded[token - 1] {
    case "до": return .until
    case "к", "ко": return .by
    case "на":
      let before = token > 1 && words.follows(token - 1) ? words.folded[token - 2] : ""
      return ["ночь", "ночи", "состоянию", "данным"].contains(before) ? .none : .on
    default: return .none
    }
  }

  private func value(_ meaning: TimeMeaning, _ scene: Scene) -> String? {
    switch meaning {
    case .year(let reference): year(reference, scene).map(Self.padded)
    case .part(let part, let reference): value(part, reference, scene)
    case .day(let month, let day, let reference, let weekday):
      value(month: month, day: day, reference, weekday: weekday, scene)
    case .weekday(let day, let place): weekday(day, place, scene)?.description
    case .weekend(let place): weekend(place, scene)
    case .away(let unit, let count): away(unit, count)
    case .awayFromLast(let unit, let count): awayFromLast(unit, count)
    case .dayOfMonth(let day): dayOfMonth(day)
    case .interval(let first, let last): interval(first, last, scene)
    case .coming(let unit, let count):
      scene.tense == .past
        ? (scene.sentence - memory.sentence <= 1 ? awayFromLast(unit, count) : nil) : away(unit, count)
    case .endOfWeek: away(.week, endOfWeekIsBehind(scene) ? -1 : 0)
    case .vague: nil
    }
  }

  private func interval(_ first: TimeMeaning, _ last: TimeMeaning, _ scene: Scene) -> String? {
    if case .weekday(let name, _) = first, case .weekday(let end, let place) = last {
      guard let stop = weekday(end, place, scene), let start = stop.adding(days: -((end - name + 7) % 7)) else {
        return nil
      }
      return "\(start)/\(stop)"
    }
    guard let start = value(first, scene), let stop = value(last, scene) else { return nil }
    // `с 26 декабря по 5 февраля`: what ends before it begins began a year earlier.
    if !first.hasYear, start > stop, let year = Int(start.prefix(4)) {
      return "\(Self.padded(year - 1))\(start.dropFirst(4))/\(stop)"
    }
    return "\(start)/\(stop)"
  }

  // MARK: Years

  /// The year that `reference` names, or nil where the day of publication is not known.
  private func year(_ reference: YearReference, _ scene: Scene) -> Int? {
    switch reference {
    case .number(let year): return year
    case .away(let years): return anchorYear.map { $0 + years }
    case .fromLast(let years): return memory.year.map { $0 + years }
    case .behind, .ahead: return nil
    case .either(let years):
      if scene.tense == .past, let told = memory.toldYear, scene.sentence - told.sentence <= 1 {
        return told.year + years
      }
      return anchorYear.map { $0 + years }
    }
  }

  private var anchorYear: Int? { anchor.flatMap { $0.isYearKnown ? $0.day.year : nil } }

  private func value(_ part: YearPart, _ reference: YearReference?, _ scene: Scene) -> String? {
    var scene = scene
    switch reference {
    case .behind?: scene.tense = .past
    case .ahead?: scene.tense = .future
    case nil: break
    case let reference?:
      return year(reference, scene).map { Self.padded($0) + part.suffix } ?? "XXXX" + part.suffix
    }
    if reference == nil, case .month(let month) = part, let told = memory.toldMonth, told.sentence == scene.sentence,
      month >= told.month,
      scene.tense == .past
    {
      return Self.padded(told.year) + part.suffix
    }
    guard let anchorYear, let anchor else { return "XXXX" + part.suffix }
    return NearestYear(anchor: anchor.day, scene).year { year in
      year + anchorYear > 0 ? part.days(in: year + anchorYear) : nil
    }.map {
      // The winter that began this month is named by this year, as `этой зимой` is.
      let hasBegun = part == .season(.winter) && anchor.day.month == 12 && $0 == 1
      return Self.padded(anchorYear + (hasBegun ? 0 : $0)) + part.suffix
    }
  }

  private func value(
    month: Int, day: Int, _ reference: YearReference?, weekday: Int?, _ scene: Scene
  ) -> String? {
    let unknown = "XXXX-\(Self.two(month))-\(Self.two(day))"
    if let reference {
      guard let year = year(reference, scene) else { return unknown }
      return CalendarDay(year: year, month: month, day: day)?.description
    }
    // `В 2014 году, 18 марта,`
    if let told = memory.toldYear, scene.first - told.end <= 1, told.sentence == scene.sentence {
      return CalendarDay(year: told.year, month: month, day: day)?.description
    }
    if let told = memory.toldMonth, told.sentence == scene.sentence, month >= told.month, scene.tense == .past {
      return CalendarDay(year: told.year, month: month, day: day)?.description
    }
    guard let anchorYear, let anchor else { return unknown }
    let candidates = (-1...1).compactMap { CalendarDay(year: anchorYear + $0, month: month, day: day) }
    if let weekday {
      let fitting = candidates.filter { $0.weekday == weekday }
      if fitting.count == 1 { return fitting[0].description }
    }
    return NearestYear(anchor: anchor.day, scene).year { year in
      CalendarDay(year: anchorYear + year, month: month, day: day).map { $0.ordinal...$0.ordinal }
    }.flatMap { CalendarDay(year: anchorYear + $0, month: month, day: day)?.description }
  }

  // MARK: Days of the week

  private func weekday(_ day: Int, _ place: WeekdayPlace, _ scene: Scene) -> CalendarDay? {
    guard let anchor, anchor.isYearKnown else { return nil }
    let today = anchor.day.weekday
    let back = (today - day + 7) % 7
    let ahead = (day - today + 7) % 7
    switch place {
    case .before: return anchor.day.adding(days: back == 0 ? -7 : -back)
    case .after: return anchor.day.adding(days: ahead == 0 ? 7 : ahead)
    case .inWeek(let weeks): return anchor.day.adding(days: day - today + 7 * weeks)
    case .byTense:
      let isAhead =
        switch scene.tense {
        case .future, .present: true
        case .past: scene.lean == .until || scene.lean == .on
        case .unknown: scene.lean != .none
        }
      return anchor.day.adding(days: isAhead ? ahead : -back)
    }
  }

  private func weekend(_ place: WeekdayPlace, _ scene: Scene) -> String? {
    guard let saturday = weekday(6, place, scene), let sunday = saturday.adding(days: 1) else { return nil }
    return "\(saturday)/\(sunday)"
  }

  /// A week that is told of as past on its first days is the last one.
  private func endOfWeekIsBehind(_ scene: Scene) -> Bool {
    guard let anchor, scene.lean == .none else { return false }
    return scene.tense == .past && anchor.day.weekday <= 4
  }

  // MARK: Distances

  /// The unit that lies `count` units from the one of the day of publication.
  private func away(_ unit: CalendarUnit, _ count: Int) -> String? {
    guard let anchor else { return nil }
    if unit == .day { return anchor.value(days: count) }
    return anchor.isYearKnown ? Self.unit(unit, count, from: anchor.day) : nil
  }

  private func awayFromLast(_ unit: CalendarUnit, _ count: Int) -> String? {
    switch unit {
    case .day:
      guard let last = memory.day else { return count == 0 ? nil : away(.day, count) }
      if last.hasPrefix("XXXX") {
        return CalendarDay(iso: "2000" + last.dropFirst(4)).flatMap {
          TimeAnchor(day: $0, isYearKnown: false, rule: "").value(days: count)
        }
      }
      return CalendarDay(iso: last)?.adding(days: count)?.description
    case .month:
      guard let last = memory.month else { return nil }
      if last.hasPrefix("XXXX") { return count == 0 ? last : nil }
      return CalendarDay(iso: last + "-01").flatMap { Self.unit(.month, count, from: $0) }
    case .year: return memory.year.map { Self.padded($0 + count) }
    case .week:
      return memory.day.flatMap { CalendarDay(iso: $0) }.flatMap { Self.unit(.week, count, from: $0) }
    case .quarter, .half: return nil
    }
  }

  private func dayOfMonth(_ day: Int) -> String? {
    let month =
      memory.month ?? anchor.map { "\($0.isYearKnown ? Self.padded($0.day.year) : "XXXX")-\(Self.two($0.day.month))" }
    guard let value = month.map({ "\($0)-\(Self.two(day))" }), TimeValue.isValid(value) else { return nil }
    return value
  }
}
