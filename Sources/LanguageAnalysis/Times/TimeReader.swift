internal import Articles

/// The tokens of one sentence as the rules for times read them.
struct TimeReader {
  let words: ArticleWords
  let sentence: Range<Int>
  let features: WordFeatures

  /// The folded word at `token`; empty outside the sentence. A comma that the tokenizer leaves at a number, as before
  /// another number (`5, 6 и 7 января`), is left out: ``hasComma(_:)`` tells of it.
  subscript(_ token: Int) -> String {
    guard sentence.contains(token) else { return "" }
    let word = words.folded[token]
    return hasComma(token) ? String(word.dropLast()) : word
  }

  /// Whether the token is a number with a comma at its end.
  func hasComma(_ token: Int) -> Bool {
    guard sentence.contains(token) else { return false }
    let word = words.words[token].utf8
    return word.count > 1 && word.last == UInt8(ascii: ",")
  }

  /// Whether the token touches what no calendar expression touches: it is part of an address, a number or a code.
  func isPartOfCode(_ token: Int) -> Bool {
    let joints: Set<String> = ["/", "\\", "_", "=", "@", "#", "№", "&", "-", "$", "+"]
    let left = token - 1
    if sentence.contains(left), words.spans[left].stop == words.spans[token].start {
      if joints.contains(words.words[left]) || words.isWord(left) { return true }
    }
    let right = token + 1
    guard sentence.contains(right), words.spans[token].stop == words.spans[right].start else { return false }
    return ["/", "_", "=", "@", "%", "$"].contains(words.words[right]) || words.isAddressPart(token)
  }

  /// Whether quotation marks stand right before and right behind the tokens: then they are a name.
  func isQuoted(_ tokens: Range<Int>) -> Bool {
    let marks: Set<String> = ["\"", "«", "»", "“", "”", "„", "'"]
    return marks.contains(self[tokens.lowerBound - 1]) && marks.contains(self[tokens.upperBound])
  }

  /// Whether the token is written as a common word: small, or capital because a sentence begins with it.
  func isCommon(_ token: Int) -> Bool {
    !words.isCapitalized(token) || words.isOpening(token)
  }

  func isDash(_ token: Int) -> Bool { ArticleWords.isDash(self[token]) }

  /// Whether the word before says that a range begins: `с 5 по 7 января`, `от 5 до 7 января`.
  func opensRange(_ token: Int) -> Bool { ["с", "со", "c", "от"].contains(self[token - 1]) }

  /// The token behind a connective of a range that stands at `token`, where the range began at `start`.
  func behindConnective(_ token: Int, from start: Int) -> Int? {
    if isDash(token) { return token + 1 }
    // `в ночь с 3 на 4 июня`
    if self[token] == "на", opensRange(start), ["ночь", "ночи"].contains(self[start - 2]) { return token + 1 }
    guard ["по", "до"].contains(self[token]), opensRange(start) else { return nil }
    return token + 1
  }

  // MARK: Parts of dates

  /// A day of the month: `5`, `5-го`, `пятого`, `двадцать пятого`.
  func dayNumber(_ token: Int) -> (end: Int, day: Int)? {
    let word = self[token]
    if let (number, ending) = RussianTimeNumbers.numberAndEnding(word) {
      guard (1...31).contains(number), ending.isEmpty || RussianTimeNumbers.ordinalEndings.contains(ending) else {
        return nil
      }
      return (token + 1, number)
    }
    if word == "двадцать" || word == "тридцать", let ones = RussianTimeNumbers.ordinal(self[token + 1]), ones < 10 {
      let day = (word == "двадцать" ? 20 : 30) + ones
      return day <= 31 ? (token + 2, day) : nil
    }
    guard word.hasSuffix("го") || word.hasSuffix("ое") || word.hasSuffix("ье"),
      let day = RussianTimeNumbers.ordinal(word)
    else { return nil }
    return (token + 1, day)
  }

  /// The month that the word names in full.
  func month(_ token: Int) -> Int? {
    guard sentence.contains(token) else { return nil }
    return RussianTimeWords.month(words.folded[token])
  }

  /// A month behind a day, in full or short.
  func monthBehindDay(_ token: Int) -> (end: Int, month: Int)? {
    if let month = month(token) { return (self[token + 1] == "месяца" ? token + 2 : token + 1, month) }
    guard let month = RussianTimeWords.shortMonths[self[token]] else { return nil }
    return (token + 1, month)
  }

  /// A year with the word for it: `2026 года`, `2026-го`, `2026 учебном году`.
  func namedYear(_ token: Int) -> (end: Int, year: Int)? {
    guard let (year, ending) = RussianTimeNumbers.numberAndEnding(self[token]), (1000...2100).contains(year),
      ending.isEmpty || RussianTimeNumbers.ordinalEndings.contains(ending)
    else { return nil }
    let next = RussianTimeWords.kindsOfYear.contains(self[token + 1]) ? token + 2 : token + 1
    if RussianTimeWords.year.contains(self[next]) { return (next + 1, year) }
    // Without the word only the oblique forms of a late number are a year: `в 2016-м`, not `1319-й полк`.
    return ["го", "му", "м", "ом", "ого"].contains(ending) && (1800...2050).contains(year) ? (token + 1, year) : nil
  }

  /// A year behind a month or a season: `2026`, `2026 года`, `прошлого года`, `того же года`.
  func yearTail(_ token: Int) -> (end: Int, year: YearReference)? {
    let token = self[token] == "месяца" ? token + 1 : token
    if let (end, year) = namedYear(token) { return (end, .number(year)) }
    if let year = RussianTimeNumbers.number(self[token]), (1000...2100).contains(year),
      self[token].utf8.count == 4
    {
      return (token + 1, .number(year))
    }
    return relativeYear(token)
  }

  /// `прошлого года`, `следующего учебного года`, `того же года`.
  func relativeYear(_ token: Int) -> (end: Int, year: YearReference)? {
    if ["того", "тому", "том"].contains(self[token]) {
      let next = self[token + 1] == "же" ? token + 2 : token + 1
      return RussianTimeWords.unit(self[next]) == .year ? (next + 1, .fromLast(0)) : nil
    }
    guard let pointer = RussianTimeNumbers.pointer(self[token]) else { return nil }
    var next = self[token + 1] == "же" ? token + 2 : token + 1
    if RussianTimeWords.kindsOfYear.contains(self[next]) { next += 1 }
    guard RussianTimeWords.unit(self[next]) == .year else { return nil }
    switch pointer {
    case .away(let years): return (next + 1, .away(years))
    case .either(let years): return (next + 1, .either(years))
    }
  }
}
