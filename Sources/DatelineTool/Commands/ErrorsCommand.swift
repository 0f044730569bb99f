import ArgumentParser
import Dateline

struct ErrorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errors", abstract: "List what failed and what was odd about the input, with the command to retry.")

  @Argument(help: "Only failures of this plugin.")
  var plugin: String?

  @OptionGroup var database: DatabaseOption
  @OptionGroup var format: FormatOption

  @Flag(help: "With the sentence that the plugin was looking at, and the Lua functions that were on the stack.")
  var traceback = false

  func run() throws {
    let store = try database.openForReading()
    var columns = ["what", "where", "status", "problem", "next"]
    if traceback { columns += ["sentence", "traceback"] }
    var rows: [[ShownValue]] = []
    for failure in try store.failures(ofPlugin: plugin) {
      let problem = [failure.failure.place, failure.failure.message].compactMap { $0 }.joined(separator: ": ")
      rows.append(
        [failure.plugin, failure.id ?? "(archive stage)", failure.status.rawValue, problem, failure.retry].map {
          .text($0)
        })
      if traceback { rows[rows.count - 1] += [try sentence(of: failure, in: store), .text(failure.failure.traceback)] }
    }
    if plugin == nil {
      for finding in try store.findings() {
        rows.append(["input", finding.source, finding.code, finding.problem, finding.advice].map { .text($0) })
        if traceback { rows[rows.count - 1] += [.null, .null] }
      }
    }
    if rows.isEmpty {
      Terminal.message("no failures and no findings")
      return
    }
    format.write(ShownTable(columns: columns, rows: rows))
  }

  /// The words of the sentence that a plugin was looking at when it failed, where that is known.
  private func sentence(of failure: StoredFailure, in store: ResultStore) throws -> ShownValue {
    guard let key = failure.article, let span = failure.failure.sentence, let article = try store.article(key) else {
      return .null
    }
    return .text(String(article.text[span]))
  }
}
