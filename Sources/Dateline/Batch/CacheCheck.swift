internal import Articles
internal import LanguageAnalysis
internal import PluginHost
internal import ResultStore

/// Tells which results of an article are in the store and still hold.
///
/// Everything it needs is read once, at the start of a run: after that a check is a few look-ups in memory.
struct CacheCheck {
  /// What is known of one plugin's result on one article.
  enum Verdict: Hashable, Sendable {
    /// The stored result holds; `sealed` goes into the keys of results that require it.
    case fresh(status: PluginStatus, sealed: ContentHash)
    /// The plugin must run; the reason is nil where it never ran on the article.
    case stale(reason: String?)
    /// The plugin does nothing article by article.
    case idle
  }

  private let plugins: [PreparedPlugin]
  /// For each plugin, the places of the plugins it requires.
  private let requires: [[Int]]
  private let hasArticleStage: [Bool]
  private let stored: [[Int64: CachedResult]]
  private let readSets: [Int64: (set: ReadSet, isCurrent: Bool)]
  private let limits: ContentHash
  private let isForced: Bool

  init(
    store: ResultStore, plugins: [PreparedPlugin], requires: [[Int]], hasArticleStage: [Bool],
    analyzer: Analyzer, limits: PluginLimits, isForced: Bool
  ) throws(StoreError) {
    self.plugins = plugins
    self.requires = requires
    self.hasArticleStage = hasArticleStage
    self.limits = ContentHash(fields: ["\(limits.memory)", "\(limits.seconds)"])
    self.isForced = isForced
    var stored: [[Int64: CachedResult]] = []
    for plugin in plugins { stored.append(try store.results(ofPlugin: plugin.name)) }
    self.stored = stored
    readSets = try store.readSets().mapValues { set in
      (set, set.isCurrent { analyzer.version(of: $0, language: $1) })
    }
  }

  /// The verdicts for all plugins on an article, in their order.
  func verdicts(on article: ArticleReference) -> [Verdict] {
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(plugins.count)
    for place in plugins.indices { verdicts.append(verdict(place, article, verdicts)) }
    return verdicts
  }

  private func verdict(_ place: Int, _ article: ArticleReference, _ earlier: [Verdict]) -> Verdict {
    guard hasArticleStage[place] else { return .idle }
    guard let result = stored[place][article.key] else { return .stale(reason: nil) }
    if isForced { return .stale(reason: "forced") }
    var required: [ContentHash] = []
    for dependency in requires[place] {
      switch earlier[dependency] {
      case .fresh(_, let sealed): required.append(sealed)
      case .stale: return .stale(reason: "required")
      case .idle: break
      }
    }
    let key = self.key(place, article.content, required, status: result.status)
    guard key.hash == result.key else {
      return .stale(reason: result.status.dependsOnLimits ? "failure" : "plugin")
    }
    guard let reads = readSets[result.reads], reads.isCurrent else { return .stale(reason: "layer") }
    return .fresh(status: result.status, sealed: key.sealed(reading: reads.set))
  }

  /// The key under which a result with `status` is stored. A result that was cut off by a limit holds only for that
  /// limit: with a larger one the plugin is tried again.
  func key(_ place: Int, _ content: ContentHash, _ required: [ContentHash], status: PluginStatus) -> ResultKey {
    let identity = plugins[place].identity
    return ResultKey(
      content: content, identity: status.dependsOnLimits ? ContentHash(combining: [identity, limits]) : identity,
      requires: required)
  }
}

extension PluginStatus {
  /// Whether the same plugin on the same article may end otherwise under other limits.
  var dependsOnLimits: Bool { self == .timeout || self == .memory || self == .crashed }
}
