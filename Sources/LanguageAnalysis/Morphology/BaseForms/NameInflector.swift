/// Brings names to the nominative.
///
/// A person's words are inflected together: every word offers its readings (``NameReadingRule/all``), the tagger's
/// features vote, and the one case, gender and number that all words support best is taken. So a doubtful surname is
/// decided by the first name before it. Of organizations and places only the head noun and its adjectives change.
public struct NameInflector: Sendable {
  private let dictionary: MorphologicalDictionary

  /// Makes an inflector over `dictionary`.
  public init(_ dictionary: MorphologicalDictionary) { self.dictionary = dictionary }

  /// The name in the nominative.
  ///
  /// - Parameters:
  ///   - tokens: the words of the name, as the tokenizer cut them.
  ///   - kind: what the name is of.
  ///   - seen: words (in lower case) that stand in the nominative in names of the same article; a form that leads to
  ///     one of them is preferred. May be empty.
  /// - Complexity: some 10 µs a word, more for words with many readings.
  public func nominative(of tokens: [NameToken], _ kind: NameKind, seen: Set<String> = []) -> BaseForm {
    let inflected = NameParts.inflected(tokens, kind, dictionary)
    let candidates = tokens.indices.map { index in
      inflected[index].map {
        NameCandidates(tokens[index], kind, isQualifier: $0, isLast: index == tokens.count - 1, seen, dictionary)
      }
    }
    var best: (form: NameForm, weight: Double)?
    for form in kind == .person ? NameForm.ofPeople : NameForm.ofThings {
      var weight = 0.0
      for candidate in candidates { weight += candidate?.support(for: form) ?? 0 }
      if weight > best?.weight ?? -.infinity { best = (form, weight) }
    }
    let form = best?.form ?? NameForm(grammaticalCase: .nominative, gender: nil)
    var text = ""
    var rules: [String] = []
    for (index, token) in tokens.enumerated() {
      if index > 0, token.followsSpace { text += " " }
      guard let candidate = candidates[index] else {
        text += token.text
        continue
      }
      text += candidate.nominative(in: form, dictionary, &rules)
    }
    return BaseForm(text: text, gender: form.gender, isPlural: form.isPlural, rule: rules.joined(separator: " + "))
  }
}

/// The readings of one token of a name, part by part where it has hyphens.
private struct NameCandidates {
  /// A part between hyphens; without readings it stays as it is.
  struct Part {
    let typed: String
    let readings: [NameReading]
    let fixedBy: String?
  }

  private let token: NameToken
  private let parts: [Part]
  private let votes: Bool
  /// Whether the tagger's case counts; it says little of a syllable that looks like a nominative in every case.
  private let votesOnCase: Bool

  init(
    _ token: NameToken, _ kind: NameKind, isQualifier: Bool, isLast: Bool, _ seen: Set<String>,
    _ dictionary: MorphologicalDictionary
  ) {
    self.token = token
    let isFirstSyllable = kind == .person && !isLast && Self.isSyllable(token.text)
    votesOnCase = !(isFirstSyllable && token.features.isNominative)
    if let reason = Self.reasonToKeep(token) {
      parts = [Part(typed: token.text, readings: [], fixedBy: reason)]
      votes = false
      return
    }
    votes = true
    if let stem = NameSpelling.abbreviation(token.text) {
      parts = [
        Part(
          typed: token.text,
          readings: [
            NameReading(
              grammaticalCase: nil, gender: nil, isPlural: nil, nominative: .text(stem), weight: 3,
              rule: "abbreviation")
          ], fixedBy: nil)
      ]
      return
    }
    func part(_ typed: String, _ parses: [Parse], precedesPart: Bool) -> Part {
      let word = NameWord(
        text: LowerCase.of(typed), kind: kind, isQualifier: isQualifier, precedesPart: precedesPart,
        dictionary: dictionary, parses: parses)
      var readings = NameReadingRule.all.flatMap { $0.read(word) }
      if !seen.isEmpty { Self.prefer(seen, word.text, dictionary, &readings) }
      return Part(typed: typed, readings: readings, fixedBy: nil)
    }
    let whole = dictionary.parse(token.text)
    let pieces = token.text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if pieces.count == 1 || pieces.contains("") || whole.contains(where: \.isListed) {
      parts = [part(token.text, whole, precedesPart: isFirstSyllable)]
      return
    }
    var result: [Part] = []
    var isBehindPreposition = false
    for (index, piece) in pieces.enumerated() {
      if index > 0, NameParts.inHyphens.contains(piece) { isBehindPreposition = true }
      if isBehindPreposition || piece.first?.isUppercase != true && index < pieces.count - 1 {
        result.append(Part(typed: piece, readings: [], fixedBy: "particle"))
      } else {
        let precedesPart = index < pieces.count - 1 && !NameParts.inHyphens.contains(pieces[index + 1])
        result.append(part(piece, dictionary.parse(piece), precedesPart: precedesPart))
      }
    }
    parts = result
  }

