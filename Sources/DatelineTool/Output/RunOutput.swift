import Dateline
import Foundation

/// What `run` prints at its end: a table for each plugin that was asked for, what was odd, and one line that sums up.
struct RunOutput {
  /// Rows of a table at the end of a run; `query` shows all.
  private static let rows = 15

  let report: RunReport
  let plugins: [Plugin]
  let asked: [String]
  let store: ResultStore
  let format: TableFormat
  let terminal: Terminal

  /// The first view of each plugin; for a single article its rows themselves, each with its sentence.
  func printTables() throws {
    for plugin in plugins where asked.contains(plugin.manifest.name) {
      if let article = report.onlyArticle, plugin.manifest.hasArticleStage {
        for table in plugin.manifest.tables { try printRows(of: table, article, plugin: plugin.manifest.name) }
      } else if let view = plugin.manifest.views.first {
        try print(
          view.sql, title: "\(plugin.manifest.name) · \(view.summary.isEmpty ? view.name : view.summary)",
          whole: "dateline query --view \(plugin.manifest.name).\(view.name)")
      }
    }
  }

  private func printRows(of table: TableSchema, _ article: Int64, plugin: String) throws {
    let columns = table.columns.filter { $0.type != .evidence }.map { "\"\($0.name)\"" }
    let sql = """
      SELECT \((columns + ["sentence"]).joined(separator: ", ")) FROM "\(table.name)_evidence" WHERE article = \(article)
      """
    try print(sql, title: "\(plugin) · \(table.name)", whole: "dateline query \"SELECT * FROM \(table.name)_evidence\"")
  }

  private func print(_ sql: String, title: String, whole: String) throws {
    let answer = try store.query(sql, limits: QueryLimits(rows: Self.rows))
    let table = ShownTable(columns: answer.columns, rows: answer.rows.map { $0.map(ShownValue.init) })
    if format == .table {
      Terminal.out(terminal.styled(terminal.width.map { clipped(title, to: $0) } ?? title, .cyan) + "\n")
      Terminal.out(answer.rows.isEmpty ? "(no rows)\n" : table.text(.table, terminal: terminal))
      if answer.isCut { Terminal.out(terminal.styled("… more: \(whole)", .dim) + "\n") }
      Terminal.out("\n")
    } else {
      Terminal.out(table.text(format, terminal: terminal))
    }
  }

  /// What was odd about the input, and which plugins failed.
  func printFindings() {
    FindingList(report.findings).print()
    for plugin in report.plugins {
      for (status, count) in plugin.statuses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where !status.isSuccess {
        Terminal.message(
          "failed: \(plugin.name) on \(count) article\(count == 1 ? "" : "s") (\(status.rawValue)); see `dateline errors`"
        )
      }
      if let archive = plugin.archive, !archive.status.isSuccess {
        let failure = archive.failure.map { [$0.place, $0.message].compactMap { $0 }.joined(separator: ": ") }
        Terminal.message("failed: the archive stage of \(plugin.name) (\(archive.status.rawValue)) \(failure ?? "")")
      }
    }
  }

  /// One line: articles, from the cache, failed, time; and why plugins ran again.
  func printSummary() {
    for plugin in report.plugins where plugin.cached > 0 || !plugin.reasons.isEmpty {
      guard let line = rerun(plugin) else { continue }
      Terminal.message(line)
    }
    var parts = ["\(report.articles) article\(report.articles == 1 ? "" : "s")"]
    parts.append(
      report.cachedArticles == report.articles && report.articles > 0
        ? "all from the cache" : "\(report.cachedArticles) from the cache")
    parts.append("\(report.failedArticles) failed")
    if report.duplicates > 0 { parts.append("\(report.duplicates) duplicates") }
    let skipped = report.findings.count { $0.severity == .skipped }
    if skipped > 0 { parts.append("\(skipped) skipped") }
    if report.replacedWorkers > 0 { parts.append("\(report.replacedWorkers) workers replaced") }
    if report.wasInterrupted { parts.append("interrupted; the same command goes on from here") }
    parts.append(duration(report.seconds))
    Terminal.out(parts.joined(separator: ", ") + "\n")
  }

  private func rerun(_ plugin: RunReport.PluginCount) -> String? {
    guard let (reason, count) = plugin.reasons.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    let why =
      switch reason {
      case "plugin": "the plugin or its options changed"
      case "layer": "the analysis changed"
      case "required": "a plugin it requires ran again"
      case "failure": "it failed before, and is tried again"
      default: "--force"
      }
    return "\(plugin.name) ran again on \(count) article\(count == 1 ? "" : "s"): \(why)"
  }
}

extension ShownValue {
  init(_ value: SQLValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    case .blob(let bytes): self = .text("(\(bytes.count) bytes)")
    }
  }
}
