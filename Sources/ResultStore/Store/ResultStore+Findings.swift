internal import GRDB

extension ResultStore {
  /// Stores the findings of a reading of `inputs` (the files or folders as they were named), in place of those of the
  /// last reading of the same inputs.
  public func replaceFindings(ofInput input: String, with findings: [StoredFinding]) throws(StoreError) {
    try write("storing findings") { db in
      try db.execute(sql: "DELETE FROM finding WHERE input = ?", arguments: [input])
      let statement = try db.cachedStatement(
        sql: "INSERT INTO finding (input, source, code, problem, advice) VALUES (?, ?, ?, ?, ?)")
      for finding in findings {
        try statement.execute(arguments: [input, finding.source, finding.code, finding.problem, finding.advice])
      }
    }
  }

  /// The findings of the last reading of each input, sorted by source and code.
  public func findings(limit: Int = .max) throws(StoreError) -> [StoredFinding] {
    try read("listing findings") { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT source, code, problem, advice FROM finding ORDER BY source, code, finding LIMIT ?",
        arguments: [limit]
      ).map { StoredFinding(source: $0[0], code: $0[1], problem: $0[2], advice: $0[3]) }
    }
  }

  /// How many findings there are of each code.
  public func findingCounts() throws(StoreError) -> [(code: String, count: Int)] {
    try read("counting findings") { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT code, count(*) FROM finding GROUP BY code ORDER BY code").map {
        ($0[0], $0[1])
      }
    }
  }
}
