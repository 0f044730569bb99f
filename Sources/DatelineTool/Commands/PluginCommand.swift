import ArgumentParser
import Dateline
import Foundation

struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "List and test plugins, and show what they see.",
    subcommands: [ListCommand.self, TestCommand.self, DocsCommand.self, TypesCommand.self], defaultSubcommand: nil)

  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the plugins that are found.")

    @OptionGroup var plugins: PluginOptions
    @OptionGroup var format: FormatOption

    func run() throws {
      let catalog = plugins.catalog
      var rows: [[ShownValue]] = []
      var isBroken = false
      for entry in catalog.list() {
        switch entry.plugin {
        case .success(let plugin):
          let manifest = plugin.manifest
          rows.append(
            [
              manifest.name, manifest.version, manifest.summary, manifest.requires.joined(separator: ", "), entry.file,
            ].map { .text($0) })
        case .failure(let error):
          isBroken = true
          rows.append([.text(entry.name), .null, .text("BROKEN: \(error)"), .null, .text(entry.file)])
        }
      }
      guard !rows.isEmpty else {
        throw Problem(
          "no plugins in \(catalog.searchPaths.joined(separator: ", ")); name a folder with --plugins")
      }
      format.write(ShownTable(columns: ["name", "version", "summary", "requires", "file"], rows: rows))
      if isBroken { throw ExitCode(2) }
    }
  }

  struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Run the tests that plugins carry.")

    @Argument(help: "Plugins; all that are found if none is named.")
    var names: [String] = []

    @OptionGroup var plugins: PluginOptions
    @OptionGroup var models: ModelsOption

    func run() throws {
      let catalog = plugins.catalog
      let analyzer = models.analysis().analyzer
      var passed = 0
      var failed = 0
      for name in names.isEmpty ? catalog.names : names {
        let resolved = try catalog.resolve([name])
        guard let plugin = resolved.last else { continue }
        let outcomes = try PluginTests.run(
          plugin, required: resolved.dropLast(), provider: analyzer, limits: plugins.limits)
        for outcome in outcomes {
          if outcome.passed {
            passed += 1
          } else {
            failed += 1
            Terminal.out("\(name), test \(outcome.test):\n")
            for difference in outcome.differences { Terminal.out("  \(difference)\n") }
          }
        }
      }
      Terminal.out("\(passed) passed, \(failed) failed\n")
      if failed > 0 { throw ExitCode(1) }
    }
  }

  struct DocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "docs", abstract: "Print the reference of everything that Lua sees, as Markdown.")

    func run() throws { Terminal.out(SurfaceDocuments.markdown) }
  }

  struct TypesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "types", abstract: "Print the types for lua-language-server (LuaCATS).")

    func run() throws { Terminal.out(SurfaceDocuments.luaTypes) }
  }
}
