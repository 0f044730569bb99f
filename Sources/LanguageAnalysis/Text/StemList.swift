/// Beginnings of words with a value each, found without trying them all: they are kept by their first letter.
struct StemList<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var stem: [UInt8]
    var endings: Set<String>?
    var value: Value
  }
  /// The entries by the first two bytes, which are one Cyrillic letter.
  private var entries: [UInt16: [Entry]] = [:]

  /// Makes the list; what may follow a stem stands in `endings`, and nil stands for anything.
  init(_ stems: [(stem: String, endings: Set<String>?, value: Value)]) {
    for item in stems {
      let stem = Array(item.stem.utf8)
      entries[Self.key(item.stem), default: []].append(Entry(stem: stem, endings: item.endings, value: item.value))
    }
  }

  /// The value of the first stem that the folded `word` begins with and whose endings hold the rest.
  func value(_ word: String) -> Value? {
    entries[Self.key(word)]?.first { entry in
      guard word.utf8.starts(with: entry.stem) else { return false }
      guard let endings = entry.endings else { return true }
      return endings.contains(String(word.utf8.dropFirst(entry.stem.count)) ?? "")
    }?.value
  }

  private static func key(_ word: String) -> UInt16 {
    var bytes = word.utf8.makeIterator()
    return UInt16(bytes.next() ?? 0) << 8 | UInt16(bytes.next() ?? 0)
  }
}
