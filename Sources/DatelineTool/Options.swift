import ArgumentParser
import Dateline
import Foundation

/// The database of results.
struct DatabaseOption: ParsableArguments {
  @Option(name: .customLong("db"), help: ArgumentHelp("The database of results.", valueName: "file"))
  var path = "dateline.db"

  /// Opens the database for reading.
  func openForReading() throws -> ResultStore { try ResultStore(path: path, access: .readOnly) }
}

/// How rows are written.
struct FormatOption: ParsableArguments {
  @Option(help: "table, csv, tsv, json or jsonl; a table on a terminal, tsv in a pipe.")
  var format: TableFormat?

  func write(_ table: ShownTable) {
    let terminal = Terminal.current
    Terminal.out(table.text(format ?? (terminal.isInteractive ? .table : .tsv), terminal: terminal))
  }
}

/// Where plugins are found, with which options and within which limits they run.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugins"),
    help: ArgumentHelp("A folder of plugins, searched first; may be repeated.", valueName: "folder"))
  var folders: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set an option of a plugin; lists are separated by commas.", valueName: "plugin.option=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("Processor time a plugin may take on an article.", valueName: "seconds"))
  var timeout = 5.0

  @Option(help: ArgumentHelp("Memory a plugin may take.", valueName: "MiB"))
  var memory = 256

  func validate() throws {
    guard timeout > 0 else { throw ValidationError("--timeout must be more than 0 seconds") }
    guard memory >= 1 else { throw ValidationError("--memory must be at least 1 MiB") }
  }

  var limits: PluginLimits { PluginLimits(memory: memory << 20, seconds: timeout) }

  var catalog: PluginCatalog { Toolkit.catalog(searching: folders, limits: limits) }

  /// The settings by plugin and option, each in the type that the option has.
  func values(for plugins: [Plugin]) throws -> [String: [String: OptionValue]] {
    var values: [String: [String: OptionValue]] = [:]
    for setting in settings {
      guard let equals = setting.firstIndex(of: "="), let dot = setting[..<equals].firstIndex(of: ".") else {
        throw ValidationError("--set \(setting): write it as plugin.option=value")
      }
      let name = String(setting[..<dot])
      let option = String(setting[setting.index(after: dot)..<equals])
      let text = String(setting[setting.index(after: equals)...])
      guard let plugin = plugins.first(where: { $0.manifest.name == name }) else {
        let names = plugins.map(\.manifest.name)
        throw ValidationError("--set \(setting): no plugin \(name) runs here\(suggestion(for: name, among: names))")
      }
      guard let schema = plugin.manifest.options.first(where: { $0.name == option }) else {
        let names = plugin.manifest.options.map(\.name)
        throw ValidationError(
          "--set \(setting): the plugin \(name) has no option \(option)\(suggestion(for: option, among: names))")
      }
      guard let value = OptionValue(text, as: schema.type) else {
        throw ValidationError("--set \(setting): the option is of type \(schema.type.rawValue), \"\(text)\" is not")
      }
      values[name, default: [:]][option] = value
    }
    return values
  }

  /// The same options as arguments for a worker process.
  func arguments(catalog: PluginCatalog) -> [String] {
    // The worker gets the folders as they were found here: it may run elsewhere.
    catalog.searchPaths.flatMap { ["--plugins", URL(fileURLWithPath: $0).path] }
      + settings.flatMap { ["--set", $0] } + ["--timeout", "\(timeout)", "--memory", "\(memory)"]
  }
}

extension OptionValue {
  /// Reads what a user typed as a value of `type`.
  init?(_ text: String, as type: OptionType) {
    switch type {
    case .text: self = .text(text)
    case .integer:
      guard let number = Int64(text) else { return nil }
      self = .integer(number)
    case .number:
      guard let number = Double(text), number.isFinite else { return nil }
      self = .number(number)
    case .boolean:
      switch text {
      case "true", "yes", "1": self = .boolean(true)
      case "false", "no", "0": self = .boolean(false)
      default: return nil
      }
    case .list: self = .list(text.isEmpty ? [] : text.split(separator: ",").map(String.init))
    }
  }
}

/// `; did you mean …?` for the nearest of `names`, else the list of them.
func suggestion(for name: String, among names: [String]) -> String {
  if let nearest = NearestName.of(name, among: names) { return "; did you mean \(nearest)?" }
  return names.isEmpty ? "" : "; there are: " + names.joined(separator: ", ")
}

/// Layers as a user names them, separated by commas.
func layerNames(_ text: String) throws -> [LayerName] {
  let known = ArticleDump.layers.map(\.rawValue)
  return try text.split(separator: ",").map { name in
    guard known.contains(String(name)) else {
      throw ValidationError("there is no layer \(name)\(suggestion(for: String(name), among: known))")
    }
    return LayerName(String(name))
  }
}
