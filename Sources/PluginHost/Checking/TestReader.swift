internal import Articles
internal import LuaRuntime

/// Reads `tests = { { text = "…", expect = { table = { { column = value }, … } } }, … }`, where a list `articles` may
/// stand for the text.
enum TestReader {
  static func read(_ reader: TableReader, _ manifest: PluginManifest) throws(PluginError) -> [PluginTest] {
    guard case .table(let list) = reader.table["tests"] else {
      if case .nil = reader.table["tests"] { return [] }
      throw reader.wrong("tests", "a list of tests")
    }
    guard list.array.count == list.pairs.count else { throw reader.wrong("tests", "a list of tests") }
    var tests: [PluginTest] = []
    for (place, value) in list.array.enumerated() {
      guard case .table(let table) = value else { throw reader.wrong("tests", "a list of tables") }
      tests.append(
        try test(TableReader(table, path: "tests[\(place + 1)]", plugin: reader.plugin), manifest, place + 1))
    }
    return tests
  }

  private static func test(
    _ reader: TableReader, _ manifest: PluginManifest, _ number: Int
  ) throws(PluginError) -> PluginTest {
    try reader.allow(["name", "articles"] + articleKeys + ["options", "expect", "contains"])
    let isArchive = reader.table["articles"] != .nil
    let articles = isArchive ? try self.articles(reader) : [try article(reader, id: "test-\(number)")]
    guard isArchive ? manifest.hasArchiveStage : manifest.hasArticleStage else {
      throw reader.error(
        isArchive
          ? "has 'articles', but the plugin has no 'archive' function to read them together; give each a test of its own"
          : "has one 'text', but the plugin has no 'article' function; give a list, articles = { { text = \"…\" }, … }")
    }
    var options: [String: OptionValue] = [:]
    if case .table(let given) = reader.table["options"] {
      for (name, value) in given.fields {
        guard let option = manifest.options.first(where: { $0.name == name }) else {
          throw reader.error(
            "'\(reader.at("options"))': no option '\(name)'"
              + NearestName.hint(name, among: manifest.options.map(\.name)))
        }
        guard let read = OptionReader.value(value, option.type) else {
          throw reader.error("'\(reader.at("options")).\(name)' must be \(OptionReader.describe(option.type))")
        }
        options[name] = read
      }
    } else if reader.table["options"] != .nil {
      throw reader.wrong("options", "a table")
    }
    var expected: [PluginTest.Expectation] = []
    guard case .table = reader.table["expect"] else {
      throw reader.wrong("expect", "a table of the rows expected, { table = { { column = value } } }")
    }
    for (name, rows) in try reader.tables("expect") {
      guard let table = manifest.tables.first(where: { $0.name == name }) else {
        throw reader.error(
          "'\(reader.at("expect"))': no table '\(name)'" + NearestName.hint(name, among: manifest.tables.map(\.name)))
      }
      expected.append(.init(table: name, rows: try self.rows(rows, table)))
    }
    return PluginTest(
      name: try reader.string("name", or: "test \(number)"), articles: articles, isArchive: isArchive,
      options: options, expected: expected, contains: try reader.boolean("contains"))
  }

  private static let articleKeys = ["text", "id", "title", "published", "outlet", "language"]

  /// The articles of a small archive; those without an id are named by their place.
  private static func articles(_ reader: TableReader) throws(PluginError) -> [Article] {
    if let key = articleKeys.first(where: { reader.table[$0] != .nil }) {
      throw reader.error("'\(reader.at(key))' belongs into each of 'articles', not beside them")
    }
    guard case .table(let list) = reader.table["articles"], list.array.count == list.pairs.count else {
      throw reader.wrong("articles", "a list of articles, { { text = \"…\", published = \"2026-01-03\" }, … }")
    }
    // As many digits for each, so that articles of one day stay in the order of the list.
    let width = String(list.array.count).count
    var articles: [Article] = []
    for (place, value) in list.array.enumerated() {
      let at = "\(reader.at("articles"))[\(place + 1)]"
      guard case .table(let table) = value else {
        throw reader.error("'\(at)' must be a table, { text = \"…\" }, not \(value.preview)")
      }
      let inner = TableReader(table, path: at, plugin: reader.plugin)
      try inner.allow(articleKeys)
      let digits = String(place + 1)
      let id = "article-" + String(repeating: "0", count: width - digits.count) + digits
      articles.append(try article(inner, id: id))
    }
    if let twice = articles.map(\.id).firstRepeated {
      throw reader.error(
        "'\(reader.at("articles"))': two articles have the id '\(twice)'; the rows need to tell them apart")
    }
    return articles
  }

  private static func article(_ reader: TableReader, id: String) throws(PluginError) -> Article {
    var published: CalendarDay?
    if let text = try reader.optionalString("published") {
      guard let day = CalendarDay(iso: text) else { throw reader.wrong("published", "a day such as \"2026-01-03\"") }
      published = day
    }
    return Article(
      id: try reader.string("id", or: id), source: "test", title: try reader.optionalString("title"),
      published: published, outlet: try reader.optionalString("outlet"),
      language: try reader.optionalString("language"), text: try reader.string("text"))
  }

  private static func rows(_ reader: TableReader, _ table: TableSchema) throws(PluginError) -> [[PluginTest.Field]] {
    var rows: [[PluginTest.Field]] = []
    guard reader.table.array.count == reader.table.pairs.count else {
      throw reader.error("'\(reader.path)' must be a list of rows")
    }
    for value in reader.table.array {
      guard case .table(let row) = value else { throw reader.error("'\(reader.path)' must be a list of rows") }
      var fields: [PluginTest.Field] = []
      for pair in row.pairs {
        guard case .string(let name) = pair.key, name == "at" || table.columns.contains(where: { $0.name == name })
        else {
          throw reader.error(
            "'\(reader.path)': no column \(pair.key.preview)"
              + NearestName.hint("\(pair.key.preview)", among: table.columns.map(\.name) + ["at"]))
        }
        let cell: Cell
        switch pair.value {
        case .string(let text): cell = .text(text)
        case .boolean(let flag): cell = .integer(flag ? 1 : 0)
        case .integer(let number): cell = .integer(number)
        case .number(let number): cell = .real(number)
        default: throw reader.error("'\(reader.path)': column '\(name)' can not be compared with \(pair.value.preview)")
        }
        fields.append(.init(column: name, value: cell))
      }
      rows.append(fields)
    }
    return rows
  }
}
