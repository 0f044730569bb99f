public import Foundation

/// Where the models lie: packages as pip stores them, and the pack that is made of them, both in the user's cache.
public struct ModelLocation: Hashable, Sendable {
  /// The file of the pack.
  public var pack: String
  /// The directory of the packages.
  public var packages: String

  /// The variable of the environment that names the file of the pack, for workers on other machines.
  public static let environmentName = "DATELINE_MODELS"
  static let packName = "russian-1.dlmodel"

  public init(pack: String, packages: String) {
    self.pack = pack
    self.packages = packages
  }

  /// The standard place: `dateline` in `XDG_CACHE_HOME`, else in `.cache` of the home directory, which is asked of the
  /// system where HOME is not set (Spark starts its workers with an empty environment).
  ///
  /// - Throws: ``ModelError/noCacheDirectory``.
  public static func standard(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ModelError) -> ModelLocation {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let named = value(environmentName)
    guard let cache = value("XDG_CACHE_HOME") ?? (value("HOME") ?? systemHome).map({ $0 + "/.cache" }) else {
      guard let named else { throw .noCacheDirectory }
      return ModelLocation(pack: named, packages: ".")
    }
    let directory = cache + "/dateline"
    return ModelLocation(pack: named ?? "\(directory)/\(packName)", packages: "\(directory)/packages")
  }

  private static var systemHome: String? {
    guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return nil }
    let path = String(cString: home)
    return path.isEmpty ? nil : path
  }
}
