internal import Articles

/// Puts sections together into the bytes of a model pack. Equal sections in equal order give equal bytes.
package struct ModelPackEncoder {
  private var sections: [(name: String, bytes: [UInt8])] = []

  package init() {}

  /// Adds a section. Names are unique and at most 48 bytes long.
  package mutating func add(_ name: String, bytes: [UInt8]) {
    precondition(!name.isEmpty && name.utf8.count <= ModelPackLayout.nameLength, "section name \(name)")
    precondition(!sections.contains { $0.name == name }, "section \(name) is there already")
    sections.append((name, bytes))
  }

  /// Adds a section that is an array of numbers.
  package mutating func add<Element: BitwiseCopyable>(_ name: String, _ values: [Element]) {
    add(name, bytes: values.withUnsafeBytes { Array($0) })
  }

  /// Adds a section of text, one item a line.
  package mutating func add(_ name: String, lines: [String]) {
    add(name, bytes: Array(lines.joined(separator: "\n").utf8))
  }

  /// The bytes of the whole pack.
  package func encoded() -> [UInt8] {
    typealias Layout = ModelPackLayout
    var offset = Layout.aligned(Layout.headerLength + sections.count * Layout.entryLength)
    var directory: [UInt8] = []
    var places: [Int] = []
    for section in sections {
      directory += Array(section.name.utf8)
      directory += [UInt8](repeating: 0, count: Layout.nameLength - section.name.utf8.count)
      directory += Self.bytes(UInt64(offset)) + Self.bytes(UInt64(section.bytes.count))
      directory += section.bytes.withUnsafeBytes { ContentHash(bytes: $0) }.bytes
      places.append(offset)
      offset = Layout.aligned(offset + section.bytes.count)
    }
    var pack = Layout.magic + Self.bytes(Layout.formatVersion) + Self.bytes(UInt32(sections.count))
    pack += Self.bytes(UInt64(offset))
    pack += [UInt8](repeating: 0, count: Layout.headerLength - pack.count) + directory
    pack.reserveCapacity(offset)
    for (section, place) in zip(sections, places) {
      pack += [UInt8](repeating: 0, count: place - pack.count)
      pack += section.bytes
    }
    pack += [UInt8](repeating: 0, count: offset - pack.count)
    let hash = pack.withUnsafeBytes { Layout.directoryHash($0, sections: sections.count) }
    pack.replaceSubrange(24..<40, with: hash.bytes)
    return pack
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
