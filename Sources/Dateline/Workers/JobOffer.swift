internal import Synchronization

/// Jobs that are given out once.
final class JobOffer: Sendable {
  private let jobs: Mutex<[Job]>

  init(_ jobs: [Job]) { self.jobs = Mutex(jobs) }

  /// The jobs the first time, none later.
  func take() -> [Job] {
    jobs.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
  }
}
