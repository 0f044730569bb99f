internal import Articles

/// How a model pack lies in its file. All numbers are little-endian.
///
/// ```
/// 0   magic "DLMODEL\n"          8 bytes
/// 8   format version             u32
/// 12  number of sections         u32
/// 16  length of the file         u64
/// 24  checksum of bytes 0..<24 and of the directory, XXH3-128: the version of the models
/// 40  zeros up to 64
/// 64  the directory: for each section its name (48 bytes, zeros at the end), offset u64, length u64, XXH3-128
/// …   the sections, each at a multiple of 64 bytes
/// ```
/// The directory holds the checksum of every section, so its own checksum stands for the whole content and is known
/// without reading it.
enum ModelPackLayout {
  static let magic = Array("DLMODEL\n".utf8)
  static let formatVersion: UInt32 = 1
  static let headerLength = 64
  static let hashedHeaderLength = 24
  static let nameLength = 48
  static let entryLength = nameLength + 32
  static let alignment = 64
  /// More sections than any pack has; a guard against a damaged count.
  static let mostSections = 4096

  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }

  /// The checksum over the first bytes of the header and the directory.
  static func directoryHash(_ bytes: UnsafeRawBufferPointer, sections: Int) -> ContentHash {
    let header = ContentHash(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<hashedHeaderLength]))
    let directory = headerLength..<headerLength + sections * entryLength
    return ContentHash(combining: [
      header, ContentHash(bytes: UnsafeRawBufferPointer(rebasing: bytes[directory])),
    ])
  }
}
