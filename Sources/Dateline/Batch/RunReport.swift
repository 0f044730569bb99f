public import Articles
public import PluginHost

/// How far a run has come.
public struct RunProgress: Hashable, Sendable {
  /// Articles done, whether from the cache or anew.
  public var articles = 0
  /// Of these, the ones on which a plugin failed.
  public var failures = 0
  /// The part of the input that has been read, 0 to 1; nil where the size of the input is not known.
  public var share: Double?

  public init() {}
}

/// What a run did. Every record that was read is counted once: as an article, a duplicate, or a finding that skipped it.
public struct RunReport: Hashable, Sendable {
  /// Distinct articles that were read.
  public var articles = 0
  /// The key of the article in the store, where the run had just one.
  public var onlyArticle: Int64?
  /// Articles for which every plugin's result was in the cache.
  public var cachedArticles = 0
  /// Articles on which at least one plugin failed, now or in the run that filled the cache.
  public var failedArticles = 0
  /// Records that repeat an article of this run, id and content alike.
  public var duplicates = 0
  /// Articles whose text or metadata changed since the last run.
  public var changedArticles = 0
  /// What each plugin did, in the order in which they ran.
  public var plugins: [PluginCount] = []
  /// What was odd about the input, in reading order.
  public var findings: [Finding] = []
  /// Worker processes that died or were killed and were replaced.
  public var replacedWorkers = 0
  /// Whether the run was interrupted before the end of the input.
  public var wasInterrupted = false
  public var seconds = 0.0

  /// The counts of one plugin; the statuses together make up all articles.
  public struct PluginCount: Hashable, Sendable {
    public var name: String
    /// Articles by how the plugin ended on them, cached results included.
    public var statuses: [PluginStatus: Int] = [:]
    /// Results that were in the cache.
    public var cached = 0
    /// Results computed now.
    public var computed = 0
    /// Why results were computed now though the plugin had run on the article before: `plugin` changed, another
    /// `layer` version, a `required` plugin ran anew, an earlier `failure` is tried again, or it was `forced`.
    public var reasons: [String: Int] = [:]
    /// How the archive stage ended; nil where there is none.
    public var archive: ArchiveCount?

    public init(name: String) { self.name = name }
  }

  public struct ArchiveCount: Hashable, Sendable {
    public var status: PluginStatus
    public var wasCached: Bool
    public var failure: PluginFailure?
  }

  public init() {}

  /// Whether something failed: an article, an archive stage, or a record that could not be read.
  public var hasFailures: Bool {
    failedArticles > 0 || findings.contains { $0.severity == .skipped && $0.code.isLoss }
      || plugins.contains { $0.archive?.status.isSuccess == false }
  }
}

extension Finding.Code {
  /// Whether something was lost that a user would expect to be read; hidden files and databases are left out on purpose.
  public var isLoss: Bool {
    switch self {
    case .hidden, .database, .readBefore: false
    default: severity == .skipped
    }
  }
}
