internal import Glibc

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  /// Space, tab, line feed, carriage return.
  var isWhitespace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

extension Span<UInt8> {
  /// The place of the first `byte` at or after `place`.
  func firstIndex(of byte: UInt8, from place: Int) -> Int? {
    guard place < count else { return nil }
    // The C library looks at 32 bytes at a time, which splitting lives on.
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + place, Int32(byte), bytes.count - place)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The place after the byte order mark at `place`; `place` where there is none.
  func skippingByteOrderMark(from place: Int) -> Int {
    let isMark = place + 3 <= count && self[place] == 0xEF && self[place + 1] == 0xBB && self[place + 2] == 0xBF
    return isMark ? place + 3 : place
  }

  /// The place of the first byte at or after `place` that is no JSON white space; the end where there is none.
  func skippingWhitespace(from place: Int) -> Int {
    var place = place
    while place < count, self[place].isWhitespace { place += 1 }
    return place
  }
}
