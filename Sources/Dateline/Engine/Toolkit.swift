internal import Foundation
public import PluginHost

/// Where the toolkit keeps what comes with it, and where it looks for what users add.
public enum Toolkit {
  /// The version of the toolkit.
  public static let version = "0.1.0"

  /// The folder of the plugins that come with the toolkit: `share/dateline/Plugins` beside the program's `bin`, or
  /// `Plugins` of the package that the program was built in; nil where there is neither.
  public static func builtInPlugins(executable: String) -> String? {
    var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/dateline/Plugins").path
    if isFolder(installed) { return installed }
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        let plugins = folder.appending(path: "Plugins").path
        return isFolder(plugins) ? plugins : nil
      }
    }
    return nil
  }

  /// The catalog of plugins: the folders named first, then `Plugins` where the command runs, then the built-in ones.
  public static func catalog(
    searching folders: [String] = [], executable: String? = nil, limits: PluginLimits = PluginLimits()
  ) -> PluginCatalog {
    let builtIn = builtInPlugins(executable: executable ?? executablePath)
    var paths = folders
    if isFolder("Plugins") { paths.append("Plugins") }
    if let builtIn, !paths.contains(where: { isSame($0, builtIn) }) { paths.append(builtIn) }
    return PluginCatalog(searchPaths: paths, library: builtIn.map { $0 + "/library" }, limits: limits)
  }

  /// The path of the running program.
  public static var executablePath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    URL(fileURLWithPath: left).resolvingSymlinksInPath() == URL(fileURLWithPath: right).resolvingSymlinksInPath()
  }
}
