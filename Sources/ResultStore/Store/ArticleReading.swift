internal import Articles
internal import GRDB
internal import PluginHost

/// Reads what the file holds of single articles, within one state of the file.
struct ArticleReading {
  let db: Database

  func article(_ key: Int64) throws -> Article? {
    let statement = try StoreStatement(
      db,
      """
      SELECT id, source, title, published, outlet, url, language, replacements, text FROM article WHERE article = ?
      """)
    return try statement.first([.integer(key)]).map { row in
      Article(
        id: row[0].text ?? "", source: row[1].text ?? "", title: row[2].text,
        published: row[3].text.flatMap { CalendarDay(iso: $0) }, outlet: row[4].text, url: row[5].text,
        language: row[6].text, text: row[8].text ?? "", replacements: Int(row[7].integer ?? 0))
    }
  }

  func layers(of article: ArticleReference) throws -> [UInt8]? {
    let statement = try StoreStatement(db, "SELECT layers FROM analysis WHERE article = ? AND content = ?")
    return try statement.first([.integer(article.key), .blob(article.content.bytes)])?[0].blob
  }

  func rows(article: Int64, plugin: PreparedPlugin) throws -> [PluginRow] {
    var rows: [(ordinal: Int64, row: PluginRow)] = []
    for table in plugin.tables {
      let decoder = PluginRowDecoder(table: table)
      try StoreStatement(db, table.selectArticle).each([.integer(article)]) { value in
        rows.append((value(0).integer ?? 0, decoder.row(article: article, value)))
      }
    }
    if plugin.tables.count > 1 { rows.sort { $0.ordinal < $1.ordinal } }
    return rows.map(\.row)
  }
}
