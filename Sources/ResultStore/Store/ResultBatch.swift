internal import Articles
internal import GRDB
internal import PluginHost

/// Writes results inside one transaction, with every statement compiled once.
struct ResultBatch {
  private let db: Database
  private let path: String
  private(set) var readSets: [ReadSet: Int64]
  private var summary = WriteSummary()
  private var contents: [Int64: ContentHash?] = [:]
  private var outdated: Set<Int64> = []
  private var writers: [Int64: PluginWriter] = [:]
  private let contentOf: StoreStatement
  private let rowsOf: StoreStatement
  private let putResult: StoreStatement
  private let putAnalysis: StoreStatement

  init(_ db: Database, path: String, readSets: [ReadSet: Int64]) throws {
    self.db = db
    self.path = path
    self.readSets = readSets
    contentOf = try StoreStatement(db, "SELECT content FROM article WHERE article = ?")
    rowsOf = try StoreStatement(db, "SELECT rows FROM result WHERE plugin = ? AND article = ?")
    putResult = try StoreStatement(
      db,
      """
      INSERT OR REPLACE INTO result (plugin, article, status, key, version, reads, rows, requires, message, place,
        sentence_start, sentence_stop, traceback, log)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    putAnalysis = try StoreStatement(db, "INSERT OR REPLACE INTO analysis (article, content, layers) VALUES (?, ?, ?)")
  }

  /// What was done, once all is written.
  var finished: WriteSummary {
    var summary = summary
    summary.outdated = outdated.sorted()
    return summary
  }

  mutating func write(_ analysis: AnalysisWrite) throws {
    let content = analysis.article.content
    guard try isCurrent(analysis.article.key, content) else { return }
    try putAnalysis.run([.integer(analysis.article.key), .blob(content.bytes), .blob(analysis.layers)])
    summary.analyses += 1
  }

  mutating func write(_ write: ResultWrite) throws {
    guard try isCurrent(write.article, write.key.content) else { return }
    let writer = try writer(for: write.plugin)
    let result = checked(write.result, writer, article: write.article)
    if let stored = try rowsOf.first([.text(write.plugin.name), .integer(write.article)])?[0].integer, stored > 0 {
      try writer.removeRows(of: write.article)
    }
    try writer.insert(result.rows, article: write.article)
    let failure = result.failure
    let requires: SQLValue = write.key.requires.isEmpty ? .null : .blob(write.key.requires.flatMap(\.bytes))
    try putResult.run([
      .text(write.plugin.name), .integer(write.article), .text(result.status.rawValue), .blob(write.key.hash.bytes),
      .integer(write.plugin.version), .integer(try key(of: write.reads)), SQLValue(result.rows.count), requires,
      SQLValue(failure?.message), SQLValue(failure?.place), SQLValue(failure?.sentence?.start),
      SQLValue(failure?.sentence?.stop), nonEmpty(failure?.traceback), nonEmpty(result.log),
    ])
    summary.results += 1
    summary.rows += result.rows.count
  }

  mutating func write(_ write: ArchiveResultWrite) throws {
    let writer = try writer(for: write.plugin)
    let result = checked(write.result, writer, article: nil)
    try writer.removeArchiveRows()
    try writer.insert(result.rows, article: nil)
    let failure = result.failure
    let put = try StoreStatement(
      db,
      """
      INSERT OR REPLACE INTO archive_result (plugin, status, key, version, rows, message, place, traceback, log)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    try put.run([
      .text(write.plugin.name), .text(result.status.rawValue), .blob(write.key.bytes), .integer(write.plugin.version),
      SQLValue(result.rows.count), SQLValue(failure?.message), SQLValue(failure?.place), nonEmpty(failure?.traceback),
      nonEmpty(result.log),
    ])
  }

  private func nonEmpty(_ text: String?) -> SQLValue { text.map { $0.isEmpty ? .null : .text($0) } ?? .null }

  /// Whether the article still has the content that the work was done on; notes it where not.
  private mutating func isCurrent(_ article: Int64, _ content: ContentHash) throws -> Bool {
    let stored: ContentHash?
    if let known = contents[article] {
      stored = known
    } else {
      stored = try contentOf.first([.integer(article)])?[0].blob.flatMap { ContentHash(storedBytes: $0) }
      contents[article] = .some(stored)
    }
    if stored != content { outdated.insert(article) }
    return stored == content
  }

  private mutating func writer(for plugin: PreparedPlugin) throws -> PluginWriter {
    if let writer = writers[plugin.version] { return writer }
    let writer = try PluginWriter(plugin, db, path: path)
    writers[plugin.version] = writer
    return writer
  }

  /// The result as it can be stored: rows only where the plugin succeeded, and then only rows that fit. A status that
  /// the rows contradict is set right, so that totals always add up.
  private mutating func checked(_ result: PluginResult, _ writer: PluginWriter, article: Int64?) -> PluginResult {
    var result = result
    if !result.status.isSuccess {
      result.rows = []
    } else if let problem = result.rows.lazy.compactMap({ writer.problem(with: $0, article: article) }).first {
      result.status = .error
      result.rows = []
      result.failure = PluginFailure(message: problem)
      summary.refused += 1
    } else {
      result.status = result.rows.isEmpty ? .empty : .ok
    }
    return result
  }

  private mutating func key(of reads: ReadSet) throws -> Int64 {
    if let key = readSets[reads] { return key }
    let layers = JSON.text(reads.layers.map { StoredLayer(layer: $0.name.rawValue, version: $0.version) })
    try db.execute(
      sql: "INSERT INTO read_set (language, layers) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [reads.language, layers])
    let key = try Int64.fetchOne(
      db, sql: "SELECT id FROM read_set WHERE language = ? AND layers = ?", arguments: [reads.language, layers])
    guard let key else { throw StoreError.damaged(path, reason: "read_set does not keep what is written to it") }
    readSets[reads] = key
    return key
  }
}
