import ArgumentParser
import Dateline
import Foundation

@main
struct DatelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Turns archives of news articles into evidence.",
    discussion: """
      Examples:
        dateline run participants news/            run a plugin over a folder of articles
        dateline run Scripts/speakers.lua news/    run an analysis script
        dateline show article.txt                  show what was understood in an article

      Exit codes: 0 done, 1 could not, 2 done with some failures, 64 wrong usage, 130 interrupted.
      """,
    version: Toolkit.version,
    // One file a subcommand; this is the one list.
    subcommands: [
      RunCommand.self, ShowCommand.self, QueryCommand.self, ErrorsCommand.self, ExplainCommand.self,
      PluginCommand.self, WorkerCommand.self, MeasureCommand.self, ModelsCommand.self, DoctorCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let problem as Problem {
      problem.report()
      Foundation.exit(problem.code)
    } catch let error as StoreError {
      Problem(error.description).report()
      Foundation.exit(1)
    } catch let error as PluginError {
      Problem(error.description, details: error.traceback).report()
      Foundation.exit(1)
    } catch let error as ModelError {
      Problem(error.description).report()
      Foundation.exit(1)
    } catch {
      exit(withError: error)
    }
  }
}

/// Why a command could not do what it was asked to do.
struct Problem: Error {
  /// What, where, why, and what to do next.
  let message: String
  /// What only those need who look closer, such as a traceback.
  let details: String
  let code: Int32

  init(_ message: String, details: String = "", code: Int32 = 1) {
    self.message = message
    self.details = details
    self.code = code
  }

  func report() {
    Terminal.message("dateline: " + message)
    for line in details.split(separator: "\n") { Terminal.message("  " + line) }
  }
}
