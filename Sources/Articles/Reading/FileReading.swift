/// Splits one file into records, and numbers them where there are several.
final class FileReading {
  private let path: FilePath
  private let limit: Int
  private var input: TextInput
  private var format: (any ArticleFormat.Type)?
  private var splitter: (any RecordSplitter)?
  /// What was split off but not handed out: the first record waits until it is known whether it is the only one.
  private var held: Piece?
  private var ready: [ReadItem] = []
  private var count = 0
  private var isOver = false

  /// What stands between two borders.
  private enum Piece {
    case record([UInt8])
    case tooLarge(Int)
  }

  init(path: FilePath, descriptor: FileDescriptor, limit: Int, chunk: Int) {
    self.path = path
    self.limit = limit
    input = TextInput(descriptor, chunk: chunk, limit: limit)
  }

  /// The next record or finding; nil at the end of the file.
  func next() -> ReadItem? {
    while ready.isEmpty {
      if isOver { return nil }
      advance()
    }
    return ready.removeFirst()
  }

  /// Splits one piece off, or ends.
  private func advance() {
    do {
      if splitter == nil { try begin() }
      guard !isOver else { return }
      if let piece = try split() {
        count += 1
        if count == 2 { release(isOnly: false) }
        if count == 1 { held = piece } else { hand(piece, number: count) }
        return
      }
      if count == 0 {
        ready.append(
          .finding(Finding(.empty, place: source, problem: "there is no article in it", advice: "remove it")))
      }
      release(isOnly: true)
    } catch {
      release(isOnly: count == 1)
      ready.append(.finding(error.finding(place: source)))
    }
    isOver = true
  }

  private var source: String { path.shown }
  private var stem: String { source == "-" ? "stdin" : path.stem }

  /// Decides the encoding and the format.
  private func begin() throws(InputProblem) {
    let name = source == "-" ? "" : path.name
    if let finding = FileKind.refusal(ofName: name, place: source) {
      ready.append(.finding(finding))
      isOver = true
      return
    }
    try input.begin()
    let format = input.withUnread { head in
      ArticleFormats.all.first { $0.recognizes(fileName: name, head: head) }
    }
    self.format = format
    splitter = format?.makeSplitter()
  }

  /// The next piece between two borders; nil at the end.
  private func split() throws(InputProblem) -> Piece? {
    var scanned = 0
    var dropped = 0
    while true {
      let step = input.withUnread { splitter!.scan($0, from: scanned, atEnd: input.isAtEnd) }
      switch step {
      case .skip(let count):
        input.consume(count)
        scanned = 0
      case .record(let length, let consumed):
        return take(length, consumed, dropped)
      case .more where input.isAtEnd:
        return dropped + input.count == 0 ? nil : take(input.count, input.count, dropped)
      case .more:
        scanned = input.count
        if dropped > 0 || scanned > max(limit, FileReading.leastDrop), scanned > 64 {
          // Too large already: only its end is still of interest, with some bytes before it for the splitter.
          input.consume(scanned - 64)
          dropped += scanned - 64
          scanned = 64
        }
        try input.fill()
      }
    }
  }

  /// Splitters may want to see this much before they decide on a layout.
  private static let leastDrop = 1 << 17

  private func take(_ length: Int, _ consumed: Int, _ dropped: Int) -> Piece {
    let piece: Piece = dropped + length > limit ? .tooLarge(dropped + length) : .record(input.prefix(length))
    input.consume(consumed)
    return piece
  }

  private func release(isOnly: Bool) {
    guard let piece = held else { return }
    held = nil
    hand(piece, number: isOnly ? nil : 1)
  }

  private func hand(_ piece: Piece, number: Int?) {
    let suffix = number.map { "#\($0)" } ?? ""
    switch piece {
    case .record(let bytes):
      let record = RawRecord(
        source: source + suffix, fallbackID: stem + suffix, format: format!.name, bytes: bytes)
      ready.append(.record(record))
    case .tooLarge(let size):
      ready.append(
        .finding(
          Finding(
            .tooLarge, place: source + suffix,
            problem: "\(size) bytes are more than the \(limit) that one article may have",
            advice: "split it, or raise the limit")))
    }
  }
}
