internal import Articles
internal import PluginHost

/// Lays a plugin's row out as the values of its table.
struct PluginRowEncoder {
  let table: PluginTable

  /// Says what is wrong with a row, or nil where it fits the table. `article` is the article the row was made from, nil
  /// in an archive stage.
  func problem(with row: PluginRow, article: Int64?) -> String? {
    guard row.cells.count == table.columns.count else {
      return "table \(table.name): \(row.cells.count) values for \(table.columns.count) columns"
    }
    for (cell, column) in zip(row.cells, table.columns) {
      let fits =
        switch (column.type, cell) {
        case (_, .null), (.text, .text), (.date, .text), (.integer, .integer), (.real, .real), (.real, .integer),
          (.evidence, .evidence):
          true
        case (.boolean, .integer(let value)): value == 0 || value == 1
        default: false
        }
      if !fits { return "table \(table.name): column \(column.name) takes \(column.type.rawValue), not \(cell)" }
    }
    // The evidence is cut out of the text of the row's own article, so it can lie in no other.
    if let evidence = row.evidence {
      guard let home = article ?? evidence.article else {
        return "table \(table.name): the evidence of the row is in no article"
      }
      if let other = evidence.article, other != home {
        return "table \(table.name): the evidence of the row is in another article"
      }
    }
    return nil
  }

  /// The values in the order of ``PluginTable/storedColumns``. `article` is the article the row was made from, nil in
  /// an archive stage, whose rows belong to the article of their evidence.
  func values(of row: PluginRow, ordinal: Int64, article: Int64?) -> [SQLValue] {
    var values: [SQLValue] = []
    values.reserveCapacity(table.width)
    if table.hasArchiveStage { values.append(.text(article == nil ? "archive" : "article")) }
    values.append(SQLValue(article ?? row.evidence?.article))
    values.append(.integer(ordinal))
    for (cell, column) in zip(row.cells, table.columns) {
      switch cell {
      case .null: for _ in StoredNames.storage(of: column) { values.append(.null) }
      case .text(let text): values.append(.text(text))
      case .integer(let number): values.append(.integer(number))
      case .real(let number): values.append(.real(number))
      case .evidence(let evidence):
        values.append(SQLValue(evidence.article ?? article))
        append(evidence, to: &values)
      }
    }
    if let evidence = row.evidence {
      append(evidence, to: &values)
    } else {
      for _ in 0..<4 { values.append(.null) }
    }
    return values
  }

  private func append(_ evidence: Evidence, to values: inout [SQLValue]) {
    for offset in [evidence.span.start, evidence.span.stop, evidence.sentence.start, evidence.sentence.stop] {
      values.append(SQLValue(offset))
    }
  }
}

/// Reads rows back from ``PluginTable/valueColumns``, through whatever gives the values by their place.
struct PluginRowDecoder {
  let table: PluginTable

  /// The row whose values `value` gives. `article` is the article the row was made from: evidence there has no article
  /// of its own, as when the row was emitted; nil for rows of an archive stage, whose evidence is in `evidenceArticle`.
  func row(article: Int64?, evidenceArticle: Int64? = nil, _ value: (Int) -> SQLValue) -> PluginRow {
    var place = 1
    var cells: [Cell] = []
    cells.reserveCapacity(table.columns.count)
    for column in table.columns {
      switch column.type {
      case .evidence:
        let own = value(place).integer
        let evidence = evidence(at: place + 1, value, article: own == article ? nil : own)
        cells.append(evidence.map(Cell.evidence) ?? .null)
        place += 5
      default:
        cells.append(cell(value(place)))
        place += 1
      }
    }
    let evidence = evidence(at: place, value, article: evidenceArticle)
    return PluginRow(table: table.place, cells: cells, evidence: evidence)
  }

  private func evidence(at place: Int, _ value: (Int) -> SQLValue, article: Int64?) -> Evidence? {
    guard let start = value(place).integer, let stop = value(place + 1).integer,
      let first = value(place + 2).integer, let last = value(place + 3).integer
    else { return nil }
    return Evidence(
      article: article, span: TextSpan(Int(start), Int(stop)), sentence: TextSpan(Int(first), Int(last)))
  }

  private func cell(_ value: SQLValue) -> Cell {
    switch value {
    case .null, .blob: .null
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    }
  }
}
