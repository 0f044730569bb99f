public import Articles
public import PluginHost

/// How many results a plugin has with one status.
public struct StatusCount: Hashable, Sendable {
  public var plugin: String
  public var status: PluginStatus
  public var count: Int
  package init(plugin: String, status: PluginStatus, count: Int) {
    self.plugin = plugin
    self.status = status
    self.count = count
  }
}

/// A result that did not come about.
public struct StoredFailure: Hashable, Sendable {
  /// nil for an archive stage.
  public var article: Int64?
  /// The article's id as its source gives it.
  public var id: String?
  /// Where the article was read.
  public var source: String?
  public var plugin: String
  public var status: PluginStatus
  public var failure: PluginFailure
  public var log: String
  /// The command that runs this again.
  public var retry: String
}

/// Everything a stored result was made of, for `dateline explain`.
///
/// A result is always of the article's present content: when that changes, its results are removed.
public struct Explanation: Hashable, Sendable {
  public var article: ArticleReference
  public var id: String
  public var source: String
  public var plugin: String
  /// nil where the plugin has not run on the article since it was read or changed.
  public var result: Result?

  public struct Result: Hashable, Sendable {
    public var status: PluginStatus
    public var rows: Int
    /// ``ResultKey/hash``.
    public var key: ContentHash
    /// The parts of the plugin's identity at that time.
    public var identity: PluginIdentity
    public var reads: ReadSet
    /// The required plugins in the order of the manifest, each with the sealed key of its result at that time.
    public var requires: [Required]
    public var failure: PluginFailure?
    public var log: String
  }

  public struct Required: Hashable, Sendable {
    public var plugin: String
    public var key: ContentHash
    package init(plugin: String, key: ContentHash) {
      self.plugin = plugin
      self.key = key
    }
  }
}

/// A problem of the sources, as the last reading of each source left it.
public struct StoredFinding: Hashable, Sendable {
  /// The file, entry or record.
  public var source: String
  /// A stable name of the kind of problem (`undated`).
  public var code: String
  public var problem: String
  public var advice: String
  public init(source: String, code: String, problem: String, advice: String) {
    self.source = source
    self.code = code
    self.problem = problem
    self.advice = advice
  }
}

/// One run over an archive, for `dateline status`. Times are here and nowhere else: no result depends on them.
public struct RunSummary: Hashable, Sendable {
  /// ISO 8601 times.
  public var started: String
  public var finished: String?
  /// What was asked for.
  public var command: String
  public var articles: Int
  /// Results computed.
  public var computed: Int
  /// Results found fresh in the store.
  public var cached: Int
  /// Results that failed.
  public var failed: Int
  public init(
    started: String, finished: String? = nil, command: String, articles: Int = 0, computed: Int = 0, cached: Int = 0,
    failed: Int = 0
  ) {
    self.started = started
    self.finished = finished
    self.command = command
    self.articles = articles
    self.computed = computed
    self.cached = cached
    self.failed = failed
  }
}

/// A plugin as the store knows it: what it said of itself when it last ran.
public struct StoredPlugin: Hashable, Sendable {
  public var manifest: PluginManifest
  public var identity: PluginIdentity
  package init(manifest: PluginManifest, identity: PluginIdentity) {
    self.manifest = manifest
    self.identity = identity
  }
}

/// What the file holds and what it costs. All sizes are bytes.
public struct StoreStatistics: Hashable, Sendable {
  public var articles: Int
  public var results: Int
  public var analyses: Int
  /// The database file with its write-ahead log.
  public var size: Int
  /// Pages inside the file that hold nothing.
  public var free: Int
  /// Bytes of text of all articles.
  public var text: Int
  /// Bytes of all stored layers.
  public var layers: Int
  /// Rows of each plugin's table, by table.
  public var rows: [TableSize]

  public struct TableSize: Hashable, Sendable {
    public var table: String
    public var plugin: String
    public var rows: Int
  }

  /// Bytes of the file an article.
  public var sizePerArticle: Int { articles == 0 ? 0 : size / articles }
}
