import Testing

@testable import Articles

@Suite("Articles in JSON") struct JSONFormatTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(
    "Records are found in lines, arrays and pretty-printed objects, in chunks of any size",
    arguments: [
      "{\"text\":\"А{\"}\n{\"text\":\"Б\"}\n",
      "\u{FEFF}{\"text\":\"А{\"}\r\n\r\n{\"text\":\"Б\"}",
      "[{\"text\":\"А{\"},{\"text\":\"Б\"}]",
      "[\n  {\"text\":\"А{\"},\n  {\"text\":\"Б\"}\n]\n",
      "{\n  \"text\": \"А{\"\n}\n{\n  \"text\": \"Б\",\n  \"x\": [1, {\"y\": \"\\\"]\"}]\n}",
      "{\"text\":\"А{\"},\n{\"text\":\"Б\"},\n",
      "\u{FEFF}{\"text\":\"А{\"}\n\u{FEFF}{\"text\":\"Б\"}\n",
      " \n [ \n\n{\"text\":\"А{\"} , {\"text\":\"Б\"} ] ",
    ], [1, 2, 3, 5, 7, 16, 1 << 16])
  func layouts(file: String, chunk: Int) throws {
    let reading = Reading([try folder.write("a.json", file)], chunk: chunk)
    #expect(reading.texts == ["А{", "Б"])
    #expect(reading.articles.map(\.id) == ["a#1", "a#2"])
    #expect(reading.codes == [.undated, .undated])
  }

  @Test("JSON is recognized by its beginning where the name does not tell")
  func recognized() throws {
    #expect(Reading([try folder.write("dump", "{\"text\":\"А\"}")]).records.map(\.format) == ["json"])
    #expect(Reading([try folder.write("dump.txt", "[ {\"text\":\"А\"}]")]).records.map(\.format) == ["json"])
    #expect(Reading([try folder.write("news.txt", "[Рейтер] Текст")]).records.map(\.format) == ["text"])
    #expect(Reading([try folder.write("brace.txt", "{Текст}")]).records.map(\.format) == ["text"])
  }

  @Test("A broken line costs only itself", arguments: [1, 6, 1 << 16])
  func brokenLine(chunk: Int) throws {
    let lines = ["{\"text\":\"А\"}", "{\"text\":\"не кончается", "{\"text\":\"В\"}", "\"Г\"", "{\"title\":\"Д\"}", "}"]
    let reading = Reading([try folder.write("a.jsonl", lines.joined(separator: "\n"))], chunk: chunk)
    #expect(reading.texts == ["А", "В"])
    let failures = reading.decoded.filter { $0.article == nil }.flatMap(\.findings)
    #expect(failures.map(\.code) == [.invalidJSON, .notAnObject, .noText, .invalidJSON])
    #expect(failures.map { $0.place.suffix(2) } == ["#2", "#4", "#5", "#6"])
  }

  @Test("A first line that is broken does not turn lines into one value")
  func brokenFirstLine() throws {
    let reading = Reading(
      [try folder.write("a.jsonl", "{\"text\":\"не кон\n{\"text\":\"Б\"}\n{\"text\":\"В\"}\n")], chunk: 4)
    #expect(reading.texts == ["Б", "В"])
    #expect(reading.codes.filter { $0 != .undated } == [.invalidJSON])
  }

  @Test("An array that breaks off gives what came before")
  func cutArray() throws {
    let reading = Reading([try folder.write("a.json", "[{\"text\":\"А\"},{\"text\":\"Б\"},{\"text\":\"В")])
    #expect(reading.texts == ["А", "Б"])
    #expect(reading.codes.last == .invalidJSON)
    #expect(Reading([try folder.write("b.json", "[]")]).codes == [.empty])
  }

  @Test("Fields are found under the names that scrapers give them")
  func fields() throws {
    let newsPlease = decodeJSON(
      #"{"authors":["А. Б."],"date_download":"2026-02-01 10:00:00","date_modify":"None","date_publish":"#
        + #""2026-01-03 09:30:00","maintext":"Текст","source_domain":"example.org","title":"Заголовок","#
        + #""language":"ru","url":"https://example.org/1","description":null,"localpath":"None"}"#)
    let expected = Article(
      id: "a#7", source: "a.jsonl#7", title: "Заголовок", published: CalendarDay(iso: "2026-01-03"),
      outlet: "example.org", url: "https://example.org/1", language: "ru", text: "Текст")
    #expect(newsPlease.article == expected)
    #expect(newsPlease.findings.isEmpty)

    let trafilatura = decodeJSON(
      #"{"id":null,"fingerprint":"f","title":"Заголовок","hostname":"example.org","date":"2026-01-03","#
        + #""filedate":"2026-05-05","source":"https://example.org/1","source-hostname":"Пример","text":"Текст","#
        + #""raw_text":"ТЕКСТ","language":"ru-RU","categories":"","tags":""}"#)
    var named = expected
    named.outlet = "Пример"
    #expect(trafilatura.article == named)

    let linkedData = decodeJSON(
      #"{"@type":"NewsArticle","headline":"Заголовок","articleBody":"Текст","datePublished":"2026-01-03T09:30:00+03:00","#
        + #""publisher":{"@type":"Organization","name":"Пример"},"inLanguage":"ru","#
        + #""mainEntityOfPage":{"@id":"https://example.org/1"}}"#)
    #expect(linkedData.article == named)

    let mongo = decodeJSON(
      #"{"_id":{"$oid":"5f"},"Text":["Первый","Второй"],"date":{"$date":1767398400000},"_v":{"deep":[[]]}}"#)
    #expect(mongo.article?.id == "5f")
    #expect(mongo.article?.text == "Первый\n\nВторой")
    #expect(mongo.article?.published?.description == "2026-01-03")
  }

  @Test("Days of download and change are never days of publication")
  func otherDates() {
    let decoded = decodeJSON(
      #"{"text":"Текст","date":"None","date_publish":"None","filedate":"2026-01-03","date_download":"2026-01-03","#
        + #""date_modify":"2026-01-03"}"#)
    #expect(decoded.article?.published == nil)
    #expect(decoded.findings.map(\.code) == [.undated])
  }

  @Test("Numbers may be ids, and numbers of any size do no harm")
  func numbers() {
    let decoded = decodeJSON(
      #"{"id":12345678901234567890,"views":1e308,"x":-0.5E+10,"y":1e99999,"z":NaN,"text":"Текст"}"#)
    #expect(decoded.article?.id == "12345678901234567890")
  }

  @Test("The last of two equal keys counts, and a better name before a worse one")
  func duplicates() {
    let twice = decodeJSON(#"{"text":"Один","text":"Два","date":"2026-01-03"}"#)
    #expect(twice.article?.text == "Два")
    #expect(twice.findings.map(\.code) == [.duplicateKey])
    let both = decodeJSON(#"{"content":"Анонс","text":"Текст","body":"","timestamp":0,"date":"2026-01-03"}"#)
    #expect(both.article?.text == "Текст")
    #expect(both.findings.isEmpty)
    #expect(decodeJSON(#"{"text":"","body":"Текст"}"#).article?.text == "Текст")
  }

  @Test(
    "Escapes are read, and lone surrogates and invalid bytes become U+FFFD and are counted",
    arguments: [
      (#"\u041a\u0438\u0435\u0432 \ud83d\ude42\n\t\"\\\/\b\f\r"#, "Киев 🙂\n\t\"\\/\u{8}\u{C}\r", 0),
      (#"а\ud83dб"#, "а\u{FFFD}б", 1), (#"\ude42\ud83d\ud83d\ude42"#, "\u{FFFD}\u{FFFD}🙂", 2),
      (#"\ud83d\u0041"#, "\u{FFFD}A", 1), (#"\uFFFD"#, "\u{FFFD}", 0), (#"нуль\u0000"#, "нуль\0", 0),
    ])
  func strings(escaped: String, text: String, replacements: Int) {
    let decoded = decodeJSON("{\"date\":\"2026-01-03\",\"text\":\"\(escaped)\"}")
    #expect(decoded.article?.text == text)
    #expect(decoded.article?.replacements == replacements)
    #expect(decoded.findings.map(\.code) == (replacements > 0 ? [.replacedBytes] : []))
  }

  @Test("Invalid UTF-8 in a string, beside escapes and alone")
  func invalidBytes() {
    for tail in ["", "\\n"] {
      let decoded = decodeJSON(Array("{\"text\":\"аб".utf8) + [0xD0, 0xFF] + Array("в\(tail)\"}".utf8))
      #expect(decoded.article?.text.hasPrefix("аб\u{FFFD}\u{FFFD}в") == true)
      #expect(decoded.article?.replacements == 2)
    }
  }

  @Test(
    "What is no object says what it is",
    arguments: [
      ("\"text\"", "a string where an object is expected"), ("[{}]", "an array where an object is expected"),
      ("17", "a number where an object is expected"), ("null", "null where an object is expected"),
      ("{\"text\":\"А\"", "no JSON: it ends at byte 12, before the value does"),
      ("{\"text\":\"А\"} x", "no JSON: something after the object at byte 14"),
      ("{'text':'А'}", "no JSON: no key at byte 1"), ("{\"text\" \"А\"}", "no JSON: no colon after a key at byte 8"),
      ("{\"a\":1 \"b\":2}", "no JSON: no comma after a value at byte 7"),
      ("{\"a\":01}", "no JSON: a number with a leading zero at byte 5"),
      ("{\"a\":\"\t\"}", "no JSON: a control character in a string at byte 6"),
      ("{\"a\":\"\\x\"}", "no JSON: an unknown escape in a string at byte 6"),
      ("{\"a\":[1,{\"b\":}]}", "no JSON: no value at byte 13"), ("{\"a\":tru}", "no JSON: no value at byte 8"),
    ])
  func problems(json: String, problem: String) {
    let decoded = decodeJSON(json)
    #expect(decoded.article == nil)
    #expect(decoded.findings.map(\.problem) == [problem])
    #expect(decoded.findings.first?.place == "a.jsonl#7")
  }

  @Test(
    "A missing text says what was found, and which key was meant",
    arguments: [
      ("{\"titel\":\"А\",\"txet\":\"Б\"}", "no text: its keys are titel, txet", "rename 'txet' to 'text'"),
      ("{}", "no text: the object is empty", "keep the text under 'text'"),
      ("{\"text\":17}", "no text: its keys are text", "'text' must be a string with the text, or a list of paragraphs"),
      ("{\"textt\":null,\"x\":\"Б\"}", "no text: its keys are textt, x", "rename 'textt' to 'text'"),
      ("{\"a\":\"Б\"}", "no text: its keys are a", "keep the text under 'text'"),
    ])
  func missing(json: String, problem: String, advice: String) {
    let finding = decodeJSON(json).findings.first
    #expect(finding?.code == .noText)
    #expect(finding?.problem == problem)
    #expect(finding?.advice == advice)
  }

  @Test("A text that is there but empty is not called missing", arguments: ["\"\"", "null", "\" \\n\"", "\"None\""])
  func emptyText(value: String) {
    #expect(decodeJSON("{\"text\":\(value),\"id\":1}").findings.map(\.code) == [.empty])
  }

  @Test("Nesting without end is refused, not followed")
  func deep() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(decodeJSON("{\"text\":\"А\",\"x\":\(deep)").findings.map(\.code) == [.invalidJSON])
  }
}
