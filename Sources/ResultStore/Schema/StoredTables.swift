internal import GRDB
internal import PluginHost

/// The tables of one plugin that lie in the file, by name.
struct StoredTables {
  /// The definition of each, by its name in lower case, as SQLite compares names.
  var definitions: [String: String] = [:]

  init(of plugin: String, _ db: Database) throws {
    let rows = try GRDB.Row.fetchAll(
      db, sql: "SELECT name, definition FROM plugin_table WHERE plugin = ?", arguments: [plugin])
    for row in rows { definitions[(row[0] as String).lowercased()] = row[1] }
  }

  /// Drops a table with its view and forgets it.
  static func drop(_ name: String, _ db: Database) throws {
    try db.execute(sql: "DROP VIEW IF EXISTS \(quoted(StoredNames.evidenceView(of: name)))")
    try db.execute(sql: "DROP TABLE IF EXISTS \(quoted(name))")
    try db.execute(sql: "DELETE FROM plugin_table WHERE name = ?", arguments: [name])
  }

  /// All tables of all plugins, by plugin and place in the manifest.
  static func all(_ db: Database) throws -> [(plugin: String, table: PluginTable)] {
    let rows = try GRDB.Row.fetchAll(db, sql: "SELECT plugin, name, definition FROM plugin_table")
    return rows.compactMap { row in
      PluginTable(name: row[1], definition: row[2]).map { (plugin: row[0], table: $0) }
    }.sorted { ($0.plugin, $0.table.place) < ($1.plugin, $1.table.place) }
  }

  /// Throws where the name of `table` or of its view is taken by anything but the plugin itself.
  static func checkFree(_ table: PluginTable, for plugin: String, path: String, _ db: Database) throws {
    if let owner = try String.fetchOne(
      db, sql: "SELECT plugin FROM plugin_table WHERE name = ?", arguments: [table.name])
    {
      let both = owner == plugin ? "the plugin \(plugin) declares it twice" : "the plugin \(owner) owns it"
      throw StoreError(
        .tableConflict, "the plugin \(plugin) can not have a table named \(table.name)", place: path, reason: both,
        advice: "rename the table in one of the plugins, or remove the plugin \(owner) from the file")
    }
    for name in [table.name, table.evidenceView] {
      let kind = try String.fetchOne(
        db, sql: "SELECT type FROM sqlite_schema WHERE name = ? COLLATE NOCASE", arguments: [name])
      if let kind {
        throw StoreError(
          .tableConflict, "the plugin \(plugin) can not have a table named \(table.name)", place: path,
          reason: "the file already has the \(kind) \(name)",
          advice: "rename the table in the plugin, or drop the \(kind) if it is yours")
      }
    }
  }
}

extension PluginTable {
  /// Throws where the toolkit can not keep a table of this name with these columns.
  func validate(plugin: String, path: String) throws(StoreError) {
    func conflict(_ reason: String) -> StoreError {
      StoreError(
        .tableConflict, "the plugin \(plugin) can not have a table named \(name)", place: path, reason: reason,
        advice: "rename the table or the column in the plugin")
    }
    let lower = name.lowercased()
    if StoredNames.tables.contains(lower) { throw conflict("the toolkit has a table of that name") }
    if lower.isEmpty || lower.contains("\0") || StoredNames.tablePrefixes.contains(where: lower.hasPrefix) {
      throw conflict("SQLite does not allow the name")
    }
    if columns.contains(where: { $0.name.isEmpty }) { throw conflict("a column has no name") }
    if let column = StoredNames.repeatedColumn(columns) {
      throw conflict("more than one column would be named \(column)")
    }
  }
}
