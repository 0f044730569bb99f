internal import CArchive

/// The members of an archive that lies in memory: a zip (which a Python wheel is), a tar, or one compressed file.
enum ArchiveMembers {
  /// Why an archive could not be read, in libarchive's words.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The contents of the members whose names `isWanted` accepts, by name.
  static func read(_ archive: [UInt8], where isWanted: (String) -> Bool) throws(Failure) -> [String: [UInt8]] {
    let reader = try open(archive, raw: false)
    return try withExtendedLifetime(reader) { () throws(Failure) in
      var members: [String: [UInt8]] = [:]
      while let entry = try reader.next() {
        guard let name = archive_entry_pathname(entry).map({ String(cString: $0) }), isWanted(name) else { continue }
        members[name] = try reader.content(expected: archive_entry_size(entry))
      }
      return members
    }
  }

  /// The content of a compressed file (gzip and whatever else libarchive knows).
  static func decompress(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let reader = try open(bytes, raw: true)
    guard let entry = try reader.next() else { throw Failure(description: "the compressed file is empty") }
    return try reader.content(expected: archive_entry_size(entry))
  }

  private static func open(_ bytes: [UInt8], raw: Bool) throws(Failure) -> Reader { try Reader(bytes, raw: raw) }

  /// libarchive's handle and a copy of the bytes that it reads from, both freed at the end.
  private final class Reader {
    private let archive: OpaquePointer
    private let memory: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8], raw: Bool) throws(Failure) {
      guard let archive = archive_read_new() else { throw Failure(description: "out of memory") }
      self.archive = archive
      memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
      memory.copyBytes(from: bytes)
      archive_read_support_filter_all(archive)
      _ = raw ? archive_read_support_format_raw(archive) : archive_read_support_format_all(archive)
      guard archive_read_open_memory(archive, memory.baseAddress, bytes.count) == ARCHIVE_OK else { throw failure }
    }

    deinit {
      archive_read_free(archive)
      memory.deallocate()
    }

    func next() throws(Failure) -> OpaquePointer? {
      var entry: OpaquePointer?
      switch archive_read_next_header(archive, &entry) {
      case ARCHIVE_OK, ARCHIVE_WARN: return entry
      case ARCHIVE_EOF: return nil
      default: throw failure
      }
    }

    /// The content of the present member. Its size may be unknown beforehand.
    func content(expected: Int64) throws(Failure) -> [UInt8] {
      var content: [UInt8] = []
      content.reserveCapacity(Int(max(0, expected)))
      var piece = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        let count = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
        if count == 0 { return content }
        guard count > 0 else { throw failure }
        content += piece[..<count]
      }
    }

    private var failure: Failure {
      Failure(description: archive_error_string(archive).map { String(cString: $0) } ?? "unknown error of libarchive")
    }
  }
}
