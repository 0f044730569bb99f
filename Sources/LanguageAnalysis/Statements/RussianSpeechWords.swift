/// The words of Russian that attribute what is said.
enum RussianSpeechWords {
  /// The beginnings of verbs of saying.
  static let stems: [String] = WordList(
    """
    сказал говорит говорил заявил заявля отметил отмеча подчеркнул подчеркива сообщил сообща добавил добавля рассказал
    рассказыва пояснил поясня объяснил объясня уточнил уточня считает считают полага уверен убежден напомнил напомина
    признал призна написал пишет ответил отвеча предупредил предупрежда пообещал обеща призвал призыва утвержда
    заверил констатировал заключил прокомментировал указал указыва высказал выразил выступил назвал называет
    предложил предлага предположил выразил возразил воскликнул спросил поинтересовался подытожил резюмировал
    процитировал цитирует опровергл опроверг подтвердил подтвержда потребовал осудил обвинил
    """
  ).words
  /// What may follow such a beginning.
  static let endings: Set<String> = [
    "", "а", "о", "и", "ы", "ет", "ют", "ла", "ло", "ли", "л", "ит", "ят", "ся", "ась", "ись", "ий", "ть", "е", "ем",
  ]

  /// `по словам`, `по мнению`: what stands behind is the speaker.
  static let phrases: Set<String> = ["словам", "мнению", "утверждению", "оценке", "оценкам", "выражению", "заявлению"]

  /// Whether the folded word is a verb of saying.
  static func isVerb(_ word: String) -> Bool { verbs.value(word) != nil }

  private static let verbs = StemList<Bool>(stems.map { ($0, endings, true) })
}
