internal import GRDB
public import PluginHost

extension ResultStore {
  /// The rows of a plugin's table in the order of publication, read as they are asked for.
  ///
  /// - Throws: where no plugin has a table of that name; the error says which there are.
  public func rows(ofTable name: String) throws(StoreError) -> TableCursor {
    let tables = try read("looking up a table") { try StoredTables.all($0) }
    guard let found = tables.first(where: { $0.table.name == name }) else {
      let known = tables.map(\.table.name).sorted()
      throw StoreError(
        .unknownName, "no plugin has a table named \(name)", place: path,
        reason: known.isEmpty ? "there are no tables yet" : "there are \(known.joined(separator: ", "))",
        advice: "run the plugin that makes it first")
    }
    return try TableCursor(found.table, self)
  }

  /// The tables of all plugins, by plugin and in the order of its manifest.
  public func tables() throws(StoreError) -> [(plugin: String, table: TableSchema)] {
    try read("listing tables") { try StoredTables.all($0) }.map {
      ($0.plugin, TableSchema(name: $0.table.name, columns: $0.table.columns))
    }
  }
}
