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

  /// Runs the query anew with other arguments and gives its first row.
  func first(_ arguments: QueryArguments) throws(StoreError) -> [SQLValue]? {
    end()
    try bind(arguments)
    isDone = false
    defer { end() }
    return try next()
  }

  /// The value at a place of the present row.
  func value(_ place: Int) -> SQLValue { SQLValue(column: place, of: statement) }

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
      let code = value.bind(to: statement, at: Int32(place))
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

  /// Gives up the read transaction as soon as the last row is taken, so that the log can be written back.
  private func end() {
    isDone = true
    sqlite3_reset(statement)
  }
}
