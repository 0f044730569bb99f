import ArgumentParser
import Dateline
import Foundation

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Answer articles as JSON lines: one article a line in, one line of results out.",
    discussion: """
      For engines such as GNU parallel, Spark (rdd.pipe with checkCode=True) or Slurm. Needs no HOME, PATH or LANG.
      Documentation/Worker.md describes the lines.

      Example:
        dateline worker participants < articles.jsonl > results.jsonl
      """)

  @Argument(help: "The plugins to run.")
  var names: [String]

  @OptionGroup var plugins: PluginOptions
  @OptionGroup var models: ModelsOption

  @Flag(help: ArgumentHelp("Speak the compact form of a runner of the same build.", visibility: .hidden))
  var frames = false

  @Option(
    help: ArgumentHelp("Layers to compute besides those that the plugins read.", visibility: .hidden),
    transform: layerNames)
  var layers: [LayerName] = []

  @Flag(help: ArgumentHelp("Run archive stages over the database.", visibility: .hidden))
  var archiveStage = false

  @Option(name: .customLong("db"), help: ArgumentHelp("The database of archive stages.", visibility: .hidden))
  var database: String?

  func run() throws {
    let catalog = plugins.catalog
    let resolved = try catalog.resolve(names)
    var limits = plugins.limits
    if archiveStage { limits = limits.forArchiveStage }
    let analysis = models.analysis()
    // A runner that names a pack relies on it: results by rules alone would be filed under the wrong versions.
    if frames, let problem = analysis.problem { throw Problem("\(problem)") }
    let engine = try Engine(
      plugins: resolved, options: try plugins.values(for: resolved), limits: limits, analyzer: analysis.analyzer)
    let store = try database.map { try ResultStore(path: $0, access: .readOnly) }
    let loop = WorkerLoop(engine: engine, store: store, layers: layers)
    if frames {
      try loop.runFrames(input: .standardInput, output: .standardOutput)
    } else {
      signal(SIGPIPE, SIG_DFL)
      try loop.runLines(input: .standardInput, output: .standardOutput)
    }
  }
}
