public import Articles
public import LanguageAnalysis
public import PluginHost

/// What one plugin made of an article, under the plugin's name.
public struct PluginOutcome: Hashable, Sendable {
  public var plugin: String
  public var manifest: PluginManifest
  public var result: PluginResult
}

/// Analyzes articles and runs plugins on them within this process: what every worker does, and what a program that
/// embeds Dateline uses.
///
///     let engine = try Engine(plugins: Toolkit.catalog(searching: ["Plugins"]).resolve(["participants"]))
///     for outcome in engine.analyze(article) { print(outcome.plugin, outcome.result.rows) }
///
/// Not `Sendable`: one thread uses an engine at a time; make one for each.
public final class Engine {
  /// The plugins in the order in which they run: a plugin comes after those it requires.
  public let plugins: [Plugin]
  public let analyzer: Analyzer
  private let runners: [PluginRunner]
  private let places: [String: Int]

  /// Makes an engine for `plugins`, which are in the order of `PluginCatalog.resolve`; `options` are by plugin, then by
  /// option, those that differ from the defaults. The analysis is that with the models of this machine, if there are any
  /// (``Analysis/standard``).
  ///
  /// - Throws: ``PluginError`` where an option does not fit or a plugin can not be set up.
  public init(
    plugins: [Plugin], options: [String: [String: OptionValue]] = [:], limits: PluginLimits = PluginLimits(),
    analyzer: Analyzer = Analysis.standard.analyzer
  ) throws(PluginError) {
    self.plugins = plugins
    self.analyzer = analyzer
    var runners: [PluginRunner] = []
    for plugin in plugins {
      runners.append(
        try PluginRunner(plugin: plugin, options: options[plugin.manifest.name] ?? [:], limits: limits))
    }
    self.runners = runners
    places = Dictionary(uniqueKeysWithValues: plugins.enumerated().map { ($1.manifest.name, $0) })
  }

  /// What results depend on besides the article, for each plugin.
  public var identities: [PluginIdentity] { runners.map(\.identity) }

  /// Runs every plugin on the article. Nothing is thrown: how a plugin ended is in its result.
  public func analyze(_ article: Article) -> [PluginOutcome] {
    analyze(AnalyzedArticle(article, provider: analyzer))
  }

  /// Runs every plugin on an analyzed article.
  public func analyze(_ article: AnalyzedArticle) -> [PluginOutcome] {
    run(plugins.indices.filter { plugins[$0].manifest.hasArticleStage }, on: article).map { place, result in
      PluginOutcome(plugin: plugins[place].manifest.name, manifest: plugins[place].manifest, result: result)
    }
  }

  /// Runs the plugins at `places` in this order. `given` are the rows of required plugins that do not run here;
  /// `starting` is told each plugin before it runs.
  func run(
    _ places: [Int], on article: AnalyzedArticle, given: [Int: [PluginRow]] = [:], starting: (Int) -> Void = { _ in }
  ) -> [(place: Int, result: PluginResult)] {
    var rows = given
    var results: [(place: Int, result: PluginResult)] = []
    for place in places {
      let manifest = plugins[place].manifest
      let required = manifest.requires.map { ($0, self.places[$0].flatMap { rows[$0] }) }
      if let missing = required.first(where: { $0.1 == nil }) {
        results.append((place, PluginResult(status: .error, failure: .requirementFailed(missing.0))))
        continue
      }
      starting(place)
      let result = runners[place].run(
        on: article, results: Dictionary(uniqueKeysWithValues: required.map { ($0.0, $0.1 ?? []) }))
      if result.status.isSuccess { rows[place] = result.rows }
      results.append((place, result))
    }
    return results
  }

  /// Runs the archive stage of the plugin at `place` over stored rows.
  func runArchive(_ place: Int, over source: any ArchiveSource) -> PluginResult {
    runners[place].runArchive(source)
  }
}

extension PluginFailure {
  /// A plugin did not run because one that it requires has no rows to give.
  static func requirementFailed(_ name: String) -> PluginFailure {
    PluginFailure(message: "requires the plugin \(name), which failed on this article; mend that one first")
  }
}
