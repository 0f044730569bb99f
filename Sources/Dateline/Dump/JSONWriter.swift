/// Writes JSON in one pass, keys in the order in which they are given: the dump's order is part of its contract, which
/// general coders do not keep.
public struct JSONWriter {
  /// The UTF-8 bytes written so far.
  public private(set) var bytes: [UInt8] = []
  /// Whether the next element needs a comma before it.
  private var needsComma = false

  public init() {}

  /// Removes what was written and keeps the room for it.
  public mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// The text written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try nest(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes a key; its value must follow.
  public mutating func key(_ name: String) {
    comma()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func value(_ string: String?) {
    comma()
    if let string { quote(string) } else { append("null") }
  }

  public mutating func value(_ number: Int?) {
    comma()
    append(number.map(String.init) ?? "null")
  }

  public mutating func value(_ flag: Bool) {
    comma()
    append(flag ? "true" : "false")
  }

  /// Writes the shortest decimal that reads back as the same number; JSON has no infinity or NaN, so those are null.
  public mutating func value(_ number: Double) {
    comma()
    append(number.isFinite ? "\(number)" : "null")
  }

  public mutating func null() {
    comma()
    append("null")
  }

  public mutating func field(_ name: String, _ string: String?) {
    key(name)
    value(string)
  }

  public mutating func field(_ name: String, _ number: Int?) {
    key(name)
    value(number)
  }

  /// Ends a line of JSON lines.
  public mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws -> Void) rethrows {
    comma()
    bytes.append(open)
    needsComma = false
    try body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Escapes what JSON demands, and U+2028 and U+2029, which some line readers take for line ends (OPERATIONS §6).
  private mutating func quote(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { source in
      var plain = 0
      var place = 0
      func flush(_ upTo: Int) { bytes.append(contentsOf: source[plain..<upTo]) }
      while place < source.count {
        let byte = source[place]
        let separator =
          byte == 0xE2 && place + 2 < source.count && source[place + 1] == 0x80
          && (source[place + 2] == 0xA8 || source[place + 2] == 0xA9)
        if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F && !separator {
          place += 1
          continue
        }
        flush(place)
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\r"): append("\\r")
        case UInt8(ascii: "\t"): append("\\t")
        case 0xE2:
          append(source[place + 2] == 0xA8 ? "\\u2028" : "\\u2029")
          place += 2
        default:
          let digits = String(byte, radix: 16)
          append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
        place += 1
        plain = place
      }
      flush(source.count)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
