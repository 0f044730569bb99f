internal import Articles
internal import Foundation
internal import LuaRuntime

/// Runs a script: Lua in free form, with the globals `archive` and `article`, whose `print` goes to the caller.
public final class ScriptRunner {
  private let source: String
  private let file: String
  private let library: String?
  private let limits: PluginLimits
  private let output: (String) -> Void

  /// Reads a script. `library` is the folder of shared modules; `require` and `data` look into the script's folder
  /// first. Of the limits, the seconds do not count: a script reads a whole archive, and somebody waits for it.
  ///
  /// - Throws: ``PluginError`` where the file can not be read.
  public init(
    file: String, library: String? = nil, limits: PluginLimits = PluginLimits(),
    output: @escaping (String) -> Void
  ) throws(PluginError) {
    source = try PluginFiles.text(file, limit: limits.sourceBytes)
    self.file = file
    self.library = library
    self.limits = limits
    self.output = output
  }

  /// Runs the script over an archive; `article` is its first article. Failures are in the result; it has no rows.
  public func run(on archive: any ScriptArchive) -> PluginResult {
    var result = PluginResult(status: .empty)
    var session: HostSession?
    do throws(LuaError) {
      let state = try PluginState(
        .init(archive: Surface.scriptArchive, isScript: true), tables: [], limits: limits, seconds: 0)
      session = state.session
      let directory = (file as NSString).deletingLastPathComponent
      state.session.files = PluginFiles(
        directory: directory.isEmpty ? "." : directory, library: library, limits: limits)
      state.session.output = output
      state.session.archive = ArchiveReader(archive, tables: archive.tables) { try archive.articles() }
      if let first = try firstArticle(of: archive) {
        state.session.begin(first)
        try state.setGlobal("article", state.session.model.object("article"))
      }
      _ = try state.run(source, name: file)
      result.status = .ok
    } catch {
      result.status = error.status
      result.failure = PluginFailure(
        message: error.message, place: error.place, traceback: error.traceback, sentence: session?.view.lastSentence)
    }
    result.reads = session?.view.reads.sorted() ?? []
    return result
  }

  private func firstArticle(of archive: any ScriptArchive) throws(LuaError) -> AnalyzedArticle? {
    do {
      return try archive.articles()()
    } catch {
      throw LuaError(kind: .unavailable, message: "the archive can not be read: \(error)")
    }
  }
}
