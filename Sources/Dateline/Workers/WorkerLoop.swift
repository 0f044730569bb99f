public import Articles
public import Foundation
internal import PluginHost
public import ResultStore

/// What a worker process does: reads jobs on standard input, runs the plugins, writes the outcomes on standard output.
///
/// Two forms of the same work. **Frames** are for the runner of the same build (``runFrames(input:output:)``). **JSON
/// lines** are for everybody else (``runLines(input:output:)``): an article a line in, a line of results out.
public final class WorkerLoop {
  private let engine: Engine
  private let store: ResultStore?
  private let layers: [LayerName]

  /// Makes a loop over `engine`. With a `store`, jobs are archive stages over what it holds, not articles. `layers` are
  /// computed besides those that the plugins ask for, to be stored with them.
  public init(engine: Engine, store: ResultStore? = nil, layers: [LayerName] = []) {
    self.engine = engine
    self.store = store
    self.layers = layers
  }

  /// Answers framed jobs until the input ends. Answers leave as soon as there is nothing more to read, or 50 ms have
  /// passed, so that the runner can tell a slow worker from a hung one.
  ///
  /// - Throws: ``WorkerError`` where the input is no sequence of frames, or an error of the system.
  public func runFrames(input: FileHandle, output: FileHandle) throws {
    var frames = FrameReader()
    var message = WireWriter()
    var waiting: [UInt8] = []
    var lastSent = ContinuousClock.now
    func send() throws {
      guard !waiting.isEmpty else { return }
      try output.write(contentsOf: waiting)
      waiting.removeAll(keepingCapacity: true)
      lastSent = .now
    }
    func put(_ answer: WorkerMessage) {
      message.reset()
      message.put(answer)
      WireWriter.frame(message.bytes, to: &waiting)
    }
    // Wide pipes: a batch of articles goes through in one piece. Where the system refuses, all works as well, slower.
    // The number is Linux's F_SETPIPE_SZ, a macro that Swift does not see.
    for end in [input, output] { _ = fcntl(end.fileDescriptor, 1031, 1 << 20) }
    put(.ready(identities: engine.identities.map(\.hash)))
    try send()
    while try frames.read(from: input.fileDescriptor) {
      while let frame = frames.next() {
        var reader = WireReader(frame)
        let job = try reader.job()
        let outcome =
          try store.map { runStage(job, over: $0) }
          ?? answer(job) { plugin in
            put(.starting(sequence: job.sequence, plugin: plugin))
            try send()
          }
        put(.finished(outcome))
        if ContinuousClock.now - lastSent > .milliseconds(50) { try send() }
      }
      try send()
    }
  }

  private func runStage(_ job: Job, over store: ResultStore) -> Outcome {
    let results = job.plugins.map { place in
      let required = Set(engine.plugins[place].manifest.requires)
      let tables = engine.plugins.filter { required.contains($0.manifest.name) }.flatMap(\.manifest.tables).map(\.name)
      let archive = StoredArchive(store: store, scope: .tables(Set(tables)))
      return Outcome.Finished(plugin: place, result: engine.runArchive(place, over: archive), versions: [])
    }
    return Outcome(sequence: job.sequence, language: "", results: results)
  }

  private func answer(_ job: Job, starting: (Int) throws -> Void) throws -> Outcome {
    guard let read = job.article else {
      guard let store else { throw WireError() }
      return runStage(job, over: store)
    }
    let article = CachedLayers.article(read, layers: job.layers, analyzer: engine.analyzer)
    var failure: (any Error)?
    let results = engine.run(
      job.plugins, on: article,
      given: Dictionary(uniqueKeysWithValues: job.given.map { ($0.plugin, $0.rows) })
    ) { plugin in
      guard job.announces, failure == nil else { return }
      do { try starting(plugin) } catch { failure = error }
    }
    if let failure { throw failure }
    for layer in layers { _ = article.layer(layer) }
    return Outcome(
      sequence: job.sequence, language: article.language,
      results: results.map { place, result in
        Outcome.Finished(plugin: place, result: result, versions: result.reads.map { article.version(of: $0) })
      },
      layers: article.computed.isEmpty ? nil : CachedLayers.encode(article))
  }

  /// Answers articles as JSON lines until the input ends: each line is an article in any of the forms that archives of
  /// JSON lines have, each answer one line with the rows of every plugin, or with what was wrong with the line.
  public func runLines(input: FileHandle, output: FileHandle) throws {
    var lines = LineReader()
    var number = 0
    var json = JSONWriter()
    func answer(_ line: [UInt8]) throws {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { return }
      json.reset()
      ResultDump.write(line: line, number: number, engine: engine, to: &json)
      try output.write(contentsOf: json.bytes)
    }
    while case let chunk = input.availableData, !chunk.isEmpty {
      lines.append(chunk)
      while let line = lines.next() { try answer(line) }
    }
    if let rest = lines.rest() { try answer(rest) }
  }
}

/// Cuts a stream of bytes into lines.
private struct LineReader {
  private var bytes: [UInt8] = []
  private var place = 0
  private var searched = 0

  mutating func append(_ chunk: some Sequence<UInt8>) {
    if place > 0 {
      bytes.removeFirst(place)
      searched -= place
      place = 0
    }
    bytes.append(contentsOf: chunk)
  }

  mutating func next() -> [UInt8]? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      return nil
    }
    defer {
      place = end + 1
      searched = place
    }
    return Array(bytes[place..<end])
  }

  mutating func rest() -> [UInt8]? { place < bytes.count ? Array(bytes[place...]) : nil }
}
