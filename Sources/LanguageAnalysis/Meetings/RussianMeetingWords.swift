/// The words of Russian that name meetings.
enum RussianMeetingWords {
  private static let feminine: Set<String> = ["а", "и", "е", "у", "ей", "ею", "ой", "ам", "ами", "ах", ""]
  private static let masculine: Set<String> = ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"]
  private static let neuter: Set<String> = ["е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях"]

  /// The beginnings of the nouns, with the kind of meeting each means.
  static let nouns: [(stem: String, endings: Set<String>, kind: String)] = [
    ("встреч", feminine, "meeting"), ("переговор", ["ы", "ов", "ам", "ами", "ах"], "talks"),
    ("саммит", masculine, "summit"), ("визит", masculine, "visit"),
    ("поездк", feminine, "visit"),
    ("консультаци", ["и", "й", "ям", "ями", "ях"], "talks"), ("заседани", neuter, "session"),
    ("совещани", neuter, "session"), ("слушани", ["я", "й", "ям", "ями", "ях"], "session"),
    ("конференци", ["я", "и", "ю", "ей"], "conference"),
  ]
  /// Nouns that name a meeting only behind `телефонный`, and with it a call.
  static let calls = StemList<Bool>([
    ("разговор", masculine, true), ("беседа", nil, true), ("бесед", ["ы", "у", "е", "ой", "", "ами"], true),
    ("звон", ["ок", "ка", "ку", "ком", "ке", "ки"], true), ("переговор", ["ы", "ов", "ам", "ами", "ах"], true),
    ("контакт", masculine, true), ("общени", neuter, true),
  ])
  /// Nouns that only take up an event named before.
  static let echoes = StemList<String>([
    ("бесед", ["а", "ы", "у", "е", "ой", "", "ам", "ами", "ах"], "meeting"), ("обсуждени", neuter, "talks"),
    ("форум", masculine, "summit"), ("диалог", masculine, "talks"),
  ])

  /// Verbs that take up a visit named before.
  static let arrivals = WordList(
    "прибыл прибыла прибыли приехал приехала приехали прилетел прилетела прилетели прибудет прибудут приедет приедут")

  /// Verbs that name a meeting by themselves: the forms of the past, of the time to come, of now, and the infinitives.
  struct Verb: Sendable {
    var kind: String
    var past: WordList
    var future: WordList
    var present: WordList
    var infinitive: WordList
    /// Whether the verb needs another party: `с` and who, or several in the subject.
    var needsParty: Bool
    /// Whether the subject must be a body that meets: `группа соберется`.
    var needsBody = false
  }

  static let verbs: [Verb] = [
    Verb(
      kind: "meeting", past: WordList("встретился встретилась встретились встречался встречалась встречались"),
      future: WordList("встретится встретятся встречусь встретимся"), present: WordList("встречается встречаются"),
      infinitive: WordList("встретиться встречаться"), needsParty: true),
    Verb(
      kind: "call", past: WordList("созвонился созвонилась созвонились"), future: WordList("созвонится созвонятся"),
      present: WordList("созванивается созваниваются"), infinitive: WordList("созвониться"), needsParty: true),
    Verb(
      kind: "meeting", past: WordList("побеседовал побеседовала побеседовали переговорил переговорила переговорили"),
      future: WordList("побеседует побеседуют"), present: WordList(""),
      infinitive: WordList("побеседовать переговорить"),
      needsParty: true),
    Verb(
      kind: "talks", past: WordList("обсудил обсудила обсудили обсуждал обсуждала обсуждали"),
      future: WordList("обсудит обсудят"), present: WordList("обсуждает обсуждают"),
      infinitive: WordList("обсудить"), needsParty: true),
    Verb(
      kind: "visit", past: WordList("посетил посетила посетили посещал посещала посещали"),
      future: WordList("посетит посетят"), present: WordList("посещает посещают"), infinitive: WordList("посетить"),
      needsParty: false),
    Verb(
      kind: "session", past: WordList("собрался собралась собралось собрались заседал заседала заседали"),
      future: WordList("соберется соберутся"), present: WordList("заседает заседают"),
      infinitive: WordList("собраться"),
      needsParty: false, needsBody: true),
  ]
  /// The beginnings of words for bodies and groups that meet.
  static let bodies = StemList<Bool>(
    [
      "групп", "комисси", "комитет", "совет", "кабинет", "правительств", "парламент", "министр", "лидер", "глав",
      "депутат",
      "делегат", "эксперт", "участник", "президиум", "коллеги", "штаб", "правлени", "палат", "рад", "дум", "сенат",
      "конгресс", "совбез", "суда", "суд", "представител", "послы", "дипломат", "переговорщик", "съезд", "члены",
      "страны",
    ].map { ($0, nil, true) })

