/// A name on its way through the repairs: where it stands, what it names, and what decided so.
struct NameDraft: Hashable {
  typealias Kind = TaggedName.Kind

  var tokens: Range<Int>
  var kind: Kind
  /// What found the name and which repairs changed it since, in their order: `network+alias`.
  var rule: String

  init(_ tokens: Range<Int>, _ kind: Kind, rule: String) {
    self.tokens = tokens
    self.kind = kind
    self.rule = rule
  }

  /// The name with other tokens or another kind, decided by the repair named `rule`.
  func with(_ tokens: Range<Int>? = nil, _ kind: Kind? = nil, by rule: String) -> NameDraft {
    let (newTokens, newKind) = (tokens ?? self.tokens, kind ?? self.kind)
    guard newTokens != self.tokens || newKind != self.kind else { return self }
    return NameDraft(newTokens, newKind, rule: self.rule.hasSuffix(rule) ? self.rule : self.rule + "+" + rule)
  }
}

/// One small correction of the names that the network found. ``RussianNameRepairs`` lists them in their order.
struct NameRepair: Sendable {
  /// What the `rule` column calls it.
  let name: String
  /// Gives the names as they should be; they may come in any order and overlap, the first to begin then stays.
  let repair: @Sendable (_ names: [NameDraft], _ context: NameContext) -> [NameDraft]

  /// A repair of all names together.
  init(_ name: String, all repair: @escaping @Sendable ([NameDraft], NameContext) -> [NameDraft]) {
    self.name = name
    self.repair = repair
  }

  /// A repair of each name by itself: gives what stands in its place, nothing where it is no name.
  init(_ name: String, each repair: @escaping @Sendable (NameDraft, NameContext) -> [NameDraft]) {
    self.init(name, all: { names, context in names.flatMap { repair($0, context) } })
  }

  /// The names after the repair, in the order of the text and without overlaps.
  func callAsFunction(_ names: [NameDraft], _ context: NameContext) -> [NameDraft] {
    let all = repair(names, context).filter { !$0.tokens.isEmpty }
    let sorted = all.enumerated().sorted {
      ($0.element.tokens.lowerBound, $0.offset) < ($1.element.tokens.lowerBound, $1.offset)
    }
    var kept: [NameDraft] = []
    for (_, name) in sorted where name.tokens.lowerBound >= kept.last?.tokens.upperBound ?? 0 { kept.append(name) }
    return kept
  }
}
