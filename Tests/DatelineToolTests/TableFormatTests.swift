import Testing

@testable import DatelineTool

@Suite("Tables on standard output") struct TableFormatTests {
  static let table = ShownTable(
    columns: ["name", "articles"],
    rows: [
      [.text("Анна, «мэр»"), .integer(12)], [.text("a \"b\"\nc"), .real(0.5)], [.null, .null],
    ])
  static let pipe = Terminal(environment: ["NO_COLOR": "1"])

  @Test("Aligned: words to the left, numbers to the right, line breaks inside values are spaces")
  func aligned() {
    let expected = """
      name         articles
      -----------  --------
      Анна, «мэр»        12
      a "b" c           0.5


      """
    #expect(Self.table.text(.table, terminal: Self.pipe) == expected)
  }

  @Test("On a terminal wide columns are cut to one limit, narrow ones stay whole", arguments: [20, 26, 40])
  func narrow(width: Int) {
    let table = ShownTable(
      columns: ["day", "what", "where"],
      rows: [[.text("2026"), .text("переговоры министров"), .text("Порт-Альмар, город")]])
    let text = table.text(.table, terminal: Terminal(isInteractive: true, width: width))
    for line in text.split(separator: "\n") { #expect(cells(of: line) <= max(width, 24), "\(line)") }
    #expect(text.contains("2026  "))
    #expect(text.contains("…") == (width < 46))
  }

  static let csv = "name,articles\n\"Анна, «мэр»\",12\n\"a \"\"b\"\"\nc\",0.5\n,\n"
  static let tsv = "name\tarticles\nАнна, «мэр»\t12\na \"b\"\\nc\t0.5\n\t\n"
  static let jsonLines = """
    {"name":"Анна, «мэр»","articles":12}
    {"name":"a \\"b\\"\\nc","articles":0.5}
    {"name":null,"articles":null}

    """

  @Test("Separated values and JSON", arguments: [(TableFormat.csv, csv), (.tsv, tsv), (.jsonl, jsonLines)])
  func formats(format: TableFormat, expected: String) {
    #expect(Self.table.text(format, terminal: Self.pipe) == expected)
  }

  @Test("The width of text in cells", arguments: [("abc", 3), ("Зелёный", 7), ("й", 1), ("日本", 4), ("", 0)])
  func width(text: String, expected: Int) { #expect(cells(of: text) == expected) }

  @Test(
    "Text is cut with an ellipsis",
    arguments: [("Владимир", 8, "Владимир"), ("Владимир", 5, "Влад…"), ("日本語", 4, "日…")])
  func clipping(text: String, width: Int, expected: String) { #expect(clipped(text, to: width) == expected) }

  @Test(
    "A time span as people say it",
    arguments: [(0.034, "0.03 s"), (12.4, "12 s"), (185, "3 min 5 s"), (7800, "2 h 10 min")])
  func durations(seconds: Double, expected: String) { #expect(duration(seconds) == expected) }
}
