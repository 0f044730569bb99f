import Testing

@testable import Articles

@Suite("Spans of a text") struct TextSpanTests {
  @Test(
    "A span opens to its words; a wrong one shows wrong words but never stops the program",
    arguments: [
      (0, 8, "Киев"), (9, 14, "1999 "), (9, 13, "1999"), (0, 0, ""), (-5, 8, "Киев"), (9, 400, "1999 год"),
      (30, 40, ""),
      (8, 2, ""),
    ])
  func words(start: Int, stop: Int, words: String) {
    #expect("Киев 1999 год"[TextSpan(start, stop)] == words)
  }

  @Test("Borders inside a character do not trap", arguments: 0..<12, 0..<12)
  func insideCharacters(start: Int, stop: Int) {
    let text = "é🙂Й"
    _ = String(text[TextSpan(start, stop)])
  }

  @Test("Containing, overlapping and order")
  func relations() {
    let outer = TextSpan(2, 10)
    #expect(outer.contains(TextSpan(2, 10)))
    #expect(outer.contains(TextSpan(4, 4)))
    #expect(!outer.contains(TextSpan(4, 11)))
    #expect(outer.overlaps(TextSpan(9, 12)))
    #expect(!outer.overlaps(TextSpan(10, 12)))
    #expect(outer.length == 8)
    #expect(TextSpan(3, 3).isEmpty)
    #expect(
      [TextSpan(3, 9), TextSpan(1, 4), TextSpan(1, 2)].sorted() == [TextSpan(1, 2), TextSpan(1, 4), TextSpan(3, 9)])
  }
}
