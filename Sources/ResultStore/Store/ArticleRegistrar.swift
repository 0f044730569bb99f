internal import Articles
internal import Foundation
internal import GRDB

/// Decides of one record after the other whether the store knows its article, inside one transaction.
struct ArticleRegistrar {
  private let db: Database
  private let byContent: Statement
  private let bySource: Statement
  private let insert: Statement
  private let move: Statement
  private let replace: Statement
  /// Every plugin's tables, read when the first changed article needs them.
  private var tables: [PluginTable]?

  init(_ db: Database) throws {
    self.db = db
    byContent = try db.cachedStatement(sql: "SELECT article, source, record FROM article WHERE content = ?")
    bySource = try db.cachedStatement(sql: "SELECT article FROM article WHERE id = ? AND source = ? ORDER BY article")
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO article (source, record, id, title, published, outlet, url, language, content, replacements, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    move = try db.cachedStatement(sql: "UPDATE article SET source = ?, record = ? WHERE article = ?")
    replace = try db.cachedStatement(
      sql: """
        UPDATE article SET source = ?, record = ?, id = ?, title = ?, published = ?, outlet = ?, url = ?, language = ?,
          content = ?, replacements = ?, text = ?
        WHERE article = ?
        """)
  }

  mutating func register(_ record: ArticleRecord, seen: inout Set<Int64>) throws -> Registration {
    let article = record.article
    let content = article.contentHash
    if let row = try GRDB.Row.fetchOne(byContent, arguments: [content.data]) {
      let key: Int64 = row[0]
      let reference = ArticleReference(key: key, content: content)
      guard seen.insert(key).inserted else { return Registration(article: reference, outcome: .duplicate) }
      if row[1] as String != article.source || row[2] as Data != record.fingerprint.data {
        try move.execute(arguments: [article.source, record.fingerprint.data, key])
      }
      return Registration(article: reference, outcome: .same)
    }
    let values: [(any DatabaseValueConvertible)?] = [
      article.source, record.fingerprint.data, article.id, article.title, article.published?.description,
      article.outlet, article.url, article.language, content.data, article.replacements, article.text,
    ]
    // An article that was met elsewhere in this reading lives on there, though it was read here once.
    let earlier = try Int64.fetchAll(bySource, arguments: [article.id, article.source]).first { !seen.contains($0) }
    if let key = earlier {
      try replace.execute(arguments: StatementArguments(values + [key]))
      try removeResults(of: key)
      seen.insert(key)
      return Registration(article: ArticleReference(key: key, content: content), outcome: .changed)
    }
    try insert.execute(arguments: StatementArguments(values))
    let key = db.lastInsertedRowID
    seen.insert(key)
    return Registration(article: ArticleReference(key: key, content: content), outcome: .new)
  }

  /// Removes everything that quotes the article's old text.
  private mutating func removeResults(of key: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM analysis WHERE article = ?").execute(arguments: [key])
    let tables = try self.tables ?? StoredTables.all(db).map(\.table)
    self.tables = tables
    for table in tables {
      try db.cachedStatement(sql: table.deleteArticle).execute(arguments: [key])
      if let sql = table.deleteArchive { try db.cachedStatement(sql: sql).execute() }
    }
    try db.cachedStatement(sql: "DELETE FROM archive_result").execute()
    try db.cachedStatement(
      sql: "DELETE FROM result WHERE article = ? AND plugin IN (SELECT DISTINCT name FROM plugin_version)"
    ).execute(arguments: [key])
  }
}
