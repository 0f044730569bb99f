/// Small words around attributions.
enum RussianSpeechWords {
  /// Words that open the clause a cue takes.
  static let conjunctions: Set<String> = [
    "что", "чтобы", "как", "какой", "какая", "какие", "какое", "почему", "кто", "сколько", "дескать", "якобы", "будто",
  ]

  /// What may stand before a verb that is inverted: `…, ранее сообщил X`.
  static let adverbs = WordList(
    """
    ранее также затем позже потом позднее уже еще вновь снова накануне вчера сегодня так тогда впрочем однако в_частности
    и при этом же только прямо открыто с грустью иронично категорически официально неоднократно однажды просто честно
    теперь недавно
    """)

  /// Verbs by which media pass on what others said.
  static let passing: Set<String> = [
    "передает", "передают", "передавал", "передавало", "передала", "передал", "цитирует", "цитируют", "приводит",
    "сообщает", "сообщают", "пишет", "пишут", "информирует", "информируют", "транслирует",
  ]

  /// Nouns that take what is demanded.
  static let demands: Set<String> = ["требованием", "призывом", "просьбой", "призыва", "требования", "предложением"]

  /// Whether `не` before the verb makes a claim of its own.
  static func isAssertedByDenial(_ word: String) -> Bool {
    ["исключ", "дума", "счита", "скрыва", "скрыл", "сомнева", "отрица", "соглас", "полага", "уверен", "допуска"]
      .contains {
        word.hasPrefix($0)
      }
  }

  /// Words that open an aside.
  static let asides: Set<String> = [
    "в", "во", "на", "при", "по", "кроме", "между", "тем", "однако", "а", "но", "и", "так", "также", "тогда", "впрочем",
    "вместе", "с", "кстати", "наконец", "ранее", "позже", "более", "таким", "напротив", "правда", "сейчас", "теперь",
  ]

  /// What coordinates two cues of one subject.
  static let coordinators: Set<String> = ["и", "а", "но", "однако", "также"]
}
