import Articles
import Foundation
import PluginHost
import Testing

@Suite("Rows and evidence")
struct RowTests {
  /// Emits `row` into a table with a column of every type.
  private func emit(_ row: String) throws -> PluginResult {
    let folder = try Folder()
    try folder.write(
      "rows.lua",
      """
      return { name = "rows", tables = { all = { { "words", "text" }, { "number", "integer" }, { "part", "real" },
        { "flag", "boolean" }, { "day", "date" }, { "second", "evidence" } } },
      article = function(article, emit)
      emit.all { \(row) }
      end }
      """)
    return try PluginRunner(plugin: PluginCatalog(searchPaths: [folder.path]).plugin(named: "rows")).run(
      on: analyzed(sample))
  }

  @Test(
    "Values become cells",
    arguments: [
      (
        "words = 'x', number = 3, part = 0.5, flag = true, day = '2026-01-03'",
        [.text("x"), .integer(3), .real(0.5), .integer(1), .text("2026-01-03"), .null]
      ),
      (
        "number = 3.0, part = 2, flag = false, day = '2026-01'",
        [.null, .integer(3), .real(2), .integer(0), .text("2026-01"), .null]
      ),
      ("words = 12, day = '2026'", [.text("12"), .null, .null, .null, .text("2026"), .null]),
      ("", [Cell](repeating: .null, count: 6)),
    ] as [(String, [Cell])])
  func cells(_ row: String, _ expected: [Cell]) throws {
    let result = try emit(row)
    #expect(result.failure == nil)
    #expect(result.rows.map(\.cells) == [expected])
  }

  @Test(
    "What at names becomes evidence with the sentence around it",
    arguments: [
      ("at = article.tokens[2]", TextSpan(13, 25), TextSpan(0, 39)),
      ("at = { article.tokens[1], article.tokens[3] }", TextSpan(0, 38), TextSpan(0, 39)),
      ("at = { article.tokens[5], article.tokens[3] }", TextSpan(26, 52), TextSpan(0, 90)),
      ("at = { article.tokens[2] }", TextSpan(13, 25), TextSpan(0, 39)),
      ("at = article.sentences[1]", TextSpan(0, 39), TextSpan(0, 39)),
      ("at = article.statements[1]", TextSpan(13, 25), TextSpan(0, 39)),
      ("at = article.entities[2]", TextSpan(40, 52), TextSpan(40, 90)),
      ("at = article.tokens[1]:to(article.tokens[2])", TextSpan(0, 25), TextSpan(0, 39)),
    ])
  func evidence(_ row: String, _ span: TextSpan, _ sentence: TextSpan) throws {
    let result = try emit(row)
    #expect(result.failure == nil)
    #expect(result.rows.first?.evidence == Evidence(span: span, sentence: sentence))
    let second = try emit(row.replacingOccurrences(of: "at =", with: "second ="))
    #expect(second.rows.first?.cells.last == .evidence(Evidence(span: span, sentence: sentence)))
  }

  @Test(
    "What is no row is refused, with the nearest name",
    arguments: [
      ("number = 'x'", "emit.all: column 'number' is integer, not \"x\""),
      ("number = 2.5", "column 'number' is integer, not 2.5"),
      ("part = 0/0", "column 'part' is not a finite number"),
      ("part = 1/0", "column 'part' is not a finite number"),
      ("word = 'x'", "emit.all: no column 'word'; did you mean 'words'?"),
      ("words = {}", "column 'words' is text, not a table"),
      ("flag = 1", "column 'flag' is boolean, not 1"),
      ("day = '3 января'", "column 'day' is a date"),
      ("day = '2026-02-30'", "column 'day' is a date"),
      ("at = 5", "'at' must be evidence"),
      ("at = article", "'at' must be evidence"),
      ("at = { article.tokens[1], 2 }", "'at' must be evidence"),
      ("'x'", "a row has named columns, and 1 is no name"),
      ("words = '\\xFF'", "UTF-8"),
    ])
  func refused(_ row: String, _ expected: String) throws {
    let result = try emit(row)
    #expect(result.status == .error)
    #expect(result.rows.isEmpty)
    #expect(result.failure?.message.contains(expected) == true, "\(result.failure?.message ?? "")")
    #expect(result.failure?.place?.hasSuffix("rows.lua:4") == true, "\(result.failure?.place ?? "no place")")
  }

  @Test("More rows than the limit are an error")
  func limit() throws {
    let result = try run("for i = 1, 11 do out(i) end", limits: PluginLimits(rows: 10))
    #expect(result.failure?.message.contains("more than 10 rows") == true)
  }
}
