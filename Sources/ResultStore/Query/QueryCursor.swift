internal import GRDBSQLite

/// The rows of one query, taken one by one; the query runs as they are taken.
///
/// Not `Sendable`: one thread at a time. While it lives it sees the file as it was when the first row was taken.
public final class QueryCursor {
  private let statement: OpaquePointer
  private let sql: String
  private let connection: QueryConnection
  private var isDone = false
  /// How many rows were taken.
  public private(set) var count = 0
  /// Whether rows are missing because the limit on rows was reached.
  public private(set) var isCut = false

  init(_ statement: OpaquePointer, sql: String, connection: QueryConnection) {
    self.statement = statement
    self.sql = sql
    self.connection = connection
  }

  deinit { sqlite3_finalize(statement) }

  /// The names of the columns.
  public var columns: [String] {
    (0..<sqlite3_column_count(statement)).map { place in
      sqlite3_column_name(statement, place).map { String(cString: $0) } ?? ""
    }
  }

  /// The next row, or nil after the last one or the last allowed one.
  ///
  /// - Throws: where the query fails or runs past a limit; the cursor then ends.
  public func next() throws(StoreError) -> [SQLValue]? {
    guard try advance() else { return nil }
    return (0..<Int(sqlite3_column_count(statement))).map(value)
  }

  /// Steps to the next row, whose values ``value(_:)`` then gives.
  func advance() throws(StoreError) -> Bool {
    if isDone { return false }
    connection.guardian.begin()
    defer { connection.guardian.pause() }
    let code = sqlite3_step(statement)
    switch code {
    case SQLITE_ROW:
      if let limit = connection.limits.rows, count >= limit {
        isCut = true
        end()
        return false
      }
      count += 1
      return true
    case SQLITE_DONE:
      end()
      return false
    default:
      let error = connection.error(code, in: sql)
      end()
      throw error
    }
  }

  /// The value at a place of the present row.
  func value(_ place: Int) -> SQLValue {
    let place = Int32(place)
    switch sqlite3_column_type(statement, place) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, place))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, place))
    case SQLITE_TEXT: return .text(String(decoding: bytes(place), as: UTF8.self))
    case SQLITE_BLOB: return .blob([UInt8](bytes(place)))
    default: return .null
    }
  }

  private func bytes(_ place: Int32) -> UnsafeRawBufferPointer {
    // The pointer is asked for before the length, as SQLite wants it; both hold until the next step.
    let start = sqlite3_column_blob(statement, place)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place)))
  }

  /// Gives the query its arguments; every one must have its place, and every place an argument.
  func bind(_ arguments: QueryArguments) throws(StoreError) {
    let count = Int(sqlite3_bind_parameter_count(statement))
    var positional = arguments.positional[...]
    var unused = Set(arguments.named.keys)
    for place in stride(from: 1, through: count, by: 1) {
      let value: SQLValue
      if let sign = sqlite3_bind_parameter_name(statement, Int32(place)), sign.pointee != UInt8(ascii: "?") {
        let name = String(cString: sign + 1)
        guard let named = arguments.named[name] else {
          throw connection.invalid(sql, "the argument :\(name) is missing", "give a value for each name in the query")
        }
        unused.remove(name)
        value = named
      } else {
        guard let first = positional.popFirst() else {
          throw connection.invalid(
            sql, "\(arguments.positional.count) arguments are too few", "give a value for each ? in the query")
        }
        value = first
      }
      let code = bind(value, at: Int32(place))
      guard code == SQLITE_OK else { throw connection.error(code, in: sql) }
    }
    if let name = unused.min() {
      throw connection.invalid(sql, "the query has no :\(name)", "remove the argument or use it in the query")
    }
    if !positional.isEmpty {
      throw connection.invalid(
        sql, "\(arguments.positional.count) arguments are too many", "give one value for each ? in the query")
    }
  }

  private func bind(_ value: SQLValue, at place: Int32) -> Int32 {
    // SQLITE_TRANSIENT, which C spells as a cast that Swift does not import: SQLite copies the bytes at once.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
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

  /// Gives up the read transaction as soon as the last row is taken, so that the log can be written back.
  private func end() {
    isDone = true
    sqlite3_reset(statement)
  }
}
