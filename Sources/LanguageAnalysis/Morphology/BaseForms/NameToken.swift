/// A word of a name as it stands in the text, with what the networks say of it.
public struct NameToken: Sendable {
  /// The word as typed.
  public var text: String
  /// The tagger's part of speech.
  public var partOfSpeech: UniversalPartOfSpeech
  /// The tagger's features.
  public var features: UniversalFeatures
  /// The place in the name of the word this one depends on; nil for one outside the name or unknown.
  public var head: Int?
  /// Whether white space stands before the word.
  public var followsSpace: Bool

  /// Makes a token.
  public init(
    _ text: String, _ partOfSpeech: UniversalPartOfSpeech, _ features: UniversalFeatures, head: Int? = nil,
    followsSpace: Bool = true
  ) {
    self.text = text
    self.partOfSpeech = partOfSpeech
    self.features = features
    self.head = head
    self.followsSpace = followsSpace
  }
}

/// What a name is of; each kind is brought to the nominative in its own way.
public enum NameKind: Sendable {
  case person, organization, place
}

/// A name in the nominative.
public struct BaseForm: Equatable, Sendable {
  /// The name, capitalized and spaced as in the text.
  public var text: String
  /// `masc`, `femn` or `neut` where the name was read as a singular of that gender.
  public var gender: Grammeme?
  /// Whether the name is a plural.
  public var isPlural: Bool
  /// The rules that decided, one for each word that could change: `listed name + consonant ending`.
  public var rule: String
}
