internal import Articles
internal import LanguageAnalysis
internal import PluginHost
internal import ResultStore

/// The runner's desk: reads the archive, gives out what the cache does not know, and files what comes back.
///
/// It is the only place that writes to the store. Workers pull from it, so that the archive is read no faster than it
/// is worked on, and never held whole.
actor BatchDispatcher {
  /// Records looked up in one go: enough to make a transaction worth its cost, few enough to lose little.
  private static let recordsAtATime = 128
  /// Results written in one transaction.
  private static let resultsAtATime = 512

  private let store: ResultStore
  private let plugins: [PreparedPlugin]
  private let requires: [[Int]]
  private let cache: CacheCheck
  private let known: [ContentHash: ArticleReference]
  private let onProgress: @Sendable (RunProgress) -> Void

  private var reader: ArchiveReader
  private var session = RegistrationSession()
  private var ready: [Job] = []
  private var place = 0
  private var open: [Int: OpenJob] = [:]
  /// Outcomes that came before those of earlier articles.
  private var early: [Int: Outcome] = [:]
  private var nextToFile = 0
  private var sequence = 0
  private var results: [ResultWrite] = []
  private var analyses: [AnalysisWrite] = []
  private var isAtEnd = false
  private var isStopping = false
  private var progress = RunProgress()
  /// Bytes of all input, where they are known, and of the records read so far.
  private let inputBytes: Int?
  private var readBytes = 0
  private(set) var report = RunReport()

  /// A job that is under way, with what is needed to file its outcome.
  private struct OpenJob {
    var article: ArticleReference
    var verdicts: [CacheCheck.Verdict]
  }

  init(
    reading paths: [String], store: ResultStore, plugins: [PreparedPlugin], requires: [[Int]], cache: CacheCheck,
    onProgress: @escaping @Sendable (RunProgress) -> Void
  ) throws {
    self.store = store
    self.plugins = plugins
    self.requires = requires
    self.cache = cache
    self.onProgress = onProgress
    known = try store.fingerprints()
    reader = ArchiveReader(paths: paths)
    inputBytes = InputSize.bytes(of: paths)
    report.plugins = plugins.map { RunReport.PluginCount(name: $0.name) }
  }

  /// The next jobs, at most ``WorkerSession/batchSize``; none at the end of the archive or after ``stop()``.
  func next() throws -> [Job] {
    while ready.count - place < WorkerSession.batchSize, !isAtEnd, !isStopping {
      try look()
      tell()
    }
    guard !isStopping else { return [] }
    let batch = Array(ready[place..<min(place + WorkerSession.batchSize, ready.count)])
    place += batch.count
    if place == ready.count {
      ready.removeAll(keepingCapacity: true)
      place = 0
    }
    return batch
  }

  /// Gives out no more jobs: what is under way is still filed.
  func stop() {
    isStopping = true
    report.wasInterrupted = true
  }

  /// Takes what a worker made of jobs. Outcomes are filed in the order of the articles, so that the database is the same
  /// for any number of workers; only a worker that is stuck for long is not waited for.
  func deliver(_ outcomes: [Outcome]) throws {
    for outcome in outcomes where open[outcome.sequence] != nil { early[outcome.sequence] = outcome }
    while let next = early.removeValue(forKey: nextToFile) ?? overdue() {
      try file(next)
      nextToFile = max(nextToFile, next.sequence + 1)
    }
    tell()
  }

  /// Tells how far the run has come: the part of the input that was read, less the articles that are still under way.
  private func tell() {
    if let inputBytes, inputBytes > 0, report.articles > 0 {
      let read = min(1, Double(readBytes) / Double(inputBytes))
      progress.share = read * Double(progress.articles) / Double(report.articles)
    }
    onProgress(progress)
  }

  /// The earliest outcome, if others were filed past it or too many wait for one that does not come.
  private func overdue() -> Outcome? {
    guard let first = early.keys.min(), first < nextToFile || early.count > Self.resultsAtATime else { return nil }
    return early.removeValue(forKey: first)
  }

  private func file(_ outcome: Outcome) throws {
    guard let job = open.removeValue(forKey: outcome.sequence) else { return }
    var sealed: [Int: ContentHash] = [:]
    for (place, verdict) in job.verdicts.enumerated() {
      if case .fresh(_, let key) = verdict { sealed[place] = key }
    }
    for finished in outcome.results.sorted(by: { $0.plugin < $1.plugin }) {
      let result = finished.result
      let reads = ReadSet(
        language: outcome.language, layers: zip(result.reads, finished.versions).map { .init($0, version: $1) })
      let key = cache.key(
        finished.plugin, job.article.content, requires[finished.plugin].compactMap { sealed[$0] },
        status: result.status)
      sealed[finished.plugin] = key.sealed(reading: reads)
      results.append(
        ResultWrite(
          article: job.article.key, plugin: plugins[finished.plugin], key: key, result: result, reads: reads))
      report.plugins[finished.plugin].statuses[result.status, default: 0] += 1
      report.plugins[finished.plugin].computed += 1
    }
    let failed =
      outcome.results.contains { !$0.result.status.isSuccess }
      || job.verdicts.contains { if case .fresh(let status, _) = $0 { !status.isSuccess } else { false } }
    if let layers = outcome.layers { analyses.append(AnalysisWrite(article: job.article, layers: layers)) }
    count(failed: failed)
    if results.count >= Self.resultsAtATime { try save() }
  }

  /// Writes what is left and returns what was done.
  func finish() throws -> RunReport {
    for outcome in early.values.sorted(by: { $0.sequence < $1.sequence }) { try file(outcome) }
    early = [:]
    try save()
    // What was read but not given out any more belongs to the next run.
    if report.wasInterrupted { report.articles = progress.articles }
    return report
  }

  private func save() throws {
    try store.write(results, analyses: analyses)
    results.removeAll(keepingCapacity: true)
    analyses.removeAll(keepingCapacity: true)
  }

  /// Reads some records, stores those that are new, and makes jobs of what has to be computed.
  private func look() throws {
    var met: [Met] = []
    while met.count < Self.recordsAtATime {
      guard let item = reader.next() else {
        isAtEnd = true
        break
      }
      switch item {
      case .finding(let finding): report.findings.append(finding)
      case .record(let record):
        readBytes += record.bytes.count
        if let article = known[record.fingerprint] {
          met.append(.known(article, source: record.source))
        } else {
          let decoded = record.decode()
          report.findings += decoded.findings
          if let article = decoded.article {
            met.append(.new(ArticleRecord(article, fingerprint: record.fingerprint)))
          }
        }
      }
    }
    var plans: [Plan] = []
    for (registration, article) in try register(met) {
      switch registration.outcome {
      case .duplicate:
        report.duplicates += 1
        continue
      case .changed: report.changedArticles += 1
      case .new, .same: break
      }
      report.articles += 1
      report.onlyArticle = report.articles == 1 ? registration.article.key : nil
      if let plan = plan(registration.article, article) { plans.append(plan) }
    }
    try give(plans)
  }

  /// A record that was read: known by its fingerprint, or decoded because it is not.
  private enum Met {
    case known(ArticleReference, source: String)
    case new(ArticleRecord)
  }

  /// Registers records in the order in which they were read.
  private func register(_ met: [Met]) throws -> [(Registration, Article?)] {
    let records = met.compactMap { if case .new(let record) = $0 { record } else { nil } }
    let familiar = met.compactMap { one -> (ArticleReference, String)? in
      if case .known(let article, let source) = one { (article, source) } else { nil }
    }
    var registered = try records.isEmpty ? [] : store.register(records, in: &session)
    var confirmed = try familiar.isEmpty ? [] : store.confirm(familiar, in: &session)
    registered.reverse()
    confirmed.reverse()
    return met.compactMap { one in
      switch one {
      case .known: confirmed.popLast().map { ($0, nil) }
      case .new(let record): registered.popLast().map { ($0, record.article) }
      }
    }
  }

  /// What has to be computed on an article.
  private struct Plan {
    var reference: ArticleReference
    /// The article, where it was decoded just now; else it is in the store, perhaps with layers.
    var article: Article?
    var verdicts: [CacheCheck.Verdict]
    var plugins: [Int]
    /// Required plugins whose rows are in the store.
    var given: [Int]
  }

  /// What has to be computed on an article; nil where everything is known.
  private func plan(_ reference: ArticleReference, _ article: Article?) -> Plan? {
    var plan = Plan(
      reference: reference, article: article, verdicts: cache.verdicts(on: reference), plugins: [], given: [])
    var failed = false
    for (place, verdict) in plan.verdicts.enumerated() {
      switch verdict {
      case .fresh(let status, _):
        report.plugins[place].cached += 1
        report.plugins[place].statuses[status, default: 0] += 1
        failed = failed || !status.isSuccess
      case .stale(let reason):
        plan.plugins.append(place)
        if let reason { report.plugins[place].reasons[reason, default: 0] += 1 }
      case .idle: break
      }
    }
    guard !plan.plugins.isEmpty else {
      report.cachedArticles += 1
      count(failed: failed)
      return nil
    }
    plan.given = Set(plan.plugins.flatMap { requires[$0] }).sorted().filter {
      if case .fresh(let status, _) = plan.verdicts[$0] { status.isSuccess } else { false }
    }
    return plan
  }

  /// Makes jobs of plans, with what the store has for them.
  private func give(_ plans: [Plan]) throws {
    let known = plans.filter { $0.article == nil }
    var stored =
      try known.isEmpty
      ? [] : store.load(known.map { ($0.reference, rowsOf: $0.given.map { plugins[$0] }) }).reversed()
    for plan in plans {
      var job = Job(sequence: sequence, article: nil, layers: nil, plugins: plan.plugins, given: [])
      if let article = plan.article {
        job.article = article
      } else if let found = stored.popLast() ?? nil {
        job.article = found.article
        job.layers = found.layers
        job.given = zip(plan.given, found.rows).map { Job.Given(plugin: $0, rows: $1) }
      } else {
        // Another process removed the article while this one was reading: there is nothing left to run on.
        continue
      }
      open[sequence] = OpenJob(article: plan.reference, verdicts: plan.verdicts)
      sequence += 1
      ready.append(job)
    }
  }

  private func count(failed: Bool) {
    progress.articles += 1
    if failed {
      progress.failures += 1
      report.failedArticles += 1
    }
  }
}