  /// The beginnings of words before the noun that speak of meetings in general, or of none.
  static let vague: [String] = [
    "люб", "никак", "возможн", "каких-", "какие-", "какой-", "подобн", "гипотетическ", "всяк", "будущ", "двусторонних",
    "цивилизован", "прямых", "многочисленн", "регулярн", "ежегодн", "различн",
  ]
  /// The beginnings of words behind which the noun names a topic, a paper or a wish: `повестка заседания`.
  static let topics: [String] = [
    "повестк", "отчет", "протокол", "стенограмм", "репортаж", "заметк", "статье", "статья", "статью", "материал",
    "запис",
    "тактик", "подход", "необходимост", "возможност", "вероятност", "отказ", "готовност", "призв", "призыв", "требова",
    "потребова", "процедур", "отсутств", "стратеги", "подготовк", "расписани", "механизм", "посредством", "отверг",
    "исключ", "отрица", "ведени", "журналист", "переговорщик", "оказани", "продолж", "стремлен",
  ]
  /// The same for words that are the beginnings of others.
  static let topicWords = WordList(
    """
    план плана плану планом плане планы планов ряд ряда зал зала зале стол стола столу столом график нет путем шанс шансы
    идея идею идеи право условия условием место мест формат прежде вместо готов готова готово готовы вести начать
    """)
  /// The beginnings of words a little way before the noun that make it a wish or a refusal.
  static let wishes: [String] = [
    "нежелан", "отказ", "готовност", "возможност", "необходимост", "призва", "призыва", "требова", "нежела",
  ]
  /// Words of sport: there a `встреча` is a match.
  static let sport = StemList<Bool>(
    [
      "матч", "счет", "гол", "тайм", "чемпионат", "турнир", "сборн", "футбол", "хоккей", "теннис", "корт", "сет",
      "плей-офф",
      "полуфинал", "финал", "лиг", "соперник", "тренер", "форвард", "вратар", "голкипер",
    ].map { ($0, nil, true) })
  /// Words that set a new event apart from the one told of before.
  static let others: [String] = [
    "нову", "новая", "новое", "новой", "новые", "новых", "друг", "следующ", "еще", "очередн", "отдельн", "втор",
    "аналогичн",
  ]

  /// Words that tell that those named with them take part.
  static let participation = StemList<Bool>(
    ["участи", "участв", "участник", "присутств"].map { ($0, nil, true) })
  /// Words before which a place is named.
  static let placePrepositions: Set<String> = ["в", "во", "на"]

  /// The kind of meeting that the folded noun names, or nil.
  static func kind(_ word: String) -> String? { nounKinds.value(word) }
  /// The verb that the folded word is a form of.
  static func verb(_ word: String) -> Verb? { verbForms[word].map { verbs[$0] } }

  private static let nounKinds = StemList<String>(nouns.map { ($0.stem, $0.endings, $0.kind) })
  private static let verbForms = Dictionary(
    verbs.indices.flatMap { place in
      [verbs[place].past, verbs[place].future, verbs[place].present, verbs[place].infinitive]
        .flatMap(\.words).map { ($0, place) }
    }, uniquingKeysWith: { first, _ in first })
}
