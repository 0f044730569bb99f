import Testing

@testable import Articles

@Suite("Layer tables and their builder") struct LayerTableTests {
  private let meetings: LayerTable = {
    var builder = LayerBuilder(.meetings)
    builder.append([
      .text("переговоры"), .text("held"), .spans([TextSpan(3, 9), TextSpan(20, 31)]), .indices([0, 2]), .integer(nil),
      .integer(1), .text("2026-01-03"), .text("verb"),
    ])
    builder.append([
      .text("встреча"), .text("held"), .spans([]), .indices([]), .integer(4), .integer(nil), .text(nil), .text("verb"),
    ])
    return builder.table()
  }()

  @Test("Values come back as they were given, null as nil")
  func values() {
    #expect(meetings.count == 2)
    #expect(meetings.text(0, 0) == "переговоры")
    #expect(meetings.text(6, 1) == nil)
    #expect(meetings.spans(2, 0) == [TextSpan(3, 9), TextSpan(20, 31)])
    #expect(meetings.spans(2, 1).isEmpty)
    #expect(meetings.indices(3, 0) == [0, 2])
    #expect(meetings.integer(4, 0) == nil)
    #expect(meetings.integer(4, 1) == 4)
  }

  @Test("Equal strings stand once in the pool, in the order of their first use")
  func pool() {
    #expect(meetings.strings == ["переговоры", "held", "2026-01-03", "verb", "встреча"])
  }

  @Test("Lists of strings, and a span that is there or not")
  func lists() {
    var entities = LayerBuilder(.entities)
    entities.append([.text("Иван Петров"), .text("person"), .texts(["министр", "глава"]), .text(nil)])
    entities.append([.text("Киев"), .text("place"), .texts([]), .text(nil)])
    let table = entities.table()
    #expect(table.texts(2, 0) == ["министр", "глава"])
    #expect(table.texts(2, 1).isEmpty)

    var statements = LayerBuilder(.statements)
    statements.append([
      .integer(5), .integer(9), .text("direct"), .integer(0), .text(nil), .spans([TextSpan(1, 4)]), .spans([]),
      .text(nil),
    ])
    #expect(statements.table().span(0) == TextSpan(5, 9))
    #expect(statements.table().spans(5, 0) == [TextSpan(1, 4)])
    #expect(statements.table().spans(6, 0).isEmpty)
  }

  @Test("Equal objects give equal tables, and an empty builder an empty table")
  func equality() {
    func build() -> LayerTable {
      var builder = LayerBuilder(.sentences)
      #expect(builder.append([.integer(0), .integer(4)]) == 0)
      #expect(builder.append([.integer(5), .integer(9)]) == 1)
      return builder.table()
    }
    #expect(build() == build())
    #expect(LayerBuilder(.meetings).table().count == 0)
  }

  @Test("Every schema has columns of its own names and refers only to layers that exist", arguments: LayerSchema.all)
  func schemas(schema: LayerSchema) {
    #expect(Set(schema.columns.map(\.name)).count == schema.columns.count)
    #expect(LayerSchema.named(schema.name) == schema)
    for column in schema.columns {
      switch column.kind {
      case .index(let layer), .indices(let layer): #expect(LayerSchema.named(layer) != nil)
      default: break
      }
    }
  }
}
