internal import CLua
internal import Glibc

/// A table of the model in flat memory of its own, ready for C.
///
/// Unsafe: C reads the memory through plain pointers. It is filled once, never changed, and freed with this object, so
/// whoever hands a table to a state keeps it until ``LuaModelSource/begin(text:slots:)`` is called next.
public final class LuaModelTable {
  /// One column: a number an object, or a list an object. Null is -1.
  public enum Column {
    case values([Int32])
    /// Object `i` has `values[starts[i]..<starts[i + 1]]`.
    case lists(starts: [Int32], values: [Int32])
  }

  private let memory: UnsafeMutableRawPointer
  private let values: UnsafeMutablePointer<UnsafePointer<Int32>?>
  private let starts: UnsafeMutablePointer<UnsafePointer<Int32>?>
  private let offsets: UnsafeMutablePointer<UInt32>
  private let bytes: UnsafeMutablePointer<CChar>
  private let count: Int
  private let columnCount: Int
  private let stringCount: Int

  /// Copies the columns and the pool of strings that they refer to by number.
  ///
  /// - Complexity: O(number of values + bytes of the strings).
  public init(count: Int = 0, columns: [Column] = [], strings: [String] = []) {
    self.count = count
    columnCount = columns.count
    stringCount = strings.count
    var numbers = 0
    for column in columns {
      switch column {
      case .values(let values): numbers += values.count
      case .lists(let starts, let values): numbers += starts.count + values.count
      }
    }
    let byteCount = strings.reduce(0) { $0 + $1.utf8.count }
    // One block: pointers first, so that everything is aligned.
    let pointerBytes = MemoryLayout<UnsafePointer<Int32>?>.stride * columns.count
    let numberBytes = MemoryLayout<Int32>.stride * numbers
    let offsetBytes = MemoryLayout<UInt32>.stride * (strings.count + 1)
    memory = .allocate(byteCount: 2 * pointerBytes + numberBytes + offsetBytes + byteCount + 1, alignment: 16)
    values = memory.bindMemory(to: UnsafePointer<Int32>?.self, capacity: columns.count)
    starts = (memory + pointerBytes).bindMemory(to: UnsafePointer<Int32>?.self, capacity: columns.count)
    var next = (memory + 2 * pointerBytes).bindMemory(to: Int32.self, capacity: numbers)
    offsets = (memory + 2 * pointerBytes + numberBytes).bindMemory(to: UInt32.self, capacity: strings.count + 1)
    bytes = (memory + 2 * pointerBytes + numberBytes + offsetBytes).bindMemory(to: CChar.self, capacity: byteCount + 1)

    func copy(_ column: [Int32]) -> UnsafePointer<Int32> {
      let place = next
      column.withUnsafeBufferPointer { if let base = $0.baseAddress { place.update(from: base, count: $0.count) } }
      next += column.count
      return UnsafePointer(place)
    }
    for (place, column) in columns.enumerated() {
      switch column {
      case .values(let list):
        precondition(list.count == count, "a column must have one value an object")
        values[place] = copy(list)
        starts[place] = nil
      case .lists(let begins, let list):
        precondition(begins.count == count + 1, "a list column must have one start an object and the end")
        starts[place] = copy(begins)
        values[place] = copy(list)
      }
    }
    var offset = 0
    for (place, string) in strings.enumerated() {
      offsets[place] = UInt32(offset)
      var string = string
      string.withUTF8 { utf8 in
        if let base = utf8.baseAddress { memcpy(bytes + offset, base, utf8.count) }
        offset += utf8.count
      }
    }
    offsets[strings.count] = UInt32(offset)
  }

  deinit { memory.deallocate() }

  /// Writes what C reads to `out`, a `dl_model_table`.
  func describe(to out: UnsafeMutableRawPointer) {
    out.assumingMemoryBound(to: dl_model_table.self).pointee = dl_model_table(
      count: Int32(count), column_count: Int32(columnCount), values: UnsafePointer(values),
      starts: UnsafePointer(starts), string_count: Int32(stringCount), offsets: offsets, bytes: bytes)
  }
}
