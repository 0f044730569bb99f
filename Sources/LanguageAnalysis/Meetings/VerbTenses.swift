internal import Articles

/// Tells the tense of verbs by their features where the layer `morphology` has them, else by their endings.
struct VerbTenses {
  private let words: ArticleWords
  private let morphology: LayerTable
  private let isTagged: Bool

  init(_ words: ArticleWords, _ morphology: LayerTable) {
    self.words = words
    self.morphology = morphology
    // By rules alone only numbers and marks have a part of speech.
    isTagged = (0..<min(morphology.count, 200)).contains { morphology.text(2, $0) != nil }
  }

  /// The tense of a finite verb, a short participle or an infinitive at `token`; nil where none stands there.
  func tense(_ token: Int) -> VerbTense? {
    guard words.isWord(token) else { return nil }
    if isTagged {
      guard let pos = morphology.text(1, token), ["VERB", "AUX", "ADJ"].contains(pos) else { return nil }
      let feats = morphology.text(2, token) ?? ""
      if pos == "ADJ" { return nil }
      if feats.contains("VerbForm=Inf") { return .infinitive }
      if feats.contains("VerbForm=Fin") {
        return feats.contains("Tense=Past") ? .past : feats.contains("Tense=Fut") ? .future : .present
      }
      // `была запланирована`, `отложены`
      return feats.contains("Variant=") ? .past : nil
    }
    let word = words.folded[token]
    guard word.count > 3, !words.isCapitalized(token) || words.isOpening(token), !Self.nouns.contains(word) else {
      return nil
    }
    // `представители`
    if word.hasSuffix("тели") || word.hasSuffix("тель") { return nil }
    for (endings, tense) in Self.endings where endings.contains(where: { word.hasSuffix($0) }) { return tense }
    return nil
  }

  private static let endings: [([String], VerbTense)] = [
    (["ться", "тись", "ать", "ить", "еть", "ять"], .infinitive),
    (
      [
        "ал", "ил", "ел", "ял", "ул", "шел", "вел", "ала", "ила", "ела", "яла", "шла", "али", "или", "ели", "яли",
        "шли",
        "ало", "ило", "ялся", "илась", "алась", "лся", "лась", "лись", "лось", "ена", "ено", "ены", "ана", "аны", "ано",
      ], .past
    ), (["дет", "дут", "оится", "оятся", "нется", "нутся", "етится", "етятся"], .future),
    (["ает", "яет", "ует", "ают", "яют", "уют", "ется", "ются", "ится", "ятся", "ят", "ит"], .present),
  ]
  private static let nouns: Set<String> = [
    "отдел", "канал", "капитал", "генерал", "материал", "адмирал", "филиал", "журнал", "сигнал", "украина", "страна",
    "страны", "стороны", "сторона", "планы", "экраны", "охрана", "охраны", "смена", "смены", "цена", "цены", "измена",
    "визит", "кредит", "лимит", "дефицит", "область", "память", "печать", "весть", "мать", "опять", "пять", "пункт",
    "цели",
    "недели", "неделя", "дело", "дела", "тела", "тело", "сила", "силы", "школа", "правила", "правило", "начало",
    "начала",
    "могила", "зал", "зала", "члены", "члена", "сцена", "сцены", "главы", "ученые", "или", "если",
  ]
}