  /// Whether the word is one of the short first parts of Korean, Chinese and Vietnamese names.
  private static func isSyllable(_ text: String) -> Bool {
    text.count <= 4 && LowerCase.of(text).count { NameEndings.vowels.contains($0) } == 1
      && NameEndings.consonants.contains(text.last ?? " ")
  }

  /// Why the token stays as it is whatever the name's case, nil for a word to inflect.
  private static func reasonToKeep(_ token: NameToken) -> String? {
    let text = token.text
    if NameParts.isParticle(text) { return "particle" }
    guard text.contains(where: \.isLetter) else { return "sign" }
    if text.unicodeScalars.contains(where: { $0.isLetter && $0.isLatin }) { return "foreign" }
    if text.count == 1 || text.contains(".") { return "initial" }
    if text.count <= 5, !text.contains(where: \.isLowercase), text.count > 1 { return "abbreviation" }
    return nil
  }

  /// Forms that lead to a word which the article also has in the nominative are believed more.
  private static func prefer(
    _ seen: Set<String>, _ typed: String, _ dictionary: MorphologicalDictionary, _ readings: inout [NameReading]
  ) {
    for index in readings.indices where readings[index].grammaticalCase != .nominative {
      let nominative = readings[index].nominativeText(dictionary)
      if nominative != typed, seen.contains(nominative) { readings[index].weight += 2 }
    }
  }

  /// How well the word goes with `form`: its best reading, and the tagger's vote.
  func support(for form: NameForm) -> Double {
    guard votes else { return 0 }
    var weight = 0.0
    var count = 0
    for part in parts where part.fixedBy == nil {
      weight += reading(of: part, in: form)?.weight ?? -2
      count += 1
    }
    return (count > 0 ? weight / Double(count) : 0) + vote(for: form)
  }

  private func vote(for form: NameForm) -> Double {
    let features = token.features
    var vote = 0.0
    if votesOnCase, let found = features.grammaticalCase {
      if found == form.grammaticalCase {
        vote += 2
      } else if Set([found, form.grammaticalCase]) == [.genitive, .accusative] {
        vote += 1.2
      }
    }
    if let number = features.number, (number == .plural) == form.isPlural { vote += 1 }
    if let gender = features.gender, let wanted = form.gender, gender == wanted { vote += 1 }
    return vote
  }

  private func reading(of part: Part, in form: NameForm) -> NameReading? {
    var best: NameReading?
    for reading in part.readings where reading.fits(form) && reading.weight > best?.weight ?? -.infinity {
      best = reading
    }
    return best
  }

  func nominative(in form: NameForm, _ dictionary: MorphologicalDictionary, _ rules: inout [String]) -> String {
    parts.map { part -> String in
      if let reason = part.fixedBy {
        rules.append(reason)
        return part.typed
      }
      guard let reading = reading(of: part, in: form) else {
        rules.append("unchanged")
        return part.typed
      }
      rules.append(reading.rule)
      return NameSpelling.restored(reading.nominativeText(dictionary), like: part.typed)
    }.joined(separator: "-")
  }
}

extension NameReading {
  /// The nominative in lower case; a plural stays one.
  func nominativeText(_ dictionary: MorphologicalDictionary) -> String {
    switch nominative {
    case .text(let text): return text
    case .inflected(let parse):
      var need: GrammemeSet = [.nominative]
      if let isPlural { need = need.union(isPlural ? [.plural] : [.singular]) }
      if let gender, !dictionary.grammemes(of: parse.tag).contains(.noun) { need = need.union(GrammemeSet([gender])) }
      return (dictionary.inflect(parse, to: need) ?? dictionary.inflect(parse, to: [.nominative]) ?? parse).word
    }
  }
}
