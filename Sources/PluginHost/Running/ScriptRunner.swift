/// Runs a script: Lua in free form, with the globals `archive` and `article`, whose `print` goes to the caller.
public final class ScriptRunner {
  /// Reads a script. `library` is the folder of shared modules; `require` and `data` look into the script's folder
  /// first.
  ///
  /// - Throws: ``PluginError`` where the file can not be read or is not Lua.
  public init(
    file: String, library: String? = nil, limits: PluginLimits = PluginLimits(),
    output: @escaping (String) -> Void
  ) throws(PluginError) {
    fatalError("to be written")
  }

  /// Runs the script over an archive; `article` is its first article. Failures are in the result; it has no rows.
  public func run(on archive: any ScriptArchive) -> PluginResult { fatalError("to be written") }
}
