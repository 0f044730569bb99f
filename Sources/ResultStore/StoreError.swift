internal import GRDB

/// Why the store could not do what it was asked to: what happened, where, why, and what to do next.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of a failure, for callers that act on it.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// There is no file at the path, and the store was to be read only.
    case missing
    /// The file can not be opened or its folder can not be written.
    case inaccessible
    /// The file is no SQLite database.
    case notDatabase
    /// The file is a SQLite database of another program.
    case foreign
    /// The file was written by a newer version of this program.
    case newer
    /// The file was written by an older version, and is opened read only, so that it can not be brought up to date.
    case older
    /// The file is a database, but its content is damaged.
    case damaged
    /// Another process kept the database locked for longer than the busy timeout.
    case busy
    /// The disk (or the size allowed for the database) is full.
    case full
    /// The store was opened for reading only.
    case readOnly
    /// A plugin's table can not be made: its name or a column's name is taken.
    case tableConflict
    /// Another run has rebuilt a plugin's tables since this one prepared them.
    case tableChanged
    /// There is no article, plugin or table of that name.
    case unknownName
    /// A query is not valid SQL, or not one statement.
    case invalidQuery
    /// A query does more than read.
    case deniedQuery
    /// A query ran past its time, or made a value or an answer larger than allowed.
    case queryLimit
    /// Anything else that SQLite reports.
    case failed
  }

  public let code: Code
  /// What happened, in one clause.
  public let problem: String
  /// The file, table or query where it happened.
  public let place: String
  /// The cause, where there is more to say than the problem.
  public let reason: String?
  /// What to do next.
  public let advice: String

  public init(_ code: Code, _ problem: String, place: String, reason: String? = nil, advice: String) {
    self.code = code
    self.problem = problem
    self.place = place
    self.reason = reason
    self.advice = advice
  }

  /// `place: problem (reason); advice`.
  public var description: String {
    "\(place): \(problem)" + (reason.map { " (\($0))" } ?? "") + "; \(advice)"
  }
}

extension StoreError {
  /// What SQLite reported while the store was busy with `activity` (`writing results`).
  init(_ error: any Error, _ activity: String, path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.failed, "failed while \(activity)", place: path, reason: "\(error)", advice: "try again")
      return
    }
    self.init(
      sqlite: error.resultCode.rawValue, message: error.message ?? "no message", activity, path: path)
  }

  /// The error for SQLite's primary result code `code`.
  init(sqlite code: Int32, message: String, _ activity: String, path: String) {
    switch ResultCode(rawValue: code) {
    case .SQLITE_NOTADB:
      self = .notDatabase(path)
    case .SQLITE_CORRUPT:
      self = .damaged(path, reason: message)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy, "is locked by another process", place: path, reason: "while \(activity)",
        advice: "wait for the other run to end, or stop it, and run the same command again")
    case .SQLITE_FULL:
      self.init(
        .full, "there is no room left to write", place: path, reason: "while \(activity): \(message)",
        advice: "free space on the disk and run the same command again; finished work is kept")
    case .SQLITE_READONLY:
      self.init(
        .readOnly, "can not be written", place: path, reason: "while \(activity): \(message)",
        advice: "make the file and its folder writable, or choose another file with --db")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .inaccessible, "can not be opened", place: path, reason: message,
        advice: "check that the folder exists and that you may read and write in it")
    case .SQLITE_IOERR:
      self.init(
        .inaccessible, "can not be read or written", place: path, reason: "while \(activity): \(message)",
        advice: "check the disk; network file systems do not lock files safely, so use a local folder")
    default:
      self.init(
        .failed, "SQLite failed while \(activity)", place: path, reason: "code \(code): \(message)",
        advice: "run the same command again; if it fails again, check the file with `dateline cache verify`")
    }
  }

  static func notDatabase(_ path: String) -> StoreError {
    StoreError(
      .notDatabase, "is not a SQLite database", place: path,
      advice: "choose another file with --db, or move this one away")
  }

  static func damaged(_ path: String, reason: String) -> StoreError {
    StoreError(
      .damaged, "is damaged", place: path, reason: reason,
      advice: "move the file and its -wal and -shm files away and run again: everything in it can be computed anew")
  }
}
