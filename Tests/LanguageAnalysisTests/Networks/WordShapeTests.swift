import Testing

@testable import LanguageAnalysis

@Suite("Shapes of words")
struct WordShapeTests {
  /// The names of the shapes in the order of their embeddings.
  private static let names: [String] = {
    let outlines = ["X", "x", "XX", "xx", "Xx", "Xx-Xx", "OTHER"]
    return ["<pad>"] + outlines.map { "RU_\($0)" } + outlines.map { "EN_\($0)" }
      + WordShape.marks.map { "PUNCT_\($0)" } + ["PUNCT_OTHER", "NUM", "OTHER"]
  }()

  @Test(
    "are those that slovnet gives",
    arguments: [
      ("Я", "RU_X"), ("и", "RU_x"), ("ООН", "RU_XX"), ("дом", "RU_xx"), ("Дом", "RU_Xx"), ("Ёж", "RU_Xx"),
      ("Санкт-Петербург", "RU_Xx-Xx"), ("Ростов-на-Дону", "RU_OTHER"), ("кто-то", "RU_xx"), ("МиГ", "RU_OTHER"),
      ("СИЗО-6", "RU_XX"), ("Ту-154", "RU_Xx"), ("5-й", "NUM"), ("2011-2020", "NUM"), ("-5", "NUM"), ("+7", "NUM"),
      ("-", "PUNCT_-"), ("--", "PUNCT_OTHER"), ("-а", "PUNCT_OTHER"), ("«", "PUNCT_«"), ("…", "PUNCT_…"),
      ("...", "PUNCT_OTHER"), ("?!", "PUNCT_OTHER"), ("№", "PUNCT_№"), ("A", "EN_X"), ("USD", "EN_XX"),
      ("Reuters", "EN_Xx"), ("iPhone", "EN_OTHER"), ("e-mail", "EN_xx"), ("є", "OTHER"), ("Київ", "RU_Xx"),
      ("їжак", "OTHER"), ("³", "OTHER"), ("é", "OTHER"), ("٣", "NUM"), ("+", "PUNCT_+"), ("ǅа", "OTHER"),
      ("аǅ", "RU_OTHER"), ("За́мок", "RU_Xx"), ("’", "OTHER"), ("И.О.", "RU_XX"),
    ])
  func shape(word: String, name: String) {
    #expect(Self.names[Int(WordShape(Array(word.unicodeScalars)).id)] == name)
  }

  @Test("number sixty-six")
  func count() { #expect(WordShape.count == 66 && Self.names.count == 66) }
}
