internal import Glibc

/// An open file, closed when nothing holds it any more.
final class FileDescriptor {
  private let number: Int32
  private let isOwned: Bool

  init(owning number: Int32) {
    self.number = number
    isOwned = true
  }

  /// Standard input, which stays open.
  init(standardInput: Void) {
    number = STDIN_FILENO
    isOwned = false
  }

  deinit { if isOwned { close(number) } }

  /// Reads at most `count` bytes and appends them to `bytes`; returns how many there were, 0 at the end.
  func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(ReadError) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    while true {
      let got = bytes.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress! + start, count) }
      let error = errno
      if got < 0, error == EINTR { continue }
      bytes.removeLast(count - max(got, 0))
      guard got >= 0 else { throw ReadError(reason: String(cString: strerror(error))) }
      return got
    }
  }

  struct ReadError: Error, Hashable {
    let reason: String
  }
}
