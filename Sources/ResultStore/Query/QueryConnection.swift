internal import Foundation
internal import GRDBSQLite

/// A connection of its own on which nothing can be written, for SQL that is not ours.
///
/// GRDB keeps SQLite's authorizer and the running of statements to itself, and a query needs both: what it may touch,
/// and an end to its time. So this file, with ``QueryCursor`` and ``QueryGuard``, speaks to SQLite directly. The handle
/// lives as long as the object; cursors keep the object alive. Not `Sendable`: one thread at a time.
final class QueryConnection {
  let handle: OpaquePointer
  let path: String
  let limits: QueryLimits
  let guardian: QueryGuard

  init(_ store: ResultStore, limits: QueryLimits, scope: QueryScope) throws(StoreError) {
    path = store.path
    self.limits = limits
    guardian = QueryGuard(limits: limits, scope: scope)
    let opening = StoreOpening(path: store.path, busyTimeout: store.busyTimeout)
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let opened =
      store.isImmutable
      ? sqlite3_open_v2(opening.immutableURI, &handle, flags | SQLITE_OPEN_URI, nil)
      : sqlite3_open_v2(store.path, &handle, flags, nil)
    guard opened == SQLITE_OK, let handle else {
      let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw StoreError(sqlite: opened & 0xFF, message: message, "opening", path: store.path)
    }
    self.handle = handle
    sqlite3_busy_timeout(handle, Int32(clamping: Int(store.busyTimeout * 1000)))
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: limits.valueBytes))
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 20)
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0)
    // "x" is a column and never a string, so that a misspelled column is an error instead of wrong rows.
    _disableDoubleQuotedStringLiterals(handle)
    // The schema is read, and the JSON tables are declared, before the guard stands: SQLite asks it about both otherwise.
    let code = sqlite3_exec(handle, "SELECT 1 FROM article, json_each('[]'), json_tree('[]') LIMIT 0", nil, nil, nil)
    guard code == SQLITE_OK else {
      throw StoreError(
        sqlite: code & 0xFF, message: String(cString: sqlite3_errmsg(handle)), "opening", path: store.path)
    }
    guardian.watch(handle)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Compiles one statement that only reads.
  func prepare(_ sql: String) throws(StoreError) -> QueryCursor {
    guardian.begin()
    defer { guardian.pause() }
    var statement: OpaquePointer?
    var rest = ""
    let code: Int32 = sql.withCString { start in
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(handle, start, -1, &statement, &tail)
      if let tail { rest = String(cString: tail) }
      return code
    }
    guard code == SQLITE_OK else {
      sqlite3_finalize(statement)
      throw error(code, in: sql)
    }
    guard let statement else {
      throw invalid(sql, "there is no statement", "write one SELECT")
    }
    let cursor = QueryCursor(statement, sql: sql, connection: self)
    guard isBlank(rest) else { throw invalid(sql, "there is more than one statement", "run them one by one") }
    guard sqlite3_stmt_readonly(statement) != 0 else {
      throw StoreError(
        .deniedQuery, "the query does more than read", place: path, reason: sql.excerpt, advice: "use SELECT only")
    }
    return cursor
  }

  /// Whether nothing but white space, semicolons and comments is left, which SQLite compiles to no statement.
  private func isBlank(_ sql: String) -> Bool {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    return sql.withCString { start in
      var start: UnsafePointer<CChar> = start
      while start.pointee != 0 {
        var tail: UnsafePointer<CChar>?
        guard sqlite3_prepare_v2(handle, start, -1, &statement, &tail) == SQLITE_OK, statement == nil, let tail,
          tail > start
        else { return false }
        start = tail
      }
      return true
    }
  }

  func invalid(_ sql: String, _ reason: String, _ advice: String) -> StoreError {
    StoreError(.invalidQuery, "the query can not be run", place: sql.excerpt, reason: reason, advice: advice)
  }

  /// The error for a result code of the connection.
  func error(_ code: Int32, in sql: String) -> StoreError {
    let message = String(cString: sqlite3_errmsg(handle))
    switch code & 0xFF {
    case SQLITE_INTERRUPT:
      return StoreError(
        .queryLimit, "the query was stopped after \(limits.seconds) s", place: sql.excerpt,
        advice: "ask for less, or allow more time with --timeout")
    case SQLITE_TOOBIG:
      return StoreError(
        .queryLimit, "a value of the query is larger than \(limits.valueBytes) bytes", place: sql.excerpt,
        advice: "cut it with substr, or select fewer columns")
    case SQLITE_AUTH:
      return StoreError(
        .deniedQuery, "the query may not do this", place: sql.excerpt, reason: guardian.denied ?? message,
        advice: "queries only read; use SELECT on the tables of the file")
    case SQLITE_ERROR, SQLITE_SCHEMA:
      if let denied = guardian.denied {
        return StoreError(
          .deniedQuery, "the query may not do this", place: sql.excerpt, reason: denied,
          advice: "queries only read; use SELECT on the tables of the file")
      }
      return invalid(
        sql, message, "correct it; `dateline query \"SELECT name, sql FROM sqlite_schema\"` shows the tables")
    case SQLITE_RANGE, SQLITE_MISMATCH, SQLITE_MISUSE:
      return invalid(sql, message, "correct the query or its arguments")
    default:
      return StoreError(sqlite: code & 0xFF, message: message, "running a query", path: path)
    }
  }
}

extension String {
  /// The beginning of a query on one line, for messages.
  var excerpt: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 120 ? String(line.prefix(117)) + "..." : line
  }
}
