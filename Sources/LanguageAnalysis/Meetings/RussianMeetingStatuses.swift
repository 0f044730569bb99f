/// The predicates of Russian that tell how a meeting stands.
enum RussianMeetingStatuses {
  /// What a predicate tells; a word that tells nothing of meetings has none.
  static func status(_ word: String) -> String? { predicates.value(word) }

  /// Beginnings of predicates, with what they tell. The first that fits decides.
  private static let predicates = StemList<String>(
    list(
      "cancelled", nil,
      "отменен отменил отменя отмене отложен отложил отложи откладыва сорвал срыв перенесен перенес переносит")
      + list("ongoing", nil, "проходит проходят продолжа ведется ведутся находится находятся ведущ идущ стартовал")
      + list("ongoing", [""], "идет идут ведет ведут ведем веду")
      + list("ongoing", ["ся", "ась", "ись", "ось", "", "а", "и"], "начал")
      + list(
        "planned", nil,
        """
        состоится состоятся пройдет пройдут планиру готовится готовятся запланирован намечен намечается намерен намеревается предсто собира
        проведет проведут начнется начнутся возобновит возобновят ожидает анонс прибудет прибудут
        примет примут приедет приедут отправится отправятся присоединит присоединят грядущ
        """)
      + list("planned", ["", "а", "о", "ы"], "должен должн")
      + list(
        "held", nil,
        """
        состоял прошел прошедш проведен завершил завершен закончил обсудил участвова присутствова длил получил
        договоренност подвел проходил побывал прибыл
        """)
      + list("held", ["", "а", "и", "о"], "прошл провел вел проводил принял")
  )

  private static func list(_ status: String, _ endings: Set<String>?, _ stems: String) -> [(
    String, Set<String>?, String
  )] {
    WordList(stems).words.map { ($0, endings, status) }
  }

  /// Whether the predicate says no more than that a meeting is, was or will be: `состоится`, `прошла`.
  static func isOfEvent(_ word: String) -> Bool { ofEvent.value(word) != nil }

  private static let ofEvent = StemList<Bool>(
    [
      "состо", "прош", "пройд", "проход", "заверш", "законч", "заплан", "назнач", "намеч", "готов", "продолж", "идет",
      "идут",
      "отмен", "отлож", "перенес", "начал", "начн", "возобнов", "предсто",
    ].map { ($0, nil, true) })

  /// Whether the word before the noun presupposes that the meeting took place or is taking place: `после встречи`.
  static func isFrame(_ word: String) -> Bool {
    frames.contains(word) || word.hasPrefix("результат") || (word.hasPrefix("итог") && word != "итого")
  }

  private static let frames: Set<String> = [
    "после", "во", "время", "ходе", "благодаря", "до", "перед", "рамках", "накануне",
  ]
}
