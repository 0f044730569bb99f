/// The words the networks know, each with the place of its embedding, in the mapped pack.
///
/// The words lie one after the other in one block; an open hash table of their places finds one in constant time.
/// Unsafe: reads the mapped sections through pointers that the pack keeps valid. `@unchecked Sendable`: nothing writes.
struct Vocabulary: @unchecked Sendable {
  /// The number of embeddings, those of ``unknown`` and ``padding`` included.
  let count: Int
  /// The id of every word that is not in the list.
  let unknown: Int32

  private let pack: ModelPack
  private let words: UnsafeRawBufferPointer
  private let starts: UnsafePointer<UInt32>
  private let table: UnsafePointer<UInt32>
  private let mask: Int

  init(_ pack: ModelPack) throws(ModelPackError) {
    guard let words = pack.section("words/text") else { throw .missingSection("words/text") }
    guard let starts = pack.section("words/starts") else { throw .missingSection("words/starts") }
    guard let table = pack.section("words/table") else { throw .missingSection("words/table") }
    self.pack = pack
    self.words = words
    let slots = table.count / 4
    guard slots > 1, slots & (slots - 1) == 0, slots * 4 == table.count else {
      throw .wrongSection("words/table", found: table.count, expected: max(1, slots).nextPowerOf2 * 4)
    }
    count = starts.count / 4 - 1
    mask = slots - 1
    guard count >= 2 else { throw .wrongSection("words/starts", found: starts.count, expected: 12) }
    self.starts = try pack.array("words/starts", of: UInt32.self, count: count + 1)
    self.table = try pack.array("words/table", of: UInt32.self, count: slots)
    // The list ends with <unk> and <pad>.
    unknown = Int32(count - 2)
  }

  /// The id of a lower-case word, or ``unknown``.
  func id(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & mask
    // The table is never full; the bound only matters where the file is damaged.
    for _ in 0...mask {
      let id = Int(table[slot]) - 1
      if id < 0 { return unknown }
      if id < count, matches(id, word) { return Int32(id) }
      slot = (slot + 1) & mask
    }
    return unknown
  }

  private func matches(_ id: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, stop) = (Int(starts[id]), Int(starts[id + 1]))
    guard stop - start == word.count, stop <= words.count else { return false }
    for place in 0..<word.count where words[start + place] != word[place] { return false }
    return true
  }

  /// FNV-1a, with the high bits folded in at the end because the table uses the low ones.
  static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 32)
  }

  /// Adds the sections of a list whose last two words are `<unk>` and `<pad>`.
  static func add(_ list: [[UInt8]], to pack: inout ModelPackEncoder) {
    var text: [UInt8] = []
    var starts: [UInt32] = [0]
    let slots = (list.count * 2).nextPowerOf2
    var table = [UInt32](repeating: 0, count: slots)
    for (id, word) in list.enumerated() {
      text += word
      starts.append(UInt32(text.count))
      // <unk> and <pad> are no words of a text.
      if id >= list.count - 2 { continue }
      var slot = Int(truncatingIfNeeded: hash(word)) & (slots - 1)
      while table[slot] != 0 { slot = (slot + 1) & (slots - 1) }
      table[slot] = UInt32(id + 1)
    }
    pack.add("words/text", bytes: text)
    pack.add("words/starts", starts)
    pack.add("words/table", table)
  }
}

extension Int {
  /// The smallest power of two that is not below the number.
  var nextPowerOf2: Int {
    var power = 1
    while power < self { power *= 2 }
    return power
  }
}
