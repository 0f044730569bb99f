import ArgumentParser
import Dateline
import Foundation

extension RunCommand {
  /// Runs a script; what it prints is the output, everything else goes to standard error.
  func runScript(_ script: String, over paths: [String]) throws {
    let store = try ResultStore(path: database.path)
    var limits = plugins.limits
    // A script runs over the whole archive: the limit on one article is not for it, unless one is named.
    if !CommandLine.arguments.contains(where: { $0.hasPrefix("--timeout") }) { limits.seconds = 86_400 }
    limits.memory *= 4
    limits.logBytes = .max
    let start = ContinuousClock.now
    let (result, articles, findings) = try ScriptSession(store: store, analyzer: models.analysis().analyzer).run(
      script, over: paths, library: plugins.catalog.library, limits: limits
    ) { Terminal.out($0) }
    var report = RunReport()
    report.articles = articles
    report.findings = findings
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    RunOutput(report: report, plugins: [], asked: [], store: store, format: format, terminal: .current).printFindings()
    if let failure = result.failure {
      throw Problem(
        [failure.place, failure.message].compactMap { $0 }.joined(separator: ": "), details: failure.traceback)
    }
    if !quiet { Terminal.message("\(articles) article\(articles == 1 ? "" : "s"), \(duration(report.seconds))") }
    if report.hasFailures { throw ExitCode(2) }
  }
}
