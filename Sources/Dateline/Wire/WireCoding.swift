internal import Foundation

/// Writes the compact form in which the runner and its own workers talk: little-endian integers and counted UTF-8.
///
/// A general JSON coder costs more per article than the Lua plugins do; outsiders get JSON lines all the same
/// (``WorkerLoop``).
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func reset() { bytes.removeAll(keepingCapacity: true) }

  mutating func put(_ number: Int) {
    // LEB128 over the zigzag form: most numbers here are small offsets.
    var rest = UInt64(bitPattern: Int64(number) << 1 ^ Int64(number) >> 63)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func put(_ string: String) {
    var string = string
    // A native string gives its bytes in one piece, which is copied at once.
    string.withUTF8 { utf8 in
      put(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func put(_ raw: [UInt8]) {
    put(raw.count)
    bytes.append(contentsOf: raw)
  }

  mutating func put<Value>(optional value: Value?, _ body: (inout WireWriter, Value) -> Void) {
    put(value != nil)
    if let value { body(&self, value) }
  }

  mutating func put<Element>(_ list: [Element], _ body: (inout WireWriter, Element) -> Void) {
    put(list.count)
    for element in list { body(&self, element) }
  }

  /// Appends the bytes of a message as one frame: a 32-bit length, then the message.
  static func frame(_ message: [UInt8], to output: inout [UInt8]) {
    withUnsafeBytes(of: UInt32(message.count).littleEndian) { output.append(contentsOf: $0) }
    output.append(contentsOf: message)
  }
}

/// A message that does not read as what it claims to be: the two ends are of different builds, or the other end broke.
struct WireError: Error, CustomStringConvertible {
  var description: String { "a message between the runner and a worker could not be read; are both of the same build?" }
}

/// Reads what ``WireWriter`` wrote.
struct WireReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether everything was read.
  var isAtEnd: Bool { place == bytes.endIndex }

  mutating func integer() throws(WireError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.endIndex, shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)) }
      shift += 7
    }
    throw WireError()
  }

  mutating func double() throws(WireError) -> Double {
    let part = try take(8)
    return Double(bitPattern: part.reversed().reduce(0) { $0 << 8 | UInt64($1) })
  }

  mutating func flag() throws(WireError) -> Bool { try take(1).first == 1 }

  mutating func string() throws(WireError) -> String {
    let part = try take(try integer())
    // Checking once and copying is about three times as fast as decoding with repair.
    guard let text = try? UTF8Span(validating: part.span) else { return String(decoding: part, as: UTF8.self) }
    return String(copying: text)
  }

  mutating func raw() throws(WireError) -> [UInt8] { Array(try take(try integer())) }

  mutating func optional<Value>(
    _ body: (inout WireReader) throws(WireError) -> Value
  ) throws(WireError) -> Value? {
    try flag() ? try body(&self) : nil
  }

  mutating func list<Element>(
    _ body: (inout WireReader) throws(WireError) -> Element
  ) throws(WireError) -> [Element] {
    let count = try integer()
    // A broken count must not reserve memory for objects that can not be there.
    guard count >= 0, count <= bytes.endIndex - place else { throw WireError() }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try body(&self)) }
    return list
  }

  private mutating func take(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - place else { throw WireError() }
    defer { place += count }
    return bytes[place..<place + count]
  }
}

/// Cuts a stream of bytes into the frames that ``WireWriter/frame(_:to:)`` wrote.
struct FrameReader {
  private var bytes: [UInt8] = []
  private var place = 0

  /// Takes in what the stream gave next.
  mutating func append(_ chunk: some Sequence<UInt8>) {
    if place == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      place = 0
    } else if place > 1 << 20 {
      bytes.removeFirst(place)
      place = 0
    }
    bytes.append(contentsOf: chunk)
  }

  /// Takes in what is to be read from a file now, and waits where that is nothing yet; false at its end.
  ///
  /// - Throws: ``WireError`` where the file can not be read.
  mutating func read(from descriptor: Int32) throws(WireError) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        append(chunk[..<count])
        return count > 0
      }
      guard errno == EINTR else { throw WireError() }
    }
  }

  /// The next whole message, or nil where more bytes are needed.
  mutating func next() -> ArraySlice<UInt8>? {
    guard bytes.count - place >= 4 else { return nil }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
    guard bytes.count - place - 4 >= length else { return nil }
    defer { place += 4 + length }
    return bytes[place + 4..<place + 4 + length]
  }

  /// Whether a part of a message is waiting for its rest.
  var isAtRest: Bool { place == bytes.count }
}
