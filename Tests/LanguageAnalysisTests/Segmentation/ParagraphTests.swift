import Articles
import Testing

@testable import LanguageAnalysis

@Suite("Paragraphs and headings")
struct ParagraphTests {
  private static let prose = "Вчера в городе прошла большая встреча, о которой долго говорили все местные газеты."

  /// The lines of the article, headings marked `#`.
  private func marked(_ text: String, title: String? = nil) -> [String] {
    let article = analyzed(text, title: title)
    return zip(article.words("paragraphs"), article.texts("paragraphs", 2)).map { ($1 == "heading" ? "# " : "") + $0 }
  }

  @Test(
    "A short line that stands apart and does not end as a sentence is a heading",
    arguments: [
      ("Что рассказал министр", true), ("Что будет дальше?", true), ("Итоги 2025 года", true),
      ("«Газпром» и Европа", true),
      ("Он ушел.", false), ("Вот список:", false), ("– Да", false), ("1. Первое", false), ("• Чили", false),
      ("Фото: Иван Петров", false), ("10:30 12.03.2020", false), ("https://example.org/a", false), ("* * *", false),
      ("продолжение следует", false), ("«Мы придем завтра»,", false), ("Он ушел. Она осталась", false),
    ])
  func headings(line: String, isHeading: Bool) {
    let text = "\(Self.prose)\n\n\(line)\n\n\(Self.prose)"
    #expect(marked(text) == [Self.prose, (isHeading ? "# " : "") + line, Self.prose])
  }

  @Test("A line that blank lines do not set apart is no heading, where the article has blank lines")
  func crowded() {
    #expect(marked("\(Self.prose)\n\nСтрока\n\(Self.prose)") == [Self.prose, "Строка", Self.prose])
    #expect(marked("Строка\n\(Self.prose)") == ["# Строка", Self.prose])
  }

  @Test("A first line equal to the title is a heading, whatever it ends with")
  func title() {
    #expect(marked("Всё решено.\n\(Self.prose)", title: "Все решено") == ["# Всё решено.", Self.prose])
    #expect(marked("Всё решено.\n\n\(Self.prose)") == ["Всё решено.", Self.prose])
  }

  @Test("Nothing is headed by the last line or by a list of short lines")
  func ends() {
    #expect(marked("\(Self.prose)\n\nИван Петров") == [Self.prose, "Иван Петров"])
    #expect(marked("Чили\n\nПеру\n\nКуба\n\n\(Self.prose)") == ["Чили", "Перу", "Куба", Self.prose])
  }

  @Test("White space around lines belongs to no paragraph")
  func trimming() {
    #expect(marked(" \u{A0}Раз.\r\n\r\n\tДва. \u{2029}Три.") == ["Раз.", "Два.", "Три."])
    #expect(marked(" \n\t\n").isEmpty)
    #expect(marked("").isEmpty)
  }
}
