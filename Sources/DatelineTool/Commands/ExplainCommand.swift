import ArgumentParser
import Dateline

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a result was made of, and what has changed since.")

  @Argument(help: "The id of an article.")
  var article: String

  @Argument(help: "The name of a plugin.")
  var plugin: String

  @OptionGroup var database: DatabaseOption
  @OptionGroup var plugins: PluginOptions
  @OptionGroup var models: ModelsOption
  @OptionGroup var format: FormatOption

  func run() throws {
    let store = try database.openForReading()
    let articles = try store.articles(id: article)
    guard !articles.isEmpty else {
      throw Problem(
        "\(database.path): there is no article \(article); `dateline query \"SELECT id FROM article\"` lists them")
    }
    var rows: [[ShownValue]] = []
    let now = try? plugins.catalog.resolve([plugin]).first { $0.manifest.name == plugin }
    for reference in articles {
      let explanation = try store.explain(article: reference.key, plugin: plugin)
      rows += self.rows(explanation, now: now)
    }
    format.write(ShownTable(columns: ["article", "part", "then", "now", "change"], rows: rows))
  }

  private func rows(_ explanation: Explanation, now: Plugin?) -> [[ShownValue]] {
    let id = ShownValue.text(explanation.id)
    guard let result = explanation.result else {
      return [[id, .text("result"), .text("never ran on this article"), .null, .text("run it")]]
    }
    var rows: [[ShownValue]] = []
    func add(_ part: String, then: String?, now: String?) {
      let change = then == now ? "" : now == nil ? "gone" : then == nil ? "new" : "changed"
      rows.append([
        id, .text(part), then.map { .text($0) } ?? .null, now.map { .text($0) } ?? .null, .text(change),
      ])
    }
    rows.append([id, .text("status"), .text("\(result.status.rawValue), \(result.rows) rows"), .null, .null])
    rows.append([id, .text("key"), .text(result.key.description), .null, .null])
    let content = explanation.article.content.description
    add("article content", then: content, now: content)
    let options = now.flatMap { now in try? plugins.values(for: [now])[plugin] } ?? [:]
    let current = now?.identity(options: options).parts ?? []
    let names = Set(result.identity.parts.map(\.name)).union(current.map(\.name)).sorted()
    for name in names {
      add(
        name, then: result.identity.parts.first { $0.name == name }?.value,
        now: current.first { $0.name == name }?.value)
    }
    let analyzer = models.analysis(quietly: true).analyzer
    for layer in result.reads.layers {
      let version = analyzer.version(of: layer.name, language: result.reads.language)
      add("layer \(layer.name) (\(result.reads.language))", then: layer.version, now: version)
    }
    for required in result.requires {
      rows.append([id, .text("requires \(required.plugin)"), .text(required.key.description), .null, .null])
    }
    if let failure = result.failure { rows.append([id, .text("failure"), .text(failure.message), .null, .null]) }
    return rows
  }
}
