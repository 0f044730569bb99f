/// Strings: most hold no escape and are taken over as they stand.
extension JSONCursor {
  /// The string that begins here, and how many lone surrogates and invalid sequences were replaced in it.
  mutating func string(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) -> (text: String, replacements: Int) {
    let start = place + 1
    place = start
    runToSpecial(bytes)
    guard place < bytes.count else { throw .ended(at: bytes.count) }
    if bytes[place] == UInt8(ascii: "\"") {
      place += 1
      return bytes.repairedText(start..<place - 1)
    }
    place = start
    var plain: [UInt8] = []
    // An escape is never shorter than what it stands for.
    plain.reserveCapacity(Swift.min(bytes.count - start, 1 << 16))
    var surrogates = 0
    while true {
      let from = place
      runToSpecial(bytes)
      if from < place { bytes.extracting(from..<place).withUnsafeBufferPointer { plain.append(contentsOf: $0) } }
      guard place < bytes.count else { throw .ended(at: bytes.count) }
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        let (text, invalid) = plain.span.repairedText(0..<plain.count)
        return (text, invalid + surrogates)
      case UInt8(ascii: "\\"): try escape(bytes, into: &plain, &surrogates)
      default: throw .unexpected("a control character in a string", at: place)
      }
    }
  }

  /// Steps over the string that begins here, checking its escapes.
  mutating func skipString(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) {
    place += 1
    while true {
      runToSpecial(bytes)
      guard place < bytes.count else { throw .ended(at: bytes.count) }
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"):
        var dropped: [UInt8] = []
        var surrogates = 0
        try escape(bytes, into: &dropped, &surrogates)
      default: throw .unexpected("a control character in a string", at: place)
      }
    }
  }

  /// Goes to the next quotation mark, backslash or control character, or to the end.
  private mutating func runToSpecial(_ bytes: borrowing Span<UInt8>) { place = bytes.endOfPlainRun(from: place) }

  private mutating func escape(
    _ bytes: borrowing Span<UInt8>, into plain: inout [UInt8], _ surrogates: inout Int
  ) throws(JSONProblem) {
    guard place + 1 < bytes.count else { throw .ended(at: bytes.count) }
    let letter = bytes[place + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(letter)
    case UInt8(ascii: "n"): plain.append(0x0A)
    case UInt8(ascii: "t"): plain.append(0x09)
    case UInt8(ascii: "r"): plain.append(0x0D)
    case UInt8(ascii: "b"): plain.append(0x08)
    case UInt8(ascii: "f"): plain.append(0x0C)
    case UInt8(ascii: "u"):
      try unicodeEscape(bytes, into: &plain, &surrogates)
      return
    default: throw .unexpected("an unknown escape in a string", at: place)
    }
    place += 2
  }

  private mutating func unicodeEscape(
    _ bytes: borrowing Span<UInt8>, into plain: inout [UInt8], _ surrogates: inout Int
  ) throws(JSONProblem) {
    guard let unit = hexadecimal(bytes, at: place + 2) else { throw .unexpected("no \\uXXXX in a string", at: place) }
    place += 6
    var value = UInt32(unit)
    if (0xD800..<0xDC00).contains(unit), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u"), let low = hexadecimal(bytes, at: place + 2),
      (0xDC00..<0xE000).contains(low)
    {
      value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
      place += 6
    }
    if let scalar = Unicode.Scalar(value) {
      plain.append(contentsOf: UTF8.encode(scalar)!)
    } else {
      plain.append(contentsOf: [0xEF, 0xBF, 0xBD])
      surrogates += 1
    }
  }

  private func hexadecimal(_ bytes: borrowing Span<UInt8>, at place: Int) -> UInt16? {
    guard place + 4 <= bytes.count else { return nil }
    var value: UInt16 = 0
    for offset in place..<place + 4 {
      let byte = bytes[offset]
      let lower = byte | 0x20
      if byte.isDigit {
        value = value << 4 | UInt16(byte & 0x0F)
      } else if (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lower) {
        value = value << 4 | UInt16(lower - UInt8(ascii: "a") + 10)
      } else {
        return nil
      }
    }
    return value
  }
}
