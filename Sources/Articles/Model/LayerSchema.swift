/// The name of a layer of the analyzed article, such as `tokens` or `statements`.
public struct LayerName: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { self.rawValue = value }
  public var description: String { rawValue }
  public static func < (left: LayerName, right: LayerName) -> Bool { left.rawValue < right.rawValue }
}

/// What the values of a column mean, and so how they are stored, shown as JSON and handed to Lua.
public enum ColumnKind: Hashable, Sendable {
  /// A byte offset into the article's text.
  case offset
  /// A number.
  case integer
  /// A string out of the table's pool, or null.
  case text
  /// The place of an object in another layer, or null.
  case index(LayerName)
  /// A list of strings.
  case texts
  /// A list of places in another layer.
  case indices(LayerName)
  /// A list of spans of the text.
  case spans
  /// One span of the text, or null.
  case span

  /// Whether a value of the column is a list (kept as ``LayerColumn/lists(starts:values:)``).
  public var isList: Bool {
    switch self {
    case .texts, .indices, .spans, .span: true
    case .offset, .integer, .text, .index: false
    }
  }
}

/// One column of a layer: its name (as in JSON and in Lua) and what its values mean.
public struct ColumnSchema: Hashable, Sendable {
  public let name: String
  public let kind: ColumnKind
  public init(_ name: String, _ kind: ColumnKind) {
    self.name = name
    self.kind = kind
  }
}

/// The columns of a layer, in the order in which they are stored, shown and listed.
public struct LayerSchema: Hashable, Sendable {
  public let name: LayerName
  public let columns: [ColumnSchema]
  public init(_ name: LayerName, _ columns: [ColumnSchema]) {
    self.name = name
    self.columns = columns
  }

  /// The place of the column named `name`.
  public func place(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// Whether the objects of the layer are spans of the text.
  public var isSpanned: Bool { columns.count >= 2 && columns[0].name == "start" && columns[1].name == "stop" }
}
