/// What a sample of bytes holds, as far as it tells text from other things and UTF-8 from other encodings.
struct ByteCounts: Equatable {
  /// Well-formed UTF-8 sequences of two and more bytes.
  private(set) var valid = 0
  /// Ill-formed sequences; one that is cut off by the end of the sample does not count.
  private(set) var invalid = 0
  private(set) var zeros = 0
  /// Control characters that texts do not hold, zero bytes among them.
  private(set) var controls = 0
  /// Line feeds.
  private(set) var lines = 0

  init(_ sample: Span<UInt8>) {
    var place = 0
    while place < sample.count {
      let byte = sample[place]
      if byte < 0x80 {
        place += 1
        if byte < 0x20 { countControl(byte) }
        continue
      }
      let length = ByteCounts.sequenceLength(sample, at: place)
      if length > 0 {
        valid += 1
        place += length
      } else {
        if length == 0 { invalid += 1 }
        place += 1
        // The rest of a cut sequence is cut as well.
        if length < 0 { return }
      }
    }
  }

  private mutating func countControl(_ byte: UInt8) {
    switch byte {
    case 0x0A: lines += 1
    case 0x09, 0x0C, 0x0D, 0x1B: break
    case 0:
      zeros += 1
      controls += 1
    default: controls += 1
    }
  }

  /// The length of the sequence at `place`: 0 for an ill-formed one, -1 for one that the end cuts off (table 3-7 of the
  /// Unicode standard).
  private static func sequenceLength(_ sample: Span<UInt8>, at place: Int) -> Int {
    let lead = sample[place]
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    guard length > 0 else { return 0 }
    for offset in 1..<length {
      guard place + offset < sample.count else { return -1 }
      let allowed = offset == 1 ? second : 0x80...0xBF
      guard allowed.contains(sample[place + offset]) else { return 0 }
    }
    return length
  }
}
