// Values as flat bytes, as written in `codec.c`: a tag, then the payload, little-endian and unaligned.
// The only unsafe code here reads and writes numbers at unaligned places of a buffer whose bounds are checked first.

private enum Tag {
  static let `nil`: UInt8 = 0
  static let `false`: UInt8 = 1
  static let `true`: UInt8 = 2
  static let integer: UInt8 = 3
  static let number: UInt8 = 4
  static let string: UInt8 = 5
  static let table: UInt8 = 6
  static let object: UInt8 = 7
  static let function: UInt8 = 8
  static let other: UInt8 = 9
}

/// Appends values to bytes for Lua.
struct ValueEncoder {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 20)
  }

  mutating func append(_ values: [LuaValue]) {
    for value in values { append(value) }
  }

  mutating func append(_ value: LuaValue) {
    switch value {
    case .nil, .other: bytes.append(Tag.nil)
    case .boolean(let flag): bytes.append(flag ? Tag.true : Tag.false)
    case .integer(let number):
      bytes.append(Tag.integer)
      appendNumber(number)
    case .number(let number):
      bytes.append(Tag.number)
      appendNumber(number.bitPattern)
    case .string(let text): appendText(text)
    case .table(let table):
      bytes.append(Tag.table)
      appendNumber(UInt32(table.pairs.count))
      for pair in table.pairs {
        append(pair.key)
        append(pair.value)
      }
    case .object(let object):
      bytes.append(Tag.object)
      appendNumber(object.classID)
      appendNumber(object.first)
      appendNumber(object.second)
    case .function(let function):
      bytes.append(Tag.function)
      appendNumber(function.reference)
    }
  }

  private mutating func appendText(_ text: String) {
    bytes.append(Tag.string)
    appendNumber(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func appendNumber<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Reads values that C encoded. C is trusted to encode well; a malformed sequence ends the program rather than being
/// read past its end.
struct ValueDecoder {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func values() -> [LuaValue] {
    var values: [LuaValue] = []
    while place < bytes.count { values.append(value()) }
    return values
  }

  mutating func value() -> LuaValue {
    let tag: UInt8 = number()
    switch tag {
    case Tag.false: return .boolean(false)
    case Tag.true: return .boolean(true)
    case Tag.integer: return .integer(number())
    case Tag.number: return .number(Double(bitPattern: number()))
    case Tag.string: return .string(text())
    case Tag.table:
      let count: UInt32 = number()
      var table = LuaTable()
      table.pairs.reserveCapacity(min(Int(count), bytes.count / 2))
      for _ in 0..<count {
        let key = value()
        table.pairs.append(LuaTable.Pair(key: key, value: value()))
      }
      return .table(table)
    case Tag.object: return .object(LuaObject(classID: number(), first: number(), second: number()))
    case Tag.function: return .function(LuaFunction(reference: number()))
    case Tag.other: return .other(text())
    default: return .nil
    }
  }

  private mutating func text() -> String {
    let count: UInt32 = number()
    let end = place + Int(count)
    precondition(end <= bytes.count, "a value from Lua ends early")
    let text = String(decoding: bytes[place..<end], as: UTF8.self)
    place = end
    return text
  }

  private mutating func number<Number: FixedWidthInteger>() -> Number {
    let end = place + MemoryLayout<Number>.size
    precondition(end <= bytes.count, "a value from Lua ends early")
    let number = bytes.loadUnaligned(fromByteOffset: place, as: Number.self)
    place = end
    return Number(littleEndian: number)
  }
}
