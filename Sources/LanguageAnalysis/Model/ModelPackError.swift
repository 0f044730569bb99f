/// Why a model pack can not be used. Whoever knows the file adds its path and the command that mends it.
public enum ModelPackError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes do not begin as a model pack does.
  case notAPack
  /// The pack was written by another release of the toolkit.
  case otherFormat(found: Int, expected: Int)
  /// Fewer or more bytes than the pack says it has.
  case wrongLength(found: Int, expected: Int)
  /// The header or the directory does not have the content it was written with.
  case damagedDirectory
  /// A section does not have the content it was written with.
  case damagedSection(String)
  /// A section that is needed is not there.
  case missingSection(String)
  /// A section does not have the length its meaning asks for.
  case wrongSection(String, found: Int, expected: Int)

  public var description: String {
    switch self {
    case .notAPack: "the file is no model pack"
    case .otherFormat(let found, let expected):
      "the model pack has format \(found), this release reads format \(expected)"
    case .wrongLength(let found, let expected):
      "the model pack is damaged: it has \(found) bytes and should have \(expected)"
    case .damagedDirectory: "the model pack is damaged: its directory fails its checksum"
    case .damagedSection(let name): "the model pack is damaged: section \(name) fails its checksum"
    case .missingSection(let name): "the model pack has no section \(name)"
    case .wrongSection(let name, let found, let expected):
      "the model pack is unfit: section \(name) has \(found) bytes and should have \(expected)"
    }
  }
}
