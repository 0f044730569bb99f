/// The values of one column; null is -1 where a column may be null.
public enum LayerColumn: Hashable, Sendable {
  /// One 32-bit value an object: an offset, a number, an index, or the id of a string in the table's pool.
  case values([Int32])
  /// A list an object: object `i` has `values[starts[i]..<starts[i + 1]]`, so `starts` is one longer than the table.
  /// Spans take two values each.
  case lists(starts: [Int32], values: [Int32])
}

/// A layer's objects as columns of fixed-size values and one pool of strings; immutable once built.
public struct LayerTable: Hashable, Sendable {
  public let schema: LayerSchema
  /// The number of objects.
  public let count: Int
  public let columns: [LayerColumn]
  /// The distinct strings that text columns refer to by place.
  public let strings: [String]

  /// Makes a table of columns that fit `schema`; use ``LayerBuilder`` to fill one object by object.
  public init(schema: LayerSchema, count: Int, columns: [LayerColumn], strings: [String]) {
    precondition(columns.count == schema.columns.count, "layer \(schema.name): wrong number of columns")
    self.schema = schema
    self.count = count
    self.columns = columns
    self.strings = strings
  }

  /// The single values of a column that is no list.
  public func values(_ column: Int) -> [Int32] {
    guard case .values(let values) = columns[column] else {
      preconditionFailure("layer \(schema.name): column \(schema.columns[column].name) is a list")
    }
    return values
  }

  /// The list that object `row` has in a list column.
  public func list(_ column: Int, _ row: Int) -> ArraySlice<Int32> {
    guard case .lists(let starts, let values) = columns[column] else {
      preconditionFailure("layer \(schema.name): column \(schema.columns[column].name) is no list")
    }
    return values[Int(starts[row])..<Int(starts[row + 1])]
  }

  /// The string in a text column, or nil for null.
  public func text(_ column: Int, _ row: Int) -> String? {
    let id = values(column)[row]
    return id < 0 ? nil : strings[Int(id)]
  }

  /// The strings in a list-of-strings column.
  public func texts(_ column: Int, _ row: Int) -> [String] { list(column, row).map { strings[Int($0)] } }

  /// The number or index in a column, or nil for null.
  public func integer(_ column: Int, _ row: Int) -> Int? {
    let value = values(column)[row]
    return value < 0 ? nil : Int(value)
  }

  /// The indices in a list column.
  public func indices(_ column: Int, _ row: Int) -> [Int] { list(column, row).map(Int.init) }

  /// The spans in a list-of-spans or span column.
  public func spans(_ column: Int, _ row: Int) -> [TextSpan] {
    let flat = list(column, row)
    return stride(from: flat.startIndex, to: flat.endIndex, by: 2).map { TextSpan(Int(flat[$0]), Int(flat[$0 + 1])) }
  }

  /// The object's own span, for layers whose first columns are `start` and `stop`.
  public func span(_ row: Int) -> TextSpan { TextSpan(Int(values(0)[row]), Int(values(1)[row])) }
}
