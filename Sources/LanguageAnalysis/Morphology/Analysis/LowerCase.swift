/// Lower-casing for look-up: one pass over the bytes for Russian and Latin letters, the general rules for the rest.
enum LowerCase {
  /// The lower-cased `word`; the word itself where nothing changes.
  static func of(_ word: String) -> String {
    var word = word
    var hasCapitals = false
    var isSimple = true
    word.withUTF8 { bytes in
      var position = 0
      while position < bytes.count {
        let byte = bytes[position]
        if byte < 0x80 {
          if byte >= 0x41, byte <= 0x5A { hasCapitals = true }
          position += 1
        } else if byte == 0xD0 || byte == 0xD1, position + 1 < bytes.count {
          // U+0400…U+042F are capitals, U+0430…U+045F small letters, from U+0460 on the cases alternate.
          let next = bytes[position + 1]
          if byte == 0xD0, next < 0xB0 { hasCapitals = true }
          if byte == 0xD1, next >= 0xA0 { isSimple = false }
          position += 2
        } else {
          isSimple = false
          return
        }
      }
    }
    if !isSimple { return general(word) }
    guard hasCapitals else { return word }
    return word.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { out in
        var position = 0
        while position < bytes.count {
          let byte = bytes[position]
          if byte < 0x80 {
            out[position] = byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
            position += 1
            continue
          }
          let next = bytes[position + 1]
          if byte == 0xD0, next < 0x90 {
            (out[position], out[position + 1]) = (0xD1, next + 0x10)
          } else if byte == 0xD0, next < 0xA0 {
            (out[position], out[position + 1]) = (0xD0, next + 0x20)
          } else if byte == 0xD0, next < 0xB0 {
            (out[position], out[position + 1]) = (0xD1, next - 0x20)
          } else {
            (out[position], out[position + 1]) = (byte, next)
          }
          position += 2
        }
        return bytes.count
      }
    }
  }

  /// Unicode's full mapping, scalar by scalar.
  private static func general(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars { result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars) }
    return String(result)
  }
}
