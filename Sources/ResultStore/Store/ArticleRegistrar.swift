internal import Articles
internal import GRDB

/// Decides of one record after the other whether the store knows its article, inside one transaction.
struct ArticleRegistrar {
  private let db: Database
  private let byContent: StoreStatement
  private let bySource: StoreStatement
  private let insert: StoreStatement
  private let move: StoreStatement
  private let replace: StoreStatement
  /// Every plugin's tables, read when the first changed article needs them.
  private var tables: [PluginTable]?

  init(_ db: Database) throws {
    self.db = db
    byContent = try StoreStatement(db, "SELECT article, source, record FROM article WHERE content = ?")
    bySource = try StoreStatement(db, "SELECT article FROM article WHERE id = ? AND source = ? ORDER BY article")
    insert = try StoreStatement(
      db,
      """
      INSERT INTO article (source, record, id, title, published, outlet, url, language, content, replacements, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    move = try StoreStatement(db, "UPDATE article SET source = ?, record = ? WHERE article = ?")
    replace = try StoreStatement(
      db,
      """
      UPDATE article SET source = ?, record = ?, id = ?, title = ?, published = ?, outlet = ?, url = ?, language = ?,
        content = ?, replacements = ?, text = ?
      WHERE article = ?
      """)
  }

  mutating func register(_ record: ArticleRecord, seen: inout Set<Int64>) throws -> Registration {
    let article = record.article
    let content = article.contentHash
    if let row = try byContent.first([.blob(content.bytes)]), let key = row[0].integer {
      let reference = ArticleReference(key: key, content: content)
      guard seen.insert(key).inserted else { return Registration(article: reference, outcome: .duplicate) }
      if row[1] != .text(article.source) || row[2] != .blob(record.fingerprint.bytes) {
        try move.run([.text(article.source), .blob(record.fingerprint.bytes), .integer(key)])
      }
      return Registration(article: reference, outcome: .same)
    }
    let values: [SQLValue] = [
      .text(article.source), .blob(record.fingerprint.bytes), .text(article.id), SQLValue(article.title),
      SQLValue(article.published?.description), SQLValue(article.outlet), SQLValue(article.url),
      SQLValue(article.language), .blob(content.bytes), SQLValue(article.replacements), .text(article.text),
    ]
    // An article that was met elsewhere in this reading lives on there, though it was read here once.
    var earlier: Int64?
    try bySource.each([.text(article.id), .text(article.source)]) { value in
      if earlier == nil, let key = value(0).integer, !seen.contains(key) { earlier = key }
    }
    if let key = earlier {
      try replace.run(values + [.integer(key)])
      try removeResults(of: key)
      seen.insert(key)
      return Registration(article: ArticleReference(key: key, content: content), outcome: .changed)
    }
    try insert.run(values)
    let key = db.lastInsertedRowID
    seen.insert(key)
    return Registration(article: ArticleReference(key: key, content: content), outcome: .new)
  }

  /// Removes everything that quotes the article's old text.
  private mutating func removeResults(of key: Int64) throws {
    try StoreStatement(db, "DELETE FROM analysis WHERE article = ?").run([.integer(key)])
    let tables = try self.tables ?? StoredTables.all(db).map(\.table)
    self.tables = tables
    for table in tables {
      try StoreStatement(db, table.deleteArticle).run([.integer(key)])
      if let sql = table.deleteArchive { try StoreStatement(db, sql).run() }
    }
    try StoreStatement(db, "DELETE FROM archive_result").run()
    try StoreStatement(
      db, "DELETE FROM result WHERE article = ? AND plugin IN (SELECT DISTINCT name FROM plugin_version)"
    ).run([.integer(key)])
  }
}
