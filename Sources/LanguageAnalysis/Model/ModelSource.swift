/// Where a part of the models comes from, and under which license.
public struct ModelSource: Hashable, Sendable {
  /// What the part is, in a few words.
  public let content: String
  /// The package that carries it, and its version.
  public let package: String
  public let version: String
  public let license: String
  /// The SHA-256 of the package file, in hexadecimal digits.
  public let sha256: String

  public init(content: String, package: String, version: String, license: String, sha256: String) {
    self.content = content
    self.package = package
    self.version = version
    self.license = license
    self.sha256 = sha256
  }

  /// The fields in one line with tabs between, as they stand in the pack.
  package var line: String { [content, package, version, license, sha256].joined(separator: "\t") }

  package init?(line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 5 else { return nil }
    self.init(content: fields[0], package: fields[1], version: fields[2], license: fields[3], sha256: fields[4])
  }
}

extension ModelPack {
  /// The section that lists the sources.
  package static let sourcesSection = "sources"

  /// Where the models in the pack come from.
  public var sources: [ModelSource] { ((try? lines(Self.sourcesSection)) ?? []).compactMap(ModelSource.init(line:)) }
}
