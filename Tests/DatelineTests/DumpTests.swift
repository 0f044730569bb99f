import Articles
import Foundation
import Testing

@testable import Dateline

@Suite("The JSON dump of an article") struct DumpTests {
  @Test(
    "Strings are escaped as JSON demands",
    arguments: [
      ("обычно", #""обычно""#), ("\"\\", #""\"\\""#), ("a\nb\tc\rd", #""a\nb\tc\rd""#),
      ("\u{0}\u{1F}", #""\u0000\u001f""#),
      ("\u{2028}x\u{2029}", #""\u2028x\u2029""#), ("é\u{301}😀", "\"é\u{301}😀\""),
    ])
  func strings(text: String, expected: String) {
    var json = JSONWriter()
    json.value(text)
    #expect(json.text == expected)
  }

  @Test("Values of every kind, with commas where they belong")
  func values() {
    var json = JSONWriter()
    json.array { json in
      json.value(nil as String?)
      json.value(-3)
      json.value(0.1)
      json.value(Double.infinity)
      json.value(true)
      json.object { json in
        json.field("a", 1)
        json.key("b")
        json.array { _ in }
      }
    }
    #expect(json.text == #"[null,-3,0.1,null,true,{"a":1,"b":[]}]"#)
  }

  @Test("The keys of the dump stand in the order of the contract; layers not asked for are absent")
  func keys() throws {
    let article = Article(
      id: "1", source: "a.txt", published: CalendarDay(iso: "2026-02-03"),
      text: "Министр Иван Петров прибыл в Киев. «Мы готовы к переговорам», – сказал он.")
    let analyzed = AnalyzedArticle(article, provider: Analyzer.standard)
    var json = JSONWriter()
    ArticleDump.write(analyzed, layers: Set(ArticleDump.layers), to: &json)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    #expect(
      Set(object.keys)
        == Set(["id", "source", "title", "published", "language", "text"] + ArticleDump.layers.map(\.rawValue)))
    #expect(object["title"] is NSNull)
    let token = try #require((object["tokens"] as? [[String: Any]])?.first)
    #expect(Set(token.keys) == ["start", "stop", "lemma", "pos", "feats", "head", "relation"])
    let statement = try #require((object["statements"] as? [[String: Any]])?.first)
    #expect(Set(statement.keys) == ["start", "stop", "kind", "speaker", "speakerText", "speakerSpan", "cue"])

    json.reset()
    ArticleDump.write(AnalyzedArticle(article, provider: Analyzer.standard), layers: ["times"], to: &json)
    let few = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    #expect(Set(few.keys) == ["id", "source", "title", "published", "language", "text", "times"])
    let text = json.text
    let places = try ["\"id\"", "\"source\"", "\"title\"", "\"published\"", "\"language\"", "\"text\"", "\"times\""].map
    {
      try #require(text.range(of: $0)).lowerBound
    }
    #expect(places == places.sorted())
  }
}
