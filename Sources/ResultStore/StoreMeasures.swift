internal import Articles
internal import Foundation
internal import PluginHost

/// Measures of the store on made-up articles, for the hidden `dateline measure` and for tests.
package enum StoreMeasures {
  package struct Measure: Sendable {
    package var name: String
    /// How many were done.
    package var count: Int
    package var seconds: Double
    /// Things a second.
    package var rate: Double { Double(count) / seconds }
  }

  /// Writes and reads `articles` articles of about `textBytes` bytes with `rowsPerArticle` small rows each, in a new file
  /// at `path`.
  package static func measure(
    path: String, articles count: Int = 20_000, rowsPerArticle: Int = 10, textBytes: Int = 4000,
    layerBytes: Int = 12_000
  ) throws(StoreError) -> [Measure] {
    let store = try ResultStore(path: path)
    let manifest = PluginManifest(
      name: "measured",
      tables: [
        TableSchema(
          name: "measured",
          columns: [
            TableColumn(name: "name", type: .text), TableColumn(name: "kind", type: .text),
            TableColumn(name: "mentions", type: .integer), TableColumn(name: "statements", type: .integer),
          ])
      ])
    let identity = PluginIdentity(name: "measured", parts: [])
    let plugin = try store.prepare([(manifest, identity)])[0]
    let reads = ReadSet(language: "ru", layers: [.init("entities", version: "1")])
    let body = String(repeating: "Министр приехал в Казань. ", count: max(1, textBytes / 46))
    let records = (0..<count).map { number in
      let article = Article(
        id: "article-\(number)", source: "measure.jsonl#\(number)", title: "Заголовок \(number)",
        published: CalendarDay(ordinal: 18_000 + number % 3000), text: "\(number) " + body)
      return ArticleRecord(article, fingerprint: ContentHash(fields: ["record", article.id]))
    }
    let row = PluginRow(
      table: 0, cells: [.text("Иван Иванович Иванов"), .text("person"), .integer(3), .integer(1)],
      evidence: Evidence(span: TextSpan(8, 22), sentence: TextSpan(8, 52)))
    let layers = [UInt8](repeating: 7, count: layerBytes)
    var measures: [Measure] = []
    var references: [ArticleReference] = []

    var session = RegistrationSession()
    measures.append(
      try time("articles registered", count) { () throws(StoreError) in
        for start in stride(from: 0, to: count, by: 500) {
          references += try store.register(Array(records[start..<min(start + 500, count)]), in: &session).map(\.article)
        }
      })
    measures.append(
      try time("analyses written", count) { () throws(StoreError) in
        for start in stride(from: 0, to: count, by: 500) {
          let batch = references[start..<min(start + 500, count)]
          try store.write([], analyses: batch.map { AnalysisWrite(article: $0, layers: layers) })
        }
      })
    func writeAll() throws(StoreError) {
      for start in stride(from: 0, to: count, by: 500) {
        try store.write(
          references[start..<min(start + 500, count)].map { reference in
            ResultWrite(
              article: reference.key, plugin: plugin,
              key: ResultKey(content: reference.content, identity: plugin.identity),
              result: PluginResult(status: .ok, rows: Array(repeating: row, count: rowsPerArticle)), reads: reads)
          })
      }
    }
    measures.append(try time("rows written", count * rowsPerArticle, writeAll))
    measures.append(try time("rows replaced", count * rowsPerArticle, writeAll))
    session = RegistrationSession()
    measures.append(
      try time("known records confirmed", count) { () throws(StoreError) in
        let known = try store.fingerprints()
        let found = records.compactMap { record in known[record.fingerprint].map { ($0, record.article.source) } }
        _ = try store.confirm(found, in: &session)
      })
    measures.append(
      try time("cached results loaded", count) { () throws(StoreError) in
        _ = try store.results(ofPlugin: "measured")
      })
    measures.append(
      try time("articles read", count) { () throws(StoreError) in
        for reference in references { _ = try store.article(reference.key) }
      })
    measures.append(
      try time("analyses read", count) { () throws(StoreError) in
        for reference in references { _ = try store.analysis(of: reference) }
      })
    measures.append(
      try time("articles' rows read", count) { () throws(StoreError) in
        for reference in references { _ = try store.rows(article: reference.key, plugin: plugin) }
      })
    measures.append(
      try time("rows in order of publication", count * rowsPerArticle) { () throws(StoreError) in
        let cursor = try store.rows(ofTable: "measured")
        while try cursor.next() != nil {}
      })
    measures.append(
      try time("results in an archive key", count) { () throws(StoreError) in
        _ = try store.archiveKey(of: identity.hash, requires: ["measured"])
      })
    return measures
  }

  private static func time(
    _ name: String, _ count: Int, _ body: () throws(StoreError) -> Void
  ) throws(StoreError) -> Measure {
    let start = ContinuousClock.now
    try body()
    return Measure(name: name, count: count, seconds: (ContinuousClock.now - start) / .seconds(1))
  }
}
