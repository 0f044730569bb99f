/// A value for one column of one object, given to ``LayerBuilder/append(_:)``.
public enum LayerValue: Hashable, Sendable {
  /// For `offset`, `integer` and `index` columns; nil is null.
  case integer(Int?)
  /// For `text` columns; nil is null.
  case text(String?)
  /// For `texts` columns.
  case texts([String])
  /// For `indices` columns.
  case indices([Int])
  /// For `spans` columns, and with at most one span for `span` columns.
  case spans([TextSpan])
}

/// Fills a ``LayerTable`` object by object and pools its strings in the order of their first use, so that equal
/// objects give equal tables.
public struct LayerBuilder {
  private let schema: LayerSchema
  private var columns: [LayerColumn]
  private var strings: [String] = []
  private var ids: [String: Int32] = [:]
  /// The number of objects so far.
  public private(set) var count = 0

  public init(_ schema: LayerSchema) {
    self.schema = schema
    columns = schema.columns.map { $0.kind.isList ? .lists(starts: [0], values: []) : .values([]) }
  }

  /// Appends an object and returns its place. The values stand in the order of the schema's columns.
  @discardableResult
  public mutating func append(_ values: [LayerValue]) -> Int {
    precondition(values.count == schema.columns.count, "layer \(schema.name): wrong number of values")
    for (place, value) in values.enumerated() {
      switch value {
      case .integer(let number): extend(place, [number.map(Int32.init) ?? -1])
      case .text(let string): extend(place, [string.map { intern($0) } ?? -1])
      case .texts(let list): extend(place, list.map { intern($0) })
      case .indices(let list): extend(place, list.map(Int32.init))
      case .spans(let list): extend(place, list.flatMap { [Int32($0.start), Int32($0.stop)] })
      }
    }
    count += 1
    return count - 1
  }

  /// The table of all objects appended so far.
  public func table() -> LayerTable {
    LayerTable(schema: schema, count: count, columns: columns, strings: strings)
  }

  private mutating func extend(_ place: Int, _ new: [Int32]) {
    switch columns[place] {
    case .values(var values):
      // The column is emptied first so that appending does not copy it.
      columns[place] = .values([])
      precondition(new.count == 1, "layer \(schema.name): \(schema.columns[place].name) takes one value")
      values.append(new[0])
      columns[place] = .values(values)
    case .lists(var starts, var values):
      columns[place] = .lists(starts: [], values: [])
      values.append(contentsOf: new)
      starts.append(Int32(values.count))
      columns[place] = .lists(starts: starts, values: values)
    }
  }

  private mutating func intern(_ string: String) -> Int32 {
    if let id = ids[string] { return id }
    let id = Int32(strings.count)
    strings.append(string)
    ids[string] = id
    return id
  }
}
