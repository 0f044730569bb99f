import Foundation
import Testing

@testable import Articles

@Suite("Random JSON") struct JSONFuzzTests {
  /// A random value as Foundation writes it.
  private static func value(_ depth: Int, _ random: inout SeededGenerator) -> Any {
    switch Int.random(in: 0...(depth > 3 ? 4 : 6), using: &random) {
    case 0: NSNull()
    case 1: Bool.random(using: &random)
    case 2: Int.random(in: -1_000_000...1_000_000, using: &random)
    case 3: Double.random(in: -1e9...1e9, using: &random)
    case 4: string(&random)
    case 5: (0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth + 1, &random) }
    default:
      Dictionary(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in (string(&random), value(depth + 1, &random)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private static func string(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "", "\"", "\\", "\n", "{", "}", "[", "]", ",", ":", "Київ", "🙂", "\u{2028}", "\u{1}", "/", "é", "word ",
    ]
    return (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
  }

  @Test("What Foundation writes is read to the same text", arguments: 0..<200)
  func agreement(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = "Т" + Self.string(&random)
    let object: [String: Any] = [
      "text": text, "x": Self.value(0, &random), "y": Self.value(0, &random), "date": "2026-01-03",
    ]
    let options: JSONSerialization.WritingOptions = seed % 2 == 0 ? [] : [.prettyPrinted]
    let json = try JSONSerialization.data(withJSONObject: object, options: options)
    let decoded = decodeJSON(Array(json))
    #expect(decoded.article?.text == text)
    #expect(decoded.findings.isEmpty)
  }

  @Test("Damaged JSON is an article or a finding, never a crash; what is let through is JSON", arguments: 0..<300)
  func damaged(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let object: [String: Any] = ["text": "Т" + Self.string(&random), "x": Self.value(0, &random), "id": 7]
    let whole = Array(try JSONSerialization.data(withJSONObject: object))
    for _ in 0..<40 {
      var bytes = whole
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: bytes[place] = Array("{}[]\",:\\0tnu \u{1}".utf8).randomElement(using: &random)!
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
      default: bytes = Array(bytes[..<place])
      }
      let decoded = decodeJSON(bytes)
      #expect((decoded.article == nil) == decoded.findings.contains { $0.severity == .skipped })
      let isAccepted = decoded.findings.first.map { $0.code != .invalidJSON && $0.code != .notAnObject } ?? true
      // Foundation is the judge, but for what is tolerated on purpose.
      let replaced = decoded.findings.contains { $0.code == .replacedBytes }
      if isAccepted, !replaced, String(validating: bytes, as: UTF8.self) != nil {
        let text = String(decoding: bytes, as: UTF8.self)
        let judged = try? JSONSerialization.jsonObject(with: Data(bytes))
        #expect(judged != nil || text.contains("\\u") || text.last == ",", "\(text)")
      }
    }
  }

  @Test("Random characters are cut into the same records in chunks of any size", arguments: 0..<100)
  func randomCharacters(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    // Whole characters: with other bytes the encoding would be at stake, and that is judged by the first chunk of JSON.
    let alphabet = Array("{}[]\",:\\ \n\tabc1я")
    let bytes = (0..<Int.random(in: 1...300, using: &random)).flatMap { _ in
      String(alphabet.randomElement(using: &random)!).utf8
    }
    let folder = try TemporaryFolder()
    let path = try folder.write("a.json", bytes)
    let whole = Reading([path])
    for chunk in [1, 3, 17] {
      let pieces = Reading([path], chunk: chunk)
      #expect(pieces.order == whole.order)
      #expect(pieces.records.map(\.bytes) == whole.records.map(\.bytes))
    }
    for record in whole.records { _ = record.decode() }
  }
}
