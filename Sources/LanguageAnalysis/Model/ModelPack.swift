public import Articles

/// The models as one block of bytes, which is mapped into memory and read where it lies: nothing is parsed or copied,
/// and all processes that map the same file share its pages.
///
/// `@unchecked Sendable`: the bytes are never written, and `owner` keeps them where they are.
public struct ModelPack: @unchecked Sendable {
  /// The hash of the content of all sections: equal versions mean equal models. Part of the layers' versions.
  public let version: ContentHash
  /// The names of the sections in the order in which they lie in the pack.
  public let sectionNames: [String]

  private struct Entry {
    let bytes: UnsafeRawBufferPointer
    let checksum: ContentHash
  }

  private let entries: [String: Entry]
  private let owner: any AnyObject & Sendable

  /// Opens a pack that lies in `mapping`, which `owner` must keep in place and unchanged for as long as it lives.
  ///
  /// Magic, format, lengths and the checksum of the directory are checked here; the sections themselves only by
  /// ``verify()``, because that reads all of them.
  /// - Throws: ``ModelPackError``.
  public init(mapping: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) throws(ModelPackError) {
    typealias Layout = ModelPackLayout
    guard mapping.count >= Layout.headerLength, mapping.prefix(Layout.magic.count).elementsEqual(Layout.magic) else {
      throw .notAPack
    }
    func number32(_ offset: Int) -> Int {
      Int(UInt32(littleEndian: mapping.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    func number64(_ offset: Int) -> Int {
      Int(truncatingIfNeeded: UInt64(littleEndian: mapping.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    guard number32(8) == Layout.formatVersion else {
      throw .otherFormat(found: number32(8), expected: Int(Layout.formatVersion))
    }
    guard number64(16) == mapping.count else { throw .wrongLength(found: mapping.count, expected: number64(16)) }
    let count = number32(12)
    guard count <= Layout.mostSections, Layout.headerLength + count * Layout.entryLength <= mapping.count else {
      throw .damagedDirectory
    }
    version = Layout.directoryHash(mapping, sections: count)
    guard version == ContentHash(storedBytes: mapping[24..<40]) else { throw .damagedDirectory }

    var names: [String] = []
    var entries: [String: Entry] = [:]
    for index in 0..<count {
      let at = Layout.headerLength + index * Layout.entryLength
      let name = String(decoding: mapping[at..<at + Layout.nameLength].prefix { $0 != 0 }, as: UTF8.self)
      let (offset, length) = (number64(at + 48), number64(at + 56))
      guard offset >= 0, length >= 0, offset <= mapping.count, length <= mapping.count - offset,
        offset % Layout.alignment == 0, let checksum = ContentHash(storedBytes: mapping[at + 64..<at + 80])
      else { throw .damagedDirectory }
      names.append(name)
      entries[name] = Entry(
        bytes: UnsafeRawBufferPointer(rebasing: mapping[offset..<offset + length]), checksum: checksum)
    }
    sectionNames = names
    self.entries = entries
    self.owner = owner
  }

  /// The bytes of a section, valid for as long as the pack is kept; nil where the pack has no such section.
  public func section(_ name: String) -> UnsafeRawBufferPointer? { entries[name]?.bytes }

  /// Checks every section against its checksum.
  ///
  /// - Complexity: O(length of the pack).
  /// - Throws: ``ModelPackError/damagedSection(_:)`` for the first section that fails.
  public func verify() throws(ModelPackError) {
    for name in sectionNames {
      guard let entry = entries[name] else { continue }
      guard ContentHash(bytes: entry.bytes) == entry.checksum else { throw .damagedSection(name) }
    }
  }

  /// The values of a section that is an array of `Element`, which must be a number of fixed size.
  ///
  /// - Throws: ``ModelPackError`` where the section is missing or has another length.
  package func array<Element: BitwiseCopyable>(
    _ name: String, of type: Element.Type, count: Int
  ) throws(ModelPackError) -> UnsafePointer<Element> {
    let bytes = try required(name)
    let expected = count * MemoryLayout<Element>.stride
    guard bytes.count == expected, let base = bytes.baseAddress else {
      throw .wrongSection(name, found: bytes.count, expected: expected)
    }
    // Sections are aligned to 64 bytes in the file, and files are mapped at pages.
    return base.assumingMemoryBound(to: Element.self)
  }

  /// The lines of a section of text.
  package func lines(_ name: String) throws(ModelPackError) -> [String] {
    try required(name).split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  private func required(_ name: String) throws(ModelPackError) -> UnsafeRawBufferPointer {
    guard let bytes = section(name) else { throw .missingSection(name) }
    return bytes
  }
}
