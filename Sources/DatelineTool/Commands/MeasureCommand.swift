import ArgumentParser
import Dateline
import Foundation

/// Measures parts of the toolkit from inside; `make bench` calls it.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure parts of the toolkit.", shouldDisplay: false,
    subcommands: [LuaCommand.self, LanguageCommand.self])

  struct LuaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lua", abstract: "The Lua boundary beside plain Lua in the same process.")

    @OptionGroup var format: FormatOption

    func run() throws {
      let rows = try (Measures.all() + Measures.boundary()).map { measure -> [ShownValue] in
        [
          .text(measure.name), .text(rounded(measure.value)), .text(rounded(measure.peer)), .text(measure.unit),
          .text(rounded(measure.ratio)), measure.goal.isNaN ? .null : .text(rounded(measure.goal)),
        ]
      }
      format.write(ShownTable(columns: ["what", "ours", "peer", "unit", "ratio", "goal"], rows: rows))
    }
  }

  struct LanguageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "language", abstract: "The analysis on one thread, in processor seconds.")

    @Argument(help: "Files and folders of articles.")
    var paths: [String]

    @Option(help: "Layers to compute, in this order.")
    var layers = "sentences,tokens,names,morphology,syntax"

    @Option(help: "At most so many articles.")
    var limit = 300

    @OptionGroup var models: ModelsOption
    @OptionGroup var format: FormatOption

    func run() throws {
      let names = layers.split(separator: ",").map { LayerName(String($0)) }
      for name in names where LayerSchema.named(name) == nil {
        throw ValidationError("--layers \(name): there is no such layer")
      }
      let measures = LanguageMeasures(paths: paths, layers: names, limit: limit, pack: models.path)
      let both = measures.layerSeconds.reduce(0) { $0 + $1.seconds }
      var rows: [[ShownValue]] = [
        [.text("articles"), .integer(Int64(measures.articles))],
        [.text("tokens"), .integer(Int64(measures.tokens))],
        [.text("tokens per processor second, first pass"), .integer(rate(measures.tokens, measures.coldSeconds))],
        [.text("tokens per processor second, second pass"), .integer(rate(measures.tokens, measures.warmSeconds))],
        [.text("models opened and first article analyzed, ms"), .text(rounded(measures.firstArticleSeconds * 1000))],
        [.text("resident memory, MB"), .integer(Int64(measures.residentBytes / 1_000_000))],
      ]
      for (layer, seconds) in measures.layerSeconds {
        rows.append([.text("share of \(layer), %"), .text(rounded(seconds / both * 100))])
      }
      format.write(ShownTable(columns: ["what", "value"], rows: rows))
    }

    private func rate(_ count: Int, _ seconds: Double) -> Int64 {
      seconds > 0 ? Int64(Double(count) / seconds) : 0
    }
  }
}

/// Three significant digits are all that a figure of a noisy machine has.
private func rounded(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "–" }
  let digits = max(0, 2 - Int(log10(abs(value)).rounded(.down)))
  return String(format: "%.\(digits)f", value)
}
