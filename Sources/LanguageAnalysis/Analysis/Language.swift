/// A language that articles are written in: its name and how its layers are computed.
///
/// One folder a language. To add one: write a type of this protocol in a folder of its own under `Languages/`, and
/// name it in ``Analyzer/standard(russian:)``.
public protocol Language: Sendable {
  /// The ISO 639-1 code.
  var code: String { get }
  /// The computers of the language, in any order; no two produce the same layer. A layer that no computer produces is
  /// empty for articles in this language.
  var layers: [any LayerComputer] { get }
}
