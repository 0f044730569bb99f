import Articles
import Foundation
import PluginHost
import ResultStore

/// A folder for one test, removed when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func contents(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }

  func write(_ data: Data, to name: String) throws { try data.write(to: URL(fileURLWithPath: file(name))) }
}

/// What `sqlite3` on the command line prints, or nil where it is not installed.
func sqlite3(_ database: String, _ sql: String) throws -> String? {
  let tool = "/usr/bin/sqlite3"
  guard FileManager.default.isExecutableFile(atPath: tool) else { return nil }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: tool)
  process.arguments = ["-batch", database, sql]
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}

/// A seeded generator (SplitMix64), so that a failing test can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension Article {
  static func sample(_ number: Int, text: String? = nil, source: String? = nil, day: Int? = nil) -> Article {
    Article(
      id: "статья-\(number)", source: source ?? "news.jsonl#\(number)", title: "Заголовок \(number)",
      published: CalendarDay(ordinal: 20_000 + (day ?? number)), outlet: "пример.рф", url: nil, language: "ru",
      text: text ?? "Министр №\(number) приехал в Казань. Встреча прошла «за закрытыми дверями» 🙂.")
  }

  var record: ArticleRecord { ArticleRecord(self, fingerprint: ContentHash("record " + text + id)) }
}

extension PluginManifest {
  /// A plugin with one column of every type in one table, and a second table.
  static func sample(
    _ name: String = "sample", table: String = "visit", columns: [TableColumn]? = nil, archive: Bool = false
  ) -> PluginManifest {
    PluginManifest(
      name: name, version: "1.0", summary: "Кто куда приехал",
      options: [
        OptionSchema(name: "kinds", type: .list, defaultValue: .list(["person"]), summary: "kinds"),
        OptionSchema(name: "limit", type: .number, defaultValue: .number(0.5)),
      ],
      tables: [
        TableSchema(
          name: table,
          columns: columns ?? [
            TableColumn(name: "who", type: .text), TableColumn(name: "times", type: .integer),
            TableColumn(name: "share", type: .real), TableColumn(name: "certain", type: .boolean),
            TableColumn(name: "day", type: .date), TableColumn(name: "counter", type: .evidence),
          ]),
        TableSchema(name: table + "_note", columns: [TableColumn(name: "note", type: .text)]),
      ],
      requires: ["entities"],
      views: [ViewSchema(name: "top", summary: "Top", sql: "SELECT who FROM \(table)", chart: ["mark": "bar"])],
      hasArticleStage: true, hasArchiveStage: archive)
  }
}

extension PluginIdentity {
  static func sample(_ name: String = "sample", source: String = "v1") -> PluginIdentity {
    PluginIdentity(name: name, parts: [Part(name: "source:plugin.lua", value: source), Part(name: "host", value: "1")])
  }
}

let sampleReads = ReadSet(
  language: "ru", layers: [.init("tokens", version: "t1"), .init("entities", version: "e3")])

/// A store with some articles and a prepared plugin.
struct SampleStore {
  let folder: TemporaryFolder
  let store: ResultStore
  let plugin: PreparedPlugin
  let articles: [ArticleReference]

  init(articles count: Int = 3, archive: Bool = false) throws {
    folder = try TemporaryFolder()
    store = try ResultStore(path: folder.file("test.db"))
    plugin = try store.prepare([(.sample(archive: archive), .sample())])[0]
    var session = RegistrationSession()
    articles = try store.register((0..<count).map { Article.sample($0).record }, in: &session).map(\.article)
  }

  func write(
    _ article: Int = 0, _ result: PluginResult, requires: [ContentHash] = [], reads: ReadSet = sampleReads
  ) -> ResultWrite {
    ResultWrite(
      article: articles[article].key, plugin: plugin,
      key: ResultKey(content: articles[article].content, identity: plugin.identity, requires: requires),
      result: result, reads: reads)
  }
}

/// The place of `words` in `text`, with the sentence around it up to the full stop.
func evidence(_ words: String, in text: String, article: Int64? = nil) -> Evidence {
  guard let range = text.range(of: words) else { fatalError("\(words) is not in the text") }
  func offset(_ index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }
  let before = text[..<range.lowerBound].range(of: ". ", options: .backwards)?.upperBound ?? text.startIndex
  let after = text[range.upperBound...].range(of: ".")?.upperBound ?? text.endIndex
  return Evidence(
    article: article, span: TextSpan(offset(range.lowerBound), offset(range.upperBound)),
    sentence: TextSpan(offset(before), offset(after)))
}

/// A row of the sample plugin's first table.
func visit(_ who: String, _ times: Int64 = 1, at place: Evidence? = nil, counter: Evidence? = nil) -> PluginRow {
  PluginRow(
    table: 0,
    cells: [
      .text(who), .integer(times), .real(0.25), .integer(1), .text("2026-01-03"), counter.map(Cell.evidence) ?? .null,
    ], evidence: place)
}

/// A row of the sample plugin's second table.
func note(_ text: String) -> PluginRow { PluginRow(table: 1, cells: [.text(text)]) }
