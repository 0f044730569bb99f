internal import Articles
internal import Foundation
internal import Subprocess
internal import Synchronization
internal import SystemPackage

/// How to start a worker: the program and its arguments, and how long it may be silent.
struct WorkerCommand: Sendable {
  var executable: String
  var arguments: [String]
  /// Seconds a plugin may take on an article before the worker counts as hung, on top of `grace`.
  var secondsAPlugin: Double
  /// Seconds the analysis of one article may take before the worker counts as hung.
  var grace: Double = 60
  /// Bytes of resident memory a worker may hold before it is replaced.
  var memory: Int = 4 << 30
}

/// What makes it useless to go on with workers.
enum WorkerError: Error, CustomStringConvertible {
  /// A plugin's files changed between the runner's reading and the worker's.
  case pluginChanged
  /// The first worker died before it could do anything.
  case notStarted(executable: String, cause: String)

  var description: String {
    switch self {
    case .pluginChanged: "a plugin's source changed while the run was starting; run the same command again"
    case .notStarted(let executable, let cause):
      "\(executable): a worker process could not start (\(cause)); `dateline doctor` checks the installation"
    }
  }
}

/// How a worker's life ended.
enum WorkerEnd: Hashable, Sendable {
  /// It answered everything and left when its input ended.
  case finished
  /// It was killed because it did not answer in time.
  case hung
  /// It was killed because it held too much memory.
  case overgrown
  /// It died; the text says of what.
  case died(String)
}

/// The life of one worker process: feeds it jobs, hands on what it answers, and notices when it hangs or dies.
struct WorkerSession {
  let command: WorkerCommand
  /// The identities of the plugins as the runner loaded them, in their order.
  let identities: [ContentHash]
  /// How many batches the worker has in hand at most: two, so that it works while its answers are being stored.
  let batches: Int
  /// The next jobs, or none at the end.
  let next: @Sendable () async throws -> [Job]
  let deliver: @Sendable ([Outcome]) async throws -> Void

  /// What came of a session.
  struct Report: Sendable {
    var end: WorkerEnd
    /// The jobs that were given and not answered, in their order.
    var unanswered: [Job]
    /// The plugin that the worker said it was starting last, for jobs that announce.
    var starting: (sequence: Int, plugin: Int)?
  }

  /// The three tasks of a session.
  private enum Part { case feeder, reader, watch }

  /// What the feeder, the reader and the watch share.
  private final class Ledger: Sendable {
    struct State: Sendable {
      var pending: [Int: Job] = [:]
      var starting: (sequence: Int, plugin: Int)?
      var lastSign = ContinuousClock.now
      var end: WorkerEnd?
      var isReady = false
    }
    private let state = Mutex(State())
    func withLock<Result>(_ body: (inout sending State) -> sending Result) -> Result { state.withLock(body) }
  }

  /// Runs one process until its input ends or it dies.
  ///
  /// - Throws: what `next` and `deliver` throw, and errors of starting the process. A worker's death is no error but
  ///   part of the report.
  func run() async throws -> Report {
    let shared = Ledger()
    var options = PlatformOptions()
    // A group of its own: an interrupt typed at the terminal is for the runner, which lets its workers finish.
    options.processGroupID = 0
    let result = try await Subprocess.run(
      .path(.init(command.executable)), arguments: Arguments(command.arguments), platformOptions: options,
      input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      // Calls for more work; any number of them that are not yet answered are one.
      let (calls, caller) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      try await withThrowingTaskGroup(of: Part.self) { group in
        group.addTask {
          try await feed(execution.standardInputWriter, calls, shared)
          return .feeder
        }
        group.addTask {
          try await read(execution.standardOutput, shared) { caller.yield() }
          return .reader
        }
        group.addTask {
          await watch(shared, process: execution.processIdentifier.value) { try? execution.send(signal: .kill) }
          return .watch
        }
        do {
          // The end of its output is the end of the worker, whatever the other two are doing.
          while let part = try await group.next(), part != .reader {}
        } catch {
          // An error of ours, not the worker's: it must not be left waiting for more work.
          try? execution.send(signal: .kill)
          caller.finish()
          throw error
        }
        caller.finish()
        group.cancelAll()
      }
    }
    let state = shared.withLock { $0 }
    let cause =
      switch result.terminationStatus {
      case .exited(let code): "exit code \(code)"
      case .signaled(let signal): "signal \(signal), \(String(cString: strsignal(signal)))"
      }
    guard state.isReady || state.end != nil else {
      throw WorkerError.notStarted(executable: command.executable, cause: cause)
    }
    let unanswered = state.pending.values.sorted { $0.sequence < $1.sequence }
    let isDone = result.terminationStatus == .exited(0) && unanswered.isEmpty
    return Report(
      end: state.end ?? (isDone ? .finished : .died(cause)), unanswered: unanswered, starting: state.starting)
  }

