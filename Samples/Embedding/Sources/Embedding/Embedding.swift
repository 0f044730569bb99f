import Dateline

/// Loads a plugin, analyzes one article and prints the rows with the sentences that prove them.
@main
struct Embedding {
  static func main() throws {
    let article = Article(
      id: "example", source: "example", published: CalendarDay(iso: "2026-02-03"),
      text: "Министр Анна Белова встретилась с послом. «Переговоры были полезными», – сказала Анна Белова.")
    let catalog = Toolkit.catalog(searching: CommandLine.arguments.dropFirst().map { $0 })
    let engine = try Engine(plugins: catalog.resolve(["participants"]))
    for outcome in engine.analyze(article) {
      print(outcome.plugin, outcome.result.status)
      for row in outcome.result.rows {
        let sentence = row.evidence.map { article.text[$0.sentence] } ?? ""
        print(row.cells, "←", sentence)
      }
    }
  }
}
