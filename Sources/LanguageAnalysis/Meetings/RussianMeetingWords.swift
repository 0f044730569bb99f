/// The words of Russian for meetings and for how they stand.
enum RussianMeetingWords {
  /// The beginnings of the nouns, with the kind of meeting each means.
  static let nouns: [(stem: String, endings: Set<String>, kind: String)] = [
    ("встреч", ["а", "и", "е", "у", "ей", "ею", "ам", "ами", "ах", ""], "meeting"),
    ("переговор", ["ы", "ов", "ам", "ами", "ах"], "talks"),
    ("саммит", ["", "а", "у", "ом", "е", "ы", "ов"], "summit"),
    ("визит", ["", "а", "у", "ом", "е", "ы", "ов"], "visit"),
    ("консультаци", ["и", "й", "ям", "ями", "ях"], "talks"),
    ("заседани", ["е", "я", "ю", "ем", "и", "й"], "session"),
    ("совещани", ["е", "я", "ю", "ем", "и", "й"], "session"),
    ("конференци", ["я", "и", "ю", "ей"], "conference"),
  ]
  /// Verbs that name a meeting by themselves.
  static let verbs: [(words: WordList, kind: String)] = [
    (WordList("встретился встретилась встретились встретится встретятся встречается встречаются"), "meeting"),
    (WordList("посетил посетила посетили посетит посетят"), "visit"),
    (WordList("созвонился созвонилась созвонились"), "call"),
  ]
  /// Verbs and participles that tell the status; the first list with a word in the clause decides.
  static let statuses: [(words: WordList, status: String)] = [
    (
      WordList(
        """
        отменил отменила отменили отменен отменена отменено отменены отменяется отложил отложили отложен отложена
        отложены перенесен перенесена перенесены сорвалась сорвались отказался отказалась отказались
        """), "cancelled"
    ),
    (
      WordList(
        """
        состоится состоятся пройдет пройдут будет будут планируется планируют планирует запланирован запланирована
        запланировано запланированы намечен намечена намечены намечено намерен намерена намерены встретится встретятся
        посетит посетят проведет проведут предстоит предстоящий предстоящая предстоящей предстоящую предстоящих
        предстоящие примет примут прибудет прибудут начнется начнутся ожидается ожидаются
        """), "planned"
    ),
    (
      WordList(
        """
        состоялся состоялась состоялись состоялось прошел прошла прошли прошло провел провела провели завершился
        завершилась завершились закончился закончилась закончились встретился встретилась встретились обсудил обсудила
        обсудили посетил посетила посетили приняли принял приняла договорились получились созвонился созвонились
        """), "held"
    ),
    (
      WordList("проходит проходят идет идут продолжается продолжаются начался началась начались ведет ведут"), "ongoing"
    ),
  ]
  /// Words that tell that those named with them take part.
  static let participation = StemList<Bool>(
    [
      "участи", "участв", "представител", "делегац", "встретил", "встретится", "встретятся", "между",
    ].map { ($0, nil, true) })
  /// Words before which a place is named.
  static let placePrepositions: Set<String> = ["в", "во", "на"]

  /// The kind of meeting that the folded word names, or nil.
  static func kind(_ word: String) -> String? {
    nounKinds.value(word) ?? verbs.first { $0.words.contains(word) }?.kind
  }

  private static let nounKinds = StemList<String>(nouns.map { ($0.stem, $0.endings, $0.kind) })
}
