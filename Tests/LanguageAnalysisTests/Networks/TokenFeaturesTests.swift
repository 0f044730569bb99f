import Articles
import Testing

@testable import LanguageAnalysis

@Suite("Features of tokens")
struct TokenFeaturesTests {
  private let encoder: TokenEncoder

  init() throws { encoder = try SyntheticNetworks().models().encoder }

  @Test(
    "words are found in lower case, with ё as written, and past stress marks and soft hyphens",
    arguments: [
      ("а", "а"), ("ВАЗА", "ваза"), ("Ваза", "ваза"), ("ёж", "ёж"), ("Ёж", "ёж"), ("еж", "еж"), ("ва́за", "ваза"),
      ("ва\u{AD}за", "ваза"), ("вазы", "<unk>"), ("ваз", "<unk>"), ("", "<unk>"), ("<pad>", "<unk>"), ("7", "<unk>"),
    ])
  func word(token: String, found: String) {
    #expect(encoder.features(of: [token]).words == [Int32(SyntheticNetworks.words.firstIndex(of: found)!)])
  }

  @Test("spans of a text give what their words give, and a span outside the text is no more than empty")
  func spans() {
    let text = "Дом, ёж — 12"
    let spans = [(0, 6), (6, 7), (8, 12), (13, 16), (17, 19)].map { TextSpan($0, $1) }
    let expected = encoder.features(of: ["Дом", ",", "ёж", "—", "12"])
    let found = encoder.features(of: spans, in: text)
    #expect(found.words == expected.words && found.shapes == expected.shapes)
    let outside = encoder.features(of: [TextSpan(15, 900), TextSpan(-4, -2), TextSpan(30, 40)], in: text)
    #expect(outside.count == 3)
  }

  @Test("lower case is that of the whole of Unicode")
  func lowerCase() {
    for value in UInt32(1)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var lowered = LowercasedToken()
      var text = String(scalar)
      text.withUTF8 { lowered.read($0) }
      #expect(lowered.bytes == Array(scalar.properties.lowercaseMapping.utf8) && lowered.scalars == [scalar])
    }
  }
}
