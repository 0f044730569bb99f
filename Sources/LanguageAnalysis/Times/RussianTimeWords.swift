/// The words of Russian by which times are told. All are folded: small letters, е for ё.
enum RussianTimeWords {
  /// The beginning of each month's name and the endings it may have.
  private static let months: [(stem: String, endings: Set<String>)] = [
    ("январ", soft), ("феврал", soft), ("март", hard), ("апрел", soft), ("ма", ["й", "я", "ю", "ем", "е"]),
    ("июн", soft), ("июл", soft), ("август", hard), ("сентябр", soft), ("октябр", soft), ("ноябр", soft),
    ("декабр", soft),
  ]
  private static let soft: Set<String> = ["ь", "я", "ю", "ем", "е"]
  private static let hard: Set<String> = ["", "а", "у", "ом", "е"]

  /// Short names of months, which stand behind a day only: `12 дек`.
  static let shortMonths: [String: Int] = [
    "янв": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "авг": 8, "сен": 9, "сент": 9, "окт": 10, "ноя": 11,
    "нояб": 11, "дек": 12,
  ]

  /// Words for days, by their distance from the day of publication.
  static let days: [String: Int] = [
    "позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2,
  ]

  /// The forms of the days of the week, Monday first.
  private static let weekdays: [WordList] = [
    WordList("понедельник понедельника понедельнику понедельником"), WordList("вторник вторника вторнику вторником"),
    WordList("среду среды среде средой"), WordList("четверг четверга четвергу четвергом"),
    WordList("пятницу пятницы пятнице пятницей пятница"), WordList("субботу субботы субботе субботой суббота"),
    WordList("воскресенье воскресенья воскресенью воскресеньем"),
  ]

  /// Words that may stand between a day of the week and its date: `в среду вечером, 9 июля`.
  static let dayTimes = WordList("утром днем вечером ночью")

  /// The forms of the names of seasons; the first of each, the instrumental, says when something was.
  static let seasons: [(season: Season, when: String, forms: WordList)] = [
    (.spring, "весной", WordList("весной весна весны весне весну")),
    (.summer, "летом", WordList("летом лето лета лету")),
    (.autumn, "осенью", WordList("осенью осень осени")),
    (.winter, "зимой", WordList("зимой зима зимы зиме зиму")),
  ]

  /// The forms of the word for year, in full and short.
  static let year = WordList("год года году годом г")
  static let years = WordList("годы годов годах годам годами гг")
  /// Words between a year and the word for it: `2020 учебном году`.
  static let kindsOfYear = WordList(
    """
    учебный учебного учебном учебному финансовый финансового финансовом календарный календарного календарном
    бюджетный бюджетного бюджетном хозяйственный хозяйственного хозяйственном рабочей рабочую
    """)

  /// The forms of units that a demonstrative points to (`на этой неделе`), by what they name.
  static let units: [(unit: CalendarUnit, forms: WordList)] = [
    (.week, WordList("неделе недели неделю неделей неделя")),
    (.month, WordList("месяц месяца месяцу месяцем месяце")),
    (.year, WordList("год года году годом")),
    (.quarter, WordList("квартал квартала кварталу кварталом квартале")),
    (.half, WordList("полугодие полугодия полугодию полугодием полугодии")),
  ]

  /// The forms of units that are counted: `три дня`, `тремя днями`.
  static let countedUnits: [(unit: CalendarUnit, each: Int, forms: WordList)] = [
    (.day, 1, WordList("день дня дней днем днями сутки суток")),
    (.week, 1, WordList("неделю недели недель неделей неделями")),
    (.month, 1, WordList("месяц месяца месяцев месяцем месяцами")), (.month, 6, WordList("полгода полугода")),
    (.year, 1, WordList("год года лет годом годами")), (.year, 10, WordList("десятилетие десятилетия десятилетий")),
  ]

  /// The forms of units that stand for one of them without a number: `неделю назад`, `годом позже`.
  static let oneUnit = WordList("день днем сутки неделю неделей месяц месяцем полгода год годом десятилетие")

  static let weekends = WordList("выходные выходных выходным выходными")

  /// Words for a part of what follows: `в начале марта`, `к концу недели`.
  static let edges = WordList(
    """
    начале начала началу начало середине середины середину конце конца концу конец исходе разгар
    """)
  static let ends = WordList("конце конца концу конец исходе")
  static let halves = WordList("половине половину половины половина")
  /// `в первых числах декабря`, `в третьей декаде марта`, `на второй неделе мая`
  static let stretches = WordList("числах числа чисел декаде декады неделе неделю декаду")

  /// Nouns that stand behind `накануне` where it is a preposition. With features known they are not needed.
  static let eves = WordList(
    """
    выборов визита саммита встречи праздника праздников дня голосования матча нового рождества войны референдума
    начала заседания поездки переговоров официальной полета того игры финала турнира чемпионата открытия приезда
    """)

  /// Verbs of report, whose present tense tells of what was said before.
  static let reports = WordList(
    """
    сообщает сообщают передает передают пишет пишут отмечает отмечают цитирует цитируют заявляет заявляют
    напоминает напоминают уточняет подчеркивает говорит говорится говорят
    """)

  /// Words that tell that something is still to come.
  static let coming = WordList(
    """
    будет будут будем состоится состоятся пройдет пройдут планируется планируют планирует планируем намерен намерена
    намерены запланирован запланирована запланировано запланированы предстоит предстоят предстоящий предстоящая
    предстоящую начнется начнутся продолжится откроется встретится встретятся прибудет прибудут посетит посетят
    отправится отправятся ожидается ожидаются собирается собираются должен должна должно должны может могут смогут
    сможет намечен намечена намечено намечены
    """)

  /// Words that set a date when they stand right before it: `намеченный на 5 января`.
  static let settings = StemList<Bool>(
    ["запланирован", "намечен", "назначен", "перенес", "отложен", "предстоящ", "ожидаем"].map { ($0, nil, true) })

  /// Words that are no verbs, though they end as a past tense does.
  static let notPast = WordList(
    """
    если или недели цели роли доли земли модели соли боли дела тела числа сила школа села угла начала канала журнала
    материала генерала зала футбола стола отдела раздела капитала персонала терминала арсенала сигнала потенциала
    финала квартала предела масла кресла веса мысли отрасли жили-были области дали-ли рубли корабли нефти посла ли
    отчасти послали-ли скала шкала футбол посол стол канал журнал материал генерал зал отдел раздел капитал персонал
    потенциал финал квартал предел сигнал протокол тыл
    """)

  /// The month (1 to 12) that the folded word names, or nil.
  static func month(_ word: String) -> Int? { monthNumbers.value(word) }

  /// The day (1 for Monday to 7) that the folded word names, or nil.
  static func weekday(_ word: String) -> Int? { weekdayNumbers[word] }

  static func season(_ word: String) -> Season? { seasons.first { $0.forms.contains(word) }?.season }
  static func unit(_ word: String) -> CalendarUnit? { units.first { $0.forms.contains(word) }?.unit }

  private static let monthNumbers = StemList<Int>(
    months.enumerated().map { ($0.element.stem, $0.element.endings, $0.offset + 1) })
  private static let weekdayNumbers = Dictionary(
    weekdays.enumerated().flatMap { day, forms in forms.words.map { ($0, day + 1) } }, uniquingKeysWith: { $1 })
}
