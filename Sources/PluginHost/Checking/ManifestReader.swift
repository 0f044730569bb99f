internal import Articles
internal import LuaRuntime

/// Reads what a plugin's file returned.
enum ManifestReader {
  private static let keys = [
    "name", "version", "summary", "options", "tables", "requires", "views", "tests", "article", "archive",
  ]

  /// Names that a column may not have, since they mean something else in Lua: the evidence of a row that is emitted, and
  /// the rows of a required plugin.
  private static let luaNames: Set<String> = ["at", "table"]

  static func read(_ value: LuaValue, name: String) throws(PluginError) -> (PluginManifest, [PluginTest]) {
    guard case .table(let table) = value else {
      throw PluginError(
        .contract, plugin: name,
        message: "the file must return a table, return { name = \"\(name)\", … }; it returned \(value.preview)")
    }
    let reader = TableReader(table, path: "", plugin: name)
    try reader.allow(keys)
    let own = try reader.string("name")
    guard own == name else {
      throw reader.error("the plugin is named '\(own)', but its file or folder '\(name)'; the names must be equal")
    }
    var manifest = PluginManifest(
      name: own, version: try reader.string("version", or: "1"), summary: try reader.string("summary", or: ""),
      requires: try reader.strings("requires"), hasArticleStage: try reader.function("article") != nil,
      hasArchiveStage: try reader.function("archive") != nil)
    guard manifest.hasArticleStage || manifest.hasArchiveStage else {
      throw reader.error("has neither an 'article' nor an 'archive' function, so it would never do anything")
    }
    guard !manifest.requires.contains(own) else { throw reader.error("the plugin requires itself") }
    if let twice = manifest.requires.firstRepeated {
      throw reader.error("'requires' names '\(twice)' twice")
    }
    manifest.options = try options(reader)
    manifest.tables = try tables(reader)
    manifest.views = try views(reader)
    return (manifest, try TestReader.read(reader, manifest))
  }

  private static func options(_ reader: TableReader) throws(PluginError) -> [OptionSchema] {
    var list: [OptionSchema] = []
    for (name, option) in try reader.tables("options") {
      try option.allow(["type", "default", "summary"])
      try check(name, "options.\(name)", "an option", reader)
      let typeName = try option.string("type")
      guard let type = OptionType(rawValue: typeName) else {
        throw option.error(
          "'\(option.at("type"))' is no type of option: '\(typeName)'"
            + NearestName.hint(typeName, among: OptionType.allCases.map(\.rawValue)))
      }
      guard let value = OptionReader.value(option.table["default"], type) else {
        throw option.wrong("default", OptionReader.describe(type))
      }
      list.append(
        OptionSchema(name: name, type: type, defaultValue: value, summary: try option.string("summary", or: "")))
    }
    return list
  }

  private static func tables(_ reader: TableReader) throws(PluginError) -> [TableSchema] {
    var list: [TableSchema] = []
    for (name, table) in try reader.tables("tables") {
      try check(name, "tables.\(name)", "a table", reader)
      var columns: [TableColumn] = []
      guard !table.table.array.isEmpty, table.table.array.count == table.table.pairs.count else {
        throw table.error("'tables.\(name)' must be a list of columns, { { \"name\", \"text\" }, … }")
      }
      for (place, value) in table.table.array.enumerated() {
        let at = "tables.\(name)[\(place + 1)]"
        guard case .table(let pair) = value, pair.array.count == 2, pair.pairs.count == 2,
          case .string(let column) = pair.array[0], case .string(let typeName) = pair.array[1]
        else { throw table.error("'\(at)' must be a pair of a name and a type, { \"name\", \"text\" }") }
        try check(column, at, "a column", reader)
        guard let type = CellType(rawValue: typeName) else {
          throw table.error(
            "'\(at)', column '\(column)': no type '\(typeName)'"
              + NearestName.hint(typeName, among: CellType.allCases.map(\.rawValue)))
        }
        guard !columns.contains(where: { $0.name == column }) else {
          throw table.error("'tables.\(name)' has two columns '\(column)'")
        }
        columns.append(TableColumn(name: column, type: type))
      }
      if let twice = StoredNames.repeatedColumn(columns) {
        throw table.error(
          "'tables.\(name)': the database would have two columns '\(twice)', since it keeps a column of type evidence "
            + "in several; rename one")
      }
      list.append(TableSchema(name: name, columns: columns))
    }
    for table in list where list.contains(where: { StoredNames.evidenceView(of: $0.name) == table.name }) {
      throw reader.error(
        "'tables.\(table.name)': the database has a view of that name beside the other table; rename one of them")
    }
    return list
  }

  private static func views(_ reader: TableReader) throws(PluginError) -> [ViewSchema] {
    var list: [ViewSchema] = []
    for (name, view) in try reader.tables("views") {
      try check(name, "views.\(name)", "a view", reader)
      try view.allow(["summary", "sql", "chart"])
      var chart: [String: String] = [:]
      switch view.table["chart"] {
      case .nil: break
      case .table(let table):
        for pair in table.pairs {
          guard case .string(let key) = pair.key else { throw view.wrong("chart", "a table of names") }
          switch pair.value {
          case .string(let text): chart[key] = text
          case .integer(let number): chart[key] = String(number)
          case .number(let number): chart[key] = String(number)
          case .boolean(let flag): chart[key] = String(flag)
          default:
            throw view.error("'\(view.at("chart")).\(key)' must be a string or a number, not \(pair.value.preview)")
          }
        }
      default: throw view.wrong("chart", "a table such as { mark = \"bar\", x = \"…\", y = \"…\" }")
      }
      list.append(
        ViewSchema(
          name: name, summary: try view.string("summary", or: ""), sql: try view.string("sql"), chart: chart))
    }
    return list
  }

  /// Whether a table, column, view or option may have this name.
  private static func check(_ name: String, _ at: String, _ what: String, _ reader: TableReader) throws(PluginError) {
    let bytes = Array(name.utf8)
    let isIdentifier =
      bytes.first.map { (0x61...0x7A).contains($0) } ?? false
      && bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    guard isIdentifier, bytes.count <= 60 else {
      throw reader.error(
        "'\(at)': '\(name)' can not name \(what); names are small letters, digits and _, and begin with a letter")
    }
    let isTaken =
      switch what {
      case "a column": StoredNames.columns.contains(name)
      case "a table": StoredNames.tables.contains(name) || StoredNames.tablePrefixes.contains(where: name.hasPrefix)
      default: false
      }
    guard !isTaken else {
      throw reader.error("'\(at)': '\(name)' can not name \(what), since the database uses the name itself")
    }
    guard what != "a column" || !luaNames.contains(name) else {
      throw reader.error("'\(at)': '\(name)' can not name \(what), since it means something else in Lua")
    }
  }
}

extension Array where Element: Hashable {
  /// The first element that stood before already.
  var firstRepeated: Element? {
    var seen: Set<Element> = []
    return first { !seen.insert($0).inserted }
  }
}
