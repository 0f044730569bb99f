/// A column of 32-bit values in the fewest bytes a value of 1, 2 or 4 bytes allows.
///
/// Values are stored one higher, so that the null of most columns, -1, is a zero; ascending ones as steps from one to
/// the next; a column of equal values as one. The first byte says which. The number of values is known from elsewhere.
enum IntegerCoding {
  /// Values below -1, which no schema of today has, are stored as they are.
  private static let raw: UInt8 = 16
  private static let steps: UInt8 = 8
  /// A forged blob must not make the reader allocate what is not there, so long columns are always written out.
  private static let longestConstant = 1 << 16

  static func encode(_ values: [Int32], into writer: inout BlobWriter) {
    guard let first = values.first else { return }
    let least = values.min()!
    let most = values.max()!
    if least < -1 || most == .max {
      writer.bytes.append(4 | raw)
      for value in values { writer.append(low: 4, of: UInt32(bitPattern: value)) }
      return
    }
    if least == most, values.count <= longestConstant {
      writer.bytes.append(0)
      writer.append(number: Int(first) + 1)
      return
    }
    let plainWidth = width(of: UInt32(most + 1))
    if let step = longestStep(values), width(of: step) < plainWidth {
      writer.bytes.append(width(of: step) | steps)
      writer.append(number: Int(first) + 1)
      for (earlier, later) in zip(values, values.dropFirst()) {
        writer.append(low: width(of: step), of: UInt32(later - earlier))
      }
    } else {
      writer.bytes.append(plainWidth)
      for value in values { writer.append(low: plainWidth, of: UInt32(value + 1)) }
    }
  }

  /// Reads `count` values; nil where the bytes do not hold them.
  static func decode(_ count: Int, from reader: inout BlobReader) -> [Int32]? {
    guard count > 0 else { return count == 0 ? [] : nil }
    guard let header = reader.byte() else { return nil }
    switch header {
    case 0:
      guard count <= longestConstant, let number = reader.number(), number <= Int(Int32.max) else { return nil }
      return [Int32](repeating: Int32(number - 1), count: count)
    case 1, 2, 4:
      return reader.values(count, width: header) { $0 &- 1 }
    case 4 | raw:
      return reader.values(count, width: 4) { $0 }
    case 1 | steps, 2 | steps:
      guard let number = reader.number(), number <= Int(Int32.max) else { return nil }
      return reader.ascending(count, width: header & 7, from: Int32(number - 1))
    default:
      return nil
    }
  }

  private static func width(of value: UInt32) -> UInt8 { value <= 0xFF ? 1 : value <= 0xFFFF ? 2 : 4 }

  /// The longest step up; nil where there is a step down.
  private static func longestStep(_ values: [Int32]) -> UInt32? {
    var longest: UInt32 = 0
    for (earlier, later) in zip(values, values.dropFirst()) {
      guard later >= earlier else { return nil }
      // Neither is below -1, so the difference of the largest and the smallest still fits 32 bits without a sign.
      longest = max(longest, UInt32(Int64(later) - Int64(earlier)))
    }
    return longest
  }
}
