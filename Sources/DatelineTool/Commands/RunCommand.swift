import ArgumentParser
import Dateline
import Foundation

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run plugins or a script over articles.",
    discussion: """
      Names of plugins and paths of scripts (.lua) come first, then files or folders of articles; - is standard input.
      Results are kept in the database: what has not changed is not computed again.

      Examples:
        dateline run participants meeting-sequence news/ more.jsonl
        dateline run Scripts/speakers.lua news/
        dateline run participants news/ --set participants.kinds=person
      """)

  @Argument(help: ArgumentHelp("Plugins or a script, then files and folders of articles.", valueName: "plugin … path"))
  var arguments: [String]

  @OptionGroup var database: DatabaseOption
  @OptionGroup var plugins: PluginOptions
  @OptionGroup var models: ModelsOption

  @Option(
    name: [.customShort("j", allowingJoined: true), .customLong("jobs")],
    help: "Worker processes; by default one a processor core.")
  var jobs: Int?

  @Option(
    help: ArgumentHelp("Compute and keep these layers too, of every article that is run on.", valueName: "layers"),
    transform: layerNames)
  var layers: [LayerName] = []

  @Flag(help: "Run every plugin anew, whatever the database holds.")
  var force = false

  @Flag(name: .shortAndLong, help: "Print neither progress nor tables.")
  var quiet = false

  @Option(help: "table, csv, tsv, json or jsonl for the tables at the end.")
  var format: TableFormat = .table

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("-j must be at least 1") }
  }

  func run() async throws {
    let work = try RunArguments(arguments, catalog: plugins.catalog)
    if let script = work.script {
      try runScript(script, over: work.paths)
    } else {
      try await runPlugins(work)
    }
  }

  private func runPlugins(_ work: RunArguments) async throws {
    let catalog = plugins.catalog
    let resolved = try catalog.resolve(work.plugins)
    let options = try plugins.values(for: resolved)
    let store = try ResultStore(path: database.path)
    let analysis = models.analysis()
    var request = RunRequest(
      paths: work.paths, plugins: resolved,
      workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      worker: WorkerProgram(
        executable: Toolkit.executablePath,
        arguments: ["worker", "--frames"] + work.plugins + plugins.arguments(catalog: catalog)
          + ["--models", analysis.packArgument]
          + (layers.isEmpty ? [] : ["--layers", layers.map(\.rawValue).joined(separator: ",")]),
        archiveArguments: ["--archive-stage", "--db", store.path]))
    request.options = options
    request.limits = plugins.limits
    request.isForced = force
    request.command = CommandLine.arguments.dropFirst().joined(separator: " ")

    let runner = BatchRunner(store: store, analyzer: analysis.analyzer)
    let interrupts = Interrupts { runner.interrupt() }
    defer { interrupts.end() }
    let display = ProgressBox(ProgressDisplay(terminal: .current, isQuiet: quiet))
    let report = try await runner.run(request) { progress in display.with { $0.show(progress) } }
    display.with { $0.clear() }
    let shown = RunOutput(
      report: report, plugins: resolved, asked: work.plugins, store: store, format: format, terminal: .current)
    if !quiet { try shown.printTables() }
    shown.printFindings()
    if !quiet { shown.printSummary() }
    if report.wasInterrupted { throw ExitCode(130) }
    if report.articles == 0 && report.findings.contains(where: { $0.severity == .skipped }) { throw ExitCode(1) }
    if report.hasFailures { throw ExitCode(2) }
  }
}

/// What the words of a `run` mean: plugins, one script, and the paths of the archive.
struct RunArguments {
  var plugins: [String] = []
  var script: String?
  var paths: [String] = []

  /// A word is a script if it ends in `.lua`, a path if there is such a file, and a plugin otherwise.
  init(_ words: [String], catalog: PluginCatalog) throws {
    let names = Set(catalog.names)
    for word in words {
      if word.hasSuffix(".lua") {
        guard FileManager.default.fileExists(atPath: word) else { throw Problem("\(word): there is no such script") }
        guard script == nil else { throw ValidationError("one script at a time: \(script ?? ""), \(word)") }
        script = word
      } else if names.contains(word), paths.isEmpty {
        plugins.append(word)
      } else if word == "-" || FileManager.default.fileExists(atPath: word) {
        paths.append(word)
      } else if word.contains("/") || word.contains(".") || !paths.isEmpty {
        throw Problem("\(word): there is no such file or folder; run `ls` to see what is here")
      } else {
        throw Problem("\(word): there is no such plugin, file or folder\(suggestion(for: word, among: names.sorted()))")
      }
    }
    if script != nil, !plugins.isEmpty {
      throw ValidationError(
        "a script and plugins do not run together; run \(plugins.joined(separator: " ")) on its own")
    }
    guard script != nil || !plugins.isEmpty else {
      throw ValidationError(
        "name a plugin or a script before the articles; there are: \(names.sorted().joined(separator: ", "))")
    }
    guard !paths.isEmpty else {
      throw ValidationError("name a file or folder of articles after the plugins, or - for standard input")
    }
  }
}
