import Testing

@testable import LanguageAnalysis

@Suite("Word lists as automata")
struct MorphologyAutomatonTests {
  static func automaton(_ build: (TinyAutomaton) -> Void) throws -> Automaton {
    let tiny = TinyAutomaton()
    build(tiny)
    return try Automaton(DictionarySections(["it": tiny.encoded()])["it"]!, section: "it")
  }

  /// The records of every spelling of `word`, as `spelling:record`.
  func found(_ automaton: Automaton, _ word: String, width: Int = 2) -> [String] {
    var result: [String] = []
    var bytes = Array(word.utf8)
    bytes.withUnsafeMutableBufferPointer { buffer in
      automaton.spellings(of: buffer, LetterSubstitute("е", "ё")) { node, _ in
        automaton.records(of: node, width: width) {
          result.append("\(String(decoding: buffer, as: UTF8.self)):\($0)")
        }
      }
    }
    #expect(bytes == Array(word.utf8), "the word must be as before")
    return result
  }

  @Test("A word's records come in stored order, of any width", arguments: [1, 2, 3, 4, 8])
  func records(width: Int) throws {
    let values: [UInt64] = [0, 1, 63, 64, 200, 255].map { $0 << (8 * UInt64(width - 1)) }
    let automaton = try Self.automaton { tiny in
      for value in values { tiny.add("дом", record: Array(littleEndian(value)[..<width].reversed())) }
      tiny.add("дома", record: [UInt8](repeating: 7, count: width))
    }
    let sorted = values.map { "дом:\($0)" }
    #expect(Set(found(automaton, "дом", width: width)) == Set(sorted))
    #expect(found(automaton, "дом", width: width).count == sorted.count)
    #expect(found(automaton, "домо", width: width) == [])
    #expect(found(automaton, "до", width: width) == [], "a beginning is no word")
  }

  @Test("The exact spelling comes first, then the earliest replacement")
  func spellings() throws {
    let automaton = try Self.automaton { tiny in
      for (number, word) in ["елем", "ёлем", "елём", "ёлём", "селём"].enumerated() {
        tiny.add(word, record: [0, UInt8(number)])
      }
    }
    #expect(found(automaton, "елем") == ["елем:0", "ёлем:1", "ёлём:3", "елём:2"])
    #expect(found(automaton, "ёлем") == ["ёлем:1", "ёлём:3"], "ё is never read as е")
    #expect(found(automaton, "селем") == ["селём:4"])
  }

  @Test("Numbers are stored at the end of a key")
  func numbers() throws {
    let automaton = try Self.automaton { tiny in
      tiny.add(Array("a:x".utf8), value: 5)
      tiny.add(Array("a:xy".utf8), value: 1_000_000)
    }
    func value(_ key: String) -> UInt32? {
      var key = key
      let node = key.withUTF8 { automaton.walk(Automaton.root, $0) }
      return node == 0 ? nil : automaton.value(node)
    }
    #expect(value("a:x") == 5)
    #expect(value("a:xy") == 1_000_000)
    #expect(value("a:") == nil)
    #expect(value("b") == nil)
  }

  @Test("A damaged list is refused, and one that lies about its links finds nothing")
  func damage() throws {
    let tiny = TinyAutomaton()
    tiny.add("дом", record: [1, 2])
    let whole = tiny.encoded()
    for length in [0, 3, 7, whole.count / 2, whole.count - 1] {
      let sections = DictionarySections(["it": Array(whole[..<length])])
      #expect(throws: MorphologyError.self) { try Automaton(sections["it"]!, section: "it") }
    }
    // Every unit overwritten with links that lead far outside.
    var wild = whole
    let units = Int(wild[0]) | Int(wild[1]) << 8
    for index in 0..<4 * units { wild[4 + index] = 0xFF }
    let automaton = try Automaton(DictionarySections(["it": wild])["it"]!, section: "it")
    #expect(found(automaton, "дом") == [])
  }
}
