internal import Articles
internal import Foundation
internal import LuaRuntime

/// Reads what a plugin consists of, and nothing else: files in its own folder and modules of the shared library.
final class PluginFiles {
  /// The plugin's folder; nil for a plugin that is a single file.
  let directory: String?
  /// The folder of shared modules.
  let library: String?
  let limits: PluginLimits
  /// What was read so far, by the name under which it was asked for.
  private(set) var modules: [String: PluginModule] = [:]
  private(set) var data: [String: String] = [:]

  init(directory: String?, library: String?, limits: PluginLimits) {
    self.directory = directory
    self.library = library
    self.limits = limits
  }

  /// The module `name`: `name.lua` in the plugin's folder, then in the library; dots stand for folders.
  func module(_ name: String) throws(LuaHostError) -> PluginModule {
    if let known = modules[name] { return known }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(PluginFiles.isPlain) }) else {
      throw LuaHostError(
        "require: '\(name)' is no name of a module; names are letters, digits, _ and -, with dots between")
    }
    let path = parts.joined(separator: "/") + ".lua"
    for folder in [directory, library].compactMap({ $0 }) {
      guard let file = try inside(folder, path, what: "require: module '\(name)'") else { continue }
      let source = try text(file, what: "module '\(name)'", limit: limits.sourceBytes)
      let module = PluginModule(file: "\(folder)/\(path)", source: source)
      modules[name] = module
      return module
    }
    let folders = [directory, library].compactMap { $0 }.joined(separator: " or ")
    throw LuaHostError(
      "require: no module '\(name)' in \(folders.isEmpty ? "a plugin that is a single file" : folders)"
        + NearestName.hint(name, among: moduleNames()))
  }

  /// The text of the file `name` in the plugin's folder.
  func text(named name: String) throws(LuaHostError) -> String {
    if let known = data[name] { return known }
    guard let directory else {
      throw LuaHostError(
        "data: a plugin that is a single file has no files of its own; move it to a folder, <name>/plugin.lua")
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(0),
      parts.allSatisfy({ !$0.isEmpty && $0 != ".." && $0 != "." })
    else { throw LuaHostError("data: '\(name)' must be a path inside the plugin's folder, without '..'") }
    guard let file = try inside(directory, name, what: "data: '\(name)'") else {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
      throw LuaHostError("data: no file '\(name)' in \(directory)" + NearestName.hint(name, among: names))
    }
    let text = try text(file, what: "file '\(name)'", limit: limits.dataBytes)
    data[name] = text
    return text
  }

  /// The real path of a file in a folder, nil where there is none. A link that leads out of the folder is an error.
  private func inside(_ folder: String, _ path: String, what: String) throws(LuaHostError) -> String? {
    guard let root = PluginFiles.realPath(folder), let file = PluginFiles.realPath(folder + "/" + path) else {
      return nil
    }
    guard file.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
      throw LuaHostError("\(what) is a link out of the folder \(folder), which is not followed")
    }
    return file
  }

  private func text(_ file: String, what: String, limit: Int) throws(LuaHostError) -> String {
    do throws(PluginError) {
      return try PluginFiles.text(file, limit: limit)
    } catch {
      throw LuaHostError("\(what): \(error.message)")
    }
  }

  /// The text of a regular file of at most `limit` bytes.
  static func text(_ file: String, limit: Int) throws(PluginError) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: realPath(file) ?? file)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw PluginError(.unreadable, place: file, message: "the file does not exist or is no regular file")
    }
    let size = attributes?[.size] as? Int ?? 0
    guard size <= limit else {
      throw PluginError(.unreadable, place: file, message: "the file has \(size) bytes; at most \(limit) are read")
    }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw PluginError(.unreadable, place: file, message: "the file can not be read; check its permissions")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PluginError(.unreadable, place: file, message: "the file is not UTF-8; save it as UTF-8")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
  }

  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func moduleNames() -> [String] {
    [directory, library].compactMap { $0 }.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".lua") }
        .map { String($0.dropLast(4)) }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
  }
}
