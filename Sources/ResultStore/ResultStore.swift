internal import Foundation
internal import GRDB
internal import Synchronization

/// One SQLite file that holds articles, their analyses, and what plugins made of them.
///
/// One process at a time writes in it, a transaction at a time; any number read. Two runs on one file at once are safe:
/// each waits for the other's transactions, and results are keyed, so that equal work is stored once.
/// `Documentation/Schema.md` describes the file for those who open it with other tools.
public final class ResultStore: Sendable {
  public enum Access: Hashable, Sendable {
    /// Makes the file where there is none, and brings an older one up to date.
    case readWrite
    /// Leaves the file alone; works in folders and on file systems that can not be written.
    case readOnly
  }

  /// The absolute path of the file.
  public let path: String
  public let access: Access
  /// Whether the file is read without any lock, because it lies where nothing can be written.
  let isImmutable: Bool
  /// Seconds to wait for another process that writes.
  let busyTimeout: Double
  let reader: any DatabaseReader
  let writer: (any DatabaseWriter)?
  /// Read sets that are known to lie in the file.
  let readSetKeys = Mutex<[ReadSet: Int64]>([:])

  /// Opens the file at `path`, and makes or updates it where `access` allows.
  ///
  /// - Throws: where there is no such file (and it is not to be made), it can not be opened, it is no database, not
  ///   ours, of a newer version, or damaged. Nothing is ever moved or overwritten: that is for the caller to decide.
  public init(path: String, access: Access = .readWrite, busyTimeout: Double = 60) throws(StoreError) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.access = access
    self.busyTimeout = busyTimeout
    let opened = try StoreOpening(path: self.path, busyTimeout: busyTimeout).open(access)
    reader = opened.reader
    writer = opened.writer
    isImmutable = opened.isImmutable
  }

  /// Ends all work on the file and writes the log back into it.
  ///
  /// - Throws: where a cursor over the file is still open. Closing is not needed for what is written to be safe.
  public func close() throws(StoreError) {
    do { try reader.close() } catch { throw StoreError(error, "closing", path: path) }
  }
}

extension ResultStore {
  /// Runs `body` on one state of the file. `activity` says in errors what was going on.
  func read<Value>(_ activity: String, _ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try reader.read(body) } catch { throw StoreError(error, activity, path: path) }
  }

  /// Runs `body` in one transaction, which keeps everything or nothing.
  func write<Value>(_ activity: String, _ body: (Database) throws -> Value) throws(StoreError) -> Value {
    guard let writer else {
      throw StoreError(
        .readOnly, "was opened for reading only", place: path, reason: "while \(activity)",
        advice: "open it for writing")
    }
    do { return try writer.write(body) } catch { throw StoreError(error, activity, path: path) }
  }
}
