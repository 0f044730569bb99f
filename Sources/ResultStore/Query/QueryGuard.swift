internal import GRDBSQLite

/// Decides what a query may touch and when it has run long enough.
///
/// SQLite calls back with an unretained pointer to this object; ``QueryConnection`` owns it and closes the handle
/// before it goes.
final class QueryGuard {
  private let seconds: Double
  private let tables: Set<String>?
  private var spent = Duration.zero
  private var started: ContinuousClock.Instant?
  /// What was refused first since the last ``begin()``, in words.
  private(set) var denied: String?

  init(limits: QueryLimits, scope: QueryScope) {
    seconds = limits.seconds
    switch scope {
    case .everything: tables = nil
    case .tables(let names):
      let names = names.map { $0.lowercased() }
      tables = Set(names + names.map { $0 + "_evidence" } + ["article", "json_each", "json_tree"])
    }
  }

  /// Puts the guard on a connection.
  func watch(_ handle: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(
      handle, 1000,
      { context in
        guard let context else { return 1 }
        return Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue().isOverdue ? 1 : 0
      }, context)
    sqlite3_set_authorizer(
      handle,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let guardian = Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue()
        return guardian.decide(
          action, first.map { String(cString: $0) } ?? "", second.map { String(cString: $0) } ?? "")
      }, context)
  }

  /// SQLite works from here on.
  func begin() {
    denied = nil
    started = .now
  }

  /// The caller works from here on.
  func pause() {
    if let started { spent += .now - started }
    started = nil
  }

  private var isOverdue: Bool {
    guard let started else { return false }
    return (spent + (ContinuousClock.now - started)) / .seconds(1) > seconds
  }

  /// Functions that leave the database, or whose results are left to chance.
  private static let harmful: Set<String> = ["load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"]
  private static let random: Set<String> = [
    "random", "randomblob", "current_date", "current_time", "current_timestamp", "changes", "total_changes",
    "last_insert_rowid",
  ]
  private static let harmlessPragmas: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
    "function_list", "compile_options",
  ]

  private func decide(_ action: Int32, _ first: String, _ second: String) -> Int32 {
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
    case SQLITE_READ: return decideRead(table: first, column: second)
    case SQLITE_FUNCTION:
      let name = second.lowercased()
      if QueryGuard.harmful.contains(name) { return deny("the function \(name) is not allowed") }
      if tables != nil, QueryGuard.random.contains(name) {
        return deny("the function \(name) gives another value each time")
      }
      return SQLITE_OK
    case SQLITE_PRAGMA:
      if tables == nil, QueryGuard.harmlessPragmas.contains(first.lowercased()) { return SQLITE_OK }
      return deny("PRAGMA \(first) is not allowed")
    case SQLITE_ATTACH: return deny("ATTACH is not allowed")
    case SQLITE_DETACH: return deny("DETACH is not allowed")
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: return deny("transactions are not allowed")
    case SQLITE_INSERT where first == "sqlite_master", SQLITE_UPDATE where first == "sqlite_master":
      // SQLite asks this when it declares one of its own virtual tables, such as pragma_table_info. The file is opened
      // for reading, and a statement that means it is refused as one that does more than read.
      return SQLITE_OK
    case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE: return deny("\(first) can not be written")
    default: return deny("only reading is allowed")
    }
  }

  private func decideRead(table: String, column: String) -> Int32 {
    guard let tables else { return SQLITE_OK }
    let name = table.lowercased()
    // An empty name is a common table expression or a value list of the query itself.
    if name.isEmpty || tables.contains(name) {
      // Where an article was read is no part of any result: it reads as null.
      return name == "article" && column.lowercased() == "source" ? SQLITE_IGNORE : SQLITE_OK
    }
    return deny("the table \(table) belongs to no plugin that is required")
  }

  private func deny(_ what: String) -> Int32 {
    if denied == nil { denied = what }
    return SQLITE_DENY
  }
}
