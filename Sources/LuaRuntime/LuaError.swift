/// What went wrong in Lua, and where.
public struct LuaError: Error, Hashable, Sendable {
  public enum Kind: Int32, Hashable, Sendable {
    /// The source text is not Lua.
    case syntax = 1
    /// An error was raised and not caught.
    case runtime = 2
    /// The time limit was used up.
    case timeout = 3
    /// The memory limit was used up.
    case memory = 4
    /// The host could not set up what the call needed.
    case unavailable = 5
  }

  public var kind: Kind
  /// What happened, without the place.
  public var message: String
  /// `file:line` in a plugin or a module; nil when no Lua code was running.
  public var place: String?
  /// The Lua frames, innermost first, one a line.
  public var traceback: String

  public init(kind: Kind, message: String, place: String? = nil, traceback: String = "") {
    self.kind = kind
    self.message = message
    self.place = place
    self.traceback = traceback
  }
}

extension LuaError: CustomStringConvertible {
  /// `file:line: message`.
  public var description: String {
    place.map { "\($0): \(message)" } ?? message
  }
}
