internal import Articles
internal import LuaRuntime

/// Answers the functions of `archive` out of an ``ArchiveSource``.
final class ArchiveReader {
  private let source: any ArchiveSource
  private let tables: [TableSchema]
  /// Hands the articles of a script's archive over; nil in archive stages.
  private let articles: (() throws -> () throws -> AnalyzedArticle?)?
  private var openRows: [(next: () throws -> [ArchiveRow]?, schema: TableSchema)] = []
  private var openArticles: [() throws -> AnalyzedArticle?] = []

  init(
    _ source: any ArchiveSource, tables: [TableSchema], articles: (() throws -> () throws -> AnalyzedArticle?)? = nil
  ) {
    self.source = source
    self.tables = tables
    self.articles = articles
  }

  func call(
    _ function: HostFunction, _ arguments: Arguments, _ session: HostSession
  ) throws(LuaHostError) -> [LuaValue] {
    switch function {
    case .archiveRows:
      let schema = try schema(arguments)
      openRows.append((try wrap("archive.rows") { try source.rows(ofTable: schema.name) }, schema))
      return [.integer(Int64(openRows.count - 1))]
    case .archiveRowsNext: return try nextRows(try arguments.integer(0))
    case .archiveCount:
      let schema = try schema(arguments)
      return [.integer(Int64(try wrap("archive.count") { try source.count(ofTable: schema.name) }))]
    case .archiveQuery: return try query(arguments)
    case .archiveArticles:
      guard let articles else { throw LuaHostError("archive.articles is for scripts; plugins see rows") }
      openArticles.append(try wrap("archive.articles") { try articles() })
      return [.integer(Int64(openArticles.count - 1))]
    case .archiveArticlesNext:
      let place = try arguments.integer(0)
      guard openArticles.indices.contains(place) else { throw arguments.wrong(0, "iterator") }
      guard let article = try wrap("archive.articles", { try openArticles[place]() }) else { return [.nil] }
      session.begin(article)
      return [session.model.object("article")]
    default: throw LuaHostError("no such function of the archive")
    }
  }

  private func schema(_ arguments: Arguments) throws(LuaHostError) -> TableSchema {
    let name = try arguments.string(0)
    guard let schema = tables.first(where: { $0.name == name }) else {
      // A script sees every table of the database, a plugin what its results may depend on.
      let place =
        articles == nil
        ? " among those of this plugin and of the plugins it requires"
        : tables.isEmpty ? "; the database has no results yet: run a plugin first" : " in the database"
      throw LuaHostError(
        "\(arguments.function): no table '\(name)'\(place)"
          + NearestName.hint(name, among: tables.map(\.name)))
    }
    return schema
  }

  private func nextRows(_ place: Int) throws(LuaHostError) -> [LuaValue] {
    guard openRows.indices.contains(place) else { throw LuaHostError("archive.rows: no such iterator") }
    let open = openRows[place]
    guard let batch = try wrap("archive.rows", { try open.next() }), !batch.isEmpty else { return [.nil] }
    var shared: [Int64: LuaValue] = [:]
    return [
      .table(LuaTable(array: batch.map { StoredRows.value($0, open.schema, shared: &shared) })),
      StoredRows.names(open.schema.columns.map(\.name), with: ["article", "evidence"]),
    ]
  }

  private func query(_ arguments: Arguments) throws(LuaHostError) -> [LuaValue] {
    let sql = try arguments.string(0)
    var cells: [ArchiveCell] = []
    for (place, value) in arguments.values.enumerated().dropFirst() {
      switch value {
      case .nil: cells.append(.null)
      case .string(let text): cells.append(.text(text))
      case .integer(let number): cells.append(.integer(number))
      case .number(let number): cells.append(.real(number))
      case .boolean(let flag): cells.append(.integer(flag ? 1 : 0))
      default: throw arguments.wrong(place, "string, number or boolean")
      }
    }
    let answer = try wrap("archive.query") { try source.query(sql, cells) }
    let rows = answer.rows.map { row -> LuaValue in
      .table(
        LuaTable(
          fields: zip(answer.columns, row).compactMap { column, cell in
            let value = StoredRows.value(cell, nil, article: nil)
            return value == .nil ? nil : (column, value)
          }))
    }
    return [.table(LuaTable(array: rows)), StoredRows.names(answer.columns, with: [])]
  }

  /// Errors of the store become errors of the call.
  private func wrap<Value>(_ name: String, _ body: () throws -> Value) throws(LuaHostError) -> Value {
    do {
      return try body()
    } catch let error as LuaHostError {
      throw error
    } catch {
      throw LuaHostError("\(name): \(error)")
    }
  }
}
