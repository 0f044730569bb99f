/// A short word in lower case as a number, for look-ups that need no string: 11 bits a scalar, which hold Latin and
/// Cyrillic letters, up to eleven scalars. Longer words and other scripts have the empty key, which no list holds.
struct WordKey: Hashable, Sendable {
  private(set) var bits: UInt128

  var isEmpty: Bool { bits == 0 }

  private static let longest = 11

  init(_ line: LineScalars, _ range: Range<Int>) {
    bits = 0
    guard range.count <= Self.longest else { return }
    for place in range {
      let value = Self.lowercased(line.values[place])
      guard value < 1 << 11 else {
        bits = 0
        return
      }
      bits = bits << 11 | UInt128(value)
    }
  }

  /// The key of `word`.
  init(_ word: some StringProtocol) {
    bits = 0
    guard word.unicodeScalars.count <= Self.longest else { return }
    for scalar in word.unicodeScalars { bits = bits << 11 | UInt128(Self.lowercased(scalar.value) & 0x7FF) }
  }

  /// The key of two words with nothing between them.
  init(_ left: UInt32, _ right: UInt32) {
    let (left, right) = (Self.lowercased(left), Self.lowercased(right))
    bits = left < 1 << 11 && right < 1 << 11 ? UInt128(left) << 11 | UInt128(right) : 0
  }

  /// The small letter of a Latin or Cyrillic one; all else as it is.
  @inline(__always)
  static func lowercased(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x41...0x5A, 0x410...0x42F: value + 0x20
    case 0x400...0x40F: value + 0x50
    case 0x490: 0x491
    default: value
    }
  }
}
