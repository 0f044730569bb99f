import Articles
import Testing

@testable import LanguageAnalysis

@Suite("Tokens")
struct TokenTests {
  /// Each line is a text with `|` where tokens part, and `| |` where a space does.
  @Test(
    "Russian text falls into the tokens that the bars show",
    arguments: [
      "Кто-то| |пришел|.", "1941–1945| |гг|.", "1,5| |млн| |и| |10.000", "1/2| |часа", "Что|?!", "Вот| |...",
      "«|Да|»|,| |–| |сказал",
      "Саша| |-то| |знает", "нефть| |—| |50|$", "COVID-19", "МиГ|29", "snake_case", "x³", "за\u{301}мок", "сло\u{AD}во",
      ":)| |:|-|)", "Лента|.|ру", "в| |19|:|30", "{|a|}", "Cтрана| |и| |Aнна", "сообщает|Reuters", "50|%", "№| |5",
      "п|'|ять",
    ])
  func russian(partition: String) {
    #expect(analyzed(partition.filter { $0 != "|" }).partition("tokens") == partition)
  }

  @Test(
    "Ukrainian keeps the apostrophe and its own letters within the word",
    arguments: ["п'ять", "об’єднання| |сім'ї", "ґанок| |її", "'|Так|'"])
  func ukrainian(partition: String) {
    #expect(analyzed(partition.filter { $0 != "|" }, language: "uk").partition("tokens") == partition)
  }

  @Test("A line break parts tokens that rules would join", arguments: ["\n", "\r\n", "\u{2028}"])
  func lineBreaks(separator: String) {
    #expect(analyzed("кто\(separator)-то").words("tokens") == ["кто", "-", "то"])
    #expect(analyzed("кто-\(separator)то").words("tokens") == ["кто", "-", "то"])
  }

  @Test(
    "Every decision names its rule",
    arguments: [
      ("кто-то", ["dash", "dash"]), ("1,5", ["float", "float"]), ("да.", ["default"]), ("?!", ["punctuation"]),
      ("yahoo!", ["yahoo"]), ("Cтрана", ["lookalike"]),
    ])
  func explanations(text: String, rules: [String]) {
    var line = LineScalars()
    line.load(text.utf8.span, 0..<text.utf8.count)
    var tokenizer = Tokenizer(.common)
    var seen: [String] = []
    tokenizer.add(line) { seen.append($0.rule) }
    #expect(seen == rules)
  }
}
