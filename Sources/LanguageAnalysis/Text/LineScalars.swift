/// The Unicode scalars of one line with their traits and offsets, in flat arrays that are used again line after line.
struct LineScalars {
  private(set) var values: [UInt32] = []
  private(set) var traits: [ScalarTraits] = []
  /// The byte offset of each scalar in the article's text, and one more: the end of the line.
  private(set) var offsets: [Int32] = []

  var count: Int { values.count }

  /// Replaces the content by the scalars of `range`, which begins and ends between scalars of `bytes`, the valid UTF-8
  /// of an article.
  mutating func load(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    values.removeAll(keepingCapacity: true)
    traits.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    let table = ScalarTraits.table
    var place = range.lowerBound
    while place < range.upperBound {
      offsets.append(Int32(truncatingIfNeeded: place))
      let value = Self.decode(bytes, &place)
      values.append(value)
      traits.append(value < ScalarTraits.tableEnd ? table[Int(value)] : ScalarTraits.computed(value))
    }
    offsets.append(Int32(truncatingIfNeeded: range.upperBound))
  }

  /// The scalar that begins at `place`, which is moved behind it.
  @inline(__always)
  static func decode(_ bytes: Span<UInt8>, _ place: inout Int) -> UInt32 {
    let first = UInt32(bytes[place])
    func next(_ distance: Int) -> UInt32 { UInt32(bytes[place + distance] & 0x3F) }
    if first < 0x80 {
      place += 1
      return first
    }
    if first < 0xE0 {
      defer { place += 2 }
      return (first & 0x1F) << 6 | next(1)
    }
    if first < 0xF0 {
      defer { place += 3 }
      return (first & 0x0F) << 12 | next(1) << 6 | next(2)
    }
    defer { place += 4 }
    return (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
  }
}
