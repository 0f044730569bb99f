public import Articles

/// What every plugin must fulfill, checked by running it.
public enum PluginConformance {
  /// Checks a plugin on some articles: it stays in its limits, gives the same rows in two states and in another order
  /// of the articles, and columns that say something of themselves. Gives what is wrong, a line each.
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
        problems.append(
          "article \(first.article) ended with \(first.result.status.rawValue): "
            + [failure.place, failure.message].compactMap { $0 }.joined(separator: ": "))
      }
      if first.result != second.result {
        problems.append("article \(first.article) gives other results in another state: the plugin keeps something")
      }
    }
    return problems
  }

  private static func run(
    _ plugin: Plugin, _ required: [Plugin], _ articles: [AnalyzedArticle], _ limits: PluginLimits
  ) throws(PluginError) -> [(article: String, result: PluginResult)] {
    var runners: [PluginRunner] = []
    for each in required where each.manifest.name != plugin.manifest.name {
      runners.append(try PluginRunner(plugin: each, limits: limits))
    }
    let runner = try PluginRunner(plugin: plugin, limits: limits)
    return articles.map { article in
      var results: [String: [PluginRow]] = [:]
      for helper in runners { results[helper.plugin.manifest.name] = helper.run(on: article, results: results).rows }
      return (article.article.id, runner.run(on: article, results: results))
    }
  }
}
