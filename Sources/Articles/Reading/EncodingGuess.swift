internal import CUchardet

/// What the beginning of a file tells about its encoding.
///
/// In this order: a byte order mark, the pattern of zero bytes that UTF-16 leaves, the strict rules of UTF-8, and last
/// what uchardet makes of the frequencies of letters.
enum EncodingGuess: Equatable {
  /// UTF-8, perhaps with a few invalid sequences, after a byte order mark of so many bytes.
  case utf8(mark: Int)
  /// An encoding by its name in iconv(3), after a byte order mark of so many bytes.
  case other(String, mark: Int)
  /// No text.
  case binary
  /// The sample is too short to tell.
  case more

  /// Enough bytes for the rules of UTF-8 to speak.
  private static let sampleSize = 1 << 16
  /// Enough bytes for a statistical guess.
  private static let guessSize = 1 << 20

  /// `isWhole` says that the sample is the whole file; a sample of `limit` bytes must do in any case.
  init(_ sample: [UInt8], isWhole: Bool, limit: Int) {
    if !isWhole, sample.count < 4 {
      self = .more
      return
    }
    if let mark = EncodingGuess.mark(of: sample) {
      self = mark
      return
    }
    let counts = ByteCounts(sample.span)
    let isEnough = isWhole || sample.count >= EncodingGuess.sampleSize
    if !isEnough {
      // JSON is UTF-8 by its own rules, so one line is enough, and a stream need not wait for more.
      let isJSON = EncodingGuess.beginsAsJSON(sample)
      self = isJSON && counts.lines > 0 && counts.zeros == 0 && counts.invalid == 0 ? .utf8(mark: 0) : .more
    } else if counts.zeros > 0, let wide = EncodingGuess.wide(sample.span) {
      self = wide
    } else if counts.controls * 100 > sample.count || counts.zeros * 1000 > sample.count {
      self = .binary
    } else if counts.invalid == 0 {
      let mayTurn = counts.valid == 0 && !isWhole && sample.count < limit
      self = mayTurn && !EncodingGuess.beginsAsJSON(sample) ? .more : .utf8(mark: 0)
    } else if counts.valid >= 10 * counts.invalid {
      self = .utf8(mark: 0)
    } else if !isWhole, sample.count < min(EncodingGuess.guessSize, limit) {
      self = .more
    } else {
      self = EncodingGuess.byLetters(sample.span)
    }
  }

  /// Whether an object or a list of objects begins here; plain text may begin with a bracket, too.
  private static func beginsAsJSON(_ sample: [UInt8]) -> Bool {
    var begin = sample.lazy.filter { !$0.isWhitespace }.prefix(2).makeIterator()
    let first = begin.next()
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") && begin.next() == UInt8(ascii: "{")
  }

  private static func mark(of sample: [UInt8]) -> EncodingGuess? {
    if sample.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8(mark: 3) }
    if sample.starts(with: [0xFF, 0xFE, 0, 0]) { return .other("UTF-32LE", mark: 4) }
    if sample.starts(with: [0, 0, 0xFE, 0xFF]) { return .other("UTF-32BE", mark: 4) }
    if sample.starts(with: [0xFF, 0xFE]) { return .other("UTF-16LE", mark: 2) }
    if sample.starts(with: [0xFE, 0xFF]) { return .other("UTF-16BE", mark: 2) }
    return nil
  }

  /// UTF-16 without a mark: one byte of each pair is the block, and news keeps to Latin (00), Cyrillic (04) and
  /// punctuation (20); the other byte is hardly ever one of these but for the space.
  private static func wide(_ sample: Span<UInt8>) -> EncodingGuess? {
    var blocks = (even: 0, odd: 0)
    var zeros = (even: 0, odd: 0)
    for place in 0..<sample.count {
      let byte = sample[place]
      guard byte == 0 || byte == 4 || byte == 0x20 else { continue }
      if place % 2 == 0 { blocks.even += 1 } else { blocks.odd += 1 }
      if byte == 0 { if place % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 } }
    }
    let pairs = sample.count / 2
    if blocks.odd * 10 >= pairs * 9, zeros.even * 100 <= pairs, blocks.even * 2 < pairs {
      return .other("UTF-16LE", mark: 0)
    }
    if blocks.even * 10 >= pairs * 9, zeros.odd * 100 <= pairs, blocks.odd * 2 < pairs {
      return .other("UTF-16BE", mark: 0)
    }
    return nil
  }

  /// An 8-bit encoding by the frequencies of its letters.
  private static func byLetters(_ sample: Span<UInt8>) -> EncodingGuess {
    guard let detector = uchardet_new() else { return .utf8(mark: 0) }
    defer { uchardet_delete(detector) }
    let guessed = sample.withUnsafeBufferPointer { bytes -> String in
      let characters = UnsafeRawBufferPointer(bytes).bindMemory(to: CChar.self)
      guard uchardet_handle_data(detector, characters.baseAddress, characters.count) == 0 else { return "" }
      uchardet_data_end(detector)
      return String(cString: uchardet_get_charset(detector)).uppercased()
    }
    switch guessed {
    // uchardet does not tell KOI8-U from KOI8-R; the former holds all letters of the latter, and the Ukrainian ones.
    case "KOI8-R", "KOI8-U": return .other("KOI8-U", mark: 0)
    // One byte that Windows-1251 does not have, and uchardet takes the text for Macintosh: small letters are the same.
    case "MAC-CYRILLIC": return .other(hasWindowsCapitals(sample) ? "WINDOWS-1251" : guessed, mark: 0)
    case "WINDOWS-1251", "IBM866", "IBM855", "ISO-8859-5": return .other(guessed, mark: 0)
    case "", "ASCII", "UTF-8": return hasLongWords(sample) ? .other("WINDOWS-1251", mark: 0) : .utf8(mark: 0)
    default:
      // Letters beyond ASCII stand alone in Western words; where they make up whole words, it is Cyrillic after all.
      let isEightBit = guessed.hasPrefix("ISO-8859") || guessed.hasPrefix("WINDOWS-12") || guessed.hasPrefix("MAC")
      return .other(isEightBit && hasLongWords(sample) ? "WINDOWS-1251" : guessed, mark: 0)
    }
  }

  /// Whether small letters mostly follow the capitals of Windows-1251 (C0 to DF) and not those of Macintosh (80 to 9F).
  private static func hasWindowsCapitals(_ sample: Span<UInt8>) -> Bool {
    var (windows, macintosh) = (0, 0)
    for place in 1..<max(sample.count, 1) where sample[place] >= 0xE0 {
      switch sample[place - 1] {
      case 0xC0...0xDF: windows += 1
      case 0x80...0x9F: macintosh += 1
      default: break
      }
    }
    return windows > macintosh
  }

  /// Whether bytes beyond ASCII mostly stand in runs of three and more.
  private static func hasLongWords(_ sample: Span<UInt8>) -> Bool {
    var runs = (all: 0, long: 0)
    var length = 0
    for place in 0...sample.count {
      if place < sample.count, sample[place] >= 0x80 {
        length += 1
      } else if length > 0 {
        runs.all += 1
        if length >= 3 { runs.long += 1 }
        length = 0
      }
    }
    return runs.all > 0 && runs.long * 2 >= runs.all
  }
}
