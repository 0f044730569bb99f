internal import Articles

/// A name found by its capital letters.
struct FoundName: Equatable {
  var tokens: Range<Int>
  var kind: String
  var normal: String
  var rule: String
}

/// Finds names without a model: what the gazetteer holds, and runs of capitalized words whose kind the words in and
/// before them tell. A run about which nothing is known is left alone.
struct CapitalizedNames {
  let words: ArticleWords
  private let firstNames = RussianFirstNames.standard
  private let gazetteer = RussianGazetteer.standard
  private let surnames: SurnameForms
  /// Folded words that have a capital letter where no sentence begins.
  private let inner: Set<String>

  init(_ words: ArticleWords) {
    self.words = words
    let capitalized = (0..<words.count).filter { words.isCapitalized($0) }
    surnames = SurnameForms(seen: Set(capitalized.map { words.folded[$0] }))
    inner = Set(capitalized.lazy.filter { !words.isOpening($0) }.map { words.folded[$0] })
  }

  func names() -> [FoundName] {
    var found: [FoundName] = []
    var token = 0
    while token < words.count {
      let end = words.isCapitalized(token) ? runEnd(token) : token
      if end == token {
        token += 1
        continue
      }
      found += split(token..<end)
      token = max(end, found.last?.tokens.upperBound ?? 0)
    }
    return addingSurnames(found)
  }

