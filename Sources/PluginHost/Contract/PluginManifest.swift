/// What a plugin says of itself: everything in its returned table but the functions.
public struct PluginManifest: Hashable, Sendable {
  public var name: String
  public var version: String
  public var summary: String
  public var options: [OptionSchema]
  public var tables: [TableSchema]
  /// The plugins whose rows of the same article this one reads, in the order in which it names them.
  public var requires: [String]
  public var views: [ViewSchema]
  /// Whether the plugin has an `article` function.
  public var hasArticleStage: Bool
  /// Whether the plugin has an `archive` function.
  public var hasArchiveStage: Bool

  public init(
    name: String, version: String = "1", summary: String = "", options: [OptionSchema] = [],
    tables: [TableSchema] = [], requires: [String] = [], views: [ViewSchema] = [], hasArticleStage: Bool = true,
    hasArchiveStage: Bool = false
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.options = options
    self.tables = tables
    self.requires = requires
    self.views = views
    self.hasArticleStage = hasArticleStage
    self.hasArchiveStage = hasArchiveStage
  }

  /// The place of the table named `name`.
  public func place(ofTable name: String) -> Int? { tables.firstIndex { $0.name == name } }
}

/// The type of a column of a plugin's table.
public enum CellType: String, Hashable, Sendable, CaseIterable {
  case text, integer, real, boolean
  /// An ISO 8601 value, stored as text.
  case date
  /// A second piece of evidence: a place in an article, stored in columns of its own.
  case evidence
}

/// One column of a plugin's table.
public struct TableColumn: Hashable, Sendable {
  public var name: String
  public var type: CellType
  public init(name: String, type: CellType) {
    self.name = name
    self.type = type
  }
}

/// One table that a plugin fills.
public struct TableSchema: Hashable, Sendable {
  public var name: String
  public var columns: [TableColumn]
  public init(name: String, columns: [TableColumn]) {
    self.name = name
    self.columns = columns
  }
}

/// A named question to the plugin's tables, with the chart that shows the answer.
public struct ViewSchema: Hashable, Sendable {
  public var name: String
  public var summary: String
  public var sql: String
  /// `mark`, `x`, `y` and whatever else the report knows, as the plugin wrote them, sorted by name.
  public var chart: [String: String]
  public init(name: String, summary: String = "", sql: String, chart: [String: String] = [:]) {
    self.name = name
    self.summary = summary
    self.sql = sql
    self.chart = chart
  }
}

/// The type of an option of a plugin.
public enum OptionType: String, Hashable, Sendable, CaseIterable {
  case text, integer, number, boolean, list
}

/// The value of an option.
public enum OptionValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case number(Double)
  case boolean(Bool)
  case list([String])
}

/// One option of a plugin, with the value it has when nobody sets it.
public struct OptionSchema: Hashable, Sendable {
  public var name: String
  public var type: OptionType
  public var defaultValue: OptionValue
  public var summary: String
  public init(name: String, type: OptionType, defaultValue: OptionValue, summary: String = "") {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.summary = summary
  }
}
