internal import CXXHash

/// A 128-bit fingerprint of content (XXH3-128), the coin in which the cache pays: equal hashes mean equal content.
///
/// It is not a cryptographic hash: the cache guards against change, not against forgery.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The hash of `bytes`.
  public init(bytes: UnsafeRawBufferPointer) {
    let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
    self.init(high: hash.high64, low: hash.low64)
  }

  /// The hash of the UTF-8 bytes of `text`.
  public init(_ text: String) {
    var text = text
    self = text.withUTF8 { ContentHash(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// The hash of a list of fields. Lengths are hashed with the bytes, and nil differs from the empty string, so
  /// different lists never run into each other.
  public init(fields: [String?]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(fields.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 9 })
    for field in fields {
      bytes.append(field == nil ? 0 : 1)
      withUnsafeBytes(of: UInt64(field?.utf8.count ?? 0).littleEndian) { bytes.append(contentsOf: $0) }
      if let field { bytes.append(contentsOf: field.utf8) }
    }
    self = bytes.withUnsafeBytes { ContentHash(bytes: $0) }
  }

  /// The hash of several hashes in their order.
  public init(combining parts: [ContentHash]) {
    self = parts.flatMap(\.bytes).withUnsafeBytes { ContentHash(bytes: $0) }
  }

  /// The sixteen bytes, most significant first.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
  }

  /// Reads what ``bytes`` gives; nil for any other number of bytes.
  public init?(storedBytes bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    func number(_ part: some Sequence<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
    self.init(high: number(bytes.prefix(8)), low: number(bytes.suffix(8)))
  }

  /// 32 hexadecimal digits.
  public var description: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
