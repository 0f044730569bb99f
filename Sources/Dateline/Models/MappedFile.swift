internal import Foundation

/// A file mapped into memory, read only. All processes that map it share its pages.
///
/// Unsafe: hands out the mapping as a pointer, valid for as long as the object lives. `@unchecked Sendable`: the memory is
/// never written. A file that is replaced (by rename, as packs are) stays mapped as it was; one that is cut short in place
/// would stop the process when a lost page is read, which is why nothing here ever writes to a pack in place.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: the number of the system's error (`errno`).
  init(_ path: String) throws(SystemError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError() }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(number: EINVAL) }
    guard status.st_size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let length = Int(status.st_size)
    guard let memory = mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else {
      throw SystemError()
    }
    bytes = UnsafeRawBufferPointer(start: memory, count: length)
  }

  deinit {
    if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }
}

/// An error of the operating system.
struct SystemError: Error, CustomStringConvertible {
  let number: Int32
  init(number: Int32 = errno) { self.number = number }
  var description: String { String(cString: strerror(number)) }
}
