public import Articles
public import PluginHost

/// A plugin whose tables are ready to be written: ``ResultStore/prepare(_:)`` gives one for a run.
public struct PreparedPlugin: Hashable, Sendable {
  public let manifest: PluginManifest
  /// `PluginIdentity.hash`.
  public let identity: ContentHash
  /// The row of `plugin_version`.
  package let version: Int64
  let tables: [PluginTable]

  public var name: String { manifest.name }
}
