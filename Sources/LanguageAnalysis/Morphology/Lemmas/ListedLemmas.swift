/// Lemmas of Russian function words as Universal Dependencies has them, where the dictionary's base form is another.
enum ListedLemmas {
  /// The lemma of the folded word with this reading, nil where the dictionary decides. The word is only asked for where
  /// the part of speech has such words.
  static func lemma(
    of word: @autoclosure () -> String, _ partOfSpeech: UniversalPartOfSpeech, _ features: UniversalFeatures
  ) -> String? {
    switch partOfSpeech {
    case .adposition: return prepositions[word()]
    // `то, что` is a word of its own beside the masculine `тот, кто`.
    case .pronoun: return features.gender == .neuter || features.gender == nil ? neuters[word()] : nil
    case .adjective: return dutiful.contains(word()) ? "должен" : nil
    case .adverb: return comparatives[word()]
    default: return nil
    }
  }

  private static let prepositions = [
    "во": "в", "со": "с", "ко": "к", "об": "о", "обо": "о", "ото": "от", "изо": "из", "надо": "над", "подо": "под",
    "передо": "перед", "предо": "пред", "безо": "без",
  ]
  private static let neuters = ["то": "то", "того": "то", "тому": "то", "тем": "то", "том": "то"]
  private static let dutiful: Set<String> = ["должен", "должна", "должно", "должны"]
  private static let comparatives = ["больше": "больше", "меньше": "меньше"]
}
