internal import GRDB
internal import GRDBSQLite

/// Values on their way into and out of SQLite's own statements.
///
/// GRDB hands texts over as C strings, which end at the first zero byte; texts of articles are kept to the byte, so
/// they go by length here. This file holds the pointers that this takes.
extension SQLValue {
  /// Binds the value to a parameter; gives SQLite's result code.
  func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
    // SQLITE_TRANSIENT, which C spells as a cast that Swift does not import: SQLite copies the bytes at once.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
    case .null: return sqlite3_bind_null(statement, place)
    case .integer(let number): return sqlite3_bind_int64(statement, place, number)
    case .real(let number): return sqlite3_bind_double(statement, place, number)
    case .text(var text):
      // A null pointer would bind null instead of the empty string.
      if text.isEmpty { return sqlite3_bind_text(statement, place, "", 0, copied) }
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(statement, place, $0.baseAddress, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      return bytes.isEmpty
        ? sqlite3_bind_zeroblob(statement, place, 0)
        : bytes.withUnsafeBytes { sqlite3_bind_blob64(statement, place, $0.baseAddress, UInt64($0.count), copied) }
    }
  }

  /// Reads a column of the statement's present row.
  init(column: Int, of statement: OpaquePointer) {
    let place = Int32(column)
    switch sqlite3_column_type(statement, place) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, place))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, place))
    case SQLITE_TEXT: self = .text(String(decoding: SQLValue.bytes(statement, place), as: UTF8.self))
    case SQLITE_BLOB: self = .blob([UInt8](SQLValue.bytes(statement, place)))
    default: self = .null
    }
  }

  private static func bytes(_ statement: OpaquePointer, _ place: Int32) -> UnsafeRawBufferPointer {
    // The pointer is asked for before the length, as SQLite wants it; both hold until the next step.
    let start = sqlite3_column_blob(statement, place)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place)))
  }
}

/// One of our own statements, compiled once a connection, run by place and by the byte.
///
/// It is valid as long as the `Database` it was made from, that is inside one `read` or `write`.
struct StoreStatement {
  private let statement: GRDB.Statement

  init(_ db: Database, _ sql: String) throws { statement = try db.cachedStatement(sql: sql) }

  /// Runs the statement for its effect.
  func run(_ values: [SQLValue] = []) throws { try each(values) { _ in } }

  /// The values of the first row, or nil where there is none.
  func first(_ values: [SQLValue] = []) throws -> [SQLValue]? {
    var row: [SQLValue]?
    try each(values) { value in
      if row == nil { row = (0..<statement.columnCount).map(value) }
    }
    return row
  }

  /// Calls `body` with every row, as a function from a column's place to its value.
  func each(_ values: [SQLValue] = [], _ body: ((Int) -> SQLValue) throws -> Void) throws {
    let handle = statement.sqliteStatement
    // Resetting gives up the row and the lock that goes with it, also where the body or SQLite fails.
    defer { sqlite3_reset(handle) }
    for (place, value) in values.enumerated() {
      try check(value.bind(to: handle, at: Int32(place + 1)))
    }
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { return try check(code) }
      try body { SQLValue(column: $0, of: handle) }
    }
  }

  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    let message = sqlite3_db_handle(statement.sqliteStatement).map { String(cString: sqlite3_errmsg($0)) }
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
  }
}
