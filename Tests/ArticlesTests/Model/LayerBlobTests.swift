import Testing

@testable import Articles

@Suite("Layers as bytes") struct LayerBlobTests {
  /// Tables of every schema, filled with values of every size that its columns allow.
  private static func tables(seed: UInt64, largest: Int) -> [LayerTable] {
    var random = SeededGenerator(seed: seed)
    return LayerSchema.all.map { schema in
      var builder = LayerBuilder(schema)
      var offset = 0
      for _ in 0..<Int.random(in: 0...largest, using: &random) {
        offset += Int.random(in: 0...[3, 300, 90_000].randomElement(using: &random)!, using: &random)
        builder.append(schema.columns.map { value(of: $0.kind, after: offset, &random) })
      }
      return builder.table()
    }
  }

  private static func value(of kind: ColumnKind, after offset: Int, _ random: inout SeededGenerator) -> LayerValue {
    let word = ["", "a", "Киев", "министр иностранных дел", "🙂", "e\u{301}"].randomElement(using: &random)!
    let number = Int.random(in: -1...[5, 400, 80_000].randomElement(using: &random)!, using: &random)
    let length = Int.random(in: 0...3, using: &random)
    switch kind {
    case .offset: return .integer(offset)
    case .integer, .index: return .integer(number < 0 ? nil : number)
    case .text: return .text(number < 0 ? nil : word)
    case .texts: return .texts(Array(repeating: word, count: length))
    case .indices: return .indices(Array(repeating: max(number, 0), count: length))
    case .spans: return .spans((0..<length).map { TextSpan(offset + $0, offset + $0 + 1) })
    case .span: return .spans(length == 0 ? [] : [TextSpan(offset, offset + 7)])
    }
  }

  @Test("Every layer comes back as it was, with its version", arguments: 1...40)
  func roundTrip(seed: Int) throws {
    let tables = Self.tables(seed: UInt64(seed), largest: seed < 30 ? 12 : 700)
    let bytes = LayerBlob.encode(tables.map { ($0, version: "\($0.schema.name)/\(seed)") })
    let blob = try #require(LayerBlob(bytes))
    #expect(blob.names == tables.map(\.schema.name))
    for table in tables {
      #expect(blob.table(table.schema.name) == table)
      #expect(blob.version(of: table.schema.name) == "\(table.schema.name)/\(seed)")
    }
    #expect(LayerBlob.encode(tables.map { ($0, version: "\($0.schema.name)/\(seed)") }) == bytes)
  }

  @Test("A blob of no layers is one; no bytes are none")
  func nothing() throws {
    #expect(try #require(LayerBlob(LayerBlob.encode([]))).names.isEmpty)
    #expect(LayerBlob([]) == nil)
    #expect(LayerBlob(Array("not a blob, but long enough".utf8)) == nil)
  }

  @Test("Every changed byte and every cut is noticed")
  func damaged() {
    let bytes = LayerBlob.encode(Self.tables(seed: 7, largest: 5).map { ($0, version: "1") })
    for length in 0..<bytes.count { #expect(LayerBlob(Array(bytes[..<length])) == nil) }
    for place in bytes.indices {
      for bit in [0, 3, 7] {
        var damaged = bytes
        damaged[place] ^= 1 << bit
        #expect(LayerBlob(damaged) == nil)
      }
    }
    #expect(LayerBlob(bytes + [0]) == nil)
  }

  @Test("What passes the checksum but not the schema is refused, and nothing traps", arguments: 0..<400)
  func forged(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let tables = Self.tables(seed: UInt64(seed % 8), largest: 6)
    for table in tables {
      var bytes = LayerTableCoding.encode(table)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert([0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random)!, at: place)
        }
      }
      guard let decoded = bytes.withUnsafeBytes({ LayerTableCoding.decode($0, table.schema) }) else { continue }
      Self.readEverything(decoded)
    }
  }

  /// Calls every accessor on every value: none may trap on a table that was let through.
  private static func readEverything(_ table: LayerTable) {
    for (place, column) in table.schema.columns.enumerated() {
      for row in 0..<min(table.count, 2000) {
        switch column.kind {
        case .offset, .integer, .index: _ = table.integer(place, row)
        case .text: _ = table.text(place, row)
        case .texts: _ = table.texts(place, row)
        case .indices: _ = table.indices(place, row)
        case .spans, .span: _ = table.spans(place, row)
        }
      }
    }
  }

  @Test(
    "Tables with values that no column may have are refused when read",
    arguments: [
      LayerTable(schema: .sentences, count: 1, columns: [.values([-5]), .values([3])], strings: []),
      LayerTable(schema: .sentences, count: 1, columns: [.values([-1]), .values([3])], strings: []),
      LayerTable(schema: .syntax, count: 1, columns: [.values([-2]), .values([-1])], strings: []),
      LayerTable(schema: .syntax, count: 1, columns: [.values([0]), .values([1])], strings: ["root"]),
      LayerTable(
        schema: .entities, count: 1,
        columns: [.values([0]), .values([0]), .lists(starts: [0, 2], values: [0]), .values([0])], strings: ["a"]),
      LayerTable(
        schema: .entities, count: 2,
        columns: [.values([0, 0]), .values([0, 0]), .lists(starts: [0, 2, 1], values: [0]), .values([0, 0])],
        strings: ["a"]),
      LayerTable(
        schema: .entities, count: 1,
        columns: [.values([0]), .values([0]), .lists(starts: [0, 1], values: [-1]), .values([0])], strings: ["a"]),
    ])
  func refused(table: LayerTable) throws {
    let blob = try #require(LayerBlob(LayerBlob.encode([(table, version: "1")])))
    #expect(blob.table(table.schema.name) == nil)
  }

  @Test("Layers that are unknown, or known with other columns, are absent; the others are there")
  func otherSchemas() throws {
    let unknown = LayerTable(schema: LayerSchema("weather", []), count: 0, columns: [], strings: [])
    let changed = LayerTable(
      schema: LayerSchema("tokens", [.init("start", .offset), .init("length", .offset)]), count: 0,
      columns: [.values([]), .values([])], strings: [])
    let kept = LayerBuilder(.sentences).table()
    let bytes = LayerBlob.encode([(unknown, version: "1"), (changed, version: "1"), (kept, version: "2")])
    let blob = try #require(LayerBlob(bytes))
    #expect(blob.names == ["sentences"])
    #expect(blob.table("weather") == nil)
    #expect(blob.table("tokens") == nil)
    #expect(blob.table("sentences") == kept)
  }

  @Test("Words of a text take a byte an offset, and equal values next to nothing")
  func compact() {
    var builder = LayerBuilder(.tokens)
    for word in 0..<1000 { builder.append([.integer(word * 7), .integer(word * 7 + 6)]) }
    #expect(LayerBlob.encode([(builder.table(), version: "1")]).count < 2100)
    var heads = LayerBuilder(.syntax)
    for _ in 0..<1000 { heads.append([.integer(nil), .text("root")]) }
    #expect(LayerBlob.encode([(heads.table(), version: "1")]).count < 100)
  }
}
