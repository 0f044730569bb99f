internal import Articles
internal import GRDB
internal import Synchronization

extension ResultStore {
  /// Stores a batch in one transaction: each result replaces what the plugin made of the article before, and the rows
  /// of a failed one are removed. A thousand results a batch is a good size.
  ///
  /// What was computed of a text that another run has replaced in the meantime is left out and told. A row that does
  /// not fit its table (which the plugin host does not let happen) makes its result an error; the rest is stored.
  ///
  /// - Throws: where the transaction failed, and then nothing of the batch is stored.
  @discardableResult
  public func write(
    _ results: [ResultWrite], analyses: [AnalysisWrite] = []
  ) throws(StoreError) -> WriteSummary {
    guard !results.isEmpty || !analyses.isEmpty else { return WriteSummary() }
    let known = readSetKeys.withLock { $0 }
    let (summary, keys) = try write("storing results") { db in
      var batch = try ResultBatch(db, path: path, readSets: known)
      for analysis in analyses { try batch.write(analysis) }
      for result in results { try batch.write(result) }
      return (batch.finished, batch.readSets)
    }
    // Only now are the read sets in the file: a transaction that fails takes them back.
    readSetKeys.withLock { $0.merge(keys) { _, new in new } }
    return summary
  }

  /// Stores what an archive stage made, in place of all it made before, in one transaction.
  public func write(_ archive: ArchiveResultWrite) throws(StoreError) {
    try write("storing the result of an archive stage") { db in
      var batch = try ResultBatch(db, path: path, readSets: [:])
      try batch.write(archive)
    }
  }
}

extension StoreError {
  static func tableChanged(_ plugin: String, path: String) -> StoreError {
    StoreError(
      .tableChanged, "another run has rebuilt the tables of the plugin \(plugin)", place: path,
      reason: "two versions of the plugin write into one file",
      advice: "run the same command again when the other run has ended")
  }
}
