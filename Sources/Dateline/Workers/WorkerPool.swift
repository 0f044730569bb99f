internal import Articles
internal import Foundation
internal import PluginHost

/// Keeps a number of workers busy, and replaces those that die: an article that kills a worker is tried once more alone,
/// and only if it kills again recorded as failed, with the plugin that did it.
struct WorkerPool {
  let size: Int
  let command: WorkerCommand
  /// The identities that the workers' plugins must have.
  let identities: [ContentHash]
  let next: @Sendable () async throws -> [Job]
  let deliver: @Sendable ([Outcome]) async throws -> Void

  /// Works until `next` has no more jobs; returns how many workers had to be replaced.
  func run() async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<size { group.addTask { try await runSlot() } }
      return try await group.reduce(0, +)
    }
  }

  /// One place of the pool: a worker, then its successor, until the work is done.
  private func runSlot() async throws -> Int {
    var replaced = 0
    while true {
      // A worker is started only when there is work for it.
      let first = try await next()
      if first.isEmpty { return replaced }
      let opening = JobOffer(first)
      let nextJobs: @Sendable () async throws -> [Job] = {
        let jobs = opening.take()
        return jobs.isEmpty ? try await next() : jobs
      }
      let report = try await session(batches: 2, next: nextJobs, deliver: deliver)
      if report.end == .finished { return replaced }
      replaced += 1
      for job in report.unanswered { replaced += try await runAlone(job) }
    }
  }

  /// Runs one job in a worker of its own; where that dies too, the plugin at fault is given up and the others are run.
  private func runAlone(_ job: Job) async throws -> Int {
    var rest = job
    rest.announces = true
    var failed: [Outcome.Finished] = []
    var replaced = 0
    while true {
      let lost = failed
      let offer = JobOffer([rest])
      let deliverWhole: @Sendable ([Outcome]) async throws -> Void = { outcomes in
        var whole = outcomes
        for place in whole.indices { whole[place].results += lost }
        try await deliver(whole)
      }
      let report = try await session(batches: 1, next: { offer.take() }, deliver: deliverWhole)
      if report.unanswered.isEmpty { return replaced }
      replaced += 1
      let culprits = report.starting.map { [$0.plugin] } ?? rest.plugins
      let result = PluginResult(
        status: report.end == .hung ? .timeout : .crashed, failure: PluginFailure(message: message(report)))
      failed += culprits.map { Outcome.Finished(plugin: $0, result: result, versions: []) }
      rest.plugins.removeAll { culprits.contains($0) }
      if rest.plugins.isEmpty {
        try await deliver([Outcome(sequence: job.sequence, language: "", results: failed)])
        return replaced
      }
    }
  }

  private func message(_ report: WorkerSession.Report) -> String {
    let whose = report.starting == nil ? "the analysis of the article" : "the plugin"
    return switch report.end {
    case .finished: "the worker process left without an answer"
    case .hung: "\(whose) did not come to an end; the worker process was killed"
    case .overgrown: "\(whose) took more memory than a worker process may hold; it was killed"
    case .died(let cause): "\(whose) killed the worker process (\(cause)), twice"
    }
  }

  private func session(
    batches: Int, next: @escaping @Sendable () async throws -> [Job],
    deliver: @escaping @Sendable ([Outcome]) async throws -> Void
  ) async throws -> WorkerSession.Report {
    try await WorkerSession(
      command: command, identities: identities, batches: batches, next: next, deliver: deliver
    ).run()
  }
}
