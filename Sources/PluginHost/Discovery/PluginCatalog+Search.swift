internal import Articles
internal import Foundation

extension PluginCatalog {
  /// The plugin named `name`, loaded now.
  ///
  /// - Throws: ``PluginError`` where there is none (with the nearest name), or where it is broken.
  public func plugin(named name: String) throws(PluginError) -> Plugin {
    guard let place = places().first(where: { $0.name == name }) else {
      let known = Set(places().map(\.name))
      let folders = searchPaths.joined(separator: ", ")
      throw PluginError(
        .unknown, plugin: nil,
        message: "no plugin '\(name)' in \(folders.isEmpty ? "any folder" : folders)"
          + NearestName.hint(name, among: known))
    }
    return try load(place)
  }

  /// The names of all plugins, sorted; whether they can be used is not looked at.
  public var names: [String] { Set(places().map(\.name)).sorted() }

  /// All plugins that can be named, sorted by name, with those that can not be used and the reason.
  public func list() -> [Entry] {
    var seen: Set<String> = []
    return places().filter { seen.insert($0.name).inserted }.sorted { $0.name < $1.name }.map { place in
      do throws(PluginError) {
        return Entry(name: place.name, file: place.file, plugin: .success(try load(place)))
      } catch {
        return Entry(name: place.name, file: place.file, plugin: .failure(error))
      }
    }
  }

  /// The plugins named and all that they require, each once, every plugin behind those it requires; otherwise in the
  /// order of `names`.
  ///
  /// - Throws: ``PluginError`` where one is unknown or broken, or where they require each other in a circle.
  public func resolve(_ names: [String]) throws(PluginError) -> [Plugin] {
    var loaded: [String: Plugin] = [:]
    var order: [String] = []
    var path: [String] = []
    func visit(_ name: String, requiredBy parent: String?) throws(PluginError) {
      if loaded[name] != nil { return }
      if let start = path.firstIndex(of: name) {
        throw PluginError(
          .cycle, plugin: name,
          message: "plugins require each other in a circle: "
            + (path[start...] + [name]).joined(separator: " → "))
      }
      path.append(name)
      defer { path.removeLast() }
      var plugin: Plugin
      do throws(PluginError) {
        plugin = try self.plugin(named: name)
      } catch {
        guard let parent, error.kind == .unknown else { throw error }
        throw PluginError(.unknown, plugin: parent, message: "requires '\(name)': \(error.message)")
      }
      for required in plugin.manifest.requires {
        try visit(required, requiredBy: name)
        plugin.requirements[required] = loaded[required]?.manifest.tables ?? []
      }
      loaded[name] = plugin
      order.append(name)
    }
    for name in names { try visit(name, requiredBy: nil) }
    return order.compactMap { loaded[$0] }
  }

  private struct Place {
    var name: String
    var file: String
    var directory: String?
  }

  /// Every file that is a plugin by its place, in the order of the search.
  private func places() -> [Place] {
    var list: [Place] = []
    let manager = FileManager.default
    for folder in searchPaths {
      for entry in ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).sorted() where !entry.hasPrefix(".") {
        let path = folder.hasSuffix("/") ? folder + entry : "\(folder)/\(entry)"
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
        if isFolder.boolValue, manager.fileExists(atPath: path + "/plugin.lua") {
          list.append(Place(name: entry, file: path + "/plugin.lua", directory: path))
        } else if !isFolder.boolValue, entry.hasSuffix(".lua") {
          list.append(Place(name: String(entry.dropLast(4)), file: path, directory: nil))
        }
      }
    }
    return list
  }

  private func load(_ place: Place) throws(PluginError) -> Plugin {
    try PluginLoader.load(
      name: place.name, file: place.file, directory: place.directory, library: library, limits: limits)
  }
}
