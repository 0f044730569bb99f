/// What a state calls when Lua calls a function of the host.
public protocol LuaHost: AnyObject {
  /// Runs the function with the number it was registered under. Throwing raises a Lua error at the caller's line.
  func call(_ function: Int, _ arguments: [LuaValue]) throws(LuaHostError) -> [LuaValue]

  /// Hands over a table of the model; called when Lua first touches it.
  func table(_ number: Int) throws(LuaHostError) -> LuaModelTable
}

/// An error of a host function, raised in Lua with the place of the caller.
public struct LuaHostError: Error, Hashable, Sendable {
  public var message: String

  public init(_ message: String) {
    self.message = message
  }
}

/// A function that the host adds to the sandbox.
public struct LuaHostFunction: Hashable, Sendable {
  public enum Kind: Int32, Hashable, Sendable {
    case function = 0
    /// `require`: called with a module's name, the host answers two strings, its source text and the name shown in
    /// messages. The state runs each module once and keeps its value; a module that requires itself is an error.
    case moduleLoader = 1
  }

  /// `print`, or `text.lower` for a field of a read-only library table.
  public var name: String
  public var number: Int
  public var kind: Kind

  public init(name: String, number: Int, kind: Kind = .function) {
    self.name = name
    self.number = number
    self.kind = kind
  }
}

/// What the host adds to the sandbox's own libraries.
public struct LuaInterface: Sendable {
  public var functions: [LuaHostFunction]
  public var model: LuaModel

  public init(functions: [LuaHostFunction] = [], model: LuaModel = LuaModel()) {
    self.functions = functions
    self.model = model
  }
}
