public import Articles
public import PluginHost

/// An article as it was read, with the fingerprint of the raw record it was decoded from.
public struct ArticleRecord: Hashable, Sendable {
  public var article: Article
  /// Equal fingerprints mean that decoding gives an equal article, so that a known record need not be decoded.
  public var fingerprint: ContentHash
  public init(_ article: Article, fingerprint: ContentHash) {
    self.article = article
    self.fingerprint = fingerprint
  }
}

/// An article that the store holds.
public struct ArticleReference: Hashable, Sendable {
  /// The article's key in this file; it stays the same when the text changes. Other files give other keys.
  public var key: Int64
  /// ``Articles/Article/contentHash``.
  public var content: ContentHash
  public init(key: Int64, content: ContentHash) {
    self.key = key
    self.content = content
  }
}

/// What ``ResultStore/register(_:in:)`` made of one record.
public struct Registration: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The store did not hold the article.
    case new
    /// The source has another text or other metadata for the article than before; its analysis and results are gone.
    case changed
    /// The store holds the article just so, perhaps read from elsewhere before.
    case same
    /// The very same article was already registered in this session, from another place or the same one.
    case duplicate
  }

  public var article: ArticleReference
  public var outcome: Outcome
  public init(article: ArticleReference, outcome: Outcome) {
    self.article = article
    self.outcome = outcome
  }
}

/// One reading of an archive: it remembers which articles were met, so that one that comes twice is told from one that
/// was there before.
public struct RegistrationSession: Sendable {
  /// The keys of all articles met so far.
  public internal(set) var articles: Set<Int64> = []
  public init() {}
}

/// What ``ResultStore/load(_:)`` gives for an article.
public struct StoredArticle: Hashable, Sendable {
  public var article: Article
  /// The layers stored for its present content; nil where there are none.
  public var layers: [UInt8]?
  /// The rows of each plugin asked for, in the order of asking.
  public var rows: [[PluginRow]]
  public init(article: Article, layers: [UInt8]?, rows: [[PluginRow]]) {
    self.article = article
    self.layers = layers
    self.rows = rows
  }
}
