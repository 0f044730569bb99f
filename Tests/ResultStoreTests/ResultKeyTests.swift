import Articles
import ResultStore
import Testing

@Suite("Keys of results")
struct ResultKeyTests {
  let content = ContentHash("content")
  let identity = ContentHash("identity")
  let other = ContentHash("other")

  @Test("every part counts, and so does the order of what is required")
  func parts() {
    let keys = [
      ResultKey(content: content, identity: identity), ResultKey(content: other, identity: identity),
      ResultKey(content: content, identity: other), ResultKey(content: identity, identity: content),
      ResultKey(content: content, identity: identity, requires: [other]),
      ResultKey(content: content, identity: identity, requires: [other, content]),
      ResultKey(content: content, identity: identity, requires: [content, other]),
    ]
    #expect(Set(keys.map(\.hash)).count == keys.count)
    #expect(ResultKey(content: content, identity: identity).hash == keys[0].hash)
  }

  @Test("a key is the same on every machine, in every run")
  func pinned() {
    let key = ResultKey(content: content, identity: identity, requires: [other])
    #expect(key.hash.description == "629920003c4dadcbcb349f653d53df0d")
    #expect(key.sealed(reading: sampleReads).description == "2a26e25518642ddf10e956ad4999dd72")
  }

  @Test("a sealed key changes with the language and with every layer's version")
  func sealed() {
    let key = ResultKey(content: content, identity: identity)
    let sets = [
      ReadSet.none, ReadSet(language: "ru", layers: [.init("tokens", version: "1")]),
      ReadSet(language: "uk", layers: [.init("tokens", version: "1")]),
      ReadSet(language: "ru", layers: [.init("tokens", version: "2")]),
      ReadSet(language: "ru", layers: [.init("times", version: "1")]),
      ReadSet(language: "ru", layers: [.init("tokens", version: "1"), .init("times", version: "1")]),
    ]
    #expect(Set(sets.map { key.sealed(reading: $0) }).count == sets.count)
    #expect(ReadSet(language: "ru", layers: []) == .none)
    let turned = ReadSet(language: "ru", layers: [.init("times", version: "1"), .init("tokens", version: "1")])
    #expect(key.sealed(reading: sets[5]) == key.sealed(reading: turned))
  }

  @Test("a read set is current as long as each layer has its version for the language")
  func current() {
    #expect(ReadSet.none.isCurrent { _, _ in "anything" })
    #expect(sampleReads.isCurrent { name, language in language == "ru" ? (name == "tokens" ? "t1" : "e3") : "" })
    #expect(!sampleReads.isCurrent { name, _ in name == "tokens" ? "t1" : "e4" })
    #expect(!sampleReads.isCurrent { _, _ in "t1" })
  }
}
