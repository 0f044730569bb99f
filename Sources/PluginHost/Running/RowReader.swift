internal import Articles
internal import LuaRuntime

/// Turns the table given to `emit.<table> { … }` into a row, or says what is wrong with it.
struct RowReader {
  let schema: TableSchema
  let table: Int
  /// The article at hand; nil in an archive stage.
  let view: ArticleView?

  func read(_ arguments: [LuaValue]) throws(LuaHostError) -> PluginRow {
    guard arguments.count == 1, case .table(let row) = arguments[0] else {
      throw LuaHostError(
        "emit.\(schema.name) takes one table, { \(schema.columns.map(\.name).joined(separator: " = …, ")) = … }, "
          + "not \(arguments.isEmpty ? "nothing" : arguments[0].preview)")
    }
    var cells = [Cell](repeating: .null, count: schema.columns.count)
    var evidence: Evidence?
    for pair in row.pairs {
      guard case .string(let name) = pair.key else {
        throw LuaHostError("emit.\(schema.name): a row has named columns, and \(pair.key.preview) is no name")
      }
      if name == "at" {
        evidence = try self.evidence(pair.value, "at")
      } else if let place = schema.columns.firstIndex(where: { $0.name == name }) {
        cells[place] = try cell(pair.value, schema.columns[place])
      } else {
        throw LuaHostError(
          "emit.\(schema.name): no column '\(name)'"
            + NearestName.hint(name, among: schema.columns.map(\.name) + ["at"]))
      }
    }
    return PluginRow(table: table, cells: cells, evidence: evidence)
  }

  private func cell(_ value: LuaValue, _ column: TableColumn) throws(LuaHostError) -> Cell {
    if case .nil = value { return .null }
    switch column.type {
    case .text:
      switch value {
      case .string(let text): return .text(text)
      case .integer(let number): return .text(String(number))
      default: throw wrong(value, column)
      }
    case .integer:
      guard let number = value.wholeNumber else { throw wrong(value, column) }
      return .integer(number)
    case .real:
      switch value {
      case .integer(let number): return .real(Double(number))
      case .number(let number):
        guard number.isFinite else {
          throw LuaHostError("emit.\(schema.name): column '\(column.name)' is not a finite number")
        }
        return .real(number)
      default: throw wrong(value, column)
      }
    case .boolean:
      guard case .boolean(let flag) = value else { throw wrong(value, column) }
      return .integer(flag ? 1 : 0)
    case .date:
      guard case .string(let text) = value else { throw wrong(value, column) }
      guard TimeValue.isValid(text) else {
        throw LuaHostError(
          "emit.\(schema.name): column '\(column.name)' is a date, written as 2026-01-03, 2026-01, 2026, 2026-W05 or XXXX-01-03, "
            + "not \(value.preview)")
      }
      return .text(text)
    case .evidence:
      return try evidence(value, column.name).map { .evidence($0) } ?? .null
    }
  }

  private func wrong(_ value: LuaValue, _ column: TableColumn) -> LuaHostError {
    LuaHostError("emit.\(schema.name): column '\(column.name)' is \(column.type.rawValue), not \(value.preview)")
  }

  /// Any object with a span, a pair of them, or a row with evidence.
  private func evidence(_ value: LuaValue, _ name: String) throws(LuaHostError) -> Evidence? {
    switch value {
    case .nil: return nil
    case .object(let object):
      guard let view, let span = view.span(of: object) else { break }
      return Evidence(span: span, sentence: view.sentence(around: span))
    case .table(let table):
      if let stored = StoredEvidence.read(table) { return stored }
      switch table["evidence"] {
      case .nil: break
      case let inner: return try evidence(inner, name)
      }
      if table.pairs.isEmpty || table.fields.contains(where: { $0.name == "evidence" || $0.name == "article" }) {
        return nil  // a row without evidence of its own
      }
      let ends = table.array
      guard let view, (1...2).contains(ends.count), ends.count == table.pairs.count else { break }
      var spans: [TextSpan] = []
      for case .object(let object) in ends { if let span = view.span(of: object) { spans.append(span) } }
      guard spans.count == ends.count, let first = spans.first, let last = spans.last else { break }
      let span = TextSpan(min(first.start, last.start), max(first.stop, last.stop))
      return Evidence(span: span, sentence: view.sentence(around: span))
    default: break
    }
    throw LuaHostError(
      "emit.\(schema.name): '\(name)' must be evidence: an object with a place in the text, a pair "
        + "{ first, last } of them, or a row of a required plugin; it is \(value.preview)")
  }
}
