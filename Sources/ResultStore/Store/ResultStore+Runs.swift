internal import Foundation
internal import GRDB

extension ResultStore {
  /// Notes that a run begins or stands so; gives the number to note its end with.
  public func note(_ run: RunSummary, as number: Int64? = nil) throws(StoreError) -> Int64 {
    try write("noting a run") { db in
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO run (run, started, finished, command, articles, computed, cached, failed)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          number, run.started, run.finished, run.command, run.articles, run.computed, run.cached, run.failed,
        ])
      return number ?? db.lastInsertedRowID
    }
  }

  /// The last runs, newest first.
  public func runs(limit: Int = 10) throws(StoreError) -> [RunSummary] {
    try read("listing runs") { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY run DESC LIMIT ?", arguments: [limit]).map {
        RunSummary(
          started: $0["started"], finished: $0["finished"], command: $0["command"], articles: $0["articles"],
          computed: $0["computed"], cached: $0["cached"], failed: $0["failed"])
      }
    }
  }

  /// What the file holds and what it costs.
  ///
  /// - Complexity: O(size of the file).
  public func statistics() throws(StoreError) -> StoreStatistics {
    try read("measuring the file") { db in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
      let pageSize = try number("PRAGMA page_size")
      return StoreStatistics(
        articles: try number("SELECT count(*) FROM article"), results: try number("SELECT count(*) FROM result"),
        analyses: try number("SELECT count(*) FROM analysis"),
        size: try number("PRAGMA page_count") * pageSize + (log ?? 0),
        free: try number("PRAGMA freelist_count") * pageSize,
        text: try number("SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM article"),
        layers: try number("SELECT coalesce(sum(length(layers)), 0) FROM analysis"),
        rows: try StoredTables.all(db).map { plugin, table in
          .init(table: table.name, plugin: plugin, rows: try number("SELECT count(*) FROM \(quoted(table.name))"))
        })
    }
  }

  /// Reads the whole file and checks it: pages, indexes, references, and that every result has the rows it counts.
  /// Gives what is wrong, or nothing.
  ///
  /// - Complexity: O(size of the file · log of it).
  public func verify() throws(StoreError) -> [String] {
    try read("verifying the file") { db in
      var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
      for row in try GRDB.Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        problems.append("a row of \(row[0] as String) refers to a row of \(row[2] as String) that is not there")
      }
      let tables = Dictionary(grouping: try StoredTables.all(db), by: \.plugin)
      for plugin in try String.fetchAll(db, sql: "SELECT DISTINCT plugin FROM result ORDER BY plugin") {
        let counts = (tables[plugin] ?? []).map { _, table in
          "(SELECT count(*) FROM \(quoted(table.name)) AS t WHERE t.article = result.article"
            + (table.hasArchiveStage ? " AND t.stage = 'article')" : ")")
        }
        let wrong = try Int.fetchOne(
          db,
          sql: """
            SELECT count(*) FROM result WHERE plugin = ? AND rows <> \(counts.isEmpty ? "0" : counts.joined(separator: " + "))
            """, arguments: [plugin])
        if let wrong, wrong > 0 { problems.append("\(wrong) results of \(plugin) do not have the rows they count") }
      }
      return problems
    }
  }

  /// Gives the space of removed rows back to the disk.
  ///
  /// - Complexity: O(size of the file); needs as much free space again.
  public func compact() throws(StoreError) {
    guard let writer else { return try write("compacting the file") { _ in } }
    do { try writer.vacuum() } catch { throw StoreError(error, "compacting the file", path: path) }
  }
}

extension ResultStore {
  /// Lets this connection's file grow to no more than `pages`, for tests of a full disk.
  package func limit(pages: Int) throws(StoreError) {
    try write("limiting the file") { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
  }
}
