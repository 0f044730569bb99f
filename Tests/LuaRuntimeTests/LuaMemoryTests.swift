import LuaRuntime
import Testing

@Suite("Memory runs out without a leak or a crash")
struct LuaMemoryTests {
  @Test(
    "the memory limit stops a plugin, and nothing catches that",
    arguments: [
      "local t = {} while true do t[#t + 1] = {} end",
      "local t = {} while true do pcall(function() while true do t[#t + 1] = {} end end) end",
      "local t = {} xpcall(function() while true do t[#t + 1] = 'x' .. #t end end, function() while true do end end)",
      "local t = {} local co = coroutine.wrap(function() while true do t[#t + 1] = {} end end) pcall(co) while true do end",
      "local s = 'x' while true do s = s .. s end",
      "local s = 'x' while true do pcall(function() s = s .. s end) end",
      "return ('x'):rep(15000000) .. ('y'):rep(15000000)",
      "return (('x'):rep(10000)):gsub('x', ('y'):rep(10000))",
      "local t = {} for i = 1, 1000 do t[i] = ('x'):rep(100000) end return table.concat(t)",
      "local t <close> = setmetatable({}, {__close = function() while true do end end}) local u = {} while true do u[#u+1] = {} end",
      "return string.format(('%s'):rep(100), table.unpack((function() local t = {} for i = 1, 100 do t[i] = ('x'):rep(1000000) end return t end)()))",
    ])
  func limit(source: String) throws {
    let error = try #require(failure(source, limits: LuaLimits(memory: 16 << 20, seconds: 20)))
    #expect(error.kind == .memory, "\(error)")
    #expect(error.message == "stopped: the memory limit of 16 MiB is used up")
    #expect(error.place == "plugin.lua:1")
  }

  @Test("garbage is not a failure")
  func garbage() throws {
    _ = try run(
      "for i = 1, 300 do local s = ('x'):rep(1000000) end for i = 1, 500000 do local t = {i} end",
      limits: LuaLimits(memory: 8 << 20, seconds: 30))
  }

  @Test("a state does not open in too little")
  func tooLittle() {
    for bytes in [0, 1000, 5000] {
      #expect(throws: LuaError.self) { _ = try openState(LuaLimits(memory: bytes)).memoryInUse }
    }
  }

  static let program = """
    local t = {name = 'слово', list = {1, 2, {3}}, f = function() return 1 end}
    for i = 1, 20 do t['k' .. i] = {i} end
    local co = coroutine.wrap(function(a) local b = coroutine.yield(a) error({b}) end)
    co(1)
    local ok, e = pcall(co, 2)
    local s = ('one two'):gsub('%a+', function(w) return w:upper() end)
    table.sort(t.list, function(a, b) return tostring(a) < tostring(b) end)
    for k, v in pairs(t) do s = s .. tostring(k) end
    echo(t, s, string.format('%q %5.2f', s, 1.5), table.concat({1, 2, 3}, ','))
    pcall(fail)
    local m = require('m1')
    return t, load('return 1')()
    """

  @Test("refused at every allocation of opening", arguments: [LuaRefusal.one, .all])
  func opening(refusal: LuaRefusal) throws {
    var nth = 1
    var failures = 0
    while nth < 5000 {
      do throws(LuaError) {
        let allocations = try LuaState.refusingInOpen(refusal, nth: nth) { () throws(LuaError) in
          try openState().allocations
        }
        if nth > allocations { break }
      } catch {
        failures += 1
        #expect(error.kind == .memory || error.kind == .runtime, "\(nth): \(error)")
      }
      nth += 1
    }
    #expect(nth > 200)
    #expect(failures > (refusal == .all ? 200 : 0))
  }

  @Test(
    "refused at every allocation of load, call, callbacks, results and tracebacks", arguments: [LuaRefusal.one, .all])
  func running(refusal: LuaRefusal) throws {
    var state = try openState()
    try state.snapshot()
    var nth = 1
    var kinds: [LuaError.Kind: Int] = [:]
    while true {
      state.restore(seed: 1)
      let before = state.allocations
      state.refuse(refusal, nth: nth)
      do throws(LuaError) {
        let function = try state.load(Self.program, name: "plugin.lua")
        _ = try state.call(function, [.table(LuaTable(array: [.string("a"), .integer(1)]))])
        state.refuse(.never)
        if nth > state.allocations - before { break }
      } catch {
        kinds[error.kind, default: 0] += 1
        #expect(error.kind == .memory, "\(nth): \(error)")
      }
      state.refuse(.never)
      nth += 1
    }
    #expect(nth > 300)
    if refusal == .all { #expect(kinds[.memory, default: 0] > 250) }
    state.restore(seed: 0)
    #expect(state.firstDifference == nil)
  }
}
