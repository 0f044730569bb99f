internal import Articles

/// A plugin that was found, loaded and understood: what it declares, and all text it consists of.
///
/// The files are read once, here; whoever runs the plugin runs these very bytes, also when the files change meanwhile.
public struct Plugin: Sendable {
  public var manifest: PluginManifest
  /// The path of the plugin's file as messages show it.
  public var file: String
  /// The folder that `require` and `data` look into; nil for a plugin that is a single file.
  public var directory: String?
  /// The tables of the plugins that it requires, by plugin; filled in by ``PluginCatalog/resolve(_:)``.
  public var requirements: [String: [TableSchema]]
  /// The tests in the plugin.
  public var tests: [PluginTest]
  /// The plugin's own source text.
  package var source: String
  /// The modules it required while it was loaded, by name.
  package var modules: [String: PluginModule]
  /// The files it read with `data` while it was loaded, by name.
  package var data: [String: String]

  /// What a result depends on besides the article, when run with `options` (those that differ from the defaults).
  public func identity(options: [String: OptionValue] = [:]) -> PluginIdentity {
    var parts: [PluginIdentity.Part] = [
      .init(name: "host", value: HostInterface.version), .init(name: "lua", value: HostInterface.luaVersion),
      .init(name: "source:plugin.lua", value: ContentHash(source).description),
    ]
    parts += modules.map { .init(name: "module:\($0.key)", value: ContentHash($0.value.source).description) }
    parts += data.map { .init(name: "data:\($0.key)", value: ContentHash($0.value).description) }
    parts += manifest.options.map {
      .init(name: "option:\($0.name)", value: (options[$0.name] ?? $0.defaultValue).canonicalText)
    }
    return PluginIdentity(name: manifest.name, parts: parts)
  }

  /// The identity with all options as they are by default.
  public var identity: PluginIdentity { identity() }
}

/// A module that a plugin required.
package struct PluginModule: Hashable, Sendable {
  /// How messages call the file.
  package var file: String
  package var source: String
  package init(file: String, source: String) {
    self.file = file
    self.source = source
  }
}

extension OptionValue {
  /// The value as text that differs for different values, as identities keep it.
  public var canonicalText: String {
    switch self {
    case .text(let text): "text \(text)"
    case .integer(let number): "integer \(number)"
    case .number(let number): "number \(number)"
    case .boolean(let flag): "boolean \(flag)"
    case .list(let list): "list " + list.map { "\($0.utf8.count):\($0)" }.joined(separator: " ")
    }
  }
}
