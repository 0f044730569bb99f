/// What a whole name is taken to be: all its words share these.
struct NameForm: Equatable, Sendable {
  var grammaticalCase: Grammeme
  /// Nil in the plural, where Russian has no genders.
  var gender: Grammeme?

  var isPlural: Bool { gender == nil }

  private static let cases: [Grammeme] = [.nominative, .genitive, .dative, .accusative, .instrumental, .prepositional]

  /// The nominative comes first, so that nothing is changed without a reason.
  static let ofPeople: [NameForm] = forms([.masculine, .feminine, nil])
  static let ofThings: [NameForm] = forms([.masculine, .feminine, .neuter, nil])

  private static func forms(_ genders: [Grammeme?]) -> [NameForm] {
    cases.flatMap { form in genders.map { NameForm(grammaticalCase: form, gender: $0) } }
  }
}

/// One way to read a word of a name: in which forms it stands here, and what its nominative is.
struct NameReading: Sendable {
  enum Nominative: Sendable {
    case text(String)
    /// Inflected only when the reading is chosen.
    case inflected(Parse)
  }

  /// Nil: the word looks the same in every case.
  var grammaticalCase: Grammeme?
  /// Nil: any gender.
  var gender: Grammeme?
  /// Nil: any number.
  var isPlural: Bool?
  var nominative: Nominative
  /// How far the reading is believed; compared within a word and summed over the words of a name.
  var weight: Double
  /// The rule that gave it.
  var rule: String

  func fits(_ form: NameForm) -> Bool {
    if let grammaticalCase, grammaticalCase != form.grammaticalCase { return false }
    if let isPlural, isPlural != form.isPlural { return false }
    if let gender, let wanted = form.gender, gender != wanted { return false }
    return true
  }
}

/// A word, or a part of a hyphenated one, whose nominative is sought.
struct NameWord {
  /// In lower case, as typed otherwise.
  let text: String
  let kind: NameKind
  /// Whether the word only qualifies the head (`Северной` in `Северной Ирландии`).
  let isQualifier: Bool
  /// Whether another part follows that carries the ending: Рис-Могга, Ким Чен Ына.
  let precedesPart: Bool
  let dictionary: MorphologicalDictionary
  /// The dictionary's readings.
  let parses: [Parse]

  /// The last letter.
  var ending: Character { text.last ?? " " }

  var endsInConsonant: Bool { NameEndings.consonants.contains(ending) }

  /// Whether the ending is that of an oblique adjective: Великого, младшему.
  var endsLikeAdjective: Bool {
    text.unicodeScalars.count > 5 && ["ого", "его", "ому", "ему"].contains { text.hasUTF8Suffix($0) }
  }

  /// Whether the word stands in the dictionary as a noun or adjective.
  var isListed: Bool { parses.contains { $0.isListed && isNominal($0) } }

  /// Whether the dictionary has the word as a name of the kind that is sought.
  var isListedAsName: Bool {
    let marks: GrammemeSet =
      switch kind {
      case .person: [.firstName, .surname, .patronymic]
      case .organization: [.organization]
      case .place: [.place]
      }
    return parses.contains { $0.isListed && !dictionary.grammemes(of: $0.tag).isDisjoint(with: marks) }
  }

  /// Whether the dictionary has the word as a person's name, but only in other cases than the nominative. Surnames in
  /// -е and -и do not count: foreign ones meet the forms of rare listed ones (Валенте, Валент).
  var isListedInOtherCase: Bool {
    let names = parses.map { ($0, dictionary.grammemes(of: $0.tag)) }.filter {
      $0.0.isListed && !$0.1.isDisjoint(with: [.firstName, .surname, .patronymic])
    }
    guard !names.isEmpty, !endsInConsonant, !names.contains(where: { $0.1.contains(.nominative) }) else { return false }
    return ending != "е" && ending != "и" || names.contains { $0.1.contains(.firstName) }
  }

  /// Whether all that the dictionary knows of the word is a nominative.
  var isListedAsNominativeOnly: Bool {
    let listed = parses.filter { $0.isListed && isNominal($0) }
    return !listed.isEmpty && listed.allSatisfy { dictionary.grammemes(of: $0.tag).contains(.nominative) }
  }

  func isNominal(_ parse: Parse) -> Bool {
    let grammemes = dictionary.grammemes(of: parse.tag)
    return !grammemes.isDisjoint(with: [.noun, .adjective, .participle]) && !grammemes.contains(.initial)
  }
}
