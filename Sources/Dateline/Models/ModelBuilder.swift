internal import Foundation
public import LanguageAnalysis

/// Makes the model pack of the packages that pip has stored.
public struct ModelBuilder: Sendable {
  /// Makes a section of the pack from the dictionary's files, given by name.
  public typealias Derivation = @Sendable (_ file: (String) -> [UInt8]?) throws -> (section: String, bytes: [UInt8])

  private let location: ModelLocation
  private let derivations: [Derivation]

  /// The sections that are derived from the dictionary's files besides the files themselves.
  public static let standardDerivations: [Derivation] = [{ try MorphologicalDictionary.compileTables(from: $0) }]

  /// A builder that reads and writes at `location`.
  public init(_ location: ModelLocation, derivations: [Derivation] = standardDerivations) {
    self.location = location
    self.derivations = derivations
  }

  /// Checks the packages, packs what is needed of them, and puts the pack in its place.
  ///
  /// - Returns: the new pack.
  /// - Throws: ``ModelError``; an old pack is then still in its place.
  public func build() throws(ModelError) -> ModelPack {
    var encoder = ModelPackEncoder()
    encoder.add(ModelPack.sourcesSection, lines: ModelPackage.all.map(\.source.line))
    try addNetworks(to: &encoder)
    try addDictionary(to: &encoder)
    try ModelFile.write(encoder.encoded(), to: location.pack)
    return try ModelFile.open(location.pack)
  }

  private func addNetworks(to encoder: inout ModelPackEncoder) throws(ModelError) {
    let package = ModelPackage.natasha
    let files = try content(of: package, prefix: "natasha/data/")
    do {
      try SlovnetFiles(files).addSections(to: &encoder)
    } catch {
      throw .unfitPackage(package, path: path(of: package), reason: "\(error)")
    }
  }

  private func addDictionary(to encoder: inout ModelPackEncoder) throws(ModelError) {
    let package = ModelPackage.dictionary
    let files = try content(of: package, prefix: "pymorphy3_dicts_ru/data/")
    // The other form of the tags' table is of no use here.
    for name in files.keys.sorted() where name != "gramtab-opencorpora-ext.json" {
      encoder.add(name, bytes: files[name] ?? [])
    }
    for derivation in derivations {
      do {
        let section = try derivation { files[$0] }
        encoder.add(section.section, bytes: section.bytes)
      } catch {
        throw .unfitPackage(package, path: path(of: package), reason: "\(error)")
      }
    }
  }

  private func path(of package: ModelPackage) -> String { "\(location.packages)/\(package.fileName)" }

  /// The files of a package below `prefix`, by the rest of their names.
  private func content(of package: ModelPackage, prefix: String) throws(ModelError) -> [String: [UInt8]] {
    let path = path(of: package)
    guard FileManager.default.fileExists(atPath: path) else {
      throw .noPackage(package, directory: location.packages)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .file(path: path, action: "read", reason: SystemError().description)
    }
    let bytes = [UInt8](data)
    let digits = SHA256.digits(of: bytes)
    guard digits == package.sha256 else { throw .wrongPackage(package, path: path, found: digits) }
    do {
      let members = try ArchiveMembers.read(bytes) { $0.hasPrefix(prefix) }
      return Dictionary(uniqueKeysWithValues: members.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
    } catch {
      throw .unfitPackage(package, path: path, reason: error.description)
    }
  }
}
