public import Articles

/// What a plugin's results depend on besides the article: its source with all it `require`s and every data file, its
/// options, and the version of what Lua sees. Equal identities give equal results on equal articles.
public struct PluginIdentity: Hashable, Sendable {
  /// The plugin's name.
  public var name: String
  /// The parts by name, sorted: `source:plugin.lua`, `module:dates`, `data:lexicon.tsv`, `option:kinds`, `host`; each
  /// with the hash or the canonical text of its value. Kept so that `explain` can say what changed.
  public var parts: [Part]

  public struct Part: Hashable, Sendable {
    public var name: String
    public var value: String
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts.sorted { $0.name < $1.name }
  }

  /// The hash of the name and all parts.
  public var hash: ContentHash { ContentHash(fields: [name] + parts.flatMap { [$0.name, $0.value] }) }
}
