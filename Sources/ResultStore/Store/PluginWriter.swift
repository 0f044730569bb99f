internal import GRDB
internal import PluginHost

/// Writes the rows of one plugin inside one transaction.
struct PluginWriter {
  private struct Target {
    var encoder: PluginRowEncoder
    var insert: StoreStatement
    var deleteArticle: StoreStatement
    var deleteArchive: StoreStatement?
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
        encoder: PluginRowEncoder(table: table), insert: try StoreStatement(db, table.insert),
        deleteArticle: try StoreStatement(db, table.deleteArticle),
        deleteArchive: try table.deleteArchive.map { try StoreStatement(db, $0) })
    }
  }

  /// Says what is wrong with a row, or nil where it can be stored.
  func problem(with row: PluginRow, article: Int64?) -> String? {
    guard targets.indices.contains(row.table) else { return "the plugin \(plugin.name) has no table \(row.table)" }
    return targets[row.table].encoder.problem(with: row, article: article)
  }

  /// Inserts rows that ``problem(with:article:)`` has nothing to say about. A row's ordinal is its place among all rows of the
  /// result, counted from 1 over all tables, so that they can be read back in the order of emission.
  func insert(_ rows: [PluginRow], article: Int64?) throws {
    var ordinal: Int64 = 0
    for row in rows {
      ordinal += 1
      let target = targets[row.table]
      try target.insert.run(target.encoder.values(of: row, ordinal: ordinal, article: article))
    }
  }

  func removeRows(of article: Int64) throws {
    for target in targets { try target.deleteArticle.run([.integer(article)]) }
  }

  func removeArchiveRows() throws {
    for target in targets { try target.deleteArchive?.run() }
  }
}
