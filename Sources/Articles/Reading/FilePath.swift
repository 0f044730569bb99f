/// A path as the system has it: bytes, which need not be UTF-8.
struct FilePath: Hashable {
  let bytes: [UInt8]

  init(_ path: String) { bytes = Array(path.utf8) }
  init(bytes: [UInt8]) { self.bytes = bytes }

  func appending(_ name: [UInt8]) -> FilePath {
    FilePath(bytes: bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
  }

  /// The path for people; what is no UTF-8 shows as U+FFFD.
  var shown: String { String(decoding: bytes, as: UTF8.self) }

  /// The part after the last slash.
  var name: String {
    let end = bytes.lastIndex { $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? 0
    let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The name up to its last point.
  var stem: String {
    let name = name
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return name }
    return String(name[..<point])
  }

  /// Calls `body` with the path as C has it.
  func withCString<T>(_ body: (UnsafePointer<CChar>) -> T) -> T {
    (bytes + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }
}
