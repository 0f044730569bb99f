import LuaRuntime
import Testing

@Suite("What would run for ever stops")
struct LuaHangTests {
  static let endless: [String] = [
    "while true do end",
    "local function loop() while true do end end while true do pcall(loop) end",
    "xpcall(function() while true do end end, function() while true do end end)",
    "local function f() while true do end end while true do xpcall(f, function() while true do end end) end",
    "while true do coroutine.wrap(function() for i = 1, 10 do end end)() end",
    """
    local function nest(n) if n == 0 then for i = 1, 5 do end return end coroutine.wrap(nest)(n - 1) end
    while true do nest(4) end
    """,
    "local co = coroutine.wrap(function() while true do pcall(function() while true do end end) end end) co()",
    """
    local co = coroutine.create(function() while true do coroutine.yield() end end)
    while true do coroutine.resume(co) end
    """,
    "local t <close> = setmetatable({}, {__close = function() while true do end end}) while true do end",
    """
    while true do pcall(function()
      local t <close> = setmetatable({}, {__close = function() while true do end end}) while true do end end) end
    """,
    "return (('x'):rep(3000)):find((\".-\"):rep(6) .. 'b')",
    "return (('a'):rep(4000000)):find(('a'):rep(2000000) .. 'b', 1, true)",
    "return (('a'):rep(4000000)):find(('a'):rep(2000000) .. 'b')",
    "table.move({}, 1, 1e15, 1)",
    "table.move({}, 1, 1e15, 2)",
    "table.insert(setmetatable({}, {__len = function() return math.maxinteger - 1 end}), 1, 1)",
    "table.remove(setmetatable({}, {__len = function() return math.maxinteger - 1 end}), 1)",
    "return table.concat(setmetatable({}, {__index = function() return '' end}), '', 1, 1e15)",
    "local s = ('a'):rep(1000000) while true do s:gsub('a', 'b') end",
    "local s = ('a'):rep(100000) return s:gsub('.-b', '')",
    "return ('%b()'):rep(1) and (('('):rep(300000)):gsub('%b()', '')",
    """
    table.sort(setmetatable({}, {__len = function() return 1000000 end, __index = function(_, k) return
    -k end}), function(a, b) for i = 1, 100 do end return a < b end)
    """,
    """
    local t = {} for i = 1, 300000 do t[i] = (i * 7919) % 300007 end while true do table.sort(t)
    table.sort(t, function(a, b) return a > b end) end
    """,
    "local t = {} for i = 1, 100000 do t['k' .. i] = i end while true do for k in pairs(t) do end end",
    "local t = {} for i = 1, 20000 do t['k' .. i] = i end local k while true do k = next(t, k) end",
    "while true do load('local a = 1') end",
    "load(function() return ' ' end) while true do end",
    "for i = 1, math.huge do tostring(i) end",
    "goto a ::b:: ::a:: goto b",
    "while true do echo(1) end",
    "while true do pcall(fail) end",
    "local s = string.rep('x', 1000000) while true do utf8.len(s) end",
    "while true do string.format('%99.99f', 1e308) end",
    "return setmetatable({}, {__index = function(t, k) while true do end end}).x",
    """
    local t = setmetatable({}, {__eq = function() while true do end end}) return t == setmetatable({},
    getmetatable(t))
    """,
    "local t = setmetatable({}, {__concat = function() while true do pcall(error) end end}) return t .. 'a'",
    "error(setmetatable({}, {__tostring = function() while true do end end}))",
    "for w in ('x'):rep(1000):gmatch('.-.-.-.-.-.-.-y') do end",
  ]

  @Test(
    "within the time limit",
    arguments: endless)
  func stops(source: String) throws {
    let error = try #require(failure(source, limits: LuaLimits(memory: 128 << 20, seconds: 0.2)))
    #expect(error.kind == .timeout, "\(error)")
  }

  @Test(
    "what takes no time although Lua's own takes for ever",
    arguments: [
      "return (''):rep(1e15)", "return #('x'):rep(0, 'y')", "return select('#', pcall(string.rep, 'x', 1e15))",
    ])
  func free(source: String) throws {
    _ = try run(source, limits: LuaLimits(seconds: 0.5))
  }

  @Test("the limit is one call's, and does not add up")
  func perCall() throws {
    var state = try openState(LuaLimits(seconds: 0.2))
    let busy = try state.load("local x = 0 for i = 1, 1500000 do x = x + i end return x", name: "plugin.lua")
    for _ in 0..<30 { _ = try state.call(busy, []) }
  }

  @Test("a state goes on after it was stopped")
  func afterwards() throws {
    var state = try openState(LuaLimits(seconds: 0.1))
    let loop = try state.load("while true do end", name: "plugin.lua")
    let fine = try state.load("return 1 + 1", name: "plugin.lua")
    for _ in 0..<3 {
      #expect(throws: LuaError.self) { try state.call(loop, []) }
      #expect(try state.call(fine, []) == [.integer(2)])
    }
  }

  @Test("a timeout has its place")
  func place() throws {
    let error = try #require(
      failure(
        "local n = 0\nlocal co = coroutine.wrap(function()\n  while true do n = n + 1 end\nend)\nco()",
        limits: LuaLimits(seconds: 0.1)))
    #expect(error.place == "plugin.lua:3")
    #expect(error.traceback.contains("plugin.lua:5: in main chunk"))
    #expect(error.message == "stopped: the time limit of 0.1 s is used up")
  }

  @Test("several threads, each with its state and its deadline")
  func threads() async throws {
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<6 {
        group.addTask {
          let source = number % 2 == 0 ? "while true do end" : "local x = 0 for i = 1, 100000 do x = x + i end return x"
          let error = failure(source, limits: LuaLimits(seconds: 0.15))
          return number % 2 == 0 ? error?.kind == .timeout : error == nil
        }
      }
      for await right in group { #expect(right) }
    }
  }
}
