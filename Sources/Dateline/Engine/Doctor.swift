internal import Articles
internal import Foundation
public import PluginHost
internal import ResultStore

/// Checks that the installation works, part by part.
public struct Doctor {
  /// What one part of the installation is like.
  public struct Check: Hashable, Sendable {
    public var name: String
    public var isGood: Bool
    public var finding: String
    /// What to do where it is not good.
    public var advice: String?
  }

  private let catalog: PluginCatalog
  private let database: String
  private let analysis: Analysis

  public init(catalog: PluginCatalog, database: String, analysis: Analysis = .standard) {
    self.catalog = catalog
    self.database = database
    self.analysis = analysis
  }

  /// Runs all checks.
  public func checks() -> [Check] { [lua, sandbox, plugins, models, store, worker] }

  private var lua: Check {
    let version = HostInterface.luaVersion
    // Before 5.4.7 a crafted plugin can crash the process that runs it; that is what worker processes are for.
    return Check(
      name: "Lua", isGood: version.hasPrefix("5.4"),
      finding:
        "\(version), host interface \(HostInterface.version); plugins run in worker processes, which are replaced if one dies",
      advice: version.hasPrefix("5.4") ? nil : "install liblua5.4-dev and build again")
  }

  /// Each of these must be stopped, or the sandbox does not hold.
  private static let attacks: [(name: String, source: String, expected: PluginStatus)] = [
    ("a file is opened", "io.open('/etc/passwd')", .error),
    ("a program is run", "os.execute('true')", .error),
    ("bytecode is loaded", "load(string.dump(function() end))()", .error),
    ("the debug library is used", "debug.getregistry()", .error),
    ("a loop has no end", "while true do end", .timeout),
    ("a loop catches its end", "while true do pcall(function() while true do end end) end", .timeout),
    ("a pattern backtracks for ever", "local s = ('a'):rep(3000) return s:find(('.-'):rep(6) .. 'b')", .timeout),
    ("memory has no end", "local t = {} while true do t[#t + 1] = ('x'):rep(1e6) .. #t end", .memory),
  ]

  private var sandbox: Check {
    var broken: [String] = []
    let limits = PluginLimits(memory: 32 << 20, seconds: 0.2)
    for attack in Self.attacks {
      let status = Doctor.status(ofPluginBody: attack.source, limits: limits)
      if status != attack.expected { broken.append("\(attack.name): \(status?.rawValue ?? "not loaded")") }
    }
    return Check(
      name: "sandbox", isGood: broken.isEmpty,
      finding: broken.isEmpty
        ? "\(Self.attacks.count) of \(Self.attacks.count) attacks stopped"
        : "not stopped: " + broken.joined(separator: "; "),
      advice: broken.isEmpty
        ? nil : "do not run plugins of others with this build; run `make test` and report the result")
  }

  /// How a plugin ends whose `article` function is `body`.
  private static func status(ofPluginBody body: String, limits: PluginLimits) -> PluginStatus? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = """
      return { name = "attack", version = "1", summary = "", tables = { attack = { { "x", "text" } } },
        article = function(article, emit) \(body) end }
      """
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try source.write(to: folder.appending(path: "attack.lua"), atomically: true, encoding: .utf8)
      let catalog = PluginCatalog(searchPaths: [folder.path], limits: limits)
      let engine = try Engine(plugins: catalog.resolve(["attack"]), limits: limits, analyzer: .standard)
      return engine.analyze(Article(id: "doctor", source: "", text: "Проверка.")).first?.result.status
    } catch {
      return nil
    }
  }

  private var plugins: Check {
    let entries = catalog.list()
    let broken = entries.compactMap { entry in
      if case .failure(let error) = entry.plugin { error.description } else { nil }
    }
    return Check(
      name: "plugins", isGood: broken.isEmpty && !entries.isEmpty,
      finding: broken.isEmpty
        ? "\(entries.count) found in \(catalog.searchPaths.joined(separator: ", "))" : broken.joined(separator: "; "),
      advice: broken.isEmpty
        ? entries.isEmpty ? "name a folder of plugins with --plugins" : nil : "mend or remove the plugin")
  }

  private var models: Check {
    if let problem = analysis.problem {
      let lines = problem.description.split(separator: "\n").map(String.init)
      return Check(
        name: "models", isGood: false, finding: lines[0] + "; Russian is read by rules alone",
        advice: lines.dropFirst().joined(separator: "; "))
    }
    guard let path = analysis.pack else {
      return Check(name: "models", isGood: true, finding: "none are wanted; Russian is read by rules alone")
    }
    do {
      try ModelFile.open(path).verify()
      return Check(name: "models", isGood: true, finding: "\(path), sound")
    } catch {
      return Check(name: "models", isGood: false, finding: "\(path): \(error)", advice: "dateline models build")
    }
  }

  private var store: Check {
    guard FileManager.default.fileExists(atPath: database) else {
      return Check(name: "database", isGood: true, finding: "\(database) does not exist yet; `dateline run` makes it")
    }
    do {
      let store = try ResultStore(path: database, access: .readOnly)
      let problems = try store.verify()
      let articles = try store.articleCount()
      return Check(
        name: "database", isGood: problems.isEmpty,
        finding: problems.isEmpty ? "\(database), \(articles) articles, sound" : problems.joined(separator: "; "),
        advice: problems.isEmpty ? nil : "move \(database) away and run again; everything in it can be computed anew")
    } catch {
      return Check(name: "database", isGood: false, finding: "\(error)", advice: "name another file with --db")
    }
  }

  private var worker: Check {
    let path = Toolkit.executablePath
    let isThere = FileManager.default.isExecutableFile(atPath: path)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return Check(
      name: "workers", isGood: isThere, finding: "\(cores) by default, one a processor core, from \(path)",
      advice: isThere ? nil : "the program was moved while it ran; start it again")
  }
}
