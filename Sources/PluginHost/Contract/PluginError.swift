/// Why a plugin could not be found, read, or understood.
public struct PluginError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Hashable, Sendable {
    /// No plugin of that name in any of the folders.
    case unknown
    /// The file could not be read, or lies where it may not.
    case unreadable
    /// The file is not Lua, or its main chunk failed.
    case broken
    /// The returned table is not what a plugin returns.
    case contract
    /// Plugins require each other in a circle.
    case cycle
    /// An option is not one of the plugin's, or its value has the wrong type.
    case option
  }

  public var kind: Kind
  /// The plugin's name, where it is known.
  public var plugin: String?
  /// `file:line`, a file or a folder.
  public var place: String?
  /// What is wrong and what to do about it.
  public var message: String
  /// The Lua functions on the stack, innermost first, one a line.
  public var traceback: String

  public init(_ kind: Kind, plugin: String? = nil, place: String? = nil, message: String, traceback: String = "") {
    self.kind = kind
    self.plugin = plugin
    self.place = place
    self.message = message
    self.traceback = traceback
  }

  public var description: String {
    let head = [plugin.map { "plugin \($0)" }, place].compactMap { $0 }.joined(separator: ", ")
    return head.isEmpty ? message : "\(head): \(message)"
  }
}
