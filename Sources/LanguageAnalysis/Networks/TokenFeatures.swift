public import Articles

/// What the networks are given of each token: the id of its word and its shape. Computed once for all three.
public struct TokenFeatures: Sendable {
  /// The ids of the words in the order of the tokens.
  package internal(set) var words: [Int32] = []
  /// The ids of the shapes, one for each word.
  package internal(set) var shapes: [UInt8] = []

  /// The number of tokens.
  public var count: Int { words.count }
}

/// Looks tokens up in the word list of a pack.
public struct TokenEncoder: Sendable {
  let list: Vocabulary

  /// - Throws: ``ModelPackError`` where the pack has no usable word list.
  public init(_ pack: ModelPack) throws(ModelPackError) { list = try Vocabulary(pack) }

  /// The features of the tokens that lie at `spans` of `text`.
  ///
  /// - Complexity: O(length of the tokens).
  public func features(of spans: some Sequence<TextSpan>, in text: String) -> TokenFeatures {
    var text = text
    return text.withUTF8 { bytes in
      var features = TokenFeatures()
      var lowered = LowercasedToken()
      for span in spans {
        // Layers may come from a cache: a span outside the text must not read outside it.
        let start = min(max(span.start, 0), bytes.count)
        let stop = min(max(span.stop, start), bytes.count)
        append(UnsafeBufferPointer(rebasing: bytes[start..<stop]), to: &features, &lowered)
      }
      return features
    }
  }

  /// The features of tokens that are given as strings of their own.
  public func features(of tokens: [String]) -> TokenFeatures {
    var features = TokenFeatures()
    var lowered = LowercasedToken()
    for var token in tokens {
      token.withUTF8 { append($0, to: &features, &lowered) }
    }
    return features
  }

  private func append(
    _ token: UnsafeBufferPointer<UInt8>, to features: inout TokenFeatures, _ lowered: inout LowercasedToken
  ) {
    lowered.read(token)
    var id = lowered.bytes.withUnsafeBufferPointer { list.id(of: $0) }
    if id == list.unknown, lowered.hasMarks {
      // A stress mark or a soft hyphen does not make another word.
      lowered.dropMarks()
      id = lowered.bytes.withUnsafeBufferPointer { list.id(of: $0) }
    }
    features.words.append(id)
    features.shapes.append(WordShape(lowered.scalars).id)
  }
}

/// A token as scalars and, in lower case, as UTF-8; the buffers serve for one token after the other.
struct LowercasedToken {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var bytes: [UInt8] = []
  /// Whether the token holds a stress mark (U+0301) or a soft hyphen (U+00AD).
  private(set) var hasMarks = false

  mutating func read(_ token: UnsafeBufferPointer<UInt8>) {
    scalars.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    hasMarks = false
    var place = 0
    while place < token.count {
      let first = token[place]
      if first < 0x80 {
        scalars.append(Unicode.Scalar(first))
        bytes.append((0x41...0x5A).contains(first) ? first + 0x20 : first)
        place += 1
      } else if first & 0xFE == 0xD0, place + 1 < token.count {
        // The Cyrillic block from U+0400 to U+047F: two bytes, and the case of its first 96 letters is arithmetic.
        let value = UInt32(first & 0x1F) << 6 | UInt32(token[place + 1] & 0x3F)
        appendCyrillic(value)
        place += 2
      } else {
        place += appendOther(token, at: place)
      }
    }
  }

  mutating func dropMarks() {
    bytes.removeAll(keepingCapacity: true)
    for scalar in scalars where scalar != "\u{301}" && scalar != "\u{AD}" { appendLowered(scalar) }
  }

  private mutating func appendCyrillic(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    guard value < 0x460 else {
      scalars.append(scalar)
      appendLowered(scalar)
      return
    }
    scalars.append(scalar)
    let low = value >= 0x430 ? value : value >= 0x410 ? value + 0x20 : value + 0x50
    bytes.append(UInt8(0xC0 | low >> 6))
    bytes.append(UInt8(0x80 | low & 0x3F))
  }

  /// Reads the scalar at `place` and returns its length in bytes.
  private mutating func appendOther(_ token: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
    let first = token[place]
    let length = min(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, token.count - place)
    let text = String(decoding: UnsafeBufferPointer(rebasing: token[place..<place + length]), as: UTF8.self)
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      if scalar == "\u{301}" || scalar == "\u{AD}" { hasMarks = true }
      appendLowered(scalar)
    }
    return length
  }

  private mutating func appendLowered(_ scalar: Unicode.Scalar) {
    bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
  }
}
