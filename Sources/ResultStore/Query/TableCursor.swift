public import Articles
public import PluginHost

/// A row of a plugin's table with what an archive stage sees of its article.
public struct StoredRow: Hashable, Sendable {
  /// The article's key; nil for a row of an archive stage without evidence.
  public var article: Int64?
  /// The article's id, title, day and outlet as its source gives them.
  public var info: ArticleInfo?
  /// The row as the plugin emitted it; evidence always names its article.
  public var row: PluginRow
  /// The words of the evidence and the sentence around them.
  public var evidence: String?
  public var sentence: String?

  public struct ArticleInfo: Hashable, Sendable {
    public var id: String
    public var title: String?
    public var published: CalendarDay?
    public var outlet: String?
    package init(id: String, title: String?, published: CalendarDay?, outlet: String?) {
      self.id = id
      self.title = title
      self.published = published
      self.outlet = outlet
    }
  }
}

/// The rows of one plugin table in the order of publication: by the article's day (undated last), id and content, then
/// as the plugin emitted them. Rows without an article come last.
///
/// Rows are read as they are asked for; an article's text is read once for all its rows. Not `Sendable`.
public final class TableCursor {
  /// The table's columns.
  public let columns: [TableColumn]
  private let decoder: PluginRowDecoder
  private let rows: QueryCursor
  private let articles: QueryCursor
  private var present: (key: Int64, info: StoredRow.ArticleInfo, text: [UInt8])?

  init(_ table: PluginTable, _ store: ResultStore) throws(StoreError) {
    columns = table.columns
    decoder = PluginRowDecoder(table: table)
    let limits = QueryLimits(seconds: .infinity, valueBytes: Int(Int32.max))
    // The articles lead, so that the order comes from their index and nothing is sorted; the few tables that may hold
    // rows without an article are sorted.
    let join =
      table.hasArchiveStage
      ? "\(quoted(table.name)) AS t LEFT JOIN article USING (article)"
      : "article CROSS JOIN \(quoted(table.name)) AS t USING (article)"
    let stage = table.hasArchiveStage ? "t.article IS NULL, t.stage, " : ""
    let sql = """
      SELECT t.article, \(table.valueColumns) FROM \(join)
      ORDER BY \(stage)article.published IS NULL, article.published, article.id, article.content, t.row
      """
    // One connection for both: its open read of the rows is one state of the file, which the articles are then of too.
    let connection = try QueryConnection(store, limits: limits, scope: .everything)
    rows = try connection.prepare(sql)
    articles = try connection.prepare("SELECT id, title, published, outlet, text FROM article WHERE article = ?")
  }

  /// The next row, or nil after the last one.
  public func next() throws(StoreError) -> StoredRow? {
    guard try rows.advance() else { return nil }
    guard case .integer(let key) = rows.value(0) else {
      return StoredRow(article: nil, info: nil, row: decoder.row(article: nil) { self.rows.value($0 + 1) })
    }
    let row = decoder.row(article: nil, evidenceArticle: key) { self.rows.value($0 + 1) }
    let article = try article(key)
    return StoredRow(
      article: key, info: article?.info, row: row,
      evidence: article.flatMap { article in row.evidence.map { cut(article.text, $0.span) } },
      sentence: article.flatMap { article in row.evidence.map { cut(article.text, $0.sentence) } })
  }

  private func article(
    _ key: Int64
  ) throws(StoreError) -> (key: Int64, info: StoredRow.ArticleInfo, text: [UInt8])? {
    if let present, present.key == key { return present }
    present = nil
    guard let row = try articles.first([.integer(key)]) else { return nil }
    let info = StoredRow.ArticleInfo(
      id: row[0].text ?? "", title: row[1].text, published: row[2].text.flatMap { CalendarDay(iso: $0) },
      outlet: row[3].text)
    present = (key, info, Array((row[4].text ?? "").utf8))
    return present
  }

  /// The bytes of a span; offsets outside the text are moved into it.
  private func cut(_ text: [UInt8], _ span: TextSpan) -> String {
    let start = min(max(span.start, 0), text.count)
    let stop = min(max(span.stop, start), text.count)
    return String(decoding: text[start..<stop], as: UTF8.self)
  }
}
