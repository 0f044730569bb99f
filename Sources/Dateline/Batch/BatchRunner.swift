internal import Articles
internal import Foundation
public import LanguageAnalysis
public import PluginHost
public import ResultStore

/// How to start a worker process: the `dateline` program with the arguments that make it load the run's plugins.
public struct WorkerProgram: Hashable, Sendable {
  /// An absolute path.
  public var executable: String
  /// `worker --frames` and what names plugins, options and limits.
  public var arguments: [String]
  /// What to add to the arguments for a worker that runs archive stages.
  public var archiveArguments: [String]
  public init(executable: String, arguments: [String], archiveArguments: [String] = []) {
    self.executable = executable
    self.arguments = arguments
    self.archiveArguments = archiveArguments
  }
}

/// What a run over an archive is asked to do.
public struct RunRequest: Sendable {
  /// Files, folders, or `-` for standard input.
  public var paths: [String]
  /// In the order of `PluginCatalog.resolve`.
  public var plugins: [Plugin]
  /// By plugin, then by option.
  public var options: [String: [String: OptionValue]] = [:]
  public var limits = PluginLimits()
  /// Worker processes at work at once.
  public var workers: Int
  public var worker: WorkerProgram
  /// Runs every plugin anew, whatever is in the cache.
  public var isForced = false
  /// Kept with the run, for `dateline status`.
  public var command = ""

  public init(paths: [String], plugins: [Plugin], workers: Int, worker: WorkerProgram) {
    self.paths = paths
    self.plugins = plugins
    self.workers = workers
    self.worker = worker
  }
}

/// Runs plugins over an archive with worker processes and keeps the results in a store.
///
/// A run that is killed loses at most what was not yet written; the same run again goes on where it ended, since what is
/// in the store is not computed again.
public final class BatchRunner: Sendable {
  private let store: ResultStore
  private let analyzer: Analyzer
  private let interruption = Interruption()

  public init(store: ResultStore, analyzer: Analyzer = Analysis.standard.analyzer) {
    self.store = store
    self.analyzer = analyzer
  }

  /// Ends the run early: what is under way is finished and stored. May be called from any thread, at any time.
  public func interrupt() { interruption.request() }

  /// Runs the request to its end.
  ///
  /// - Throws: errors of the store, of a plugin's options, and of starting workers. A plugin that fails on an article,
  ///   a record that can not be read, and a worker that dies are no errors but part of the report.
  public func run(
    _ request: RunRequest, onProgress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) async throws -> RunReport {
    // A worker that dies while it is written to must be an error of that write, not the end of this process.
    signal(SIGPIPE, SIG_IGN)
    let start = ContinuousClock.now
    let started = Date.now
    let all = request.plugins.map { plugin in
      (manifest: plugin.manifest, identity: plugin.identity(options: request.options[plugin.manifest.name] ?? [:]))
    }
    let prepared = try store.prepare(all)
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.manifest.name, $0) })
    // Plugins without an article stage have nothing to do article by article, but keep their place in the list.
    let requires = all.map { $0.manifest.requires.compactMap { places[$0] } }
    let cache = try CacheCheck(
      store: store, plugins: prepared, requires: requires,
      hasArticleStage: all.map(\.manifest.hasArticleStage), analyzer: analyzer, limits: request.limits,
      isForced: request.isForced)
    let dispatcher = try BatchDispatcher(
      reading: request.paths, store: store, plugins: prepared, requires: requires, cache: cache,
      onProgress: onProgress)
    await interruption.watch { await dispatcher.stop() }
    let command = WorkerCommand(
      executable: request.worker.executable, arguments: request.worker.arguments,
      secondsAPlugin: request.limits.seconds * 2)
    let pool = WorkerPool(
      size: max(1, request.workers), command: command, identities: all.map(\.identity.hash),
      next: { try await dispatcher.next() }, deliver: { try await dispatcher.deliver($0) })
    let replaced = try await pool.run()
    var report = try await dispatcher.finish()
    report.replacedWorkers = replaced
    if !report.wasInterrupted {
      let stages = ArchiveStages(store: store, plugins: prepared, request: request, identities: all.map(\.identity))
      for (place, count) in try await stages.run() { report.plugins[place].archive = count }
    }
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    try store.record(report, of: request, started: started)
    return report
  }
}

/// A request to stop that may come before anybody listens.
private actor Listener {
  private var action: (@Sendable () async -> Void)?
  private var isRequested = false

  func listen(_ action: @escaping @Sendable () async -> Void) async {
    self.action = action
    if isRequested { await action() }
  }

  func request() async {
    isRequested = true
    await action?()
  }
}

private final class Interruption: Sendable {
  private let listener = Listener()

  func watch(_ action: @escaping @Sendable () async -> Void) async { await listener.listen(action) }

  func request() {
    let listener = listener
    Task { await listener.request() }
  }
}

extension ResultStore {
  /// Keeps what a run did and what it found odd, for `status` and `errors`.
  fileprivate func record(_ report: RunReport, of request: RunRequest, started: Date) throws {
    _ = try note(
      RunSummary(
        started: started.formatted(.iso8601), finished: Date.now.formatted(.iso8601), command: request.command,
        articles: report.articles, computed: report.plugins.reduce(0) { $0 + $1.computed },
        cached: report.plugins.reduce(0) { $0 + $1.cached }, failed: report.failedArticles))
    // A finding belongs to the input that it was met in; the first that could hold it is the one that was read first.
    var rest = report.findings
    for path in request.paths {
      let own = rest.filter { $0.place.hasPrefix(path) }
      rest.removeAll { $0.place.hasPrefix(path) }
      try replaceFindings(
        ofInput: path,
        with: own.map {
          StoredFinding(source: $0.place, code: $0.code.rawValue, problem: $0.problem, advice: $0.advice)
        })
    }
  }
}
