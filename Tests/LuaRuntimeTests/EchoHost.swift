import LuaRuntime

/// A host for tests: function 1 answers its arguments, 2 raises, 3 does what the test says.
final class EchoHost: LuaHost {
  var action: ([LuaValue]) throws(LuaHostError) -> [LuaValue] = { _ throws(LuaHostError) in [] }
  private(set) var calls = 0

  static let interface = LuaInterface(functions: [
    LuaHostFunction(name: "echo", number: 1), LuaHostFunction(name: "fail", number: 2),
    LuaHostFunction(name: "text.act", number: 3), LuaHostFunction(name: "text.lower", number: 1),
    LuaHostFunction(name: "require", number: 4, kind: .moduleLoader),
  ])

  func call(_ function: Int, _ arguments: [LuaValue]) throws(LuaHostError) -> [LuaValue] {
    calls += 1
    switch function {
    case 1: return arguments
    case 2: throw LuaHostError("the host says no")
    case 3: return try action(arguments)
    case 4:
      guard case .string(let name)? = arguments.first, name.hasPrefix("m") else {
        throw LuaHostError("no module of that name")
      }
      let source =
        switch name {
        case "mself": "return require 'mself'"
        case "mbad": "x ="
        case "mraise": "error 'inside'"
        default: "local t = {name = ...}\nreturn t"
        }
      return [.string(source), .string("lib/\(name).lua")]
    default: throw LuaHostError("function \(function) is not known")
    }
  }

  func table(_ number: Int) throws(LuaHostError) -> LuaModelTable { LuaModelTable() }
}
