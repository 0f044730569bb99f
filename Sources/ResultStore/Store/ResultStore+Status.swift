internal import Articles
internal import GRDB
internal import PluginHost

extension ResultStore {
  /// How many results there are by plugin and status, sorted by plugin and then as ``PluginHost/PluginStatus`` lists
  /// the statuses; counts of zero are left out. An article without a result of a plugin counts nowhere: the plugin has
  /// not run on it since it was read or changed.
  public func statusCounts() throws(StoreError) -> [StatusCount] {
    try read("counting results") { db in
      let rows = try GRDB.Row.fetchAll(db, sql: "SELECT plugin, status, count(*) FROM result GROUP BY plugin, status")
      let order = Dictionary(uniqueKeysWithValues: PluginStatus.allCases.enumerated().map { ($0.element, $0.offset) })
      return rows.compactMap { row in
        PluginStatus(rawValue: row[1]).map { StatusCount(plugin: row[0], status: $0, count: row[2]) }
      }.sorted { ($0.plugin, order[$0.status] ?? 0) < ($1.plugin, order[$1.status] ?? 0) }
    }
  }

  /// The results that failed, by plugin and then in the order of publication; archive stages first.
  public func failures(ofPlugin plugin: String? = nil, limit: Int = .max) throws(StoreError) -> [StoredFailure] {
    try read("listing failures") { db in
      let statement = try StoreStatement(
        db,
        """
        SELECT * FROM (
          SELECT message, place, traceback, NULL AS sentence_start, NULL AS sentence_stop, log, plugin, status,
            NULL AS article, NULL AS id, NULL AS source, NULL AS published, NULL AS content
          FROM archive_result
          UNION ALL
          SELECT \(ResultStore.failureColumns), plugin, status, result.article, id, source, published, content
          FROM result JOIN article USING (article)
        ) WHERE status NOT IN ('ok', 'empty') AND (?1 IS NULL OR plugin = ?1)
        ORDER BY plugin, article IS NOT NULL, published IS NULL, published, id, content LIMIT ?2
        """)
      var failures: [StoredFailure] = []
      try statement.each([SQLValue(plugin), SQLValue(limit)]) { value in
        guard let plugin = value(6).text, let status = value(7).text.flatMap(PluginStatus.init) else { return }
        let source = value(10).text
        failures.append(
          StoredFailure(
            article: value(8).integer, id: value(9).text, source: source, plugin: plugin, status: status,
            failure: failure(value) ?? PluginFailure(message: ""), log: value(5).text ?? "",
            retry: "dateline run --force \(shellQuoted(plugin))"
              + (source.map { " " + shellQuoted(file(of: $0)) } ?? "")
          ))
      }
      return failures
    }
  }

  /// Everything the stored result of a plugin on an article was made of.
  ///
  /// - Throws: where there is no such article.
  public func explain(article key: Int64, plugin: String) throws(StoreError) -> Explanation {
    let sets = try readSets()
    return try read("explaining a result") { db in
      let article = try StoreStatement(db, "SELECT content, id, source FROM article WHERE article = ?")
        .first([.integer(key)])
      guard let article, let content = article[0].blob.flatMap({ ContentHash(storedBytes: $0) }) else {
        throw StoreError(
          .unknownName, "there is no article \(key)", place: path,
          advice: "`dateline query \"SELECT article, id FROM article\"` lists them")
      }
      var explanation = Explanation(
        article: ArticleReference(key: key, content: content), id: article[1].text ?? "", source: article[2].text ?? "",
        plugin: plugin)
      let stored = try StoreStatement(
        db,
        """
        SELECT \(ResultStore.failureColumns), status, key, rows, reads, requires, parts, manifest
        FROM result JOIN plugin_version USING (version) WHERE plugin = ? AND article = ?
        """
      ).first([.text(plugin), .integer(key)])
      guard let stored, let status = stored[6].text.flatMap(PluginStatus.init),
        let hash = stored[7].blob.flatMap({ ContentHash(storedBytes: $0) })
      else { return explanation }
      let parts = stored[11].text.flatMap { JSON.value([StoredPart].self, from: $0) } ?? []
      let names = stored[12].text.flatMap { JSON.value(StoredManifest.self, from: $0) }?.requires ?? []
      let keys = stored[10].blob ?? []
      let required = stride(from: 0, to: keys.count, by: 16).compactMap { ContentHash(storedBytes: keys[$0..<$0 + 16]) }
      explanation.result = Explanation.Result(
        status: status, rows: Int(stored[8].integer ?? 0), key: hash,
        identity: PluginIdentity(name: plugin, parts: parts.map { .init(name: $0.name, value: $0.value) }),
        reads: stored[9].integer.flatMap { sets[$0] } ?? .none,
        requires: zip(names, required).map { Explanation.Required(plugin: $0, key: $1) },
        failure: status.isSuccess ? nil : failure { stored[$0] }, log: stored[5].text ?? "")
      return explanation
    }
  }

  /// The columns that ``failure(_:)`` reads, which come first in a query, with the log behind them.
  private static let failureColumns = "message, place, traceback, sentence_start, sentence_stop, log"

  private func failure(_ value: (Int) -> SQLValue) -> PluginFailure? {
    guard let message = value(0).text else { return nil }
    var sentence: TextSpan?
    if let start = value(3).integer, let stop = value(4).integer { sentence = TextSpan(Int(start), Int(stop)) }
    return PluginFailure(
      message: message, place: value(1).text, traceback: value(2).text ?? "", sentence: sentence)
  }

  /// The file of a source: what stands before the entry of an archive and the number of a record.
  private func file(of source: String) -> String {
    var file = source[...]
    if let record = file.lastIndex(of: "#"), file[record...].dropFirst().allSatisfy(\.isNumber) {
      file = file[..<record]
    }
    if let entry = file.firstIndex(of: "!") { file = file[..<entry] }
    return String(file)
  }
}

/// A word of a command line, quoted where the shell would read it otherwise.
func shellQuoted(_ word: String) -> String {
  let plain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./+:,=@%".contains($0) }
  return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
}
