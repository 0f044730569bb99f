internal import PluginHost

/// A plugin's manifest as JSON inside the file, so that reports work without loading any Lua.
struct StoredManifest: Codable {
  struct Option: Codable {
    var name, type, summary: String
    var text: String?
    var integer: Int64?
    var number: Double?
    var boolean: Bool?
    var list: [String]?
  }
  struct Column: Codable { var name, type: String }
  struct Table: Codable {
    var name: String
    var columns: [Column]
  }
  struct View: Codable {
    var name, summary, sql: String
    var chart: [String: String]
  }
  var name, version, summary: String
  var options: [Option]
  var tables: [Table]
  var requires: [String]
  var views: [View]
  var article, archive: Bool

  init(_ manifest: PluginManifest) {
    name = manifest.name
    version = manifest.version
    summary = manifest.summary
    options = manifest.options.map(Option.init)
    tables = manifest.tables.map { table in
      Table(name: table.name, columns: table.columns.map { Column(name: $0.name, type: $0.type.rawValue) })
    }
    requires = manifest.requires
    views = manifest.views.map { View(name: $0.name, summary: $0.summary, sql: $0.sql, chart: $0.chart) }
    article = manifest.hasArticleStage
    archive = manifest.hasArchiveStage
  }

  /// The manifest, or nil where the file names types that are not known here.
  var manifest: PluginManifest? {
    var decodedTables: [TableSchema] = []
    for table in tables {
      var columns: [TableColumn] = []
      for column in table.columns {
        guard let type = CellType(rawValue: column.type) else { return nil }
        columns.append(TableColumn(name: column.name, type: type))
      }
      decodedTables.append(TableSchema(name: table.name, columns: columns))
    }
    var decodedOptions: [OptionSchema] = []
    for option in options {
      guard let decoded = option.schema else { return nil }
      decodedOptions.append(decoded)
    }
    return PluginManifest(
      name: name, version: version, summary: summary, options: decodedOptions, tables: decodedTables,
      requires: requires,
      views: views.map { ViewSchema(name: $0.name, summary: $0.summary, sql: $0.sql, chart: $0.chart) },
      hasArticleStage: article, hasArchiveStage: archive)
  }
}

extension StoredManifest.Option {
  init(_ option: OptionSchema) {
    self.init(name: option.name, type: option.type.rawValue, summary: option.summary)
    switch option.defaultValue {
    case .text(let value): text = value
    case .integer(let value): integer = value
    case .number(let value): number = value
    case .boolean(let value): boolean = value
    case .list(let value): list = value
    }
  }

  var schema: OptionSchema? {
    guard let type = OptionType(rawValue: type) else { return nil }
    let value: OptionValue
    if let text {
      value = .text(text)
    } else if let integer {
      value = .integer(integer)
    } else if let number {
      value = .number(number)
    } else if let boolean {
      value = .boolean(boolean)
    } else if let list {
      value = .list(list)
    } else {
      return nil
    }
    return OptionSchema(name: name, type: type, defaultValue: value, summary: summary)
  }
}

/// The parts of an identity as JSON.
struct StoredPart: Codable {
  var name, value: String
}

/// The layers of a read set as JSON.
struct StoredLayer: Codable {
  var layer, version: String
}
