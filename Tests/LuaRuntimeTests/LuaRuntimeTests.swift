import Testing

@testable import LuaRuntime

@Suite("A Lua state, from opening to restoring")
struct LuaStateTests {
  @Test("values go both ways")
  func values() throws {
    var state = try LuaState(limits: LuaLimits(), interface: LuaInterface(), host: EchoHost())
    let function = try state.load("return ...", name: "echo.lua")
    let values: [LuaValue] = [
      .boolean(true), .integer(7), .number(1.5), .string("встреча"),
      .table(LuaTable(array: [.integer(1), .string("два")])),
      .table(LuaTable(fields: [("a", .integer(1)), ("b", .nil)])),
    ]
    var expected = values
    expected[5] = .table(LuaTable(fields: [("a", .integer(1))]))
    #expect(try state.call(function, values) == expected)
  }
}
