import Testing

@testable import LanguageAnalysis

@Suite("Names from tags")
struct TaggedNameTests {
  @Test(
    "open with B, go on with I, end with anything else",
    arguments: [
      ("O P p O L", [0..<5], ["person 1-3", "place 4-5"]),
      ("P P p", [0..<3], ["person 0-1", "person 1-3"]),
      ("G l p O", [0..<4], ["organization 0-3"]),
      ("p l O g", [0..<4], []),
      ("P _ p", [0..<3], ["person 0-1"]),
      ("P p p p", [0..<2, 2..<4], ["person 0-2"]),
    ])
  func names(notation: String, sequences: [Range<Int>], expected: [String]) {
    let tags = notation.split(separator: " ").map {
      UInt8(["_", "O", "P", "p", "L", "l", "G", "g"].firstIndex(of: $0)!)
    }
    let found = TaggedName.names(tags, named: SyntheticNetworks.nameTags, sequences: sequences)
    #expect(found.map { "\($0.kind) \($0.tokens.lowerBound)-\($0.tokens.upperBound)" } == expected)
  }
}
