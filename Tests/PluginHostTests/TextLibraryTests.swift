import Testing

@testable import PluginHost

@Suite("Unicode text in Lua")
struct TextLibraryTests {
  @Test(
    "Functions of text",
    arguments: [
      ("out(text.lower('ПУТИН'), text.upper('ёлка'), text.len('Путин'), text.len(''))", "путин ЁЛКА 5 0"),
      (
        "out(text.sub('Москва', 1, 3), text.sub('Москва', -3), text.sub('Москва', 4, 100), text.sub('Москва', 5, 2) == '')",
        "Мос ква ква true"
      ),
      (
        "out(table.concat(text.words('Северо-Запад, «Ё-моё» — 5 кг д’Артаньян.'), '|'))",
        "Северо-Запад|Ё-моё|5|кг|д’Артаньян"
      ),
      ("out(text.fold('Ещё\\u{A0}за\\u{301}мок со\\u{AD}юз д’А'))", "еще замок союз д'а"),
      (
        "local s = 'Пьёт со\\u{AD}юз' local a, b = text.find(s, 'СОЮЗ') out(a, b, s:sub(a, b) == 'со\\u{AD}юз')",
        "10 19 true"
      ),
      ("out(text.find('мама мыла', 'мыла', 2), text.find('мама', 'папа'), text.find('мама', ''))", "10 nil nil"),
      ("out(text.find('мама мама', 'мама', 2))", "10 17"),
      ("out(text.lemma('ПРАВДУ'), text.lemma('Ёж'))", "правду еж"),
      (
        "out(text.matches('Министерство обороны', 'минист*'), text.matches('Ёлка', '?лка'), text.matches('елки', '?лка'), text.matches('', '*'))",
        "true true false true"
      ),
    ])
  func functions(_ body: String, _ expected: String) throws {
    #expect(try texts(body) == [expected])
  }

  @Test(
    "Wrong arguments are named",
    arguments: [
      ("text.lower()", "bad argument #1 to 'text.lower' (string expected, got nil)"),
      ("text.sub('x', 'y')", "bad argument #2 to 'text.sub' (integer expected, got string)"),
      ("text.lowr('x')", "did you mean 'lower'?"),
    ])
  func mistakes(_ body: String, _ expected: String) throws {
    #expect(try run(body).failure?.message.contains(expected) == true)
  }
}

@Suite("Patterns of tokens")
struct PatternTests {
  /// Matches are shown with `|` between them.
  private func matches(_ parts: String, on text: String = sample, where place: String = "article") throws -> [String] {
    try texts(
      "local found = {} for i, s in ipairs(pattern { \(parts) }:find(\(place))) do found[i] = s.text end out(table.concat(found, '|'))",
      on: text)
  }

  @Test(
    "Conditions and repetition",
    arguments: [
      ("{ lemma = 'встреча' }", "встреча"),
      ("{ word = { 'ИВАНОВ', 'Петров' } }", "Иванов|Петров|Иванов"),
      ("{ text = 'ИВАНОВ' }", ""),
      ("{ entity = 'person' }, { pos = 'VERB' }", "Иванов заявил|Иванов встретился"),
      (
        "{ entity = true }, { word = 'и', op = '?' }, { entity = 'person', op = '*' }, { pos = 'VERB' }",
        "Иванов заявил|Петров и Иванов встретился"
      ),
      ("{ pos = 'NOUN', op = '+' }", "Иванов|правду|Петров и Иванов|Была встреча|Конец"),
      ("{ feats = { Case = 'Nom' } }, { pos = 'PUNCT' }", "правду.|встреча.|Конец."),
      ("{ feats = 'Case=Nom|Number=Sing' }, { pos = 'VERB' }", "Иванов заявил|Иванов встретился"),
      ("{ word = 'правду' }, {}, {}", ""),
      ("{ op = '*' }", "Иванов заявил правду.|Петров и Иванов встретился.|Была встреча.|Конец."),
    ])
  func matching(_ parts: String, _ expected: String) throws {
    #expect(try matches(parts) == [expected])
  }

  @Test("A place to look in, and the first match")
  func places() throws {
    #expect(try matches("{ pos = 'VERB' }", where: "article.sentences[2]") == ["встретился"])
    #expect(
      try texts("local p = pattern { { pos = 'VERB' } } out(p:first(article).text, p:first(article.sentences[4]))") == [
        "заявил nil"
      ])
    #expect(try texts("out(p:first(article).text)", head: "local p = pattern { { word = 'конец' } }") == ["Конец"])
  }

  @Test(
    "Mistakes are explained",
    arguments: [
      ("{ lema = 'x' }", "pattern: part 1 has no key 'lema'; did you mean 'lemma'?"),
      ("{}, 'x'", "pattern: part 2 is a string, not a table"),
      ("{ op = '!' }", "pattern: part 1, op: must be \"?\", \"*\" or \"+\", not \"!\""),
      ("lemma = 'x'", "'lemma' stands outside a part"),
      ("{ pos = 3 }", "pattern: part 1, pos: must be a string or a list of strings, not 3"),
    ])
  func mistakes(_ parts: String, _ expected: String) throws {
    #expect(try run("pattern { \(parts) }").failure?.message.contains(expected) == true)
  }

  @Test("A pattern that could repeat for ever is linear in the text")
  func pathological() throws {
    let text = String(repeating: "а ", count: 3000)
    let result = try run(
      "out(#pattern { { op = '*' }, { op = '*' }, { op = '*' }, { word = 'б' } }:find(article))", on: text)
    #expect(result.rows.first?.cells == [.text("0")])
  }
}
