import Articles
import Foundation
import LanguageAnalysis
import PluginHost
import Testing

/// The plugins in `Plugins/`, each with all it requires.
private enum OwnPlugins {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let catalog = PluginCatalog(searchPaths: [root.appendingPathComponent("Plugins").path])

  static func load(_ name: String) throws -> (plugin: Plugin, required: [Plugin]) {
    let resolved = try catalog.resolve([name])
    return (try #require(resolved.last), resolved.dropLast())
  }

  /// The articles in `Samples/news`.
  static func samples() -> [AnalyzedArticle] {
    var reader = Articles.ArchiveReader(paths: [root.appendingPathComponent("Samples/news").path])
    var articles: [AnalyzedArticle] = []
    while let item = reader.next() {
      guard case .record(let record) = item, let article = record.decode().article else { continue }
      articles.append(AnalyzedArticle(article, provider: Analyzer.standard))
    }
    return articles
  }
}

@Suite("The plugins that come with Dateline")
struct OwnPluginTests {
  @Test("Every one is found, can be loaded, and carries tests")
  func found() throws {
    let list = OwnPlugins.catalog.list()
    #expect(list.count >= 4)
    for entry in list {
      let plugin = try entry.plugin.get()
      #expect(!plugin.tests.isEmpty, "\(entry.name) has no tests")
    }
  }

  @Test("Its own tests pass", arguments: OwnPlugins.catalog.names)
  func ownTests(_ name: String) throws {
    let (plugin, required) = try OwnPlugins.load(name)
    for outcome in try PluginTests.run(plugin, required: required, provider: Analyzer.standard) {
      #expect(outcome.passed, "\(name), test \(outcome.test):\n\(outcome.differences.joined(separator: "\n"))")
    }
  }

  @Test("It keeps what every plugin promises, on the sample archive")
  func conformance() throws {
    // Analyzed once for all plugins: the layers are values, and only the plugins are on trial here.
    let layers = OwnPlugins.samples().map { article in
      (article.article, Dictionary(uniqueKeysWithValues: LayerSchema.all.map { ($0.name, article.layer($0.name)) }))
    }
    try #require(layers.count >= 20)
    for name in OwnPlugins.catalog.names {
      let (plugin, required) = try OwnPlugins.load(name)
      let problems = try PluginConformance.check(plugin, required: required) {
        layers.map { article, tables in AnalyzedArticle(article, provider: Analyzer.standard) { tables[$0] } }
      }
      #expect(problems == [], "\(name)")
    }
  }
}
