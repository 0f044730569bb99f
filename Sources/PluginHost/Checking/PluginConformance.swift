public import Articles

/// What every plugin must fulfill, checked by running it.
public enum PluginConformance {
  /// Checks a plugin on some articles: it and its options say what they are, it stays in its limits, and gives the same
  /// rows in two states and in another order of the articles. Gives what is wrong, a line each. An archive stage runs
  /// over rows kept in memory, where SQL can not be asked.
  ///
  /// - Parameter articles: makes the articles anew each time, so that no layer is shared between two runs.
  /// - Throws: ``PluginError`` where the plugin can not be loaded.
  public static func check(
    _ plugin: Plugin, required: [Plugin] = [], articles: () -> [AnalyzedArticle], limits: PluginLimits = PluginLimits()
  ) throws(PluginError) -> [String] {
    var problems: [String] = []
    let manifest = plugin.manifest
    if manifest.summary.isEmpty { problems.append("the plugin has no summary") }
    for option in manifest.options where option.summary.isEmpty {
      problems.append("option '\(option.name)' has no summary")
    }
    if manifest.tables.isEmpty { problems.append("the plugin declares no tables, so it can emit nothing") }

    let forward = try run(plugin, required, articles(), limits)
    let backward = try run(plugin, required, articles().reversed(), limits).reversed()
    for (first, second) in zip(forward, backward) {
      if let failure = first.result.failure {
        problems.append("article \(first.article) ended with \(first.result.status.rawValue): \(failure.line)")
      }
      if first.result != second.result {
        problems.append("article \(first.article) gives other results in another state: the plugin keeps something")
      }
    }
    if manifest.hasArchiveStage, problems.isEmpty {
      let first = try runArchive(plugin, required, articles(), limits)
      let second = try runArchive(plugin, required, articles().reversed(), limits)
      if let failure = first.failure {
        problems.append(failure)
      } else if first != second {
        problems.append("the archive stage gives other results in another state: the plugin keeps something")
      }
    }
    return problems
  }

  private static func runners(
    _ plugin: Plugin, _ required: [Plugin], _ limits: PluginLimits
  ) throws(PluginError) -> [PluginRunner] {
    var runners: [PluginRunner] = []
    for each in required where each.manifest.name != plugin.manifest.name {
      runners.append(try PluginRunner(plugin: each, limits: limits))
    }
    runners.append(try PluginRunner(plugin: plugin, limits: limits))
    return runners
  }

  private static func run(
    _ plugin: Plugin, _ required: [Plugin], _ articles: [AnalyzedArticle], _ limits: PluginLimits
  ) throws(PluginError) -> [(article: String, result: PluginResult)] {
    let runners = try runners(plugin, required, limits)
    return articles.map { article in
      var results: [String: [PluginRow]] = [:]
      var last = PluginResult(status: .empty)
      for runner in runners {
        last = runner.run(on: article, results: results.filter { runner.plugin.requirements[$0.key] != nil })
        results[runner.plugin.manifest.name] = last.rows
      }
      return (article.article.id, last)
    }
  }

  /// What the plugin's archive stage emits over all articles, or why it does not.
  private struct ArchiveRun: Equatable {
    var failure: String?
    var rows: [[PluginRow]]
  }

  private static func runArchive(
    _ plugin: Plugin, _ required: [Plugin], _ articles: [AnalyzedArticle], _ limits: PluginLimits
  ) throws(PluginError) -> ArchiveRun {
    let runners = try runners(plugin, required, limits)
    let archive = MemoryArchive(articles)
    let failure = archive.runArticleStages(runners) ?? archive.runArchiveStages(runners)
    return ArchiveRun(failure: failure, rows: plugin.manifest.tables.map { archive.emitted($0.name) })
  }
}
