/// What a rule says of a place where the text might be cut.
enum CutDecision: String, Sendable {
  case join, split
}

/// A small named rule of segmentation. Rules are tried in the order of their list, and the first that decides is right.
struct SegmentationRule<Place>: Sendable {
  let name: String
  /// The decision, or nil where the rule has nothing to say.
  let decide: @Sendable (Place) -> CutDecision?

  init(_ name: String, _ decide: @escaping @Sendable (Place) -> CutDecision?) {
    self.name = name
    self.decide = decide
  }
}

/// A place that was looked at, and the rule that decided about it: what `explain` shows.
package struct CutExplanation: Equatable, Sendable {
  /// The byte offset of the place.
  package let offset: Int
  /// Whether the text was cut there.
  package let isCut: Bool
  /// The name of the rule that decided, or `default`.
  package let rule: String
}
