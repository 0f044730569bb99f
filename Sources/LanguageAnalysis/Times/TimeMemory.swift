/// What the times before named last, for those that count from it.
struct TimeMemory {
  /// The last day and month as values, and the last year.
  private(set) var day: String?
  private(set) var month: String?
  private(set) var year: Int?
  /// The sentence of the last of them.
  private(set) var sentence = 0
  /// The last year that was told by its number, the sentence it stood in, and the token behind it.
  private(set) var toldYear: (year: Int, sentence: Int, end: Int)?
  /// The last month that was told with its year's number, and the sentence it stood in.
  private(set) var toldMonth: (month: Int, year: Int, sentence: Int)?

  /// Notes a time with the value it was given.
  mutating func note(_ meaning: TimeMeaning, _ value: String?, in sentence: Int, end: Int) {
    if let number = Self.number(meaning) {
      toldYear = (number, sentence, end)
      switch meaning {
      case .day(let month, _, _, _), .part(.month(let month), _): toldMonth = (month, number, sentence)
      default: break
      }
    }
    guard let value, !value.contains("/") else { return }
    self.sentence = sentence
    if let number = Int(value.prefix(4)) { year = number }
    let isMonth = value.utf8.count == 7 && value.utf8.dropFirst(5).allSatisfy { (0x30...0x39).contains($0) }
    if value.utf8.count == 10 { day = value }
    if isMonth || value.utf8.count == 10 { month = String(value.prefix(7)) }
  }

  private static func number(_ meaning: TimeMeaning) -> Int? {
    switch meaning {
    case .year(.number(let year)), .part(_, .number(let year)?), .day(_, _, .number(let year)?, _): year
    default: nil
    }
  }
}
