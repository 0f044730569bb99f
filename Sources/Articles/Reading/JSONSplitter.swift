/// Finds the objects of JSON lines, of a JSON array, and of pretty-printed objects one after the other.
///
/// Where a line is a whole value, every line is a record, and a broken one costs only itself. Elsewhere brackets are
/// counted; a string ends at a line break there, as JSON has none inside strings, so that a lost quotation mark does
/// not swallow the rest of the file.
struct JSONSplitter: RecordSplitter {
  private enum Layout {
    case unknown
    case lines
    case values
  }
  private var layout = Layout.unknown
  private var scanner = BracketScanner()

  mutating func scan(_ bytes: Span<UInt8>, from scanned: Int, atEnd: Bool) -> SplitStep {
    if scanned == 0 {
      let blank = leadingBlank(of: bytes)
      if blank > 0 { return .skip(count: blank) }
      guard bytes.count > 0 else { return .more }
    }
    if layout == .unknown {
      layout = JSONSplitter.layout(of: bytes, atEnd: atEnd)
      switch layout {
      case .unknown: return .more
      case .lines: return scanLine(bytes, from: 0)
      case .values: return bytes[0] == UInt8(ascii: "[") ? .skip(count: 1) : scanValue(bytes, from: 0)
      }
    }
    return layout == .lines ? scanLine(bytes, from: scanned) : scanValue(bytes, from: scanned)
  }

  /// White space, and between values of an array also its commas and brackets.
  private func leadingBlank(of bytes: Span<UInt8>) -> Int {
    var place = bytes.skippingWhitespace(from: 0)
    guard layout == .values else { return place }
    while place < bytes.count, bytes[place] == UInt8(ascii: ",") || bytes[place] == UInt8(ascii: "]") {
      place = bytes.skippingWhitespace(from: place + 1)
    }
    return place
  }

  /// What the first line tells; `bytes` begins with a character that is not blank.
  private static func layout(of bytes: Span<UInt8>, atEnd: Bool) -> Layout {
    if bytes[0] == UInt8(ascii: "[") { return .values }
    guard bytes[0] == UInt8(ascii: "{") else { return .lines }
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: 0) else {
      // A first line longer than this is no pretty-printed brace.
      return atEnd || bytes.count > 1 << 16 ? .lines : .unknown
    }
    var scanner = BracketScanner()
    if scanner.end(in: bytes.extracting(0..<end), from: 0) != nil { return .lines }
    // The first object does not end in its line: either it goes on, or the line is broken and the next is an object.
    let next = bytes.skippingWhitespace(from: end)
    guard next < bytes.count else { return atEnd ? .lines : .unknown }
    return bytes[next] == UInt8(ascii: "{") ? .lines : .values
  }

  private func scanLine(_ bytes: Span<UInt8>, from scanned: Int) -> SplitStep {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: scanned) else { return .more }
    return .record(length: end, consumed: end + 1)
  }

  private mutating func scanValue(_ bytes: Span<UInt8>, from scanned: Int) -> SplitStep {
    if scanned == 0 { scanner = BracketScanner() }
    guard let end = scanner.end(in: bytes, from: scanned) else { return .more }
    // A stray brace is a record of its own, and a broken one.
    return .record(length: max(end, 1), consumed: max(end, 1))
  }
}

/// Counts brackets outside strings, over bytes that arrive piece by piece.
private struct BracketScanner {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// The place after the value, where it ends in these bytes. `scanned` bytes were looked at before.
  mutating func end(in bytes: Span<UInt8>, from scanned: Int) -> Int? {
    var place = scanned
    while place < bytes.count {
      if isInString, !isEscaped {
        place = bytes.endOfPlainRun(from: place)
        guard place < bytes.count else { return nil }
      }
      let byte = bytes[place]
      place += 1
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return place }
        // The bracket closes the array around a bare value.
        if depth < 0 { return place - 1 }
      case UInt8(ascii: ","): if depth == 0 { return place - 1 }
      default: break
      }
    }
    return nil
  }
}
