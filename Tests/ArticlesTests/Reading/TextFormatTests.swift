import Testing

@testable import Articles

@Suite("Dated and plain texts") struct TextFormatTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(
    "The day stands before the text, and the text stays as it was written",
    arguments: [
      (" date 2026-01-03 В Киеве прошла встреча.\n", "В Киеве прошла встреча.\n"),
      ("date 2026-01-03 Текст", "Текст"),
      ("date 2026-01-03\r\nТекст\r\n\r\nЕщё\u{A0}текст", "Текст\r\n\r\nЕщё\u{A0}текст"),
      ("date 2026-01-03\n\nТекст", "\nТекст"),
      ("\u{FEFF} date 2026-01-03 Текст", "Текст"),
    ])
  func dated(file: String, text: String) throws {
    let reading = Reading([try folder.write("a.txt", file)])
    #expect(reading.texts == [text])
    #expect(reading.articles.first?.published?.description == "2026-01-03")
    #expect(reading.codes.isEmpty)
  }

  @Test("Several dated texts in one file, cut at any place into chunks", arguments: 1...40)
  func several(chunk: Int) throws {
    let file =
      " date 2026-01-03 Первая\n\nновость\n\u{FEFF}date 2026-01-04 Вторая\n date 2026-02-30 Третья\nupdate 2026-01-05 х\n"
    let reading = Reading([try folder.write("a.txt", file)], chunk: chunk)
    #expect(reading.texts == ["Первая\n\nновость\n", "Вторая\n", "Третья\nupdate 2026-01-05 х\n"])
    #expect(reading.articles.map { $0.published?.description } == ["2026-01-03", "2026-01-04", nil])
    #expect(reading.articles.map(\.id) == ["a#1", "a#2", "a#3"])
    #expect(reading.codes == [.unreadDate])
  }

  @Test(
    "What only looks like a day is plain text, and undated",
    arguments: ["date 2026-01-03x", "  date 2026-01-03 Текст", "Date 2026-01-03 Текст", "date 26-01-03 Текст", "date"])
  func plain(file: String) throws {
    let reading = Reading([try folder.write("a.txt", file)])
    #expect(reading.texts == [file])
    #expect(reading.records.map(\.format) == ["text"])
    #expect(reading.codes == [.undated])
    #expect(reading.decoded.first?.findings.first?.advice.contains("date YYYY-MM-DD") == true)
  }

  @Test("A day without a text is a finding")
  func empty() throws {
    let reading = Reading([try folder.write("a.txt", "date 2026-01-03 \n\ndate 2026-01-04 Текст")])
    #expect(reading.texts == ["Текст"])
    #expect(reading.codes == [.empty])
  }

  @Test("Plain text is one article, whatever stands in it")
  func whole() throws {
    let text = "Заголовок\r\n\r\n[Рейтер] «Текст»\u{AD}\u{301} { \"a\": 1 }\n"
    let reading = Reading([try folder.write("новость 3.01.2026", text)], chunk: 3)
    #expect(reading.texts == [text])
    #expect(reading.articles.first?.id == "новость 3.01")
  }
}
