/// Rules for years, decades, and for the parts of a year that are counted.
extension TimeReader {
  /// `2019 году`, `2019-м`; `прошлом году`, `том же году`.
  func year(_ token: Int) -> TimeReading? {
    if let (end, year) = namedYear(token) { return TimeReading(end: end, meaning: .year(.number(year))) }
    guard let (end, year) = relativeYear(token) else { return nil }
    return TimeReading(end: end, meaning: .year(year))
  }

  /// `2014–2016 годах`, `2014 по 2016 год` behind `с`, `2007/08`.
  func yearRange(_ token: Int) -> TimeReading? {
    if let (first, last) = joinedYears(token) {
      let noun = RussianTimeWords.kindsOfYear.contains(self[token + 1]) ? token + 2 : token + 1
      let isNamed = isYearWord(noun)
      guard isNamed || (first >= 1700 && !isCount(token + 1)) else { return nil }
      return interval(first, last, isNamed ? noun + 1 : token + 1)
    }
    guard let first = bareYear(token) else { return nil }
    let behind = RussianTimeWords.year.contains(self[token + 1]) ? token + 2 : token + 1
    guard let second = behindConnective(behind, from: token), let last = bareYear(second) else { return nil }
    let isNamed = isYearWord(second + 1)
    guard isNamed || (first >= 1800 && !isCount(second + 1)) else { return nil }
    return interval(first, last, isNamed ? second + 2 : second + 1)
  }

  /// The first of `1958, 1962 и 1970 годах`.
  func enumeratedYear(_ token: Int) -> TimeReading? {
    guard let year = bareYear(token),
      let last = enumerationEnd(token + 1, item: { bareYear($0) == nil ? nil : $0 + 1 }),
      bareYear(last) != nil, isYearWord(last + 1)
    else { return nil }
    return TimeReading(end: token + 1, meaning: .year(.number(year)))
  }

  /// The last of an enumeration: `1970 годах`.
  func yearBeforePlural(_ token: Int) -> TimeReading? {
    guard let year = bareYear(token), RussianTimeWords.years.contains(self[token + 1]) else { return nil }
    return TimeReading(end: token + 2, meaning: .year(.number(year)))
  }

  /// A year with nothing to say so but its place: `(1952)`, `с 2006, `; any count that may be one is left alone.
  func yearByPlace(_ token: Int) -> TimeReading? {
    guard let year = bareYear(token), (1700...2050).contains(year) else { return nil }
    let (before, behind) = (self[token - 1], self[token + 1])
    let isInBrackets =
      (hasComma(token) || [")", ",", ";", "—", "–", "-"].contains(behind)) && isBehindBracket(token)
    let isBehindPreposition =
      ["в", "с", "после"].contains(before)
      && (features.isKnown(token + 1)
        ? features.isOutsideNounPhrase(token + 1)
        : !year.isMultiple(of: 100) && (behind.isEmpty || hasComma(token) || Self.breaks.contains(behind)))
    guard isInBrackets || isBehindPreposition else { return nil }
    return TimeReading(end: token + 1, meaning: .year(.number(year)))
  }

  /// `1990-х`, `1990-е годы`, `90-х годах`, `1960-70-е годы`, `девяностых`.
  func decade(_ token: Int) -> TimeReading? {
    let isNamed = isYearWord(token + 1)
    let end = isNamed ? token + 2 : token + 1
    let parts = self[token].split(separator: /[-‑–—]/)
    if parts.count == 3, let first = RussianTimeNumbers.number(parts[0]),
      let last = RussianTimeNumbers.number(parts[1]),
      RussianTimeNumbers.decadeEndings.contains(String(parts[2])), (1000...2090).contains(first)
    {
      return interval(first, (last < 100 ? first / 100 * 100 + last : last) + 9, end)
    }
    if let (number, ending) = RussianTimeNumbers.numberAndEnding(self[token]) {
      guard RussianTimeNumbers.decadeEndings.contains(ending), number.isMultiple(of: 10) else { return nil }
      // `80-м году` is a year of a life.
      let isNamed = RussianTimeWords.years.contains(self[token + 1])
      if (1000...2090).contains(number), isNamed || ending != "м" { return decade(number, end) }
      let isEnumerated = ["и", ",", "–", "-"].contains(self[token + 1]) && self[token + 2].hasSuffix("-" + ending)
      guard (10...90).contains(number),
        isNamed || (number >= 30 && ending == "х" && (isEdge(token - 1) || isEnumerated))
      else {
        return nil
      }
      return decade(number <= 20 ? 2000 + number : 1900 + number, end)
    }
    guard let first = RussianTimeNumbers.decade(self[token]), isNamed || isEdge(token - 1) else { return nil }
    return decade(first, end)
  }

  /// The decade from `first` on; of another century than the last one no more is known than that.
  private func decade(_ first: Int, _ end: Int) -> TimeReading? {
    guard ["века", "столетия", "в"].contains(self[end + 1]), self[end + 1] != "в" || self[end + 2] == "." else {
      return interval(first, first + 9, end)
    }
    return ["xx", "хх", "20", "прошлого", "двадцатого"].contains(self[end]) ? interval(first, first + 9, end) : nil
  }