  private func feed(
    _ input: StandardInputWriter, _ calls: AsyncStream<Void>, _ shared: Ledger
  ) async throws {
    var message = WireWriter()
    var calls = calls.makeAsyncIterator()
    while true {
      // The worker has enough in hand: wait until it has answered some of it.
      while shared.withLock({ $0.pending.count > (batches - 1) * Self.batchSize }) {
        guard await calls.next() != nil else { return }
      }
      let jobs = try await next()
      guard !jobs.isEmpty else { break }
      var bytes: [UInt8] = []
      for job in jobs {
        message.reset()
        message.put(job)
        WireWriter.frame(message.bytes, to: &bytes)
      }
      shared.withLock { shared in
        if shared.pending.isEmpty { shared.lastSign = .now }
        for job in jobs { shared.pending[job.sequence] = job }
      }
      // A worker that died can not be written to; its death is told by the end of its output.
      guard (try? await input.write(bytes)) != nil else { break }
    }
    try? await input.finish()
  }

  private func read(
    _ output: SubprocessOutputSequence, _ shared: Ledger, call: () -> Void
  ) async throws {
    var frames = FrameReader()
    for try await buffer in output {
      buffer.withUnsafeBytes { frames.append($0) }
      var outcomes: [Outcome] = []
      while let frame = frames.next() {
        var reader = WireReader(frame)
        switch try reader.message() {
        case .ready(let loaded):
          guard loaded == identities else { throw WorkerError.pluginChanged }
          shared.withLock {
            $0.isReady = true
            $0.lastSign = .now
          }
        case .starting(let sequence, let plugin):
          shared.withLock {
            $0.starting = (sequence, plugin)
            $0.lastSign = .now
          }
        case .finished(let outcome): outcomes.append(outcome)
        }
      }
      guard !outcomes.isEmpty else { continue }
      shared.withLock { shared in
        for outcome in outcomes { shared.pending[outcome.sequence] = nil }
        shared.lastSign = .now
      }
      // The worker is given more before its answers are filed, so that it does not wait for that.
      call()
      try await deliver(outcomes)
    }
  }

  /// How many articles are sent at a time.
  static let batchSize = 16

  /// Kills a worker that gives no sign of life for too long or holds too much memory.
  private func watch(_ shared: Ledger, process: Int32, kill: () -> Void) async {
    while (try? await Task.sleep(for: .milliseconds(250))) != nil {
      let overgrown = ResidentMemory.bytes(ofProcess: process) > command.memory
      let verdict: WorkerEnd? = shared.withLock { shared in
        guard !shared.pending.isEmpty, shared.end == nil else { return nil }
        let plugins = shared.pending.values.map(\.plugins.count).max() ?? 1
        let allowed = command.grace + command.secondsAPlugin * Double(plugins)
        if overgrown {
          shared.end = .overgrown
        } else if ContinuousClock.now - shared.lastSign > .seconds(allowed) {
          shared.end = .hung
        }
        return shared.end
      }
      if verdict != nil { kill() }
    }
  }
}
