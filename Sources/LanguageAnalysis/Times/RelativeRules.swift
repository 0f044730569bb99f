/// Rules for times told from the day of publication, or from a time that the text named before.
extension TimeReader {
  /// `сегодня`, `вчера`, `накануне` where it stands for a day and not for `before`.
  func dayWord(_ token: Int) -> TimeReading? {
    guard let distance = RussianTimeWords.days[self[token]] else { return nil }
    if self[token] == "накануне", isPreposition(token) { return nil }
    // The agency `Россия сегодня`.
    if self[token] == "сегодня", self[token - 1].hasPrefix("росси"), words.isCapitalized(token - 1) { return nil }
    return TimeReading(end: token + 1, meaning: .away(.day, distance))
  }

  /// `в четверг`, `минувшую пятницу`, `пятницу прошлой недели`.
  func weekday(_ token: Int) -> TimeReading? {
    let pointer = RussianTimeNumbers.pointer(self[token])
    let name = pointer == nil ? token : token + 1
    guard let day = RussianTimeWords.weekday(self[name]), isCommon(name) else { return nil }
    if day == 3, pointer == nil, !isDayNotSurroundings(name) { return nil }
    // `каждую пятницу` is no day of the calendar.
    if self[name - 1].hasPrefix("кажд") { return nil }
    if let pointer { return TimeReading(end: name + 1, meaning: .weekday(day, Self.place(pointer))) }
    if let week = pointedUnit(name + 1), case .away(.week, let weeks) = week.meaning {
      return TimeReading(end: week.end, meaning: .weekday(day, .inWeek(weeks)))
    }
    // In the nominative the day is what a sentence is about: `Суббота в театре – выходной`.
    guard !["пятница", "суббота"].contains(self[name]) else { return nil }
    return TimeReading(end: name + 1, meaning: .weekday(day, .byTense))
  }

  /// `в среду, 11 марта`; `во вторник вечером, 26 января`; `в пятницу 7 марта`.
  func weekdayWithDate(_ token: Int) -> TimeReading? {
    let isNominative = ["пятница", "суббота"].contains(self[token])
    guard let name = isNominative ? RussianTimeWords.weekday(self[token]) : weekdayName(token) else { return nil }
    var next = isNominative ? token + 1 : weekday(token)!.end
    if RussianTimeWords.dayTimes.contains(self[next]) { next += 1 }
    let isBracketed = self[next] == "("
    if self[next] == "," || isBracketed || isDash(next) { next += 1 }
    guard sentence.contains(next), let date = dayAndMonth(next) ?? numericDate(next),
      case .day(let month, let day, let year, _) = date.meaning
    else { return nil }
    let end = isBracketed && self[date.end] == ")" ? date.end + 1 : date.end
    return TimeReading(end: end, meaning: .day(month: month, day: day, year, weekday: name))
  }

  private func weekdayName(_ token: Int) -> Int? {
    guard case .weekday(let name, _)? = weekday(token)?.meaning else { return nil }
    return name
  }

  /// `на прошлой неделе`, `в этом месяце`, `в следующем квартале`; years stand among the rules for years.
  func pointedUnit(_ token: Int) -> TimeReading? {
    guard let pointer = RussianTimeNumbers.pointer(self[token]), !Self.isPlural(self[token]) else { return nil }
    var noun = self[token + 1] == "же" ? token + 2 : token + 1
    if RussianTimeWords.kindsOfYear.contains(self[noun]) { noun += 1 }
    guard let unit = RussianTimeWords.unit(self[noun]), unit != .year else { return nil }
    let count: Int
    switch pointer {
    case .away(let units), .either(let units): count = units
    }
    return TimeReading(end: noun + 1, meaning: .away(unit, count))
  }

  /// `этот день`, `в тот же день`, `на следующий день`.
  func pointedDay(_ token: Int) -> TimeReading? {
    let word = self[token]
    let preposition = self[token - 1]
    var distance = 0
    if word == "следующий", preposition == "на" {
      distance = 1
    } else if !["этот", "тот", "этого", "того", "этому", "тому"].contains(word) {
      return nil
    }
    // Without a preposition it is no time but the subject: `этот день настал`.
    guard ["в", "на", "с", "до", "к", "по", "после", "утром", "вечером", "днем", "ранее"].contains(preposition) else {
      return nil
    }
    let noun = ["же", "самый", "самого"].contains(self[token + 1]) ? token + 2 : token + 1
    guard ["день", "дня", "дню"].contains(self[noun]), self[noun + 1] != "," || self[noun + 2] != "когда" else {
      return nil
    }
    // What follows `после` is the event from which it counts, and that has no date here.
    if distance != 0, self[noun + 1] == "после" { return TimeReading(end: noun + 1, meaning: .vague) }
    return TimeReading(end: noun + 1, meaning: .awayFromLast(.day, distance))
  }

  /// `в том же месяце`, `той же неделе`.
  func sameUnit(_ token: Int) -> TimeReading? {
    guard ["том", "той", "того", "ту", "тот"].contains(self[token]), self[token + 1] == "же",
      let unit = RussianTimeWords.unit(self[token + 2]), unit != .year
    else { return nil }
    return TimeReading(end: token + 3, meaning: .awayFromLast(unit, 0))
  }

