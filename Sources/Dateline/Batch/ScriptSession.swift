internal import Articles
internal import Foundation
public import LanguageAnalysis
public import PluginHost
public import ResultStore

/// Runs a script over an archive, in this process: its `print` goes to the caller, and what the analysis of an article
/// costs is kept in the store for the next script or plugin.
public struct ScriptSession {
  private let store: ResultStore
  private let analyzer: Analyzer

  public init(store: ResultStore, analyzer: Analyzer = Analysis.standard.analyzer) {
    self.store = store
    self.analyzer = analyzer
  }

  /// Runs the script at `file` over the articles in `paths`.
  ///
  /// - Returns: how the script ended, how many articles it was given, and what was odd about the input.
  /// - Throws: ``PluginError`` where the script can not be loaded, errors of the store.
  public func run(
    _ file: String, over paths: [String], library: String?, limits: PluginLimits,
    output: @escaping (String) -> Void
  ) throws -> (result: PluginResult, articles: Int, findings: [Finding]) {
    let archive = ScriptedArchive(
      store: store, analyzer: analyzer, paths: paths, tables: try store.tables().map(\.table))
    let runner = try ScriptRunner(file: file, library: library, limits: limits, output: output)
    let result = runner.run(on: archive)
    try archive.save()
    return (result, archive.count, archive.findings)
  }
}

/// The articles of an archive one after the other, with their layers from the store where they are known.
private final class ScriptedArchive: StoredArchive, ScriptArchive {
  /// Records registered in one transaction.
  private static let batch = 64

  let tables: [TableSchema]
  private let analyzer: Analyzer
  private let paths: [String]
  private(set) var count = 0
  private(set) var findings: [Finding] = []
  private var current: (reference: ArticleReference, article: AnalyzedArticle)?
  private var analyses: [AnalysisWrite] = []

  init(store: ResultStore, analyzer: Analyzer, paths: [String], tables: [TableSchema]) {
    self.analyzer = analyzer
    self.paths = paths
    self.tables = tables
    super.init(store: store)
  }

  func articles() throws -> () throws -> AnalyzedArticle? {
    var reader = ArchiveReader(paths: paths)
    var session = RegistrationSession()
    var waiting: [(ArticleReference, Article)] = []
    findings = []
    count = 0
    return { [self] in
      try leave()
      if waiting.isEmpty { waiting = try read(&reader, &session).reversed() }
      guard let (reference, article) = waiting.popLast() else { return nil }
      count += 1
      let analyzed = CachedLayers.article(
        article, layers: try store.analysis(of: reference), analyzer: analyzer)
      current = (reference, analyzed)
      return analyzed
    }
  }

  /// Keeps what was computed of the article that the script is done with.
  private func leave() throws {
    guard let (reference, article) = current else { return }
    current = nil
    guard !article.computed.isEmpty else { return }
    analyses.append(AnalysisWrite(article: reference, layers: CachedLayers.encode(article)))
    if analyses.count >= Self.batch { try save() }
  }

  /// Writes what is not yet written.
  func save() throws {
    try leave()
    try store.write([], analyses: analyses)
    analyses = []
  }

  private func read(
    _ reader: inout ArchiveReader, _ session: inout RegistrationSession
  ) throws -> [(ArticleReference, Article)] {
    var articles: [(ArticleReference, Article)] = []
    while articles.isEmpty {
      var records: [ArticleRecord] = []
      var isAtEnd = false
      while records.count < Self.batch, !isAtEnd {
        switch reader.next() {
        case nil: isAtEnd = true
        case .finding(let finding): findings.append(finding)
        case .record(let record):
          let decoded = record.decode()
          findings += decoded.findings
          if let article = decoded.article {
            records.append(ArticleRecord(article, fingerprint: record.fingerprint))
          }
        }
      }
      for (registration, record) in zip(try store.register(records, in: &session), records)
      where registration.outcome != .duplicate {
        articles.append((registration.article, record.article))
      }
      if isAtEnd { break }
    }
    return articles
  }
}
