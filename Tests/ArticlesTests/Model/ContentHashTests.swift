import Testing

@testable import Articles

@Suite("Content hashes") struct ContentHashTests {
  @Test(
    "Lists that would read the same when joined have different hashes",
    arguments: [
      ([["a", "bc"], ["ab", "c"]]), ([["a", nil], ["a", ""]]), ([["a"], ["a", nil]]), ([[], [nil]]),
      ([["", "a"], ["a", ""]]),
    ] as [[[String?]]])
  func fields(lists: [[String?]]) {
    #expect(ContentHash(fields: lists[0]) != ContentHash(fields: lists[1]))
    #expect(ContentHash(fields: lists[0]) == ContentHash(fields: lists[0]))
  }

  @Test("Stored bytes give the hash back, and only sixteen of them")
  func stored() {
    let hash = ContentHash("Встреча состоялась")
    #expect(hash.bytes.count == 16)
    #expect(ContentHash(storedBytes: hash.bytes) == hash)
    #expect(ContentHash(storedBytes: hash.bytes.dropLast()) == nil)
    #expect(ContentHash(storedBytes: hash.bytes + [0]) == nil)
    #expect(hash.description.count == 32)
  }

  @Test("The hash of a text is that of its bytes; the empty one is the published value of XXH3-128")
  func known() {
    #expect(Array("Київ".utf8).withUnsafeBytes { ContentHash(bytes: $0) } == ContentHash("Київ"))
    #expect(ContentHash("").description == "99aa06d3014798d86001c324468d497f")
  }

  @Test("Order counts when hashes are combined")
  func combining() {
    let (first, second) = (ContentHash("1"), ContentHash("2"))
    #expect(ContentHash(combining: [first, second]) != ContentHash(combining: [second, first]))
  }

  @Test("An article's hash covers id, metadata and text, but not where it was read")
  func article() {
    let article = Article(id: "1", source: "a.txt", title: "Т", text: "Текст")
    var moved = article
    moved.source = "b/a.txt"
    #expect(moved.contentHash == article.contentHash)
    var dated = article
    dated.published = CalendarDay(iso: "2026-01-03")
    #expect(dated.contentHash != article.contentHash)
    #expect(Article(id: "1", source: "a.txt", title: "Т", text: "Текст.").contentHash != article.contentHash)
    #expect(Article(id: "1", source: "a.txt", outlet: "Т", text: "Текст").contentHash != article.contentHash)
  }
}
