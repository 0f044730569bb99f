internal import Articles
internal import LuaRuntime

/// Evidence of stored rows as Lua sees it: { article, first, last, text, sentence, sentence_first, sentence_last }, with
/// byte positions from 1, inclusive.
enum StoredEvidence {
  static func table(_ stored: ArchiveEvidence, article: ArchiveArticle?) -> LuaValue {
    let evidence = stored.evidence
    return .table(
      LuaTable(fields: [
        ("article", (evidence.article ?? article?.number).map { .integer($0) } ?? .nil),
        ("first", .integer(Int64(evidence.span.start + 1))), ("last", .integer(Int64(evidence.span.stop))),
        ("text", .string(stored.text)), ("sentence", .string(stored.sentence)),
        ("sentence_first", .integer(Int64(evidence.sentence.start + 1))),
        ("sentence_last", .integer(Int64(evidence.sentence.stop))),
      ]))
  }

  /// Reads what ``table(_:article:)`` wrote; nil for any other table.
  static func read(_ table: LuaTable) -> Evidence? {
    guard let article = table["article"].wholeNumber, let first = table["first"].wholeNumber,
      let last = table["last"].wholeNumber, let sentenceFirst = table["sentence_first"].wholeNumber,
      let sentenceLast = table["sentence_last"].wholeNumber, first >= 1, last >= first - 1
    else { return nil }
    return Evidence(
      article: article, span: TextSpan(Int(first) - 1, Int(last)),
      sentence: TextSpan(Int(sentenceFirst) - 1, Int(sentenceLast)))
  }
}

/// Rows as Lua sees them: a table of the columns by name, with `evidence` and, in archive stages, `article`.
enum StoredRows {
  /// The second value that goes with rows, so that a mistyped column is an error; `table` is a name for the whole list.
  static func names(_ columns: [String], with more: [String], table: String? = nil) -> LuaValue {
    var pairs = LuaTable(array: (columns + more).map { .string($0) })
    if let table { pairs.pairs.append(.init(key: .string("table"), value: .string(table))) }
    return .table(pairs)
  }

  static func value(_ row: ArchiveRow, _ schema: TableSchema, shared: inout [Int64: LuaValue]) -> LuaValue {
    var fields: [(String, LuaValue)] = []
    for (column, cell) in zip(schema.columns, row.cells) where cell != .null {
      fields.append((column.name, value(cell, column.type, article: row.article)))
    }
    if let article = row.article {
      let table = shared[article.number] ?? self.table(article)
      shared[article.number] = table
      fields.append(("article", table))
    }
    if let evidence = row.evidence { fields.append(("evidence", StoredEvidence.table(evidence, article: row.article))) }
    return .table(LuaTable(fields: fields))
  }

  static func value(_ cell: ArchiveCell, _ type: CellType?, article: ArchiveArticle?) -> LuaValue {
    switch cell {
    case .null: .nil
    case .text(let text): .string(text)
    case .integer(let number): type == .boolean ? .boolean(number != 0) : .integer(number)
    case .real(let number): .number(number)
    case .evidence(let evidence): StoredEvidence.table(evidence, article: article)
    }
  }

  static func table(_ article: ArchiveArticle) -> LuaValue {
    .table(
      LuaTable(fields: [
        ("number", .integer(article.number)), ("id", .string(article.id)),
        ("title", article.title.map { .string($0) } ?? .nil),
        ("published", article.published.map { .string($0) } ?? .nil),
        ("outlet", article.outlet.map { .string($0) } ?? .nil),
      ]))
  }

  /// A row that a required plugin made of the same article: evidence is a span of it.
  static func value(_ row: PluginRow, _ schema: TableSchema, _ model: SurfaceModel) -> LuaValue {
    var fields: [(String, LuaValue)] = []
    for (column, cell) in zip(schema.columns, row.cells) {
      let value: LuaValue =
        switch cell {
        case .null: .nil
        case .text(let text): .string(text)
        case .integer(let number): column.type == .boolean ? .boolean(number != 0) : .integer(number)
        case .real(let number): .number(number)
        case .evidence(let evidence): model.span(evidence.span)
        }
      if value != .nil { fields.append((column.name, value)) }
    }
    if let evidence = row.evidence { fields.append(("evidence", model.span(evidence.span))) }
    return .table(LuaTable(fields: fields))
  }
}
