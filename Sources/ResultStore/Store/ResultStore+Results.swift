public import Articles
internal import GRDB
public import PluginHost

extension ResultStore {
  /// What the cache check needs of every result of a plugin, by the article's key.
  ///
  /// - Complexity: O(results of the plugin).
  public func results(ofPlugin name: String) throws(StoreError) -> [Int64: CachedResult] {
    try read("reading the results of \(name)") { db in
      var results: [Int64: CachedResult] = [:]
      let rows = try GRDB.Row.fetchCursor(
        db, sql: "SELECT article, key, status, reads FROM result WHERE plugin = ?", arguments: [name])
      while let row = try rows.next() {
        guard let status = PluginStatus(rawValue: row[2]) else { continue }
        results[row[0]] = CachedResult(key: try row.hash(1), status: status, reads: row[3])
      }
      return results
    }
  }

  /// All read sets by the number that results refer to them with. There are few: one for every combination of layers
  /// that some plugin read.
  public func readSets() throws(StoreError) -> [Int64: ReadSet] {
    try read("reading which layers results depend on") { db in
      var sets: [Int64: ReadSet] = [:]
      for row in try GRDB.Row.fetchAll(db, sql: "SELECT id, language, layers FROM read_set") {
        guard let layers = JSON.value([StoredLayer].self, from: row[2]) else { continue }
        sets[row[0]] = ReadSet(
          language: row[1], layers: layers.map { .init(LayerName($0.layer), version: $0.version) })
      }
      return sets
    }
  }

  /// The rows that a plugin made of one article, in the order of emission, for a plugin that requires them; empty where
  /// there are none.
  ///
  /// - Throws: where another run has rebuilt the plugin's tables.
  public func rows(article: Int64, plugin: PreparedPlugin) throws(StoreError) -> [PluginRow] {
    try read("reading the rows of \(plugin.name)") {
      try ArticleReading(db: $0).rows(article: article, plugin: plugin)
    }
  }

  /// The result of a plugin's archive stage, or nil where it has not run since the articles changed.
  public func archiveResult(ofPlugin name: String) throws(StoreError) -> (key: ContentHash, status: PluginStatus)? {
    try read("reading the archive result of \(name)") { db in
      let row = try GRDB.Row.fetchOne(
        db, sql: "SELECT key, status FROM archive_result WHERE plugin = ?", arguments: [name])
      guard let row, let status = PluginStatus(rawValue: row[1]) else { return nil }
      return (try row.hash(0), status)
    }
  }

  /// What the result of an archive stage is a function of: the plugin's identity, the content of every article, and the
  /// sealed key and status of every result of the plugins it requires (`requires` names them in the order of its
  /// manifest). It does not depend on the order in which articles were stored.
  ///
  /// - Complexity: O(articles · required plugins).
  public func archiveKey(of identity: ContentHash, requires: [String]) throws(StoreError) -> ContentHash {
    let sets = try readSets().mapValues(\.hash)
    return try read("looking up what an archive stage depends on") { db in
      var parts: [ContentHash] = [identity]
      let articles = try GRDB.Row.fetchCursor(db, sql: "SELECT content FROM article ORDER BY content")
      while let row = try articles.next() { parts.append(try row.hash(0)) }
      for plugin in requires {
        parts.append(ContentHash(plugin))
        let results = try GRDB.Row.fetchCursor(
          db,
          sql: """
            SELECT article.content, key, reads, status FROM result JOIN article USING (article)
            WHERE plugin = ? ORDER BY article.content
            """, arguments: [plugin])
        while let row = try results.next() {
          let sealed = ContentHash(combining: [try row.hash(1), sets[row[2]] ?? ReadSet.none.hash])
          parts += [try row.hash(0), sealed, ContentHash(row[3] as String)]
        }
      }
      return ContentHash(combining: parts)
    }
  }
}
