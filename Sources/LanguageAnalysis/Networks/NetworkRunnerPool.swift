internal import Synchronization

/// Lends runners to threads: each caller has one for itself, and as many are made as are in use at once.
public final class NetworkRunnerPool: Sendable {
  public let models: NetworkModels
  private let cacheBytes: Int
  private let idle = Mutex<[Lent]>([])

  /// `@unchecked Sendable`: a runner is either in the list or with one caller.
  private struct Lent: @unchecked Sendable {
    let runner: NetworkRunner
  }

  /// A pool whose runners take at most `cacheBytes` bytes each for the products of words.
  public init(_ models: NetworkModels, cacheBytes: Int = NetworkRunner.standardCacheBytes) {
    self.models = models
    self.cacheBytes = cacheBytes
  }

  /// Calls `body` with a runner that no other thread has. The runner must not outlive the call.
  public func withRunner<Result>(_ body: (NetworkRunner) -> Result) -> Result {
    // The one that came back last is taken first: its cache is the warmest, and it may know the article.
    let lent = idle.withLock { $0.popLast() } ?? Lent(runner: NetworkRunner(models, cacheBytes: cacheBytes))
    defer { idle.withLock { $0.append(lent) } }
    return body(lent.runner)
  }
}
