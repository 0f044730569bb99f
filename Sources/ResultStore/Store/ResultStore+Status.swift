internal import Articles
internal import Foundation
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
      let filter = plugin == nil ? "" : "AND plugin = :plugin"
      let rows = try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT * FROM (
            SELECT plugin, NULL AS article, NULL AS id, NULL AS source, status, message, place, traceback,
              NULL AS sentence_start, NULL AS sentence_stop, log, NULL AS published, NULL AS content
            FROM archive_result WHERE status NOT IN ('ok', 'empty') \(filter)
            UNION ALL
            SELECT plugin, result.article, id, source, status, message, place, traceback, sentence_start,
              sentence_stop, log, published, content
            FROM result JOIN article USING (article) WHERE status NOT IN ('ok', 'empty') \(filter)
          ) ORDER BY plugin, article IS NOT NULL, published IS NULL, published, id, content LIMIT :limit
          """, arguments: ["limit": limit] + (plugin.map { ["plugin": $0] } ?? [:]))
      return rows.compactMap { row in
        guard let status = PluginStatus(rawValue: row["status"]) else { return nil }
        let id: String? = row["id"]
        let source: String? = row["source"]
        let name: String = row["plugin"]
        return StoredFailure(
          article: row["article"], id: id, source: source, plugin: name, status: status,
          failure: failure(row) ?? PluginFailure(message: ""), log: row["log"] ?? "",
          retry: "dateline run --force \(shellQuoted(name))" + (source.map { " " + shellQuoted(file(of: $0)) } ?? ""))
      }
    }
  }

  /// Everything the stored result of a plugin on an article was made of.
  ///
  /// - Throws: where there is no such article.
  public func explain(article key: Int64, plugin: String) throws(StoreError) -> Explanation {
    let sets = try readSets()
    return try read("explaining a result") { db in
      let article = try GRDB.Row.fetchOne(
        db, sql: "SELECT content, id, source FROM article WHERE article = ?", arguments: [key])
      guard let article else {
        throw StoreError(
          .unknownName, "there is no article \(key)", place: path,
          advice: "`dateline query \"SELECT article, id FROM article\"` lists them")
      }
      var explanation = Explanation(
        article: ArticleReference(key: key, content: try article.hash(0)), id: article[1], source: article[2],
        plugin: plugin)
      let row = try GRDB.Row.fetchOne(
        db,
        sql: """
          SELECT result.*, parts, manifest FROM result JOIN plugin_version USING (version)
          WHERE plugin = ? AND article = ?
          """, arguments: [plugin, key])
      guard let row, let status = PluginStatus(rawValue: row["status"]), let hash = ContentHash(row["key"] as Data?)
      else { return explanation }
      let parts = JSON.value([StoredPart].self, from: row["parts"]) ?? []
      let names = JSON.value(StoredManifest.self, from: row["manifest"])?.requires ?? []
      let keys = [UInt8](row["requires"] as Data? ?? Data())
      let required = stride(from: 0, to: keys.count, by: 16).compactMap { ContentHash(storedBytes: keys[$0..<$0 + 16]) }
      explanation.result = Explanation.Result(
        status: status, rows: row["rows"], key: hash,
        identity: PluginIdentity(name: plugin, parts: parts.map { .init(name: $0.name, value: $0.value) }),
        reads: sets[row["reads"]] ?? .none,
        requires: zip(names, required).map { Explanation.Required(plugin: $0, key: $1) },
        failure: status.isSuccess ? nil : failure(row), log: row["log"] ?? "")
      return explanation
    }
  }

  private func failure(_ row: GRDB.Row) -> PluginFailure? {
    guard let message: String = row["message"] else { return nil }
    var sentence: TextSpan?
    if let start: Int = row["sentence_start"], let stop: Int = row["sentence_stop"] { sentence = TextSpan(start, stop) }
    return PluginFailure(
      message: message, place: row["place"], traceback: row["traceback"] ?? "", sentence: sentence)
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
