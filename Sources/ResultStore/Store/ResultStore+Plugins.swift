internal import GRDB
public import PluginHost

extension ResultStore {
  /// Makes the tables of `plugins` ready to be written, in one transaction: new tables are made, those whose columns
  /// changed are rebuilt empty, and those no longer declared are dropped. A plugin any of whose tables changed loses
  /// its results, so that it runs anew.
  ///
  /// - Throws: where a table's name belongs to another plugin, to the toolkit or to somebody else's table, or a column
  ///   has a name that the toolkit needs.
  public func prepare(
    _ plugins: [(manifest: PluginManifest, identity: PluginIdentity)]
  ) throws(StoreError) -> [PreparedPlugin] {
    try write("preparing the tables of plugins") { db in
      try plugins.map { try prepare($0.manifest, $0.identity, db) }
    }
  }

  private func prepare(_ manifest: PluginManifest, _ identity: PluginIdentity, _ db: Database) throws -> PreparedPlugin
  {
    let tables = manifest.tables.enumerated().map {
      PluginTable($0.element, place: $0.offset, hasArchiveStage: manifest.hasArchiveStage)
    }
    for table in tables { try table.validate(plugin: manifest.name, path: path) }
    let stored = try StoredTables(of: manifest.name, db)
    let unchanged = tables.filter { stored.definitions[$0.name.lowercased()] == $0.definition }
    let isChanged = unchanged.count != tables.count || stored.definitions.count != tables.count
    if isChanged {
      for name in stored.definitions.keys.sorted() { try StoredTables.drop(name, db) }
      for table in tables {
        try StoredTables.checkFree(table, for: manifest.name, path: path, db)
        try db.execute(sql: table.create)
        try db.execute(sql: table.createView)
        try db.execute(
          sql: "INSERT INTO plugin_table (name, plugin, definition) VALUES (?, ?, ?)",
          arguments: [table.name, manifest.name, table.definition])
      }
      try db.execute(sql: "DELETE FROM result WHERE plugin = ?", arguments: [manifest.name])
      try db.execute(sql: "DELETE FROM archive_result WHERE plugin = ?", arguments: [manifest.name])
    }
    return PreparedPlugin(
      manifest: manifest, identity: identity.hash, version: try intern(manifest, identity, db), tables: tables)
  }

  /// The row of `plugin_version`. The manifest follows from the source, which the hash covers, so that one is kept.
  private func intern(_ manifest: PluginManifest, _ identity: PluginIdentity, _ db: Database) throws -> Int64 {
    let hash = identity.hash.data
    try db.execute(
      sql: "INSERT INTO plugin_version (name, hash, parts, manifest) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [
        manifest.name, hash, JSON.text(identity.parts.map { StoredPart(name: $0.name, value: $0.value) }),
        JSON.text(StoredManifest(manifest)),
      ])
    guard
      let version = try Int64.fetchOne(
        db, sql: "SELECT version FROM plugin_version WHERE name = ? AND hash = ?", arguments: [manifest.name, hash])
    else { throw StoreError.damaged(path, reason: "plugin_version does not keep what is written to it") }
    return version
  }

  /// Removes a plugin: its tables, results and versions. Unknown names remove nothing.
  ///
  /// - Complexity: O(rows of the plugin).
  public func remove(plugin name: String) throws(StoreError) {
    try write("removing the plugin \(name)") { db in
      for table in try StoredTables(of: name, db).definitions.keys.sorted() { try StoredTables.drop(table, db) }
      for table in ["result WHERE plugin", "archive_result WHERE plugin", "plugin_version WHERE name"] {
        try db.execute(sql: "DELETE FROM \(table) = ?", arguments: [name])
      }
    }
  }

  /// The plugins that have tables or results here, by name, each as it was when it was last prepared with a new
  /// identity.
  public func plugins() throws(StoreError) -> [StoredPlugin] {
    try read("listing plugins") { db in
      let rows = try GRDB.Row.fetchAll(
        db, sql: "SELECT max(version), name, parts, manifest FROM plugin_version GROUP BY name ORDER BY name")
      return rows.compactMap { row in
        guard let parts = JSON.value([StoredPart].self, from: row[2]),
          let manifest = JSON.value(StoredManifest.self, from: row[3])?.manifest
        else { return nil }
        let identity = PluginIdentity(name: row[1], parts: parts.map { .init(name: $0.name, value: $0.value) })
        return StoredPlugin(manifest: manifest, identity: identity)
      }
    }
  }
}
