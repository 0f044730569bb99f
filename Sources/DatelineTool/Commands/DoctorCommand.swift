import ArgumentParser
import Dateline
import Foundation

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the installation, and say how to mend what is wrong.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var plugins: PluginOptions
  @OptionGroup var models: ModelsOption

  func run() throws {
    let checks = Doctor(catalog: plugins.catalog, database: database.path, analysis: models.analysis(quietly: true))
      .checks()
    let terminal = Terminal.current
    for check in checks {
      let mark = check.isGood ? terminal.styled("ok  ", .green) : terminal.styled("FAIL", .red)
      Terminal.out("\(mark)  \(check.name): \(check.finding)\n")
      if let advice = check.advice { Terminal.out("      \(advice)\n") }
    }
    if checks.contains(where: { !$0.isGood }) { throw ExitCode(1) }
  }
}
