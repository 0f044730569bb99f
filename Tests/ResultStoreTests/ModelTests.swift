import Articles
import PluginHost
import ResultStore
import Testing

@Suite("Random work on the store equals a dictionary")
struct ModelTests {
  struct Entry: Equatable {
    var status: PluginStatus
    var rows: [PluginRow]
  }

  @Test("any sequence of writes, changes, rebuilds and reopenings", arguments: 1...8)
  func randomWork(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(state: seed)
    var store = try ResultStore(path: folder.file("a.db"))
    let names = ["first", "second"]
    var version = [0, 0]
    func manifest(_ place: Int) -> PluginManifest {
      let columns = [
        TableColumn(name: "n\(version[place] % 3)", type: .integer), TableColumn(name: "at", type: .evidence),
      ]
      return .sample(names[place], table: names[place] + "_table", columns: columns)
    }
    func prepare() throws -> [PreparedPlugin] {
      try store.prepare(names.indices.map { (manifest($0), .sample(names[$0], source: "v\(version[$0])")) })
    }
    var plugins = try prepare()
    var texts: [Int: String] = [:]
    var references: [Int: ArticleReference] = [:]
    var model: [String: [Int: Entry]] = ["first": [:], "second": [:]]

    func randomRow() -> PluginRow {
      let start = Int.random(in: 0...20, using: &random)
      let place = Evidence(span: TextSpan(start, start + 3), sentence: TextSpan(0, 40))
      let evidence = Bool.random(using: &random) ? place : nil
      if Bool.random(using: &random) {
        return PluginRow(table: 1, cells: [.text(String(repeating: "ж", count: start))], evidence: evidence)
      }
      let cell: Cell = Bool.random(using: &random) ? .evidence(place) : .null
      return PluginRow(table: 0, cells: [.integer(Int64(start)), cell], evidence: evidence)
    }

    for step in 0..<120 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<5:
        let number = Int.random(in: 0..<12, using: &random)
        let text = "Текст \(Int.random(in: 0..<4, using: &random)) о встрече в городе."
        var session = RegistrationSession()
        let outcome = try store.register([Article.sample(number, text: text).record], in: &session)[0]
        #expect(outcome.outcome == (texts[number] == nil ? .new : texts[number] == text ? .same : .changed))
        if let known = references[number] { #expect(known.key == outcome.article.key) }
        if outcome.outcome == .changed { for name in names { model[name]?[number] = nil } }
        texts[number] = text
        references[number] = outcome.article
      case 5:
        try store.close()
        store = try ResultStore(path: folder.file("a.db"))
        plugins = try prepare()
      case 6:
        let place = Int.random(in: 0..<2, using: &random)
        let before = manifest(place)
        version[place] += Int.random(in: 1...3, using: &random)
        plugins = try prepare()
        if manifest(place) != before { model[names[place]] = [:] }
      case 7:
        let place = Int.random(in: 0..<2, using: &random)
        try store.remove(plugin: names[place])
        model[names[place]] = [:]
        plugins = try prepare()
      default:
        var batch: [ResultWrite] = []
        for (number, reference) in references.sorted(by: { $0.key < $1.key }) where Bool.random(using: &random) {
          let plugin = plugins[Int.random(in: 0..<2, using: &random)]
          let status = PluginStatus.allCases.randomElement(using: &random) ?? .ok
          let rows = status == .ok ? (0...Int.random(in: 0..<5, using: &random)).map { _ in randomRow() } : []
          batch.append(
            ResultWrite(
              article: reference.key, plugin: plugin,
              key: ResultKey(content: reference.content, identity: plugin.identity),
              result: PluginResult(status: status, rows: rows), reads: sampleReads))
          model[plugin.name]?[number] = Entry(status: status, rows: rows)
        }
        let summary = try store.write(batch)
        #expect(summary.results == batch.count && summary.outdated.isEmpty && summary.refused == 0)
      }

      guard step % 10 == 9 else { continue }
      for plugin in plugins {
        let results = try store.results(ofPlugin: plugin.name)
        #expect(results.count == model[plugin.name]?.count)
        for (number, reference) in references {
          let entry = model[plugin.name]?[number]
          #expect(results[reference.key]?.status == entry?.status)
          #expect(try store.rows(article: reference.key, plugin: plugin) == entry?.rows ?? [])
        }
      }
      for (number, reference) in references { #expect(try store.article(reference.key)?.text == texts[number]) }
      #expect(try store.verify() == [])
    }
  }
}
