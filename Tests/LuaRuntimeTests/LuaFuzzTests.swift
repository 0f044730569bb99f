import LuaRuntime
import Testing

/// Programs that nobody would write. They may fail in any way but one: a crash.
@Suite("Random programs do not crash the host")
struct LuaFuzzTests {
  private static let values = [
    "nil", "true", "0", "1", "-1", "2.5", "1e308", "math.huge", "-math.huge", "0/0", "math.maxinteger",
    "math.mininteger",
    "'a'", "''", "'%'", "('x'):rep(300)", "'\\xff'", "{}", "{1, 2, 3}", "{a = 1, b = {}}", "t", "u", "f", "co",
    "string",
    "_G", "function(...) return ... end", "setmetatable({}, {__index = f})",
    "setmetatable({}, {__len = function() return 1e9 end})",
    "coroutine.create(f)", "t.a", "u[1]", "#t", "s", "s .. s", "text",
  ]
  private static let functions = [
    "string.find", "string.gsub", "string.format", "string.rep", "string.byte", "string.char", "string.match",
    "string.sub",
    "string.gmatch", "string.reverse", "table.concat", "table.insert", "table.move", "table.remove", "table.sort",
    "table.unpack", "table.pack", "utf8.char", "utf8.codepoint", "utf8.len", "utf8.offset", "math.random", "math.floor",
    "pairs", "ipairs", "next", "select", "tostring", "tonumber", "rawset", "rawget", "setmetatable", "getmetatable",
    "pcall", "xpcall", "error", "load", "coroutine.wrap", "coroutine.resume", "coroutine.yield", "coroutine.status",
    "echo",
    "fail", "text.act", "require", "assert", "rawlen", "rawequal", "type",
  ]

  private static func program(_ random: inout TestRandom) -> String {
    func value(_ random: inout TestRandom) -> String { values[random.below(values.count)] }
    func call(_ random: inout TestRandom) -> String {
      let arguments = (0..<random.below(5)).map { _ in value(&random) }.joined(separator: ", ")
      return "\(functions[random.below(functions.count)])(\(arguments))"
    }
    var source =
      "local t, u, s = {a = 1, 'x', 'y'}, {3, 1, 2}, 'text'\nlocal function f(...) return ... end\n"
      + "local co = coroutine.create(f)\n"
    for _ in 0..<random.below(12) + 3 {
      switch random.below(9) {
      case 0: source += "t.a = \(call(&random))\n"
      case 1: source += "pcall(function() return \(call(&random)) end)\n"
      case 2:
        source +=
          "do local ok, v = pcall(\(functions[random.below(functions.count)]), \(value(&random)), "
          + "\(value(&random))) u[#u + 1] = v end\n"
      case 3: source += "pcall(function() for k, v in \(call(&random)) do s = s .. tostring(k) end end)\n"
      case 4:
        source += "f = coroutine.wrap(function(...) coroutine.yield(...) return \(call(&random)) end) pcall(f, 1)\n"
      case 5: source += "pcall(setmetatable, t, {__index = u, __newindex = f, __close = f, __eq = f, __lt = f})\n"
      case 6:
        source +=
          "pcall(function() local c <close> = setmetatable({}, {__close = function() \(call(&random)) end}) "
          + "\(call(&random)) end)\n"
      case 7: source += "pcall(function() return \(value(&random)) + \(value(&random)) end)\n"
      default: source += "t[#t + 1] = select(2, pcall(function() return \(value(&random)) .. \(call(&random)) end))\n"
      }
    }
    return source + (random.below(2) == 0 ? "return t, u, s" : "return \(call(&random))")
  }

  @Test("generated programs", arguments: 0..<16)
  func programs(seed: Int) throws {
    var random = TestRandom(seed: UInt64(seed + 1000))
    var state = try openState(LuaLimits(memory: 4 << 20, seconds: 0.05))
    try state.snapshot()
    var finished = 0
    for _ in 0..<150 {
      let source = Self.program(&random)
      state.restore(seed: UInt64(seed))
      if random.below(4) == 0 { state.refuse(random.below(2) == 0 ? .one : .all, nth: random.below(400) + 1) }
      do throws(LuaError) {
        let function = try state.load(source, name: "fuzz.lua")
        _ = try state.call(function, [])
        finished += 1
      } catch {
        #expect(error.kind != .syntax && error.kind != .unavailable, "\(error)\n\(source)")
        #expect(!error.message.isEmpty)
      }
      state.refuse(.never)
    }
    #expect(finished > 10)
    state.restore(seed: 0)
    #expect(state.firstDifference == nil)
  }

  @Test("bytes that are no program")
  func noise() throws {
    var random = TestRandom(seed: 5)
    var state = try openState()
    let words = [
      "end", "do", "(", ")", "=", "local", "x", "'", "[[", "--", "return", "function", "1", ".", "::", "<close>", "{",
    ]
    for _ in 0..<2000 {
      let source = (0..<random.below(30)).map { _ in words[random.below(words.count)] }.joined(separator: " ")
      do throws(LuaError) {
        _ = try state.load(source, name: "noise.lua")
      } catch {
        #expect(error.kind == .syntax)
      }
    }
  }
}
