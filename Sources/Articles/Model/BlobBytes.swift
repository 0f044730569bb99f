/// Puts numbers and strings into bytes.
struct BlobWriter {
  var bytes: [UInt8] = []

  /// Seven bits a byte, the lowest first (LEB128).
  mutating func append(number: Int) {
    precondition(number >= 0)
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(string: String) {
    append(number: string.utf8.count)
    bytes += string.utf8
  }

  /// The lowest `width` bytes of `value`, the lowest first.
  mutating func append(low width: UInt8, of value: UInt32) {
    for place in 0..<UInt32(width) { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }
}

/// Takes numbers and strings out of bytes that nobody vouches for: every step is checked, and nil is the answer where
/// the bytes do not hold what is asked for.
///
/// Raw pointers, because columns are decoded in loops that the compiler turns into vector code; each loop runs over
/// bytes that ``take(_:)`` has granted. A reader must not outlive the bytes it was made of.
struct BlobReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  /// The next `count` bytes.
  mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, count <= bytes.count - place else { return nil }
    defer { place += count }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
  }

  mutating func byte() -> UInt8? { take(1)?[0] }

  /// A number as ``BlobWriter/append(number:)`` writes it, of at most 35 bits.
  mutating func number() -> Int? {
    var number = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      guard let byte = byte() else { return nil }
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }

  mutating func fixed() -> UInt64? {
    take(8).map { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
  }

  mutating func string() -> String? {
    guard let length = number() else { return nil }
    return string(ofLength: length)
  }

  /// The next `length` bytes as a string; nil where they are no UTF-8.
  mutating func string(ofLength length: Int) -> String? {
    // UTF8Span is three times as fast as String(validating:), and strings are most of what a blob costs.
    guard let run = take(length), let valid = try? UTF8Span(validating: run.assumingMemoryBound(to: UInt8.self).span)
    else { return nil }
    return String(copying: valid)
  }

  /// `count` values of `width` bytes each, every one changed by `change`.
  @inline(__always)
  mutating func values(_ count: Int, width: UInt8, _ change: (Int32) -> Int32) -> [Int32]? {
    let (size, overflows) = count.multipliedReportingOverflow(by: Int(width))
    guard !overflows, let run = take(size) else { return nil }
    return [Int32](unsafeUninitializedCapacity: count) { values, filled in
      switch width {
      case 1: for place in 0..<count { values[place] = change(Int32(run[place])) }
      case 2: for place in 0..<count { values[place] = change(Int32(run.unaligned(place, as: UInt16.self))) }
      default:
        for place in 0..<count { values[place] = change(Int32(bitPattern: run.unaligned(place, as: UInt32.self))) }
      }
      filled = count
    }
  }

  /// `count` values that begin with `first` and go up by steps of `width` bytes each. Where a forged step leads over the
  /// largest value, the values go on from the smallest; the caller refuses negative ones.
  mutating func ascending(_ count: Int, width: UInt8, from first: Int32) -> [Int32]? {
    let (size, overflows) = (count - 1).multipliedReportingOverflow(by: Int(width))
    guard !overflows, let run = take(size) else { return nil }
    return [Int32](unsafeUninitializedCapacity: count) { values, filled in
      var value = first
      values[0] = value
      for place in 0..<count - 1 {
        value &+= width == 1 ? Int32(run[place]) : Int32(run.unaligned(place, as: UInt16.self))
        values[place + 1] = value
      }
      filled = count
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The `place`-th little-endian number of a run of them.
  @inline(__always)
  fileprivate func unaligned<T: FixedWidthInteger>(_ place: Int, as type: T.Type) -> T {
    T(littleEndian: loadUnaligned(fromByteOffset: place * MemoryLayout<T>.size, as: type))
  }
}
