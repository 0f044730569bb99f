internal import GRDB
internal import PluginHost

/// Writes the rows of one plugin inside one transaction.
struct PluginWriter {
  private struct Target {
    var encoder: PluginRowEncoder
    var insert: Statement
    var deleteArticle: Statement
    var deleteArchive: Statement?
  }

  private let plugin: PreparedPlugin
  private let targets: [Target]

  /// - Throws: where the file no longer has the tables that the plugin was prepared with.
  init(_ plugin: PreparedPlugin, _ db: Database, path: String) throws {
    self.plugin = plugin
    let stored = try StoredTables(of: plugin.name, db)
    guard
      stored.definitions
        == Dictionary(uniqueKeysWithValues: plugin.tables.map { ($0.name.lowercased(), $0.definition) }),
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM plugin_version WHERE version = ? AND name = ?)",
        arguments: [plugin.version, plugin.name]) == true
    else { throw StoreError.tableChanged(plugin.name, path: path) }
    targets = try plugin.tables.map { table in
      Target(
        encoder: PluginRowEncoder(table: table), insert: try db.cachedStatement(sql: table.insert),
        deleteArticle: try db.cachedStatement(sql: table.deleteArticle),
        deleteArchive: try table.deleteArchive.map { try db.cachedStatement(sql: $0) })
    }
  }

  /// Says what is wrong with a row, or nil where it can be stored.
  func problem(with row: PluginRow) -> String? {
    guard targets.indices.contains(row.table) else { return "the plugin \(plugin.name) has no table \(row.table)" }
    return targets[row.table].encoder.problem(with: row)
  }

  /// Inserts rows that ``problem(with:)`` has nothing to say about. A row's ordinal is its place among all rows of the
  /// result, counted from 1 over all tables, so that they can be read back in the order of emission.
  func insert(_ rows: [PluginRow], article: Int64?) throws {
    var ordinal: Int64 = 0
    for row in rows {
      ordinal += 1
      let target = targets[row.table]
      let values = target.encoder.values(of: row, ordinal: ordinal, article: article)
      target.insert.setUncheckedArguments(StatementArguments(values))
      try target.insert.execute()
    }
  }

  func removeRows(of article: Int64) throws {
    for target in targets { try target.deleteArticle.execute(arguments: [article]) }
  }

  func removeArchiveRows() throws {
    for target in targets { try target.deleteArchive?.execute() }
  }
}
