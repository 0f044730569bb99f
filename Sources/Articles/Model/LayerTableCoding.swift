/// One table as bytes: the number of objects, the pool of strings, then column after column.
///
/// Decoding checks everything that accessors of ``LayerTable`` rely on, so that no stored table can make them trap.
enum LayerTableCoding {
  static func encode(_ table: LayerTable) -> [UInt8] {
    var writer = BlobWriter()
    writer.append(number: table.count)
    writer.append(number: table.strings.count)
    IntegerCoding.encode(table.strings.map { Int32($0.utf8.count) }, into: &writer)
    for string in table.strings { writer.bytes += string.utf8 }
    for column in table.columns {
      switch column {
      case .values(let values):
        IntegerCoding.encode(values, into: &writer)
      case .lists(let starts, let values):
        IntegerCoding.encode(starts, into: &writer)
        writer.append(number: values.count)
        IntegerCoding.encode(values, into: &writer)
      }
    }
    return writer.bytes
  }

  static func decode(_ bytes: UnsafeRawBufferPointer, _ schema: LayerSchema) -> LayerTable? {
    var reader = BlobReader(bytes)
    guard let count = reader.number(), let strings = strings(from: &reader) else { return nil }
    var columns: [LayerColumn] = []
    columns.reserveCapacity(schema.columns.count)
    for column in schema.columns {
      guard let column = decode(column.kind, count, pool: strings.count, from: &reader) else { return nil }
      columns.append(column)
    }
    guard reader.isAtEnd else { return nil }
    return LayerTable(schema: schema, count: count, columns: columns, strings: strings)
  }

  private static func strings(from reader: inout BlobReader) -> [String]? {
    guard let count = reader.number(), let lengths = IntegerCoding.decode(count, from: &reader) else { return nil }
    var strings: [String] = []
    strings.reserveCapacity(count)
    for length in lengths {
      guard length >= 0, let string = reader.string(ofLength: Int(length)) else { return nil }
      strings.append(string)
    }
    return strings
  }

  private static func decode(
    _ kind: ColumnKind, _ count: Int, pool: Int, from reader: inout BlobReader
  ) -> LayerColumn? {
    guard kind.isList else {
      guard let values = IntegerCoding.decode(count, from: &reader), values.areAllowed(in: kind, pool: pool) else {
        return nil
      }
      return .values(values)
    }
    guard let starts = IntegerCoding.decode(count + 1, from: &reader), let total = reader.number(),
      let values = IntegerCoding.decode(total, from: &reader), values.areAllowed(in: kind, pool: pool),
      starts.areStarts(of: total, kind)
    else { return nil }
    return .lists(starts: starts, values: values)
  }
}

extension [Int32] {
  /// Whether the values may stand in a column of `kind` beside a pool of so many strings.
  fileprivate func areAllowed(in kind: ColumnKind, pool: Int) -> Bool {
    guard !isEmpty else { return true }
    // Without a branch, so that it takes four and more values at a time.
    var least = Int32.max
    var most = Int32.min
    for value in self {
      least = Swift.min(least, value)
      most = Swift.max(most, value)
    }
    return switch kind {
    case .offset, .spans, .span: least >= 0
    case .integer: true
    case .index, .indices: least >= -1
    case .text: least >= -1 && Int(most) < pool
    case .texts: least >= 0 && Int(most) < pool
    }
  }

  /// Whether these are the borders of lists in `total` values: two values a span, and at most one where one is allowed.
  fileprivate func areStarts(of total: Int, _ kind: ColumnKind) -> Bool {
    guard first == 0, last.map(Int.init) == total else { return false }
    for place in 1..<count {
      // Both are offsets into lists, so the difference can not overflow once neither is negative.
      guard self[place] >= self[place - 1] else { return false }
      let length = self[place] - self[place - 1]
      switch kind {
      case .spans: guard length % 2 == 0 else { return false }
      case .span: guard length == 0 || length == 2 else { return false }
      default: break
      }
    }
    return true
  }
}
