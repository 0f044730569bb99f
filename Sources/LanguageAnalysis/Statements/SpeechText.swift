internal import Articles

/// An article as the rules for speech see it: its words with what every layer below says of each.
struct SpeechText {
  let words: ArticleWords
  let mentions: MentionTable
  let entities: LayerTable
  let quotations: [Quotation]
  /// The quotation that each token lies in, its marks included, or -1.
  let quotationOf: [Int]
  /// The cue that each token outside quotations is.
  let cues: [Cue?]
  /// The mention each token is part of, or -1.
  let mentionOf: [Int]
  /// Whether each token is part of the name of a cited medium.
  let isSource: [Bool]
  let morphology: LayerTable
  /// Whether parts of speech are known, or words have to do.
  let hasParts: Bool

  /// How far from a cue anything is looked for, in tokens. No sentence of a newspaper is as long; a text that is one
  /// endless sentence must not cost the square of its length.
  static let reach = 120

  init(_ article: AnalyzedArticle) {
    let words = ArticleWords(article)
    let paragraphs = article.layer("paragraphs")
    let mentions = MentionTable(article.layer("mentions"))
    let morphology = article.layer("morphology")
    let quotations = QuotationFinder.quotations(
      words, paragraphs: (0..<paragraphs.count).map { paragraphs.span($0) })
    var quotationOf = [Int](repeating: -1, count: words.count)
    for (place, quotation) in quotations.enumerated() {
      for token in quotation.opening..<min(quotation.end, words.count) { quotationOf[token] = place }
    }
    var mentionOf = [Int](repeating: -1, count: words.count)
    for row in 0..<mentions.table.count {
      for token in words.tokens(in: mentions.span(row)) where mentionOf[token] < 0 || mentions.isName(row) {
        mentionOf[token] = row
      }
    }
    var isSource = [Bool](repeating: false, count: words.count)
    let sources = article.layer("sources")
    for row in 0..<sources.count {
      for token in words.tokens(in: sources.span(row)) { isSource[token] = true }
    }
    self.words = words
    self.mentions = mentions
    self.entities = article.layer("entities")
    self.quotations = quotations
    self.quotationOf = quotationOf
    self.mentionOf = mentionOf
    self.isSource = isSource
    self.morphology = morphology
    let parts = morphology.values(1)
    hasParts = (0..<words.count).contains { words.isWord($0) && parts[$0] >= 0 }
    cues = (0..<words.count).map { token in
      guard quotationOf[token] < 0, words.isWord(token) else { return nil }
      let word = words.folded[token]
      // What was not said is no statement; `не исключил, что` and `не думает, что` are.
      if token > 0, words.folded[token - 1] == "не", !RussianSpeechWords.isAssertedByDenial(word) { return nil }
      // `продолжает расти` goes on, it does not speak.
      if word.hasPrefix("продолж"), token + 1 < words.count,
        morphology.text(2, token + 1)?.contains("VerbForm=Inf") ?? false
      {
        return nil
      }
      return CueLexicon.russian.cue(
        word, lemma: morphology.text(0, token), pos: morphology.text(1, token), features: morphology.text(2, token))
    }
  }

  func word(_ token: Int) -> String { words.folded[token] }
  func pos(_ token: Int) -> String? { morphology.text(1, token) }
  func lemma(_ token: Int) -> String { morphology.text(0, token) ?? words.folded[token] }

  /// Whether the features of the token hold `feature`, as `Case=Nom`.
  func has(_ token: Int, _ feature: String) -> Bool { morphology.text(2, token)?.contains(feature) ?? false }

  func isComma(_ token: Int) -> Bool { words.words[token] == "," }
  func isDash(_ token: Int) -> Bool { ArticleWords.isDash(words.words[token]) }
  func isQuoted(_ token: Int) -> Bool { quotationOf[token] >= 0 }
  func isBracket(_ token: Int) -> Bool { ["(", ")"].contains(words.words[token]) }

  /// Whether a clause or an inserted phrase may end at the token.
  func isBreak(_ token: Int) -> Bool {
    guard !isQuoted(token) else { return false }
    let word = words.words[token]
    return [",", ";", ":", ".", "!", "?", "…", "(", ")"].contains(word)
      || (ArticleWords.isDash(word) && !joins(token))
  }

  /// Whether a dash stands inside a word.
  private func joins(_ token: Int) -> Bool {
    token > 0 && token + 1 < words.count && words.spans[token - 1].stop == words.spans[token].start
      && words.spans[token].stop == words.spans[token + 1].start
  }

  /// Whether the token is the name of a medium, or a word for one: `агентство`, `газета`.
  func isMedium(_ token: Int) -> Bool {
    isSource[token] || RussianSpeakerNouns.media.contains { words.folded[token].hasPrefix($0) }
  }

  /// Whether a finite verb or a gerund stands there.
  func isVerb(_ token: Int) -> Bool {
    if cues[token] != nil { return true }
    guard hasParts else { return false }
    return ["VERB", "AUX"].contains(pos(token) ?? "") && has(token, "VerbForm=Fin")
  }

  func isFinite(_ token: Int) -> Bool {
    if hasParts { return isVerb(token) && !has(token, "VerbForm=Conv") }
    return cues[token] != nil && !isGerund(token)
  }

  func isGerund(_ token: Int) -> Bool {
    if hasParts { return has(token, "VerbForm=Conv") }
    let word = words.folded[token]
    return word.hasSuffix("в") || word.hasSuffix("вшись") || word.hasSuffix("я") || word.hasSuffix("ясь")
  }

  /// Whether the token can be the subject: nominative by its features, or its name stands in its dictionary form.
  func isNominative(_ token: Int) -> Bool {
    if mentionOf[token] >= 0 {
      let mention = mentionOf[token]
      // Surnames and foreign names are tagged worst; a form that differs from the nominative is none.
      if mentions.isName(mention) {
        guard isDictionaryForm(mention) else { return false }
        guard hasParts else { return true }
        let tokens = words.tokens(in: mentions.span(mention))
        // A name of a man in a consonant changes in every other case; others are as the tags have it.
        return tokens.contains { has($0, "Case=Nom") || !hasCase($0) }
          || (mentions.kind(mention) == "person" && isDeclined(tokens.upperBound - 1))
      }
    }
    if hasParts { return has(token, "Case=Nom") }
    return RussianSpeakerNouns.isNominative(words.folded[token])
  }

  private func hasCase(_ token: Int) -> Bool { has(token, "Case=") }

  /// Whether the end of the word can change at all: foreign names in vowels and acronyms do not.
  private func isDeclined(_ token: Int) -> Bool {
    guard let last = words.folded[token].last else { return false }
    return !words.isAcronym(token) && "бвгдзклмнпрстфхцчшщ".contains(last) && !has(token, "Gender=Fem")
  }

  /// Whether a mention stands in the text as it stands in the nominative.
  func isDictionaryForm(_ mention: Int) -> Bool {
    Folding.folded(mentions.normal(mention)) == Folding.folded(words.text[mentions.span(mention)])
  }

  func text(_ tokens: Range<Int>) -> String { String(words.text[words.span(tokens)]) }
}
