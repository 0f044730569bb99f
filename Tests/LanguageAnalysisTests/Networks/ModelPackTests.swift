import Testing

@testable import LanguageAnalysis

@Suite("Model pack")
struct ModelPackTests {
  private func small() -> [UInt8] {
    var encoder = ModelPackEncoder()
    encoder.add("numbers", [Int32(1), -2, 3])
    encoder.add("empty", bytes: [])
    encoder.add("lines", lines: ["один", "два"])
    return encoder.encoded()
  }

  private func open(_ bytes: [UInt8]) throws(ModelPackError) -> ModelPack { try OwnedBytes(bytes).pack() }

  @Test("gives back the sections that went in, aligned, and equal ones for equal content")
  func roundTrip() throws {
    let pack = try open(small())
    #expect(pack.sectionNames == ["numbers", "empty", "lines"])
    let numbers = try pack.array("numbers", of: Int32.self, count: 3)
    #expect((0..<3).map { numbers[$0] } == [1, -2, 3])
    #expect(UInt(bitPattern: numbers) % 64 == 0)
    #expect(pack.section("empty")?.isEmpty == true && pack.section("other") == nil)
    #expect(try pack.lines("lines") == ["один", "два"])
    try pack.verify()
    #expect(try open(small()).version == pack.version)
    var other = ModelPackEncoder()
    other.add("numbers", [Int32(1), -2, 4])
    #expect(try open(other.encoded()).version != pack.version)
  }

  @Test("lists its sources")
  func sources() throws {
    let pack = try open(SyntheticNetworks().packed())
    #expect(pack.sources.map(\.license) == ["MIT"])
  }

  @Test("refuses what is no pack, another format, and other lengths")
  func refusals() {
    let bytes = small()
    #expect(throws: ModelPackError.notAPack) { try open([]) }
    #expect(throws: ModelPackError.notAPack) { try open([UInt8](repeating: 7, count: 500)) }
    #expect(throws: ModelPackError.notAPack) { try open(Array(bytes.prefix(63))) }
    #expect(throws: ModelPackError.wrongLength(found: bytes.count - 1, expected: bytes.count)) {
      try open(bytes.dropLast())
    }
    #expect(throws: ModelPackError.wrongLength(found: bytes.count + 1, expected: bytes.count)) { try open(bytes + [0]) }
    var newer = bytes
    newer[8] = 9
    #expect(throws: ModelPackError.otherFormat(found: 9, expected: 1)) { try open(newer) }
  }

  @Test("a changed byte anywhere is found: in the directory when the pack is opened, in a section when it is verified")
  func damage() throws {
    let bytes = small()
    let pack = try open(bytes)
    var unnoticed: [Int] = []
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x10
      do {
        try open(damaged).verify()
        unnoticed.append(place)
      } catch {}
    }
    // Only the zeros that fill up the header and the space between sections may change without harm.
    let content = pack.sectionNames.compactMap { pack.section($0)?.count }.reduce(0, +)
    let directory = 64 + pack.sectionNames.count * 80
    #expect(unnoticed.count == bytes.count - content - directory + 24)
    #expect(unnoticed.allSatisfy { (40..<64).contains($0) || $0 >= directory })
  }

  @Test("networks name the section that is missing or unfit")
  func unfit() throws {
    var encoder = ModelPackEncoder()
    encoder.add("words/text", bytes: [])
    encoder.add("words/starts", [UInt32(0)])
    encoder.add("words/table", [UInt32(0), 0])
    let pack = try open(encoder.encoded())
    #expect(throws: ModelPackError.wrongSection("words/starts", found: 4, expected: 12)) { try NetworkModels(pack) }
    #expect(throws: ModelPackError.missingSection("words/text")) { try NetworkModels(open(small())) }
    #expect(
      ModelPackError.missingSection("words/text").description == "the model pack has no section words/text")
  }
}
