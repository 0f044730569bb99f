public import Articles

/// Computes one layer, or several that can only be found together, from the text and from other layers.
///
/// A computer is a pure function of the article (its text, title and publication day) and of the layers it names in
/// ``requires``: equal versions mean equal tables.
public protocol LayerComputer: Sendable {
  /// The layers that ``compute(_:)`` gives, in that order.
  var produces: [LayerName] { get }
  /// The layers that ``compute(_:)`` asks the article for. It may ask for no others, since the version of the result
  /// covers only these.
  var requires: [LayerName] { get }
  /// The version of the computer's own rules, data and models; to be changed whenever a result may change.
  var version: String { get }
  /// Computes the tables of ``produces``.
  func compute(_ article: AnalyzedArticle) -> [LayerTable]
}
