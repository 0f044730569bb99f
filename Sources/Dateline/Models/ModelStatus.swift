internal import Foundation
public import LanguageAnalysis

/// What there is of models on this machine; what `dateline models` prints.
public struct ModelStatus: Sendable {
  /// A package in the cache.
  public struct Package: Sendable {
    public let package: ModelPackage
    public let path: String
    /// The length of the file, or nil where it is not there.
    public let bytes: Int?
  }

  public let location: ModelLocation
  public let packages: [Package]
  /// The pack, or why there is none to work with.
  public let pack: Result<ModelPack, ModelError>
  /// The length of the pack's file, or nil where it is not there.
  public let packBytes: Int?

  /// Looks at `location`. Opens the pack but does not read all of it: see ``ModelPack/verify()``.
  public init(at location: ModelLocation) {
    func bytes(_ path: String) -> Int? {
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue
    }
    self.location = location
    packages = ModelPackage.all.map { package in
      let path = "\(location.packages)/\(package.fileName)"
      return Package(package: package, path: path, bytes: bytes(path))
    }
    packBytes = bytes(location.pack)
    pack = Result { () throws(ModelError) in try ModelFile.open(location.pack) }
  }
}
