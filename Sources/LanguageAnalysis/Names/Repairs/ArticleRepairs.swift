extension NameRepair {
  /// One form names one kind of thing in an article: the kind that most of its mentions have, people's full names
  /// counting for their surnames.
  static let articleVote = NameRepair(
    "article-vote",
    all: { names, context in
      var votes: [String: [NameDraft.Kind: Int]] = [:]
      let surnames = Surnames(names, context)
      for name in names { votes[key(name, context), default: [:]][name.kind, default: 0] += 1 }
      return names.map { name in
        let key = key(name, context)
        var own = votes[key] ?? [:]
        if name.tokens.count == 1, surnames.holds(context.folded(name.tokens.lowerBound)) {
          own[.person, default: 0] += 2
        }
        guard own.count > 1, let most = own.values.max() else { return name }
        let best = own.filter { $0.value == most }.map(\.key)
        return best.count == 1 ? name.with(nil, best[0], by: "article-vote") : name
      }
    })

  private static func key(_ name: NameDraft, _ context: NameContext) -> String {
    name.tokens.map { context.lemmas[$0] }.joined(separator: " ")
  }

  /// A surname whose bearer the article names in full is a person wherever it stands with a capital letter.
  static let surnameAgain = NameRepair(
    "surname-again",
    all: { names, context in
      let surnames = Surnames(names, context)
      let taken = Set(names.flatMap { Array($0.tokens) })
      var names = names
      for token in 0..<context.count
      where !taken.contains(token) && context.isCapitalized(token) && surnames.holds(context.folded(token)) {
        guard [.properNoun, .noun, .other].contains(context.partOfSpeech(token)), !context.words.isAcronym(token),
          !context.small.contains(context.folded(token)), !context.words.isAddressPart(token),
          !(context.words.isOpening(token) && context.isListed(token) && !context.isListed(token, [.surname]))
        else { continue }
        names.append(NameDraft(token..<token + 1, .person, rule: "surname-again"))
      }
      return names
    })
}

/// The surnames of the people that an article names in full, known in all their forms by their beginnings.
private struct Surnames {
  /// Folded last words of full names, by their first four letters.
  private var words: [Substring: Set<String>] = [:]

  init(_ names: [NameDraft], _ context: NameContext) {
    for name in names where name.kind == .person && name.tokens.count > 1 {
      let word = context.folded(name.tokens.upperBound - 1)
      if word.count >= 4, context.words.isWord(name.tokens.upperBound - 1) {
        words[word.prefix(4), default: []].insert(word)
      }
    }
  }

  /// Whether `word` is a form of one of them: both differ in an ending of at most three letters.
  func holds(_ word: String) -> Bool {
    guard word.count >= 4, let near = words[word.prefix(4)] else { return false }
    if near.contains(word) { return true }
    return near.contains { other in
      let shared = zip(word, other).prefix { $0 == $1 }.count
      return shared >= max(4, min(word.count, other.count) - 2)
        && Self.endings.contains(String(word.dropFirst(shared)))
        && Self.endings.contains(String(other.dropFirst(shared)))
    }
  }

  private static let endings: Set<String> = [
    "", "а", "у", "ом", "е", "ым", "ой", "ы", "и", "я", "ю", "ем", "ей", "ь", "й", "ий", "ого", "ому", "им", "его",
    "ему", "ая", "ую", "ых", "их", "ою", "ым", "ами", "ов", "ам", "ах",
  ]
}
