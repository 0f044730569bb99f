internal import Articles

/// A pattern of tokens: a list of conditions, each for one token, some of which may be missing or repeated.
///
/// The idea is that of spaCy's Matcher. Matching keeps the set of all parts that may come next (Thompson's simulation of
/// an automaton), so it never goes back; a match lies within one sentence and is at most ``longest`` tokens long.
struct TokenPattern {
  /// More tokens than this no match has, so that the time is linear in the length of the text.
  static let longest = 200
  /// Parts beyond this many do not fit the set of states.
  static let mostParts = 60

  /// What one token must fulfill; nil and empty mean that nothing is asked.
  struct Condition: Hashable {
    /// Exact words, folded words, folded lemmas.
    var texts: Set<String>?
    var words: Set<String>?
    var lemmas: Set<String>?
    var pos: Set<String>?
    /// `Case=Nom` and the like; all must be there, for each one of its values.
    var features: [[String]] = []
    /// Kinds of entity; empty for any.
    var entities: Set<String>?
  }

  struct Part: Hashable {
    var condition: Condition
    var isOptional: Bool
    var repeats: Bool
  }

  let parts: [Part]

  /// The longest matches from the left in tokens `range` that do not overlap, at most `most`.
  func matches(in tokens: TokenView, range: Range<Int>, most: Int = .max) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound, found.count < most {
      if let stop = longestMatch(in: tokens, from: start, limit: range.upperBound) {
        found.append(start..<stop)
        start = stop
      } else {
        start += 1
      }
    }
    return found
  }

  /// The end of the longest match that begins at token `start`.
  private func longestMatch(in tokens: TokenView, from start: Int, limit: Int) -> Int? {
    let accepted: UInt64 = 1 << UInt64(parts.count)
    var states = reachable(0)
    var best: Int?
    let end = min(limit, tokens.endOfSentence(of: start), start + TokenPattern.longest)
    var place = start
    while place < end, states & (accepted - 1) != 0 {
      var next: UInt64 = 0
      for (number, part) in parts.enumerated() where states & (1 << UInt64(number)) != 0 {
        guard tokens.fulfills(part.condition, place) else { continue }
        next |= reachable(number + 1)
        if part.repeats { next |= reachable(number) }
      }
      place += 1
      states = next
      if states & accepted != 0 { best = place }
    }
    return best
  }

  /// The states reached from a state by leaving out optional parts.
  private func reachable(_ state: Int) -> UInt64 {
    var states: UInt64 = 1 << UInt64(state)
    var state = state
    while state < parts.count, parts[state].isOptional {
      state += 1
      states |= 1 << UInt64(state)
    }
    return states
  }
}

/// The tokens of an article as patterns ask for them; layers are taken when first needed.
final class TokenView {
  private let view: ArticleView
  private let text: String
  private let tokens: LayerTable
  private lazy var morphology = view.layer("morphology")
  private lazy var sentences = view.layer("sentences")
  private lazy var folded: [Int: String] = [:]
  private lazy var foldedLemmas: [Int32: String] = [:]
  private lazy var kinds: [Int: Set<String>] = entityKinds()

  init?(_ view: ArticleView) {
    guard let article = view.article, let tokens = view.layer("tokens") else { return nil }
    self.view = view
    self.text = article.article.text
    self.tokens = tokens
  }

  var count: Int { tokens.count }

  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(tokens.span(range.lowerBound).start, tokens.span(range.upperBound - 1).stop)
  }

  /// The tokens inside a span.
  func range(inside span: TextSpan) -> Range<Int> {
    let starts = tokens.values(0)
    let first = starts.partitioningIndex { Int($0) >= span.start }
    var end = first
    while end < tokens.count, tokens.span(end).stop <= span.stop { end += 1 }
    return first..<end
  }

  private var lastSentence = 0

  /// The place after the last token of the sentence that token `place` is in.
  func endOfSentence(of place: Int) -> Int {
    guard let sentences, sentences.count > 0 else { return tokens.count }
    let start = tokens.span(place).start
    if sentences.span(lastSentence).start > start { lastSentence = 0 }
    while lastSentence + 1 < sentences.count, sentences.span(lastSentence).stop <= start { lastSentence += 1 }
    let stop = sentences.span(lastSentence).stop
    var end = place + 1
    while end < tokens.count, end - place <= TokenPattern.longest, tokens.span(end).start < stop { end += 1 }
    return end
  }

  func fulfills(_ condition: TokenPattern.Condition, _ place: Int) -> Bool {
    if let texts = condition.texts, !texts.contains(String(text[tokens.span(place)])) { return false }
    if let words = condition.words, !words.contains(word(place)) { return false }
    if let pos = condition.pos, !pos.contains(morphology?.text(1, place) ?? "") { return false }
    if let lemmas = condition.lemmas, !lemmas.contains(lemma(place)) { return false }
    if !condition.features.isEmpty {
      let own = Set((morphology?.text(2, place) ?? "").split(separator: "|").map(String.init))
      for choices in condition.features where own.isDisjoint(with: choices) { return false }
    }
    if let wanted = condition.entities {
      guard let own = kinds[place] else { return false }
      if !wanted.isEmpty, own.isDisjoint(with: wanted) { return false }
    }
    return true
  }

  private func word(_ place: Int) -> String {
    if let known = folded[place] { return known }
    let word = FoldedText(text[tokens.span(place)]).string
    folded[place] = word
    return word
  }

  private func lemma(_ place: Int) -> String {
    guard let morphology else { return "" }
    let id = morphology.values(0)[place]
    guard id >= 0 else { return "" }
    if let known = foldedLemmas[id] { return known }
    let lemma = FoldedText(morphology.strings[Int(id)]).string
    foldedLemmas[id] = lemma
    return lemma
  }

  /// The lemma of the first token that reads `word`, folded.
  func lemma(of word: String) -> String? {
    for place in 0..<count where self.word(place) == word { return morphology?.text(0, place) }
    return nil
  }

  private func entityKinds() -> [Int: Set<String>] {
    guard let mentions = view.layer("mentions"), let column = mentions.schema.place(of: "kind") else { return [:] }
    var kinds: [Int: Set<String>] = [:]
    for mention in 0..<mentions.count {
      guard let kind = mentions.text(column, mention) else { continue }
      for place in range(inside: mentions.span(mention)) { kinds[place, default: []].insert(kind) }
    }
    return kinds
  }
}