  /// The end of the run of capitalized words (initials with their dots, small words of foreign names) at `token`.
  private func runEnd(_ token: Int) -> Int {
    var end = token
    while end < words.count, end == token || words.follows(end) {
      if words.isInitial(end) {
        end += 2
      } else if words.isCapitalized(end), !words.isAddressPart(end) {
        end += 1
      } else if end > token, RussianNameWords.particles.contains(words.folded[end]), end + 1 < words.count,
        words.isCapitalized(end + 1), words.follows(end + 1)
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// The names in a run: those of the gazetteer, and the people and bodies between them.
  private func split(_ run: Range<Int>) -> [FoundName] {
    var found: [FoundName] = []
    var rest = run.lowerBound
    var token = run.lowerBound
    while token < run.upperBound {
      guard let (entry, end) = gazetteer.match(words, at: token),
        entry.kind == "place" || rest == token || entry.stems.count > 1 || words.isAcronym(token),
        !(token > rest && firstNames.name(words.folded[token - 1]) != nil)
      else {
        token += 1
        continue
      }
      found += person(or: rest..<token)
      found.append(FoundName(tokens: token..<end, kind: entry.kind, normal: entry.name, rule: "gazetteer"))
      token = end
      rest = end
    }
    return found + person(or: rest..<max(rest, run.upperBound))
  }

  /// The names in `tokens`: a first name begins a new one, as in `глава его Офиса Кирилл Буданов`.
  private func person(or tokens: Range<Int>) -> [FoundName] {
    let given = tokens.dropFirst().first { token in
      firstNames.name(words.folded[token]) != nil && firstNames.name(words.folded[token - 1]) == nil
        && !words.isInitial(token - 2 < tokens.lowerBound ? token : token - 2) && token + 1 < tokens.upperBound
    }
    guard let given else { return name(of: tokens) }
    return name(of: tokens.lowerBound..<given) + name(of: given..<tokens.upperBound)
  }

  /// The name that the run `tokens` is, if anything tells its kind.
  private func name(of tokens: Range<Int>) -> [FoundName] {
    var tokens = tokens
    // A word that a sentence begins with is a name only where the article has it elsewhere, or a first name says so.
    while let first = tokens.first, words.isOpening(first), !inner.contains(words.folded[first]),
      firstNames.name(words.folded[first]) == nil, !words.isInitial(first), !words.isAcronym(first)
    {
      if tokens.count == 2, !RussianNameWords.noNames.contains(words.folded[first]), hasSurnameEnding(first + 1),
        !SentenceOpeners.isOpener(words.folded[first])
      {
        break
      }
      tokens = first + 1..<tokens.upperBound
    }
    while let first = tokens.first, RussianNameWords.posts.contains(words.folded[first]) {
      tokens = first + 1..<tokens.upperBound
    }
    guard let first = tokens.first else { return [] }
    if RussianNameWords.noNames.contains(words.folded[first]) { return [] }
    let isAfterPost = first > 0 && words.follows(first) && RussianNameWords.posts.contains(words.folded[first - 1])
    if tokens.count == 1 && words.isAcronym(first) {
      return [found(tokens, "organization", words.words[first], "acronym")]
    }
    if let given = firstNames.name(words.folded[first]),
      tokens.count > 1 || isAfterPost || inner.contains(words.folded[first])
    {
      return [found(tokens, "person", personNormal(tokens, given), "first-name")]
    }
    if words.isInitial(first), tokens.count > 2 {
      return [found(tokens, "person", personNormal(tokens, nil), "initials")]
    }
    if RussianNameWords.bodyStems.contains(where: { words.folded[first].hasPrefix($0) }) {
      return tokens.count > 1 ? [found(tokens, "organization", joined(tokens), "body-word")] : []
    }
    if tokens.allSatisfy({ words.folded[$0].unicodeScalars.allSatisfy { $0.value < 0x250 } }) {
      return [found(tokens, "organization", joined(tokens), "latin-letters")]
    }
    if isAfterPost || tokens.count == 2 || tokens.count == 3 || hasSurnameEnding(first) {
      return [found(tokens, "person", personNormal(tokens, nil), "capitalized-run")]
    }
    if first > 0, words.follows(first), RussianNameWords.placePrepositions.contains(words.folded[first - 1]) {
      return [found(tokens, "place", joined(tokens), "capitalized-run")]
    }
    return []
  }

  private func found(_ tokens: Range<Int>, _ kind: String, _ normal: String, _ rule: String) -> FoundName {
    FoundName(tokens: tokens, kind: kind, normal: normal, rule: rule)
  }

  private func hasSurnameEnding(_ token: Int) -> Bool {
    let word = words.folded[token]
    return word.count > 4 && RussianNameWords.surnameEndings.contains { word.hasSuffix($0) }
  }

  private func joined(_ tokens: Range<Int>) -> String { String(words.text[words.span(tokens)]) }

  private func personNormal(_ tokens: Range<Int>, _ given: (name: String, gender: RussianFirstNames.Gender)?) -> String
  {
    let first = tokens.lowerBound
    let isOblique = given.map { Folding.folded($0.name) != words.folded[first] } ?? true
    guard tokens.count > 1 || given == nil else { return given?.name ?? joined(tokens) }
    var normal = given?.name ?? ""
    for token in (given == nil ? tokens : first + 1..<tokens.upperBound) {
      let word = words.words[token]
      let isLast = token == tokens.upperBound - 1
      let form = isLast ? surnames.nominative(word, gender: given?.gender, isOblique: isOblique) : word
      if !normal.isEmpty && word != "." { normal += " " }
      normal += form
    }
    return normal
  }

  /// Adds single words that are the surname of a person found by the full name.
  private func addingSurnames(_ names: [FoundName]) -> [FoundName] {
    let known = Set(
      names.filter { $0.kind == "person" && $0.tokens.count > 1 }
        .compactMap { $0.normal.split(separator: " ").last.map { Folding.folded($0) } })
    let taken = Set(names.flatMap { Array($0.tokens) })
    var all = names
    for token in 0..<words.count where !taken.contains(token) && words.isCapitalized(token) {
      let normal = surnames.nominative(words.words[token], gender: nil, isOblique: true)
      for form in [normal, words.words[token]] where known.contains(Folding.folded(form)) {
        all.append(found(token..<token + 1, "person", form, "surname-of-full-name"))
        break
      }
    }
    return all.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}
