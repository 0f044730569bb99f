extension Span<UInt8> {
  /// The text of `range`, with each invalid UTF-8 sequence replaced by one U+FFFD, and the number of replacements.
  ///
  /// - Complexity: O(length of the range).
  func repairedText(_ range: Range<Int>) -> (text: String, replacements: Int) {
    let bytes = extracting(range)
    // Nearly every text is valid, and then one pass is enough. UTF8Span is three times as fast as String(validating:).
    if let valid = try? UTF8Span(validating: bytes) { return (String(copying: valid), 0) }
    return bytes.withUnsafeBufferPointer { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      // U+FFFD is three valid bytes wherever it stands, so repairing keeps those that were there before.
      return (text, text.utf8.replacementCharacters - bytes.replacementCharacters)
    }
  }
}

extension Sequence<UInt8> {
  /// How often the bytes EF BF BD stand in the sequence.
  fileprivate var replacementCharacters: Int {
    var count = 0
    var last: (UInt8, UInt8) = (0, 0)
    for byte in self {
      if last == (0xEF, 0xBF), byte == 0xBD { count += 1 }
      last = (last.1, byte)
    }
    return count
  }
}

extension StringProtocol {
  /// Whether the text holds nothing but white space, zero-width characters and byte order marks.
  var isBlank: Bool {
    unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || ("\u{200B}"..."\u{200D}").contains($0) || $0 == "\u{FEFF}"
    }
  }
}
