internal import Articles

/// The nominatives of the names of an article.
struct NameNormals {
  /// The version of the rules, part of the layer's version.
  static let version = "nominatives-1"

  private let context: NameContext
  private let inflector: NameInflector

  init(_ context: NameContext, _ inflector: NameInflector) {
    self.context = context
    self.inflector = inflector
  }

  /// The nominative of each name. A form that leads to a word which other names of the article have in the nominative
  /// is preferred.
  func normals(of names: [NameDraft]) -> [String] {
    var seen: Set<String> = []
    for name in names {
      for token in name.tokens
      where context.features[token].isNominative && context.partOfSpeech(token) == .properNoun {
        seen.insert(context.words.words[token].lowercased())
      }
    }
    // Articles repeat their names: each form is inflected once for each tagging.
    var known: [Key: String] = [:]
    return names.map { name in
      let key = Key(
        kind: name.kind, text: String(context.words.text[context.words.span(name.tokens)]),
        partsOfSpeech: Array(context.partsOfSpeech[name.tokens]), features: Array(context.features[name.tokens]))
      if let normal = known[key] { return normal }
      let normal = inflector.nominative(of: tokens(of: name), name.kind.inflected, seen: seen).text
      known[key] = normal
      return normal
    }
  }

  private struct Key: Hashable {
    let kind: NameDraft.Kind
    let text: String
    let partsOfSpeech: [UniversalPartOfSpeech]
    let features: [UniversalFeatures]
  }

  private func tokens(of name: NameDraft) -> [NameToken] {
    name.tokens.map { token in
      NameToken(
        context.words.words[token], context.partsOfSpeech[token], context.features[token],
        head: head(of: token, in: name.tokens), followsSpace: context.followsSpace(token))
    }
  }

  /// The place in the name of the noun that an adjective follows and agrees with (`Церковь Христова`). The syntax layer is
  /// not asked for it: names shall not cost a parse of every sentence.
  private func head(of token: Int, in tokens: Range<Int>) -> Int? {
    guard token > tokens.lowerBound, context.partsOfSpeech[token] == .adjective else { return nil }
    let (noun, adjective) = (context.features[token - 1], context.features[token])
    guard [.noun, .properNoun].contains(context.partsOfSpeech[token - 1]),
      noun.grammaticalCase == adjective.grammaticalCase, noun.number == adjective.number,
      noun.gender == adjective.gender
    else { return nil }
    return token - 1 - tokens.lowerBound
  }
}

extension NameDraft.Kind {
  /// The kind by which ``NameInflector`` chooses its way.
  var inflected: NameKind {
    switch self {
    case .person: .person
    case .organization: .organization
    case .place: .place
    }
  }
}
