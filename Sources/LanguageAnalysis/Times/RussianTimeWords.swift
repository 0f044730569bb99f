/// The words of Russian by which times are told.
enum RussianTimeWords {
  /// The beginning of each month's name and the endings it may have.
  static let months: [(stem: String, endings: Set<String>)] = [
    ("январ", soft), ("феврал", soft), ("март", hard), ("апрел", soft), ("ма", ["й", "я", "ю", "ем", "е"]),
    ("июн", soft), ("июл", soft), ("август", hard), ("сентябр", soft), ("октябр", soft), ("ноябр", soft),
    ("декабр", soft),
  ]
  private static let soft: Set<String> = ["ь", "я", "ю", "ем", "е"]
  private static let hard: Set<String> = ["", "а", "у", "ом", "е"]

  /// Words for days, by their distance from the day of publication.
  static let days: [String: Int] = [
    "позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2,
  ]

  /// The forms of the days of the week, Monday first, as they stand behind в or во and elsewhere.
  static let weekdays: [WordList] = [
    WordList("понедельник понедельника понедельнику понедельником"), WordList("вторник вторника вторнику вторником"),
    WordList("среду среды среде средой"), WordList("четверг четверга четвергу четвергом"),
    WordList("пятницу пятницы пятнице пятницей"), WordList("субботу субботы субботе субботой"),
    WordList("воскресенье воскресенья воскресенью воскресеньем"),
  ]

  /// Words that tell that a weekday is still to come.
  static let coming = WordList(
    """
    будет будут состоится состоятся пройдет пройдут планируется планируют планирует намерен намерена намерены
    запланирован запланирована запланировано запланированы предстоит предстоящий предстоящая предстоящую следующий
    следующую следующее ближайший ближайшую ближайшее начнется начнутся продолжится откроется встретится встретятся
    прибудет посетит отправится
    """)

  /// The forms of the word for year, in full and short.
  static let years = WordList("год года году годом г")

  /// The month (1 to 12) that the folded word names, or nil.
  static func month(_ word: String) -> Int? { monthNumbers.value(word) }

  /// The day (1 for Monday to 7) that the folded word names, or nil.
  static func weekday(_ word: String) -> Int? { weekdayNumbers[word] }

  private static let monthNumbers = StemList<Int>(
    months.enumerated().map { ($0.element.stem, $0.element.endings, $0.offset + 1) })
  private static let weekdayNumbers = Dictionary(
    weekdays.enumerated().flatMap { day, forms in forms.words.map { ($0, day + 1) } }, uniquingKeysWith: { $1 })
}
