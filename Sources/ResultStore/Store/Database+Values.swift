internal import Articles
internal import Foundation
internal import GRDB

extension ContentHash {
  /// The sixteen bytes as SQLite keeps them.
  var data: Data { Data(bytes) }

  init?(_ data: Data?) {
    guard let data, let hash = ContentHash(storedBytes: data) else { return nil }
    self = hash
  }
}

extension GRDB.Row {
  /// The hash in the column at `place`.
  func hash(_ place: Int) throws -> ContentHash {
    guard let hash = ContentHash(self[place] as Data?) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a fingerprint is not 16 bytes long")
    }
    return hash
  }
}
