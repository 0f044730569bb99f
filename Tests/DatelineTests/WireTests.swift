import Articles
import PluginHost
import Testing

@testable import Dateline

@Suite("The wire between the runner and its workers") struct WireTests {
  static let job = Job(
    sequence: 70_000,
    article: Article(
      id: "новость/1", source: "архив.jsonl#3", title: nil, published: CalendarDay(iso: "2026-01-03"),
      outlet: "Вестник",
      url: "", language: "ru", text: "Встреча состоялась.\n\u{0}Всё.", replacements: 2),
    layers: [0, 255, 7], plugins: [0, 3],
    given: [
      .init(
        plugin: 1,
        rows: [
          PluginRow(
            table: 2, cells: [.null, .text("ё"), .integer(.min), .integer(.max), .real(-0.1)],
            evidence: Evidence(article: -1, span: TextSpan(3, 9), sentence: TextSpan(0, 40)))
        ])
    ], announces: true)

  static let outcome = Outcome(
    sequence: 1, language: "ru",
    results: [
      .init(
        plugin: 1,
        result: PluginResult(
          status: .error,
          failure: PluginFailure(message: "нет", place: "a.lua:3", traceback: "a\nb", sentence: TextSpan(1, 2)),
          reads: ["tokens", "sentences"], log: "x"), versions: ["1", "2"]),
      .init(
        plugin: 0,
        result: PluginResult(
          status: .ok,
          rows: [PluginRow(table: 0, cells: [.evidence(Evidence(span: TextSpan(5, 5), sentence: TextSpan(0, 9)))])]),
        versions: []),
    ], layers: nil)

  @Test("A job and every message read back as they were written")
  func roundTrip() throws {
    var writer = WireWriter()
    writer.put(Self.job)
    var reader = WireReader(writer.bytes[...])
    #expect(try reader.job() == Self.job)
    #expect(reader.isAtEnd)
    let messages: [WorkerMessage] = [
      .ready(identities: [ContentHash("a"), ContentHash("b")]), .starting(sequence: 1, plugin: 2),
      .finished(Self.outcome),
    ]
    for message in messages {
      var writer = WireWriter()
      writer.put(message)
      var reader = WireReader(writer.bytes[...])
      #expect(try reader.message() == message)
      #expect(reader.isAtEnd)
    }
  }

  @Test("A cut or damaged message is an error, never a crash")
  func damaged() {
    var writer = WireWriter()
    writer.put(.finished(Self.outcome))
    for end in 0..<writer.bytes.count {
      var reader = WireReader(writer.bytes[..<end])
      #expect(throws: WireError.self) { try reader.message() }
    }
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5000 {
      var bytes = writer.bytes
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      var reader = WireReader(bytes[...])
      _ = try? reader.message()
    }
  }

  @Test("Frames come out whole, however the stream is cut", arguments: [1, 2, 3, 5, 64, 1000])
  func frames(step: Int) {
    let messages: [[UInt8]] = [[], [1], Array(repeating: 9, count: 300), [1, 2, 3]]
    var stream: [UInt8] = []
    for message in messages { WireWriter.frame(message, to: &stream) }
    var frames = FrameReader()
    var read: [[UInt8]] = []
    for start in stride(from: 0, to: stream.count, by: step) {
      frames.append(stream[start..<min(start + step, stream.count)])
      while let frame = frames.next() { read.append(Array(frame)) }
    }
    #expect(read == messages)
    #expect(frames.isAtRest)
  }
}

/// The same numbers in every run (SplitMix64, Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
