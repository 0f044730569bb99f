/// The names that the database gives of its own to the tables of plugins, and to what lies beside them. Who reads a
/// manifest refuses them early, with the place in the plugin; the store keeps to them.
package enum StoredNames {
  /// Tables of the toolkit, which no plugin may name.
  package static let tables: Set<String> = [
    "article", "analysis", "plugin_version", "plugin_table", "read_set", "result", "archive_result", "finding", "run",
  ]

  /// How names of tables may not begin, since SQLite keeps them.
  package static let tablePrefixes = ["sqlite_", "pragma_"]

  /// The name of the view that shows the words behind each row of a table.
  package static func evidenceView(of table: String) -> String { table + "_evidence" }

  /// Names of columns that no plugin may use, whatever its table holds.
  package static let columns = Set(
    rowNumbers + tableColumns([], hasArchiveStage: true) + viewColumns([]))

  /// By these names SQLite itself gives the number of a row.
  private static let rowNumbers = ["rowid", "oid", "_rowid_"]

  /// The columns that hold the value of `column`, in order.
  package static func storage(of column: TableColumn) -> [String] {
    guard column.type == .evidence else { return [column.name] }
    return ["_article", "_start", "_stop", "_sentence_start", "_sentence_stop"].map { column.name + $0 }
  }

  /// All columns of a table: those of the toolkit that say which row it is, the plugin's, the place of the evidence.
  package static func tableColumns(_ columns: [TableColumn], hasArchiveStage: Bool) -> [String] {
    (hasArchiveStage ? ["stage"] : []) + ["article", "row"] + columns.flatMap(storage)
      + ["evidence_start", "evidence_stop", "sentence_start", "sentence_stop"]
  }

  /// The columns of the evidence view that the table itself does not have.
  package static func viewColumns(_ columns: [TableColumn]) -> [String] {
    ["article_id", "article_title", "article_published"]
      + columns.filter { $0.type == .evidence }.flatMap { [$0.name, $0.name + "_sentence", $0.name + "_article_id"] }
      + ["evidence", "sentence"]
  }

  /// The first name that two columns of the table or its view would have, or a column and SQLite; nil where there is
  /// none. Case does not tell names apart.
  package static func repeatedColumn(_ columns: [TableColumn]) -> String? {
    var names = Set(rowNumbers)
    return (tableColumns(columns, hasArchiveStage: true) + viewColumns(columns)).first {
      !names.insert($0.lowercased()).inserted
    }
  }
}
