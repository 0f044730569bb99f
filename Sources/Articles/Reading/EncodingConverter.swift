internal import Glibc

/// Converts bytes of one encoding to UTF-8, piece by piece, with the system's iconv(3).
///
/// What the encoding does not allow becomes the byte 0xFF, which UTF-8 never holds: decoding the record turns it into
/// U+FFFD and counts it there, where the article is known.
final class EncodingConverter {
  private let handle: iconv_t
  private let unit: Int
  /// The beginning of a character whose other bytes have not arrived.
  private var rest: [UInt8] = []

  init(from encoding: String) throws(InputProblem) {
    guard let handle = iconv_open("UTF-8", encoding), handle != iconv_t(bitPattern: -1) else {
      throw .unknownEncoding(encoding)
    }
    self.handle = handle
    unit = encoding.hasPrefix("UTF-16") ? 2 : encoding.hasPrefix("UTF-32") ? 4 : 1
  }

  deinit { iconv_close(handle) }

  func convert(_ piece: ArraySlice<UInt8>, appendingTo bytes: inout [UInt8]) {
    var input = rest + piece
    rest = []
    let consumed = input.withUnsafeMutableBytes { convert($0, appendingTo: &bytes) }
    rest = Array(input[consumed...])
  }

  /// Converts nothing more; a character that was begun is invalid.
  func finish(appendingTo bytes: inout [UInt8]) {
    if !rest.isEmpty { bytes.append(0xFF) }
    rest = []
  }

  /// Converts up to an incomplete character at the end, and returns how many bytes that were.
  private func convert(_ input: UnsafeMutableRawBufferPointer, appendingTo bytes: inout [UInt8]) -> Int {
    guard var next = input.baseAddress?.assumingMemoryBound(to: CChar.self) as UnsafeMutablePointer<CChar>? else {
      return 0
    }
    var left = input.count
    var output = [UInt8](repeating: 0, count: 1 << 16)
    while left > 0 {
      var problem: Int32 = 0
      let written = output.withUnsafeMutableBytes { buffer in
        var place = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = buffer.count
        var source: UnsafeMutablePointer<CChar>? = next
        if iconv(handle, &source, &left, &place, &room) == -1 { problem = errno }
        next = source ?? next
        return buffer.count - room
      }
      bytes.append(contentsOf: output[..<written])
      switch problem {
      case EILSEQ:
        let skipped = min(unit, left)
        bytes.append(0xFF)
        next += skipped
        left -= skipped
      case EINVAL: return input.count - left
      default: break  // E2BIG: the output was full.
      }
    }
    return input.count
  }
}
