/// Numbers and demonstratives as they stand in calendar expressions of Russian. All words are folded.
enum RussianTimeNumbers {
  /// Where a demonstrative points: so many units from the day of publication, or to what was named before.
  enum Pointer: Hashable, Sendable {
    case away(Int)
    /// `следующий`, `предыдущий`: from the day of publication, or in a narrative from what was named before.
    case either(Int)
  }

  private static let adjective: Set<String> = [
    "ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ой", "ей", "ую", "юю", "ое", "ее",
    "ые", "ие", "ых", "их", "ыми", "ими",
  ]
  private static let pointers = StemList<Pointer>([
    ("прошл", adjective, .away(-1)), ("минувш", adjective, .away(-1)), ("прошедш", adjective, .away(-1)),
    ("истекш", adjective, .away(-1)), ("позапрошл", adjective, .away(-2)),
    ("эт", ["от", "ого", "ому", "им", "ом", "а", "ой", "у", "о", "и", "их"], .away(0)),
    ("нынешн", adjective, .away(0)), ("текущ", adjective, .away(0)), ("наступивш", adjective, .away(0)),
    ("сего", [""], .away(0)), ("будущ", adjective, .away(1)), ("ближайш", adjective, .away(1)),
    ("наступающ", adjective, .away(1)), ("предстоящ", adjective, .away(1)), ("грядущ", adjective, .away(1)),
    ("следующ", adjective, .either(1)), ("предыдущ", adjective, .either(-1)),
  ])

  /// Where the folded word points, or nil where it is no demonstrative.
  static func pointer(_ word: String) -> Pointer? { pointers.value(word) }

  /// `первый` to `девятый` with what they are as ones, and the tens, by their stems.
  private static let ordinals = StemList<Int>(
    [
      ("перв", 1), ("втор", 2), ("четверт", 4), ("пят", 5), ("шест", 6), ("седьм", 7), ("восьм", 8), ("девят", 9),
      ("десят", 10), ("одиннадцат", 11), ("двенадцат", 12), ("тринадцат", 13), ("четырнадцат", 14), ("пятнадцат", 15),
      ("шестнадцат", 16), ("семнадцат", 17), ("восемнадцат", 18), ("девятнадцат", 19), ("двадцат", 20),
      ("тридцат", 30),
    ].map { ($0.0, adjective, $0.1) } + [("трет", ["ий", "ьего", "ьему", "ьим", "ьем", "ья", "ьей", "ью", "ье"], 3)])

  /// The number that the folded ordinal word names.
  static func ordinal(_ word: String) -> Int? { ordinals.value(word) }

  /// Roman numbers of quarters and half-years, in Latin letters and in the Cyrillic ones that stand in for them.
  static let roman: [String: Int] = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3]

  private static let cardinals: [Int: WordList] = [
    1: WordList("один одну одна одного одной одним"), 2: WordList("два две двух двумя"), 3: WordList("три трех тремя"),
    4: WordList("четыре четырех четырьмя"), 5: WordList("пять пяти пятью"), 6: WordList("шесть шести шестью"),
    7: WordList("семь семи семью"), 8: WordList("восемь восьми"), 9: WordList("девять девяти"),
    10: WordList("десять десяти десятью"), 11: WordList("одиннадцать"), 12: WordList("двенадцать"),
    15: WordList("пятнадцать"), 20: WordList("двадцать двадцати"), 30: WordList("тридцать тридцати"),
    40: WordList("сорок"), 50: WordList("пятьдесят"), 100: WordList("сто"),
  ]
  private static let counts = Dictionary(
    cardinals.flatMap { number, forms in forms.words.map { ($0, number) } }, uniquingKeysWith: { $1 })

  /// The count that the folded word names in figures or letters.
  static func count(_ word: String) -> Int? {
    counts[word] ?? (word.utf8.count <= 3 ? number(word) : nil)
  }

  /// Decades by the words for them: `девяностые`, `нулевых`; those that may be other things need `годы` behind them.
  private static let decadeStems = StemList<Int>([
    ("нулев", ["ые", "ых", "ым"], 2000), ("девяност", ["ые", "ых", "ым"], 1990),
    ("восьмидесят", ["ые", "ых", "ым"], 1980), ("семидесят", ["ые", "ых", "ым"], 1970),
    ("шестидесят", ["ые", "ых", "ым"], 1960), ("пятидесят", ["ые", "ых", "ым"], 1950),
    ("сороков", ["ые", "ых", "ым"], 1940), ("тридцат", ["ые", "ых", "ым"], 1930),
    ("двадцат", ["ые", "ых", "ым"], 1920),
  ])

  /// The first year of the decade that the folded word names.
  static func decade(_ word: String) -> Int? { decadeStems.value(word) }

  /// The endings that figures take: `5-го`, `2016-м`, `90-х`.
  static let ordinalEndings: Set<String> = ["й", "го", "му", "м", "ом", "ый", "ого", "е", "ое", "ей", "я"]
  static let decadeEndings: Set<String> = ["е", "х", "ые", "ых", "м", "ым", "ми", "ыми"]

  /// The number that the word writes in figures alone.
  static func number(_ word: some StringProtocol) -> Int? {
    guard (1...9).contains(word.utf8.count), word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(word)
  }

  /// The number and the ending of a word as `2016-м`; the ending is empty where there is none.
  static func numberAndEnding(_ word: String) -> (number: Int, ending: String)? {
    if let number = number(word) { return (number, "") }
    guard let dash = word.firstIndex(where: { "-‑–".contains($0) }), let number = number(word[..<dash]) else {
      return nil
    }
    return (number, String(word[word.index(after: dash)...]))
  }

  /// The two sides of a word as `5–7` or `январь-март`.
  static func sides(_ word: String) -> (String, String)? {
    // Read by bytes: this is asked of most words, and few have a dash.
    guard word.utf8.count >= 3, word.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == 0xE2 }) else { return nil }
    var dashes = word.unicodeScalars.indices.filter { isDash(word.unicodeScalars[$0]) }[...]
    guard let dash = dashes.popFirst(), dashes.isEmpty else { return nil }
    return (String(word[..<dash]), String(word[word.unicodeScalars.index(after: dash)...]))
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "‑", "–", "—", "−": true
    default: false
    }
  }
}
