import Articles
import Testing

@testable import LanguageAnalysis

/// Numbers that are the same in every run (SplitMix64, Steele and others 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

@Suite("What holds of every text")
struct InvariantTests {
  private static let pieces = [
    " ", " ", " ", "\n", "\n\n", "\r\n", "\u{A0}", "\u{2028}", ".", ".", "?!", "…", ",", ":", ";)", "\"", "«", "»", "“",
    "'",
    "(", ")", "[", "{", "}", "-", " – ", "•", "*", "_", "/", "3", "2026", "1,5", "г", "января", "в", "Он", "она",
    "встреча",
    "переговоры", "состоится", "Киев", "Украины", "Владимир", "Зеленского", "президент", "глава", "заявил", "что", "по",
    "словам", "его", "А", "ООН", "ТАСС", "сообщает", "gazeta", "ru", "Cтрана", "\u{AD}", "\u{301}", "😀", "👨‍👩‍👧", "漢字", "Δ",
    "ї",
    "\u{FEFF}", "\u{200B}", "\u{0}", "e\u{301}", "среду", "вчера", "Коалиции", "Совет",
  ]

  @Test(
    "Spans ascend, lie inside the text and on its scalars, and nest; tokens and white space make up the text",
    arguments: 0..<300)
  func segmentation(seed: UInt64) {
    var numbers = SplitMix(state: seed)
    let text = (0..<Int.random(in: 0...120, using: &numbers)).map { _ in Self.pieces.randomElement(using: &numbers)! }
      .joined()
    for language in ["ru", "uk", "en", "de"] {
      check(analyzed(text, published: "2026-01-03", language: language))
    }
  }

  private func check(_ article: AnalyzedArticle) {
    let bytes = Array(article.article.text.utf8)
    for schema in LayerSchema.all {
      let table = article.layer(schema.name)
      guard schema.isSpanned else { continue }
      for row in 0..<table.count {
        let span = table.span(row)
        #expect(span.start >= 0 && span.start < span.stop && span.stop <= bytes.count, "\(schema.name)")
        #expect(bytes[span.start] & 0xC0 != 0x80, "\(schema.name)")
        #expect(span.stop == bytes.count || bytes[span.stop] & 0xC0 != 0x80, "\(schema.name)")
        if row > 0 { #expect(table.span(row - 1) <= span, "\(schema.name)") }
      }
    }
    #expect(article.layer("morphology").count == article.layer("tokens").count)
    #expect(article.layer("syntax").count == article.layer("tokens").count)
    nest(article, "tokens", in: "sentences")
    nest(article, "sentences", in: "paragraphs")
    var rest = article.article.text.unicodeScalars.filter { !$0.properties.isWhitespace }[...]
    for word in article.words("tokens") {
      #expect(rest.starts(with: word.unicodeScalars))
      rest = rest.dropFirst(word.unicodeScalars.count)
    }
    #expect(rest.isEmpty)
  }

  private func nest(_ article: AnalyzedArticle, _ inner: LayerName, in outer: LayerName) {
    let (inner, outer) = (article.layer(inner), article.layer(outer))
    var place = 0
    for row in 0..<inner.count {
      while place < outer.count, outer.span(place).stop <= inner.span(row).start { place += 1 }
      #expect(place < outer.count && outer.span(place).contains(inner.span(row)))
    }
  }

  @Test(
    "The work grows as the text does, on the most hostile line too",
    arguments: [".", "\"", "(", "a.", ":)", "«", "- ", "1.", "а . ", "• "])
  func growth(piece: String) {
    let steps = [1, 10, 100].map { factor -> (tokens: Int, sentences: Int) in
      let text = String(repeating: piece, count: 200 * factor)
      var line = LineScalars()
      line.load(text.utf8.span, 0..<text.utf8.count)
      var tokenizer = Tokenizer(.withApostrophe)
      tokenizer.add(line)
      var splitter = SentenceSplitter(SentenceRules(abbreviations: .russian, openers: []))
      splitter.add(line)
      return (tokenizer.steps, splitter.steps)
    }
    for place in 1...2 {
      #expect(steps[place].tokens <= steps[place - 1].tokens * 11)
      #expect(steps[place].sentences <= steps[place - 1].sentences * 11)
    }
  }
}
