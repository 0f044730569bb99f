/// A value that SQLite stores: the answer to a query, or an argument of one.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue {
  init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
  init(_ number: Int64?) { self = number.map(SQLValue.integer) ?? .null }
  init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }

  /// The text, where the value is one.
  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The whole number, where the value is one.
  var integer: Int64? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// The bytes, where the value is a blob.
  var blob: [UInt8]? {
    guard case .blob(let bytes) = self else { return nil }
    return bytes
  }
}

/// Arguments of a query: by place (`?`) and by name (`:name`, `@name`, `$name`; given here without the sign).
public struct QueryArguments: Hashable, Sendable, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  public var positional: [SQLValue]
  public var named: [String: SQLValue]
  public init(_ positional: [SQLValue] = [], named: [String: SQLValue] = [:]) {
    self.positional = positional
    self.named = named
  }
  public init(arrayLiteral elements: SQLValue...) { self.init(elements) }
  public init(dictionaryLiteral elements: (String, SQLValue)...) {
    self.init(named: Dictionary(elements) { _, last in last })
  }
}

/// How far a query may go.
public struct QueryLimits: Hashable, Sendable {
  /// Seconds that SQLite may work; the time the caller takes between rows does not count.
  public var seconds: Double
  /// Rows after which an answer is cut; nil for all.
  public var rows: Int?
  /// Bytes of the largest single value.
  public var valueBytes: Int
  /// Bytes of all values of an answer that is held in memory as a whole.
  public var totalBytes: Int
  public init(
    seconds: Double = 30, rows: Int? = nil, valueBytes: Int = 16 << 20, totalBytes: Int = 512 << 20
  ) {
    self.seconds = seconds
    self.rows = rows
    self.valueBytes = valueBytes
    self.totalBytes = totalBytes
  }
}

/// What a query may see.
public enum QueryScope: Hashable, Sendable {
  /// The whole file: for people.
  case everything
  /// Only these plugin tables with their evidence views, and the articles without ``Articles/Article/source``; chance
  /// is forbidden. For archive stages, whose results may depend on nothing else.
  case tables(Set<String>)
}

/// The answer to a query.
public struct QueryResult: Hashable, Sendable {
  public var columns: [String]
  public var rows: [[SQLValue]]
  /// Whether rows are missing because the limit on rows was reached.
  public var isCut: Bool
  public init(columns: [String], rows: [[SQLValue]], isCut: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.isCut = isCut
  }
}
