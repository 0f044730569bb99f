internal import Articles

/// Which way the clause looks in which a time stands.
enum ClauseTense: Hashable, Sendable {
  case past, present, future, unknown
}

/// What the layer `morphology` says of words that matter for times; where it says nothing, their endings tell.
struct WordFeatures {
  let words: ArticleWords
  private let morphology: LayerTable

  init(words: ArticleWords, morphology: LayerTable) {
    self.words = words
    self.morphology = morphology
  }

  private func partOfSpeech(_ token: Int) -> String? { token < morphology.count ? morphology.text(1, token) : nil }

  private func features(_ token: Int) -> String? { token < morphology.count ? morphology.text(2, token) : nil }

  /// Whether the part of speech of the word is known.
  func isKnown(_ token: Int) -> Bool { partOfSpeech(token) != nil }

  /// Whether the token is a nominal in the genitive.
  func isGenitive(_ token: Int) -> Bool {
    guard let list = features(token) else { return false }
    return ["NOUN", "PROPN", "ADJ", "DET", "NUM"].contains(partOfSpeech(token)) && list.contains("Case=Gen")
  }

  func isAdposition(_ token: Int) -> Bool { partOfSpeech(token) == "ADP" }

  /// Whether the token can not be the noun, or belong to the noun, that a number before it counts.
  func isOutsideNounPhrase(_ token: Int) -> Bool {
    !["NOUN", "ADJ", "NUM", "SYM", "X", nil].contains(partOfSpeech(token)) && !isGenitive(token)
  }

  /// The tense of the verb nearest to `tokens` in their sentence; a comma or a dash between counts as several words,
  /// since a clause ends there.
  ///
  /// - Complexity: O(1): no more than `reach` tokens on each side are looked at.
  func tense(_ tokens: Range<Int>, in sentence: Range<Int>) -> ClauseTense {
    // A word that sets dates rules what stands behind its preposition: `намеченный на 5 января`.
    let before = tokens.lowerBound - 1
    for distance in 0...1 where sentence.contains(before - distance) {
      if RussianTimeWords.settings.value(words.folded[before - distance]) != nil { return .future }
    }
    let left = nearest(stride(from: before, through: max(sentence.lowerBound, before - Self.reach), by: -1))
    let right = nearest(
      stride(from: tokens.upperBound, to: min(sentence.upperBound, tokens.upperBound + Self.reach), by: 1))
    guard let left else { return right?.tense ?? .unknown }
    guard let right else { return left.tense }
    return right.cost < left.cost ? right.tense : left.tense
  }

  private static let reach = 40
  private static let border = 7

  private func nearest(_ tokens: some Sequence<Int>) -> (tense: ClauseTense, cost: Int)? {
    var cost = 0
    for token in tokens {
      cost += 1
      if let tense = ownTense(token) { return (tense, cost) }
      if [",", ";", ":", "—", "–", "\"", "«", "»", "("].contains(words.words[token]) { cost += Self.border }
    }
    return nil
  }

  /// The tense that the word itself shows, or nil where it is no finite verb.
  func ownTense(_ token: Int) -> ClauseTense? {
    let word = words.folded[token]
    if RussianTimeWords.coming.contains(word) { return .future }
    if RussianTimeWords.reports.contains(word) { return .past }
    guard let part = partOfSpeech(token) else { return tenseByEnding(token) }
    guard part == "VERB" || part == "AUX", let list = features(token) else { return nil }
    if list.contains("Tense=Fut") { return .future }
    if list.contains("VerbForm=Conv") { return nil }
    // A full participle belongs to its noun; a short one is the predicate: `встреча назначена`.
    if list.contains("VerbForm=Part"), !list.contains("Variant=Short"), !list.contains("Variant=Brev") { return nil }
    if list.contains("VerbForm=Part") {
      let helpers = (max(0, token - 3)..<token).map { words.folded[$0] }
      return helpers.contains("будет") || helpers.contains("будут") ? .future : .past
    }
    if list.contains("Tense=Past") { return .past }
    return list.contains("Tense=Pres") ? .present : nil
  }

  private func tenseByEnding(_ token: Int) -> ClauseTense? {
    let word = words.folded[token]
    guard !words.isCapitalized(token), word.utf8.count >= 8, !RussianTimeWords.notPast.contains(word) else {
      return nil
    }
    let stem = word.hasSuffix("ся") || word.hasSuffix("сь") ? word.dropLast(2) : word[...]
    guard !stem.hasSuffix("тели"), stem != word || word.utf8.count >= 8 else { return nil }
    for ending in ["л", "ла", "ло", "ли"] where stem.hasSuffix(ending) {
      // A verb has a vowel before the ending: `сказал`, `вышли` aside, which are few.
      if let vowel = stem.dropLast(ending.count).last, "аеиуыоя".contains(vowel) { return .past }
    }
    return nil
  }
}
