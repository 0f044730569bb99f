/// The layers of DESIGN §2. A layer's columns are named here once; JSON, storage and Lua all follow from this list.
///
/// To add a layer: add its schema here and to ``all``, and a folder in `LanguageAnalysis` that computes it.
extension LayerSchema {
  /// Every layer in the order in which it is shown and stored.
  public static let all: [LayerSchema] = [
    .paragraphs, .sentences, .tokens, .morphology, .syntax, .names, .mentions, .entities, .times, .statements,
    .meetings, .sources,
  ]

  /// The schema of the layer named `name`.
  public static func named(_ name: LayerName) -> LayerSchema? { all.first { $0.name == name } }

  /// Blocks of text between blank lines or line breaks; `kind` is `text` or `heading`.
  public static let paragraphs = LayerSchema(
    "paragraphs", [.init("start", .offset), .init("stop", .offset), .init("kind", .text)])

  /// Sentences; none crosses the border of a paragraph.
  public static let sentences = LayerSchema("sentences", [.init("start", .offset), .init("stop", .offset)])

  /// Words, numbers and punctuation marks.
  public static let tokens = LayerSchema("tokens", [.init("start", .offset), .init("stop", .offset)])

  /// One object a token: lemma, UD part of speech, UD features (`Case=Nom|Number=Sing`).
  public static let morphology = LayerSchema(
    "morphology", [.init("lemma", .text), .init("pos", .text), .init("feats", .text)])

  /// One object a token: the token it depends on (null for a root) and the UD relation.
  public static let syntax = LayerSchema(
    "syntax", [.init("head", .index("tokens")), .init("relation", .text)])

  /// Names as found in the text, before they are linked; `kind` is `person`, `organization` or `place`, `normal` this
  /// very name in the nominative, `rule` what found or changed it.
  public static let names = LayerSchema(
    "names",
    [
      .init("start", .offset), .init("stop", .offset), .init("kind", .text), .init("normal", .text),
      .init("rule", .text),
    ])

  /// What stands for an entity in the text; `form` is `name`, `post` or `pronoun`.
  public static let mentions = LayerSchema(
    "mentions",
    [
      .init("start", .offset), .init("stop", .offset), .init("kind", .text), .init("form", .text),
      .init("normal", .text), .init("entity", .index("entities")), .init("rule", .text),
    ])

  /// People, organizations and places, each once an article, under the fullest nominative name the article gives.
  public static let entities = LayerSchema(
    "entities", [.init("name", .text), .init("kind", .text), .init("posts", .texts), .init("rule", .text)])

  /// Calendar expressions; `value` is an ISO 8601 value or null where it can not be resolved.
  public static let times = LayerSchema(
    "times", [.init("start", .offset), .init("stop", .offset), .init("value", .text), .init("rule", .text)])

  /// What somebody is reported to have said; the span is the content without quotation marks, `kind` is `direct` or
  /// `indirect`.
  public static let statements = LayerSchema(
    "statements",
    [
      .init("start", .offset), .init("stop", .offset), .init("kind", .text), .init("speaker", .index("entities")),
      .init("speakerText", .text), .init("speakerSpan", .span), .init("cue", .span), .init("rule", .text),
    ])

  /// Events where parties meet, one object an event; `status` is `held`, `ongoing`, `planned`, `cancelled` or
  /// `unclear`, `mentions` the words that name the event.
  public static let meetings = LayerSchema(
    "meetings",
    [
      .init("kind", .text), .init("status", .text), .init("mentions", .spans),
      .init("participants", .indices("entities")), .init("place", .index("entities")), .init("time", .index("times")),
      .init("date", .text), .init("rule", .text),
    ])

  /// Media that the article cites.
  public static let sources = LayerSchema(
    "sources", [.init("start", .offset), .init("stop", .offset), .init("name", .text), .init("rule", .text)])
}