  /// `в минувшие выходные`, `в выходные`.
  func weekend(_ token: Int) -> TimeReading? {
    let pointer = RussianTimeNumbers.pointer(self[token])
    let noun = pointer == nil ? token : token + 1
    guard RussianTimeWords.weekends.contains(self[noun]) else { return nil }
    let end = self[noun + 1] == "дни" ? noun + 2 : noun + 1
    if let pointer { return TimeReading(end: end, meaning: .weekend(Self.place(pointer))) }
    // `выходные дни` alone are all of them.
    guard end == noun + 1, ["в", "на"].contains(self[noun - 1]), ["выходные", "выходных"].contains(self[noun]) else {
      return nil
    }
    return TimeReading(end: end, meaning: .weekend(.byTense))
  }

  /// `три дня назад`, `неделю тому назад`, `год назад`.
  func ago(_ token: Int) -> TimeReading? {
    guard let (next, unit, count) = counted(token) else { return nil }
    let back = self[next] == "тому" ? next + 1 : next
    guard self[back] == "назад" else { return nil }
    return TimeReading(end: back + 1, meaning: .away(unit, -count))
  }

  /// `через 10 дней`, `спустя год`: from the day of publication, or in a narrative from what was named before.
  func later(_ token: Int) -> TimeReading? {
    guard ["через", "спустя"].contains(self[token]), let (end, unit, count) = counted(token + 1) else { return nil }
    // Counted from an event that has no date here it is a mere duration.
    guard self[end] != "после" else { return nil }
    return TimeReading(end: end, meaning: .coming(unit, count))
  }

  /// `днем ранее`, `тремя днями позже`, `неделей раньше`.
  func earlierOrLater(_ token: Int) -> TimeReading? {
    guard let (next, unit, count) = counted(token) else { return nil }
    if self[next] == "спустя" { return TimeReading(end: next + 1, meaning: .awayFromLast(unit, count)) }
    guard let last = self[next - 1].last, "мюи".contains(last) || self[next - 1].hasSuffix("ей") else { return nil }
    switch self[next] {
    case "ранее", "раньше": return TimeReading(end: next + 1, meaning: .awayFromLast(unit, -count))
    case "позже", "позднее": return TimeReading(end: next + 1, meaning: .awayFromLast(unit, count))
    default: return nil
    }
  }

  /// `за день до этого`: the tokens behind `за`.
  func before(_ token: Int) -> TimeReading? {
    guard self[token - 1] == "за", let (next, unit, count) = counted(token), self[next] == "до",
      ["этого", "того"].contains(self[next + 1]), self[next + 2] != "как"
    else { return nil }
    return TimeReading(end: next + 2, meaning: .awayFromLast(unit, -count))
  }

  /// `ближайших двух недель`, `ближайшие 10 дней`.
  func comingSpan(_ token: Int) -> TimeReading? {
    guard self[token].hasPrefix("ближайш"), counts(token + 1), let (end, unit, count) = counted(token + 1)
    else { return nil }
    return TimeReading(end: end, meaning: .interval(.away(.day, 0), .away(unit, count)))
  }

  // MARK: What stands beside

  private func counts(_ token: Int) -> Bool { RussianTimeNumbers.count(self[token]) != nil }

  /// Units with their count: `три дня`, `неделю`. What is not counted (`несколько лет`) points nowhere.
  private func counted(_ token: Int) -> (end: Int, unit: CalendarUnit, count: Int)? {
    let count = RussianTimeNumbers.count(self[token])
    let noun = count == nil ? token : token + 1
    guard count != nil || RussianTimeWords.oneUnit.contains(self[noun]) else { return nil }
    for unit in RussianTimeWords.countedUnits where unit.forms.contains(self[noun]) {
      return (noun + 1, unit.unit, (count ?? 1) * unit.each)
    }
    return nil
  }

  /// Whether a demonstrative stands in the plural: `ближайшие недели` are no certain ones.
  private static func isPlural(_ word: String) -> Bool {
    word == "эти" || word == "этих" || ["ые", "ие", "ых", "их"].contains { word.hasSuffix($0) }
  }

  private static func place(_ pointer: RussianTimeNumbers.Pointer) -> WeekdayPlace {
    switch pointer {
    case .away(0): .inWeek(0)
    case .away(let weeks) where weeks < -1: .inWeek(weeks)
    case .away(let units), .either(let units): units < 0 ? .before : .after
    }
  }

  /// `среду` is a day behind `в` and its like; elsewhere it means surroundings.
  private func isDayNotSurroundings(_ token: Int) -> Bool {
    if ["обитания", "общения", "проживания"].contains(self[token + 1]) { return false }
    let before = self[token - 1]
    switch self[token] {
    case "среду": return ["в", "на", "за", "по", "и", "или"].contains(before)
    case "среды": return ["до", "с", "со", "от", "вечера", "утра", "ночи"].contains(before)
    case "среде": return before == "к"
    default: return false
    }
  }

  /// Whether `накануне` at `token` governs a noun: `накануне выборов`.
  private func isPreposition(_ token: Int) -> Bool {
    RussianTimeWords.eves.contains(self[token + 1]) || features.isGenitive(token + 1)
      || (features.isAdposition(token) && features.isGenitive(token + 2))
  }
}
