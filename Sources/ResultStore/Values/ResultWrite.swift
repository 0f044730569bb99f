public import Articles
public import PluginHost

/// A result to be stored: everything one plugin made of one article.
public struct ResultWrite: Hashable, Sendable {
  /// The article's key in the store.
  public var article: Int64
  /// What ``ResultStore/prepare(_:)`` gave for the plugin.
  public var plugin: PreparedPlugin
  public var key: ResultKey
  public var result: PluginResult
  /// The versions of the layers that `result.reads` names.
  public var reads: ReadSet

  public init(article: Int64, plugin: PreparedPlugin, key: ResultKey, result: PluginResult, reads: ReadSet) {
    self.article = article
    self.plugin = plugin
    self.key = key
    self.result = result
    self.reads = reads
  }
}

/// The layers of an article known so far, as the opaque bytes that the analysis makes of them.
public struct AnalysisWrite: Hashable, Sendable {
  public var article: ArticleReference
  public var layers: [UInt8]
  public init(article: ArticleReference, layers: [UInt8]) {
    self.article = article
    self.layers = layers
  }
}

/// What a plugin's archive stage made of everything.
public struct ArchiveResultWrite: Hashable, Sendable {
  public var plugin: PreparedPlugin
  /// What the result is a function of; see ``ResultStore/archiveKey(of:requires:)``.
  public var key: ContentHash
  public var result: PluginResult
  public init(plugin: PreparedPlugin, key: ContentHash, result: PluginResult) {
    self.plugin = plugin
    self.key = key
    self.result = result
  }
}

/// What ``ResultStore/write(_:analyses:)`` did with a batch.
public struct WriteSummary: Hashable, Sendable {
  /// Results stored.
  public var results = 0
  /// Rows stored.
  public var rows = 0
  /// Analyses stored.
  public var analyses = 0
  /// Articles whose text another run changed in the meantime, so that what was computed of the old text was not stored;
  /// sorted, each once.
  public var outdated: [Int64] = []
  /// Results whose rows did not fit the plugin's tables and which were stored as errors instead.
  public var refused = 0
  public init() {}
}

/// What the cache check needs of a stored result.
public struct CachedResult: Hashable, Sendable {
  /// ``ResultKey/hash``.
  public var key: ContentHash
  public var status: PluginStatus
  /// The place of the read set in ``ResultStore/readSets()``.
  public var reads: Int64
  public init(key: ContentHash, status: PluginStatus, reads: Int64) {
    self.key = key
    self.status = status
    self.reads = reads
  }
}
