extension ResultStore {
  /// Runs one statement that only reads, and holds the whole answer in memory.
  ///
  /// - Throws: where the query is not valid, does more than read, or runs past a limit. An answer cut at the limit on
  ///   rows is not an error; it says so.
  public func query(
    _ sql: String, _ arguments: QueryArguments = [], limits: QueryLimits = QueryLimits(),
    scope: QueryScope = .everything
  ) throws(StoreError) -> QueryResult {
    let cursor = try openQuery(sql, arguments, limits: limits, scope: scope)
    var rows: [[SQLValue]] = []
    var bytes = 0
    while let row = try cursor.next() {
      bytes += row.reduce(0) { $0 + $1.size }
      if bytes > limits.totalBytes {
        throw StoreError(
          .queryLimit, "the answer is larger than \(limits.totalBytes) bytes", place: sql.excerpt,
          reason: "after \(rows.count) rows", advice: "ask for fewer rows or columns, or export instead")
      }
      rows.append(row)
    }
    return QueryResult(columns: cursor.columns, rows: rows, isCut: cursor.isCut)
  }

  /// Starts one statement that only reads; its rows are computed as the cursor is asked for them.
  public func openQuery(
    _ sql: String, _ arguments: QueryArguments = [], limits: QueryLimits = QueryLimits(),
    scope: QueryScope = .everything
  ) throws(StoreError) -> QueryCursor {
    let cursor = try QueryConnection(self, limits: limits, scope: scope).prepare(sql)
    try cursor.bind(arguments)
    return cursor
  }
}

extension SQLValue {
  /// About how many bytes of memory the value takes.
  var size: Int {
    switch self {
    case .null, .integer, .real: MemoryLayout<SQLValue>.stride
    case .text(let text): MemoryLayout<SQLValue>.stride + text.utf8.count
    case .blob(let bytes): MemoryLayout<SQLValue>.stride + bytes.count
    }
  }
}
