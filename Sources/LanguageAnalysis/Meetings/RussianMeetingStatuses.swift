/// The predicates of Russian that tell how a meeting stands.
enum RussianMeetingStatuses {
  /// What a predicate tells; a word that tells nothing of meetings has none.
  static func status(_ word: String) -> String? { predicates.value(word) }

  /// Beginnings of predicates, with what they tell. The first that fits decides.
  private static let predicates = StemList<String>(
    list(
      "cancelled", nil,
      "отменен отменил отменя отмене отложен отложил отложи откладыва сорвал срыв перенесен перенес переносит")
      + list("ongoing", nil, "проходит проходят продолжа ведет ведут ведется ведутся ведущ идут идущ стартовал начал")
      + list("ongoing", [""], "идет")
      + list(
        "planned", nil,
        """
        состоится состоятся пройдет пройдут планиру запланирован намечен намечается намерен намеревается предсто собира
        проведет проведут начнется начнутся возобновит возобновят ожидает анонс назначен прибудет прибудут
        примет примут приедет приедут отправится отправятся пригласил договорил присоедин предложил запросил грядущ
        """)
      + list("planned", ["", "а", "о", "ы"], "долж должн")
      + list("planned", ["", "т"], "буде буду")
      + list(
        "held", nil,
        """
        состоял прошел прошл прошедш провел проведен завершил завершен закончил обсудил участвова присутствова длил
        получил приня договоренност итог подвел вел вела вели проводил проходил побывал
        """)
  )

  private static func list(_ status: String, _ endings: Set<String>?, _ stems: String) -> [(
    String, Set<String>?, String
  )] {
    WordList(stems).words.map { ($0, endings, status) }
  }

  /// Prepositions and phrases before the noun that presuppose that the meeting took place or is taking place.
  static let frames: Set<String> = [
    "после", "во", "время", "ходе", "итогам", "результате", "результатам", "благодаря", "до", "перед", "рамках",
    "накануне",
  ]
}
