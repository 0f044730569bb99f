import ArgumentParser
import Dateline

/// The models that articles are read with.
struct ModelsOption: ParsableArguments {
  @Option(
    name: .customLong("models"),
    help: ArgumentHelp(
      "The pack of models; by default the one in the user's cache. `none` reads by rules alone.", valueName: "file"))
  var path: String?

  /// The analysis with these models. Says on standard error where it has to do without, unless `quietly`.
  func analysis(quietly: Bool = false) -> Analysis {
    let analysis = path == nil ? Analysis.standard : Analysis(pack: path)
    if let problem = analysis.problem, !quietly {
      Terminal.message("dateline: \(problem)")
      Terminal.message("Russian is read by rules alone meanwhile, which finds less.")
    }
    return analysis
  }
}
