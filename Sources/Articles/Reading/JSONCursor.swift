/// Walks over the bytes of one JSON record. The bytes are passed to each call, so that the cursor keeps nothing alive.
struct JSONCursor {
  var place = 0
  private static let deepest = 512

  mutating func skipWhitespace(_ bytes: borrowing Span<UInt8>) { place = bytes.skippingWhitespace(from: place) }

  /// The members of the object that begins here.
  mutating func members(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = []
    place += 1
    skipWhitespace(bytes)
    if place < bytes.count, bytes[place] == UInt8(ascii: "}") {
      place += 1
      return members
    }
    while true {
      guard try peek(bytes) == UInt8(ascii: "\"") else { throw .unexpected("no key", at: place) }
      let key = try string(bytes).text
      skipWhitespace(bytes)
      guard try peek(bytes) == UInt8(ascii: ":") else { throw .unexpected("no colon after a key", at: place) }
      place += 1
      skipWhitespace(bytes)
      let (value, replacements) = try value(bytes)
      members.append(.init(key: key, value: value, replacements: replacements))
      skipWhitespace(bytes)
      let separator = try peek(bytes)
      place += 1
      if separator == UInt8(ascii: "}") { return members }
      guard separator == UInt8(ascii: ",") else { throw .unexpected("no comma after a value", at: place - 1) }
      skipWhitespace(bytes)
    }
  }

  /// The strings of the array that begins here; throws where anything else stands in it.
  mutating func strings(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) -> (strings: [String], replacements: Int) {
    guard try peek(bytes) == UInt8(ascii: "[") else { throw .unexpected("no array", at: place) }
    place += 1
    var strings: [String] = []
    var replacements = 0
    skipWhitespace(bytes)
    while try peek(bytes) == UInt8(ascii: "\"") {
      let (text, replaced) = try string(bytes)
      strings.append(text)
      replacements += replaced
      skipWhitespace(bytes)
      if try peek(bytes) == UInt8(ascii: ",") { place += 1 }
      skipWhitespace(bytes)
    }
    guard try peek(bytes) == UInt8(ascii: "]") else { throw .unexpected("no string", at: place) }
    return (strings, replacements)
  }

  /// What stands here instead of an object.
  mutating func other(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) -> JSONProblem {
    let start = place
    let found = try value(bytes).0
    skipWhitespace(bytes)
    guard place == bytes.count else { return .unexpected("something after the value", at: place) }
    switch found {
    case .string: return .noObject(found: "a string")
    case .number: return .noObject(found: "a number")
    case .boolean: return .noObject(found: "a boolean")
    case .null: return .noObject(found: "null")
    case .nested: return .noObject(found: bytes[start] == UInt8(ascii: "[") ? "an array" : "an object")
    }
  }

  private mutating func value(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) -> (JSONObject.Value, Int) {
    switch try peek(bytes) {
    case UInt8(ascii: "\""):
      let (text, replacements) = try string(bytes)
      return (.string(text), replacements)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let start = place
      try skipNested(bytes)
      return (.nested(start..<place), 0)
    case UInt8(ascii: "t"): return (.boolean(true), try literal("true", bytes))
    case UInt8(ascii: "f"): return (.boolean(false), try literal("false", bytes))
    case UInt8(ascii: "n"): return (.null, try literal("null", bytes))
    case UInt8(ascii: "N"): return (.null, try literal("NaN", bytes))
    case UInt8(ascii: "I"): return (.null, try literal("Infinity", bytes))
    case UInt8(ascii: "-") where place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "I"):
      return (.null, try literal("-Infinity", bytes))
    default: return (.number(try number(bytes)), 0)
    }
  }

  private func peek(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) -> UInt8 {
    guard place < bytes.count else { throw .ended(at: bytes.count) }
    return bytes[place]
  }

  /// Steps over `word` and returns 0, the number of replacements in it.
  private mutating func literal(_ word: StaticString, _ bytes: borrowing Span<UInt8>) throws(JSONProblem) -> Int {
    for offset in 0..<word.utf8CodeUnitCount {
      guard try peek(bytes) == word.utf8Start[offset] else { throw .unexpected("no value", at: place) }
      place += 1
    }
    return 0
  }

  /// Steps over a number (RFC 8259 §6) and returns it as it is written.
  private mutating func number(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) -> String {
    let start = place
    if try peek(bytes) == UInt8(ascii: "-") { place += 1 }
    let isZero = try peek(bytes) == UInt8(ascii: "0")
    let whole = digits(bytes)
    guard whole > 0 else { throw .unexpected("no value", at: start) }
    guard !isZero || whole == 1 else { throw .unexpected("a number with a leading zero", at: start) }
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      guard digits(bytes) > 0 else { throw .unexpected("a number without digits after its point", at: start) }
    }
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      let sign = try peek(bytes)
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { place += 1 }
      guard digits(bytes) > 0 else { throw .unexpected("a number without exponent", at: start) }
    }
    return bytes.repairedText(start..<place).text
  }

  private mutating func digits(_ bytes: borrowing Span<UInt8>) -> Int {
    let start = place
    while place < bytes.count, bytes[place].isDigit { place += 1 }
    return place - start
  }

  /// Steps over an array or object, checking it as strictly as the members that are read, without recursion.
  private mutating func skipNested(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) {
    // For each open bracket whether it is an object's.
    var open: [Bool] = []
    repeat {
      // A value is expected here.
      let byte = try peek(bytes)
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        let isObject = byte == UInt8(ascii: "{")
        open.append(isObject)
        guard open.count <= Self.deepest else {
          throw .unexpected("more than \(Self.deepest) nested values", at: place)
        }
        place += 1
        skipWhitespace(bytes)
        if try peek(bytes) == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          place += 1
          open.removeLast()
        } else {
          if isObject { try skipKey(bytes) }
          continue
        }
      } else if byte == UInt8(ascii: "\"") {
        try skipString(bytes)
      } else {
        _ = try value(bytes)
      }
      // The value is over: brackets may close, or a comma leads to the next value.
      while let isObject = open.last {
        skipWhitespace(bytes)
        let byte = try peek(bytes)
        place += 1
        if byte == UInt8(ascii: ",") {
          skipWhitespace(bytes)
          if isObject { try skipKey(bytes) }
          break
        }
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          throw .unexpected("no comma after a value", at: place - 1)
        }
        open.removeLast()
      }
    } while !open.isEmpty
  }

  private mutating func skipKey(_ bytes: borrowing Span<UInt8>) throws(JSONProblem) {
    guard try peek(bytes) == UInt8(ascii: "\"") else { throw .unexpected("no key", at: place) }
    try skipString(bytes)
    skipWhitespace(bytes)
    guard try peek(bytes) == UInt8(ascii: ":") else { throw .unexpected("no colon after a key", at: place) }
    place += 1
    skipWhitespace(bytes)
  }
}
