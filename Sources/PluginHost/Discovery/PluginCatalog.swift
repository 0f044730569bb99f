/// The plugins that can be named, found in folders.
public struct PluginCatalog: Sendable {
  /// The folders that are searched, first found wins.
  public let searchPaths: [String]
  /// The folder of modules that every plugin may `require`.
  public let library: String?
  public let limits: PluginLimits

  /// Makes the catalog of the folders `searchPaths`, in which a plugin is `<name>.lua` or `<name>/plugin.lua`. Folders
  /// that do not exist hold no plugins.
  public init(searchPaths: [String], library: String? = nil, limits: PluginLimits = PluginLimits()) {
    self.searchPaths = searchPaths
    self.library = library
    self.limits = limits
  }

  /// One plugin found, or the reason why it can not be used.
  public struct Entry: Sendable {
    public var name: String
    public var file: String
    public var plugin: Result<Plugin, PluginError>
  }
}
