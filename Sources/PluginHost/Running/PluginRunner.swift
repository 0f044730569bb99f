public import Articles

/// Runs one plugin on one article after another.
///
/// The Lua state is set up once, and brought back to that moment before each article, so that a result depends on
/// nothing but the article, the options and the rows of required plugins. Not `Sendable`: one thread uses a runner at a
/// time; make one for each.
public final class PluginRunner {
  public let plugin: Plugin
  /// What results of this runner depend on besides the article.
  public let identity: PluginIdentity

  /// Loads the plugin into a fresh state.
  ///
  /// - Throws: ``PluginError`` where an option is unknown or of the wrong type, or the main chunk fails.
  public init(
    plugin: Plugin, options: [String: OptionValue] = [:], limits: PluginLimits = PluginLimits()
  ) throws(PluginError) {
    self.plugin = plugin
    self.identity = plugin.identity(options: options)
    fatalError("to be written")
  }

  /// Runs the plugin's `article` function. Failures are in the result; nothing is thrown.
  ///
  /// - Parameter results: the rows of each required plugin for this article, by plugin.
  public func run(on article: AnalyzedArticle, results: [String: [PluginRow]] = [:]) -> PluginResult {
    fatalError("to be written")
  }

  /// Runs the plugin's `archive` function over stored rows.
  public func runArchive(_ source: any ArchiveSource) -> PluginResult { fatalError("to be written") }
}
