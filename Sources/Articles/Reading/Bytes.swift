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

  /// The place of the first quotation mark, backslash or control character at or after `place`; the end where there is
  /// none. Everything before it stands for itself in a JSON string.
  func endOfPlainRun(from place: Int) -> Int {
    var place = place
    // Eight bytes at a time: the tests of "Bit Twiddling Hacks" (Anderson) for a byte below 0x20 and for an equal one.
    // They may only err towards a byte that follows a true hit, so the lowest hit is a true one.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = bytes
    while place + 8 <= count {
      let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let slashes = word ^ (ones &* 0x5C)
      let controls = (word &- ones &* 0x20) & ~word
      let hits = (controls | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes) & highs
      if hits != 0 { return place + hits.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < count {
      let byte = self[place]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
      place += 1
    }
    return place
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
