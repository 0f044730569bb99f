internal import Articles
internal import Foundation
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
  private let contentOf: Statement
  private let rowsOf: Statement
  private let putResult: Statement
  private let putAnalysis: Statement

  init(_ db: Database, path: String, readSets: [ReadSet: Int64]) throws {
    self.db = db
    self.path = path
    self.readSets = readSets
    contentOf = try db.cachedStatement(sql: "SELECT content FROM article WHERE article = ?")
    rowsOf = try db.cachedStatement(sql: "SELECT rows FROM result WHERE plugin = ? AND article = ?")
    putResult = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO result (plugin, article, status, key, version, reads, rows, requires, message, place,
          sentence_start, sentence_stop, traceback, log)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    putAnalysis = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO analysis (article, content, layers) VALUES (?, ?, ?)")
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
    try putAnalysis.execute(arguments: [analysis.article.key, content.data, Data(analysis.layers)])
    summary.analyses += 1
  }

  mutating func write(_ write: ResultWrite) throws {
    guard try isCurrent(write.article, write.key.content) else { return }
    let writer = try writer(for: write.plugin)
    let result = checked(write.result, writer)
    if let stored = try Int.fetchOne(rowsOf, arguments: [write.plugin.name, write.article]), stored > 0 {
      try writer.removeRows(of: write.article)
    }
    try writer.insert(result.rows, article: write.article)
    let failure = result.failure
    let requires = write.key.requires.isEmpty ? nil : Data(write.key.requires.flatMap(\.bytes))
    let values: [(any DatabaseValueConvertible)?] = [
      write.plugin.name, write.article, result.status.rawValue, write.key.hash.data, write.plugin.version,
      try key(of: write.reads), result.rows.count, requires, failure?.message, failure?.place,
      failure?.sentence?.start, failure?.sentence?.stop, failure.flatMap { $0.traceback.isEmpty ? nil : $0.traceback },
      result.log.isEmpty ? nil : result.log,
    ]
    try putResult.execute(arguments: StatementArguments(values))
    summary.results += 1
    summary.rows += result.rows.count
  }

  mutating func write(_ write: ArchiveResultWrite) throws {
    let writer = try writer(for: write.plugin)
    let result = checked(write.result, writer)
    try writer.removeArchiveRows()
    try writer.insert(result.rows, article: nil)
    let failure = result.failure
    let values: [(any DatabaseValueConvertible)?] = [
      write.plugin.name, result.status.rawValue, write.key.data, write.plugin.version, result.rows.count,
      failure?.message, failure?.place, failure.flatMap { $0.traceback.isEmpty ? nil : $0.traceback },
      result.log.isEmpty ? nil : result.log,
    ]
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO archive_result (plugin, status, key, version, rows, message, place, traceback, log)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, arguments: StatementArguments(values))
  }

  /// Whether the article still has the content that the work was done on; notes it where not.
  private mutating func isCurrent(_ article: Int64, _ content: ContentHash) throws -> Bool {
    let stored: ContentHash?
    if let known = contents[article] {
      stored = known
    } else {
      stored = ContentHash(try Data.fetchOne(contentOf, arguments: [article]))
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
  private mutating func checked(_ result: PluginResult, _ writer: PluginWriter) -> PluginResult {
    var result = result
    if !result.status.isSuccess {
      result.rows = []
    } else if let problem = result.rows.lazy.compactMap(writer.problem).first {
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
