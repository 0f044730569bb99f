public import Articles
internal import LuaRuntime

/// Runs one plugin on one article after another.
///
/// The Lua state is set up once, and brought back to that moment before each article, so that a result depends on
/// nothing but the article, the options and the rows of required plugins. Not `Sendable`: one thread uses a runner at a
/// time; make one for each.
public final class PluginRunner {
  public let plugin: Plugin
  /// What results of this runner depend on besides the article.
  public let identity: PluginIdentity
  private let limits: PluginLimits
  private let state: PluginState
  private let articleFunction: LuaFunction?
  private let archiveFunction: LuaFunction?
  private let identityHash: ContentHash

  /// Loads the plugin into a fresh state.
  ///
  /// - Throws: ``PluginError`` where an option is unknown or of the wrong type, or the main chunk fails.
  public init(
    plugin: Plugin, options: [String: OptionValue] = [:], limits: PluginLimits = PluginLimits()
  ) throws(PluginError) {
    self.plugin = plugin
    self.limits = limits
    let manifest = plugin.manifest
    let values = try OptionReader.complete(options, for: manifest)
    identity = plugin.identity(options: options)
    identityHash = identity.hash
    let shape = SurfaceModel.Shape(
      tables: manifest.tables.map(\.name), options: manifest.options.map(\.name),
      requirements: manifest.requires.map { ($0, plugin.requirements[$0] ?? []) },
      archive: manifest.hasArchiveStage ? Surface.archive : nil)
    do throws(LuaError) {
      state = try PluginState(shape, tables: manifest.tables, limits: limits, seconds: limits.seconds)
      state.session.options = values
      state.session.stored = plugin
      guard case .table(let table) = try state.run(plugin.source, name: plugin.file) else {
        throw LuaError(kind: .runtime, message: "the file returned no table", place: plugin.file)
      }
      if case .function(let function) = table["article"] { articleFunction = function } else { articleFunction = nil }
      if case .function(let function) = table["archive"] { archiveFunction = function } else { archiveFunction = nil }
      try state.finishLoading()
    } catch {
      throw error.pluginError(.broken, plugin: manifest.name)
    }
  }

  /// Runs the plugin's `article` function. Failures are in the result; nothing is thrown. A plugin without one is
  /// done, and empty.
  ///
  /// - Parameter results: the rows of each required plugin for this article, by plugin.
  public func run(on article: AnalyzedArticle, results: [String: [PluginRow]] = [:]) -> PluginResult {
    guard let articleFunction else { return PluginResult(status: .empty) }
    state.start(seed: identityHash.low ^ article.article.contentHash.low)
    state.session.begin(article)
    state.session.results = results
    let model = state.session.model
    return run(
      articleFunction, [model.object("article"), model.object("emit"), model.object("options")], limits.seconds)
  }

  /// Runs the plugin's `archive` function over stored rows.
  public func runArchive(_ source: any ArchiveSource) -> PluginResult {
    guard let archiveFunction else { return PluginResult(status: .empty) }
    state.start(seed: identityHash.low)
    state.session.view.end()
    let tables = plugin.manifest.requires.flatMap { plugin.requirements[$0] ?? [] } + plugin.manifest.tables
    state.session.archive = ArchiveReader(source, tables: tables)
    let model = state.session.model
    return run(
      archiveFunction, [model.object("archive"), model.object("emit"), model.object("options")], limits.archiveSeconds)
  }

  private func run(_ function: LuaFunction, _ arguments: [LuaValue], _ seconds: Double) -> PluginResult {
    let session = state.session
    var result = PluginResult(status: .empty)
    do throws(LuaError) {
      try state.call(function, arguments, memory: limits.memory, seconds: seconds)
      result.rows = session.rows
      result.status = session.rows.isEmpty ? .empty : .ok
    } catch {
      result.status = error.status
      result.failure = PluginFailure(
        message: error.message, place: error.place, traceback: error.traceback, sentence: session.view.lastSentence)
    }
    result.reads = session.view.reads.sorted()
    result.log = session.finishedLog
    session.archive = nil
    return result
  }
}