  /// `первом квартале 2020 года`, `II полугодии`, `третьем квартале`.
  func countedPart(_ token: Int) -> TimeReading? {
    guard let unit = RussianTimeWords.unit(self[token + 1]), unit == .quarter || unit == .half,
      let number = partNumber(token), (1...(unit == .quarter ? 4 : 2)).contains(number)
    else { return nil }
    let part: YearPart = unit == .quarter ? .quarter(number) : .half(number)
    if let (end, year) = yearTail(token + 2) { return TimeReading(end: end, meaning: .part(part, year)) }
    if self[token + 2] == "года" { return TimeReading(end: token + 3, meaning: .part(part, .away(0))) }
    return TimeReading(end: token + 2, meaning: .part(part, nil))
  }

  /// `летом`, `осенью 2004-го`, `этим летом`, `весну прошлого года`, `к лету`.
  func season(_ token: Int) -> TimeReading? {
    let pointer = RussianTimeNumbers.pointer(self[token])
    let name = pointer == nil ? token : token + 1
    guard let season = RussianTimeWords.season(self[name]), isCommon(name) else { return nil }
    if let (end, year) = yearTail(name + 1) { return TimeReading(end: end, meaning: .part(.season(season), year)) }
    if let pointer {
      return TimeReading(end: name + 1, meaning: .part(.season(season), Self.year(pointer, self[token])))
    }
    let isTold = RussianTimeWords.seasons.contains { $0.when == self[name] }
    guard isTold || ["к", "до", "с"].contains(self[name - 1]) || isEdge(name - 1) else { return nil }
    return TimeReading(end: name + 1, meaning: .part(.season(season), nil))
  }

  /// `прошлом октябре`, `минувшем марте`.
  func pointedMonth(_ token: Int) -> TimeReading? {
    guard let pointer = RussianTimeNumbers.pointer(self[token]), let month = month(token + 1), isCommon(token + 1),
      yearTail(token + 2) == nil
    else { return nil }
    return TimeReading(end: token + 2, meaning: .part(.month(month), Self.year(pointer, self[token])))
  }

  /// The year of a part of a year that a demonstrative points to: `прошлым` is of last year, `минувшим` the last one.
  private static func year(_ pointer: RussianTimeNumbers.Pointer, _ word: String) -> YearReference {
    switch pointer {
    case .away(let years) where years < 0: word.hasPrefix("прошл") || word.hasPrefix("поза") ? .away(years) : .behind
    case .away(0): .away(0)
    case .away(let units), .either(let units): units < 0 ? .behind : .ahead
    }
  }

  // MARK: What stands beside a year

  private static let breaks: Set<String> = [
    ".", ",", ";", ":", ")", "(", "!", "?", "»", "\"", "—", "–", "-", "и", "а", "но", "на", "в", "по", "с", "за", "из",
    "к", "от", "для", "он", "она", "они", "его", "ее", "их", "был", "была", "было", "были", "стал", "стала", "когда",
    "где", "как", "после", "при",
  ]

  private func interval(_ first: Int, _ last: Int, _ end: Int) -> TimeReading? {
    guard first < last else { return nil }
    return TimeReading(end: end, meaning: .interval(.year(.number(first)), .year(.number(last))))
  }

  func isEdge(_ token: Int) -> Bool { RussianTimeWords.edges.contains(self[token]) }

  private func isYearWord(_ token: Int) -> Bool {
    RussianTimeWords.years.contains(self[token]) || RussianTimeWords.year.contains(self[token])
  }

  private func bareYear(_ token: Int) -> Int? {
    guard self[token].utf8.count == 4, let year = RussianTimeNumbers.number(self[token]), (1000...2100).contains(year)
    else { return nil }
    return year
  }

  /// `2014–2016`, `1990-91`, `2007/08` as one token.
  private func joinedYears(_ token: Int) -> (Int, Int)? {
    let word = self[token]
    let slash = word.split(separator: "/", omittingEmptySubsequences: false)
    guard let (left, right) = slash.count == 2 ? (String(slash[0]), String(slash[1])) : RussianTimeNumbers.sides(word),
      left.utf8.count == 4, let first = RussianTimeNumbers.number(left), (1000...2100).contains(first),
      let last = RussianTimeNumbers.number(right)
    else { return nil }
    let end = right.utf8.count == 2 ? first / 100 * 100 + last : last
    guard right.utf8.count == 2 || right.utf8.count == 4, first < end, end <= 2100 else { return nil }
    return (first, end)
  }

  /// Whether the word may be what a number counts: a small word that ends a phrase with it.
  private func isCount(_ token: Int) -> Bool {
    guard sentence.contains(token), words.isWord(token) else { return self[token] == "%" }
    return !words.isCapitalized(token) && !Self.breaks.contains(self[token])
  }

  /// Whether a bracket opened shortly before, with only numbers and marks since or a word between.
  private func isBehindBracket(_ token: Int) -> Bool {
    var before = token - 1
    while before >= token - 6, sentence.contains(before), self[before] != "(" {
      guard bareYear(before) != nil || !words.isWord(before) || before == token - 1 else { return false }
      if words.isWord(before), self[before] != "с", self[before] != "в" { return false }
      before -= 1
    }
    return self[before] == "("
  }

  private func partNumber(_ token: Int) -> Int? {
    if let number = RussianTimeNumbers.roman[self[token]] { return number }
    if let (number, ending) = RussianTimeNumbers.numberAndEnding(self[token]),
      ending.isEmpty || RussianTimeNumbers.ordinalEndings.contains(ending)
    {
      return number
    }
    return RussianTimeNumbers.ordinal(self[token])
  }
}
