public import Articles
internal import Foundation

/// How fast articles are analyzed by this process on one thread, in processor seconds, since wall time says more of the
/// machine's other work than of ours.
public struct LanguageMeasures: Sendable {
  /// Articles that were analyzed.
  public var articles = 0
  public var tokens = 0
  /// Processor seconds for the first pass, the models' caches cold.
  public var coldSeconds = 0.0
  /// Processor seconds for the same articles once more.
  public var warmSeconds = 0.0
  /// Wall seconds from opening the models to the end of the first article.
  public var firstArticleSeconds = 0.0
  /// Bytes of resident memory at the end.
  public var residentBytes = 0
  /// Processor seconds of each layer over both passes, with what was computed for it alone.
  public var layerSeconds: [(layer: LayerName, seconds: Double)] = []

  /// Analyzes the articles in `paths`, at most `limit` of them, twice, and computes `layers` in their order.
  public init(paths: [String], layers: [LayerName], limit: Int, pack: String?) {
    var read: [Article] = []
    var reader = ArchiveReader(paths: paths)
    while read.count < limit, let item = reader.next() {
      if case .record(let record) = item, let article = record.decode().article { read.append(article) }
    }
    articles = read.count
    var spent: [LayerName: Double] = [:]
    let start = ContinuousClock.now
    let analyzer = Analysis(pack: pack).analyzer
    for pass in 0..<2 {
      let before = Self.processorSeconds
      for (place, article) in read.enumerated() {
        let analyzed = AnalyzedArticle(article, provider: analyzer)
        for layer in layers {
          let before = Self.processorSeconds
          _ = analyzed.layer(layer)
          spent[layer, default: 0] += Self.processorSeconds - before
        }
        if pass == 0 { tokens += analyzed.layer("tokens").count }
        if pass == 0, place == 0 { firstArticleSeconds = (ContinuousClock.now - start) / .seconds(1) }
      }
      if pass == 0 {
        coldSeconds = Self.processorSeconds - before
      } else {
        warmSeconds = Self.processorSeconds - before
      }
    }
    layerSeconds = layers.map { ($0, spent[$0] ?? 0) }
    residentBytes = ResidentMemory.bytes(ofProcess: getpid())
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
