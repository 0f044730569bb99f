/// What ``LanguageDetection`` counts in a text.
struct LetterCounts {
  private(set) var cyrillic = 0
  private(set) var ukrainian = 0
  private(set) var russian = 0
  private(set) var otherCyrillic = 0
  /// Letters of any other script: Greek, Georgian, Arabic, Chinese…
  private(set) var otherScript = 0
  private(set) var latin = 0
  private(set) var accentedLatin = 0
  private(set) var latinWords = 0
  private(set) var englishWords = 0

  /// Words so common that English without them is rare, and that the other languages in Latin letters do not share.
  private static let english: Set<String> = [
    "the", "of", "and", "to", "that", "for", "with", "was", "is", "on", "by", "from", "has", "have", "said", "this",
    "are", "be", "it", "not", "at", "an",
  ]

  /// Counts the letters of `text` until `limit` of them are counted.
  ///
  /// Reads the bytes: this runs on every article, and most letters are told by two bytes.
  init(_ text: String, limit: Int) {
    var text = text
    self = text.withUTF8 { LetterCounts(utf8: $0, limit: limit) }
  }

  private init(utf8 bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    var word: [UInt8] = []
    var place = 0
    while place < bytes.count, cyrillic + latin + otherScript < limit {
      let first = bytes[place]
      if first < 0x80 {
        place += 1
        switch first {
        case 0x61...0x7A, 0x41...0x5A:
          latin += 1
          if word.count < 8 { word.append(first | 0x20) }
        default: if !word.isEmpty { close(&word) }
        }
        continue
      }
      guard place + 1 < bytes.count else { break }
      let second = bytes[place + 1]
      // Most letters of Cyrillic are all there is to say of them: А to я without Ъ Ы Э ъ ы э.
      if first == 0xD0 && second >= 0x90 && second != 0xAA && second != 0xAB && second != 0xAD
        || first == 0xD1 && second < 0x90 && second != 0x8A && second != 0x8B && second != 0x8D
      {
        cyrillic += 1
        place += 2
        if !word.isEmpty { close(&word) }
        continue
      }
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard place + length <= bytes.count else { break }
      var value = UInt32(first) & (0xFF >> UInt32(length + 1))
      for next in place + 1..<place + length { value = value << 6 | UInt32(bytes[next] & 0x3F) }
      place += length
      switch value {
      case 0xC0...0x24F where value != 0xD7 && value != 0xF7:
        latin += 1
        accentedLatin += 1
        word = Array("........".utf8)  // no English word has such a letter
        continue
      case 0x400...0x52F: countCyrillic(value)
      case 0x370...0x3FF, 0x530...0x1DFF, 0x2E80...0xD7FF, 0xF900...0xFDFF: otherScript += 1
      default: break
      }
      if !word.isEmpty { close(&word) }
    }
    close(&word)
  }

  private mutating func countCyrillic(_ value: UInt32) {
    cyrillic += 1
    switch value {
    case 0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x490, 0x491: ukrainian += 1
    case 0x401, 0x451, 0x42A, 0x42B, 0x42D, 0x44A, 0x44B, 0x44D: russian += 1
    case 0x410...0x44F: break
    default: otherCyrillic += 1
    }
  }

  private mutating func close(_ word: inout [UInt8]) {
    guard !word.isEmpty else { return }
    latinWords += 1
    if Self.english.contains(String(decoding: word, as: UTF8.self)) { englishWords += 1 }
    word.removeAll(keepingCapacity: true)
  }
}
