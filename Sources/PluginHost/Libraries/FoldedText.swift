/// A text as it is compared: lower case, ё as е, without soft hyphens and stress marks, no-break spaces as spaces, one
/// apostrophe for all; with the way back to the bytes of the original.
struct FoldedText {
  /// The folded text in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// For each folded byte: where the character it came from begins and ends in the original.
  private var starts: [Int] = []
  private var stops: [Int] = []

  init(_ text: some StringProtocol) {
    var offset = 0
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      for byte in FoldedText.fold(scalar) {
        bytes.append(byte)
        starts.append(offset)
        stops.append(offset + length)
      }
      offset += length
    }
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes in the original of the first place at or after byte `from` where `part` stands.
  ///
  /// - Complexity: O(length · length of the part) at worst, linear for ordinary text.
  func range(of part: FoldedText, from: Int = 0) -> Range<Int>? {
    guard !part.bytes.isEmpty, part.bytes.count <= bytes.count else { return nil }
    for place in 0...(bytes.count - part.bytes.count) where starts[place] >= from {
      // A match begins where a character of the original begins.
      if place > 0, starts[place] == starts[place - 1] { continue }
      var length = 0
      while length < part.bytes.count, bytes[place + length] == part.bytes[length] { length += 1 }
      if length == part.bytes.count { return starts[place]..<stops[place + length - 1] }
    }
    return nil
  }

  /// Whether the whole text fits a mask: `*` is any run of characters, `?` one character.
  func fits(_ mask: FoldedText) -> Bool {
    let text = Array(string)
    let mask = Array(mask.string)
    var (i, j) = (0, 0)
    var star: (mask: Int, text: Int)?
    while i < text.count {
      if j < mask.count, mask[j] == "*" {
        star = (j, i)
        j += 1
      } else if j < mask.count, mask[j] == "?" || mask[j] == text[i] {
        i += 1
        j += 1
      } else if let last = star {
        star = (last.mask, last.text + 1)
        i = last.text + 1
        j = last.mask + 1
      } else {
        return false
      }
    }
    return mask[j...].allSatisfy { $0 == "*" }
  }

  private static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
    switch scalar.value {
    case 0x41...0x5A: return [UInt8(scalar.value) + 32]
    case 0..<0x80: return [UInt8(scalar.value)]
    case 0xAD, 0x301, 0x300: return []
    case 0xA0, 0x202F, 0x2007, 0x2009: return [0x20]
    case 0x2019, 0x2018, 0x2BC, 0x60, 0xB4, 0x2B9: return [0x27]
    case 0x401, 0x451: return Array("е".utf8)
    default: return Array(scalar.properties.lowercaseMapping.utf8)
    }
  }
}
