internal import Articles
internal import LuaRuntime

/// A small archive without a database: articles, and the rows that plugins make of them, as the store would hand them
/// over.
final class MemoryArchive: ArchiveSource {
  /// The articles in the order of publication; undated ones come last, and those of one day by id. The number of an
  /// article is its place, from 1.
  let articles: [AnalyzedArticle]
  /// The rows of each table in the order in which they were added; evidence always names its article.
  private var rows: [String: [StoredRow]] = [:]

  private struct StoredRow {
    var row: PluginRow
    /// The article the row was made from, or that of its evidence; 0 where there is neither.
    var article: Int64
    var isOfArchiveStage: Bool
  }

  init(_ articles: [AnalyzedArticle]) {
    self.articles = articles.sorted {
      let (first, second) = ($0.article, $1.article)
      guard first.published == second.published else {
        guard let day = first.published else { return false }
        return second.published.map { day < $0 } ?? true
      }
      // By bytes, as SQLite compares.
      return first.id.utf8.lexicographicallyPrecedes(second.id.utf8)
    }
  }

  /// Runs the article stages of `runners` on each article, each runner behind those it requires, and keeps their rows.
  /// Gives the first failure in words.
  func runArticleStages(_ runners: [PluginRunner]) -> String? {
    for (place, article) in articles.enumerated() {
      var results: [String: [PluginRow]] = [:]
      for runner in runners {
        let plugin = runner.plugin
        let result = runner.run(on: article, results: results.filter { plugin.requirements[$0.key] != nil })
        if let failure = result.failure {
          let which = articles.count > 1 ? " on article \(article.article.id)" : ""
          return "plugin \(plugin.manifest.name) failed\(which): \(failure.line)"
        }
        results[plugin.manifest.name] = result.rows
        add(result.rows, of: plugin.manifest, article: Int64(place + 1))
      }
    }
    return nil
  }

  /// Runs the archive stages of those of `runners` that have one, and keeps their rows. Gives the first failure in words.
  func runArchiveStages(_ runners: [PluginRunner]) -> String? {
    for runner in runners {
      let result = runner.runArchive(self)
      if let failure = result.failure {
        return "plugin \(runner.plugin.manifest.name) failed in its archive stage: \(failure.line)"
      }
      add(result.rows, of: runner.plugin.manifest, article: nil)
    }
    return nil
  }

  /// The rows of a table: those of articles in the order of publication, then those of the archive stage, as emitted.
  func emitted(_ table: String) -> [PluginRow] { (rows[table] ?? []).map(\.row) }

  /// The words of a span of the evidence's article; offsets are where the analysis put them.
  func words(_ evidence: Evidence, _ span: KeyPath<Evidence, TextSpan>) -> String {
    guard let number = evidence.article, articles.indices.contains(Int(number) - 1) else { return "" }
    return String(articles[Int(number) - 1].article.text[evidence[keyPath: span]])
  }

  private func add(_ new: [PluginRow], of plugin: PluginManifest, article: Int64?) {
    for var row in new {
      row.evidence = row.evidence.map { placed($0, article) }
      row.cells = row.cells.map {
        if case .evidence(let evidence) = $0 { .evidence(placed(evidence, article)) } else { $0 }
      }
      rows[plugin.tables[row.table].name, default: []].append(
        StoredRow(row: row, article: article ?? row.evidence?.article ?? 0, isOfArchiveStage: article == nil))
    }
  }

  private func placed(_ evidence: Evidence, _ article: Int64?) -> Evidence {
    var evidence = evidence
    evidence.article = evidence.article ?? article
    return evidence
  }

  // MARK: What archive stages ask for

  func rows(ofTable table: String) throws -> () throws -> [ArchiveRow]? {
    // Rows without an article last, those of article stages before others, then by article, then as emitted.
    let list = (rows[table] ?? []).enumerated().sorted {
      func key(_ stored: StoredRow) -> (Int, Int, Int64) {
        (stored.article == 0 ? 1 : 0, stored.isOfArchiveStage ? 1 : 0, stored.article)
      }
      return key($0.element) == key($1.element) ? $0.offset < $1.offset : key($0.element) < key($1.element)
    }
    var rest: [ArchiveRow]? = list.map { archiveRow($0.element) }
    return {
      defer { rest = nil }
      return rest
    }
  }

  func query(_ sql: String, _ arguments: [ArchiveCell]) throws -> ArchiveAnswer {
    throw LuaHostError(
      "archive.query: the tests in a plugin run without a database; read the rows with archive.rows, or try the plugin "
        + "with dateline run on a folder of invented articles")
  }

  func count(ofTable table: String) throws -> Int { rows[table]?.count ?? 0 }

  private func archiveRow(_ stored: StoredRow) -> ArchiveRow {
    let article = stored.article == 0 ? nil : articles[Int(stored.article) - 1].article
    return ArchiveRow(
      article: article.map {
        ArchiveArticle(
          number: stored.article, id: $0.id, title: $0.title, published: $0.published?.description, outlet: $0.outlet)
      },
      cells: stored.row.cells.map {
        switch $0 {
        case .null: .null
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .evidence(let evidence): .evidence(self.evidence(evidence))
        }
      },
      evidence: stored.row.evidence.map(evidence))
  }

  private func evidence(_ evidence: Evidence) -> ArchiveEvidence {
    ArchiveEvidence(
      evidence: evidence, text: words(evidence, \.span), sentence: words(evidence, \.sentence))
  }
}

extension PluginFailure {
  /// Place and message in one line.
  var line: String { [place, message].compactMap { $0 }.joined(separator: ": ") }
}
