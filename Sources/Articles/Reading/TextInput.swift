/// The text of a file in UTF-8, as a window that moves over it: bytes are read and converted piece by piece.
struct TextInput {
  private let descriptor: FileDescriptor
  private let chunk: Int
  private let limit: Int
  private var converter: EncodingConverter?
  private var bytes: [UInt8] = []
  private var start = 0
  private(set) var isAtEnd = false

  init(_ descriptor: FileDescriptor, chunk: Int, limit: Int) {
    self.descriptor = descriptor
    self.chunk = chunk
    self.limit = limit
  }

  /// The number of bytes in the window.
  var count: Int { bytes.count - start }

  /// Hands the window to `body`.
  func withUnread<T>(_ body: (Span<UInt8>) -> T) -> T { body(bytes.span.extracting(start..<bytes.count)) }

  /// The first `length` bytes of the window.
  func prefix(_ length: Int) -> [UInt8] { Array(bytes[start..<start + length]) }

  /// Moves the window over `length` bytes.
  mutating func consume(_ length: Int) { start += length }

  /// Formats are told by as much as this.
  private static let headSize = 64

  /// Reads as much as it takes to know the encoding and the format.
  mutating func begin() throws(InputProblem) {
    var sample: [UInt8] = []
    while true {
      // A long sample is doubled, so that looking at it again and again stays linear in all. A short one is looked at
      // after each read, because a stream may wait with the rest.
      let wanted = sample.count < 1 << 16 ? sample.count + 1 : sample.count * 2
      while sample.count < wanted, !isAtEnd { isAtEnd = try read(into: &sample) == 0 }
      if let problem = FileKind.refusal(ofHead: sample) { throw problem }
      switch EncodingGuess(sample, isWhole: isAtEnd, limit: limit) {
      case .more: continue
      case .binary: throw .binary("a binary file")
      case .utf8(let mark): bytes = Array(sample.dropFirst(mark))
      case .other(let encoding, let mark):
        let converter = try EncodingConverter(from: encoding)
        converter.convert(sample.dropFirst(mark), appendingTo: &bytes)
        if isAtEnd { converter.finish(appendingTo: &bytes) }
        self.converter = converter
      }
      while count < TextInput.headSize, !isAtEnd { try fill() }
      return
    }
  }

  /// Makes the window longer, or sets ``isAtEnd``.
  mutating func fill() throws(InputProblem) {
    guard !isAtEnd else { return }
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    if let converter {
      var piece: [UInt8] = []
      isAtEnd = try read(into: &piece) == 0
      converter.convert(piece[...], appendingTo: &bytes)
      if isAtEnd { converter.finish(appendingTo: &bytes) }
    } else {
      isAtEnd = try read(into: &bytes) == 0
    }
  }

  private func read(into bytes: inout [UInt8]) throws(InputProblem) -> Int {
    do { return try descriptor.read(chunk, appendingTo: &bytes) } catch { throw .unreadable(error.reason) }
  }
}
