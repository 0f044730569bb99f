internal import Foundation
internal import GRDB

/// The ways to open a file: for writing; for reading; and for reading where not even a lock can be written.
struct StoreOpening {
  struct Opened {
    var reader: any DatabaseReader
    var writer: (any DatabaseWriter)?
    var isImmutable: Bool
  }

  let path: String
  let busyTimeout: Double

  func open(_ access: ResultStore.Access) throws(StoreError) -> Opened {
    do {
      switch access {
      case .readWrite: return try openForWriting()
      case .readOnly: return try openForReading()
      }
    } catch {
      throw StoreError(error, "opening", path: path)
    }
  }

  private func openForWriting() throws -> Opened {
    var directory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &directory), directory.boolValue {
      throw StoreError(.inaccessible, "is a folder", place: path, advice: "name a file with --db")
    }
    // The file is looked at before anything is written: switching to a write-ahead log already changes the header.
    if let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > 0 {
      let queue = try retryingWhenBusy { try DatabaseQueue(path: path, configuration: configuration(readOnly: false)) }
      _ = try queue.read { try Migrations.state(of: $0, path: path) }
      try queue.close()
    }
    let pool = try retryingWhenBusy { try DatabasePool(path: path, configuration: configuration(readOnly: false)) }
    try pool.writeWithoutTransaction { try Migrations.run($0, path: path) }
    return Opened(reader: pool, writer: pool, isImmutable: false)
  }

  private func openForReading() throws -> Opened {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError(
        .missing, "there is no such file", place: path, advice: "make it with `dateline run`, or check --db")
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: true))
      try queue.read(check)
      return Opened(reader: queue, writer: nil, isImmutable: false)
    } catch let error as DatabaseError where StoreOpening.isUnwritable(error) && !hasLog {
      // A file with a write-ahead log needs a shared index beside it even for reading. Where that can not be made, and
      // no log holds anything, nobody can be writing, and SQLite may take the file as it is.
      let queue = try DatabaseQueue(path: immutableURI, configuration: configuration(readOnly: true))
      try queue.read(check)
      return Opened(reader: queue, writer: nil, isImmutable: true)
    }
  }

  /// `path` as a URI that tells SQLite that the file does not change.
  var immutableURI: String {
    "file:" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path) + "?immutable=1"
  }

  private func check(_ db: Database) throws {
    let version = try Migrations.state(of: db, path: path)
    guard version == Migrations.current else {
      throw StoreError(
        .older, "was written by an older version of dateline", place: path,
        reason: "schema \(version), this version needs \(Migrations.current)",
        advice: "run `dateline run` on it once, where it can be written, to bring it up to date")
    }
  }

  private var hasLog: Bool {
    let size = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    return (size ?? 0) > 0
  }

  private static func isUnwritable(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY || error.resultCode == .SQLITE_IOERR
  }

  private func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.label = "Dateline"
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(busyTimeout)
    configuration.prepareDatabase { db in
      // Results can be computed anew, so old pages need no wiping (Debian's SQLite wipes by default).
      try db.execute(sql: "PRAGMA secure_delete = OFF; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY")
    }
    return configuration
  }

  /// Two processes that open a new file at once both switch it to a write-ahead log; the one that comes second is told
  /// that the file is busy without SQLite asking the busy timeout.
  private func retryingWhenBusy<Value>(_ body: () throws -> Value) throws -> Value {
    let deadline = ContinuousClock.now.advanced(by: .seconds(busyTimeout))
    while true {
      do { return try body() } catch let error as DatabaseError
        where (error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED) && ContinuousClock.now < deadline
      { Thread.sleep(forTimeInterval: 0.01) }
    }
  }
}
