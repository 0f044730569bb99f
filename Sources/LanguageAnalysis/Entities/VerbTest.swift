internal import Articles

/// Tells verbs by the part of speech where that is known, else by their endings.
struct VerbTest {
  private let words: ArticleWords
  private let partsOfSpeech: [String?]

  init(_ words: ArticleWords, _ morphology: LayerTable) {
    self.words = words
    partsOfSpeech = (0..<morphology.count).map { morphology.text(1, $0) }
  }

  func isVerb(_ token: Int) -> Bool {
    if token < partsOfSpeech.count, let pos = partsOfSpeech[token] { return pos == "VERB" || pos == "AUX" }
    let word = words.folded[token]
    return word.count > 3 && !words.isCapitalized(token) && !Self.nouns.contains(word)
      && Self.endings.contains { word.hasSuffix($0) }
  }

  private static let endings = [
    "ал", "ил", "ел", "ял", "ул", "ала", "ила", "ела", "яла", "ула", "али", "или", "ели", "яли", "ули", "лся", "лась",
    "лись", "лось", "ает", "яет", "ует", "ают", "яют", "уют", "ится", "ется", "ятся", "ются", "ить", "ать", "еть",
    "ять", "ться",
  ]
  private static let nouns: Set<String> = [
    "отдел", "канал", "капитал", "генерал", "материал", "адмирал", "филиал", "журнал", "капитала", "генерала",
    "адмирала",
    "отдела", "канала", "филиала", "журнала", "сигнал", "треугольник", "премьер", "совет",
  ]
}
