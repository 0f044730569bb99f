internal import Articles
public import PluginHost
internal import ResultStore
internal import Synchronization

/// Runs the archive stages of plugins after the last article, each in a worker process of its own that reads the store,
/// and only if something they depend on has changed.
struct ArchiveStages {
  let store: ResultStore
  let plugins: [PreparedPlugin]
  let request: RunRequest
  let identities: [PluginIdentity]

  func run() async throws -> [(place: Int, count: RunReport.ArchiveCount)] {
    var counts: [(place: Int, count: RunReport.ArchiveCount)] = []
    for (place, plugin) in plugins.enumerated() where plugin.manifest.hasArchiveStage {
      let key = try store.archiveKey(of: plugin.identity, requires: plugin.manifest.requires)
      if !request.isForced, let stored = try store.archiveResult(ofPlugin: plugin.name), stored.key == key,
        !stored.status.dependsOnLimits
      {
        counts.append((place, .init(status: stored.status, wasCached: true)))
        continue
      }
      let result = try await compute(place)
      try store.write(ArchiveResultWrite(plugin: plugin, key: key, result: result))
      counts.append((place, .init(status: result.status, wasCached: false, failure: result.failure)))
    }
    return counts
  }

  private func compute(_ place: Int) async throws -> PluginResult {
    let command = WorkerCommand(
      executable: request.worker.executable, arguments: request.worker.arguments + request.worker.archiveArguments,
      secondsAPlugin: request.limits.archiveSeconds * 2)
    let offer = JobOffer([
      Job(sequence: 0, article: nil, layers: nil, plugins: [place], given: [])
    ])
    let answer = Mutex<PluginResult?>(nil)
    let report = try await WorkerSession(
      command: command, identities: identities.map(\.hash), batches: 1,
      next: { offer.take() },
      deliver: { outcomes in answer.withLock { $0 = outcomes.first?.results.first?.result } }
    ).run()
    if let result = answer.withLock({ $0 }) { return result }
    let status: PluginStatus = report.end == .hung ? .timeout : .crashed
    return PluginResult(
      status: status,
      failure: PluginFailure(message: "the worker process that ran the archive stage ended (\(report.end))"))
  }
}

extension PluginLimits {
  /// The limits of an archive stage, which reads the rows of all articles, not of one.
  public var forArchiveStage: PluginLimits {
    var limits = self
    limits.memory *= 4
    limits.rows *= 10
    return limits
  }
}
