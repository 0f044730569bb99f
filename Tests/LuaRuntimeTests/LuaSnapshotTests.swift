import LuaRuntime
import Testing

@Suite("A restore brings back every byte")
struct LuaSnapshotTests {
  /// `write` writes everything a plugin can reach.
  private static let plugin = """
    local lexicon, calls = {}, 0
    for i = 1, 500 do lexicon['word' .. i] = {i, name = 'слово' .. i} end
    shared = {list = {1, 2, 3}}
    local wait = coroutine.wrap(function() while true do calls = calls + 1 coroutine.yield(calls) end end)
    wait()
    return {
      look = function() return calls, wait(), #shared.list, lexicon.word7.name, rawget(_G, 'later'), math.random(1000) end,
      write = function(n)
        later = 'later'
        for k in pairs(lexicon) do lexicon[k] = nil end
        for i = 1, n do shared.list[i] = {i, tostring(i)} end
        shared = nil
        string_copy = string
        pairs = nil
        setmetatable(lexicon, {__index = function(_, k) return k end})
        for i = 1, 10 do wait() end
        local ok = pcall(error, {})
        keep = function() return n end
        coroutine.wrap(function() coroutine.yield(1) end)()
        return keep, math.random(), ('x'):rep(n)
      end,
      fail = function() error('x') end,
      loop = function() while true do end end,
      grow = function() local t = {} while true do t[#t + 1] = {t} end end,
      deep = function() local function f() return 1 + f() end f() end,
    }
    """

  @Test("after writing everywhere, failing, looping and running out of memory")
  func identity() throws {
    var state = try openState(LuaLimits(memory: 16 << 20, seconds: 0.1))
    guard case .table(let exports)? = try state.call(state.load(Self.plugin, name: "plugin.lua"), []).first else {
      Issue.record("the plugin returned no table")
      return
    }
    func function(_ name: String) throws -> LuaFunction {
      guard case .function(let function) = exports[name] else { throw LuaHostError(name) }
      return function
    }
    try state.snapshot()
    #expect(state.firstDifference == nil)
    let look = try function("look")
    state.restore(seed: 7)
    let first = try state.call(look, [])
    #expect(first.count == 6)
    for round in 0..<3 {
      for name in ["write", "fail", "loop", "grow", "deep"] {
        _ = try? state.call(try function(name), [.integer(Int64(1000 * (round + 1)))])
        #expect(state.firstDifference != nil)
        state.restore(seed: 0)
        #expect(state.firstDifference == nil)
        state.restore(seed: 7)
        #expect(try state.call(look, []) == first)
      }
    }
  }

  @Test("functions made after the snapshot are stale after a restore, those before are not")
  func staleness() throws {
    var state = try openState()
    let make = try state.load("return function() return 5 end", name: "plugin.lua")
    try state.snapshot()
    guard case .function(let made)? = try state.call(make, []).first else { return }
    #expect(try state.call(made, []) == [.integer(5)])
    state.restore(seed: 1)
    #expect {
      try state.call(made, [])
    } throws: { error in
      (error as? LuaError)?.message.contains("stale function") == true
    }
    guard case .function(let again)? = try state.call(make, []).first else { return }
    #expect(again != made)
    #expect(try state.call(again, []) == [.integer(5)])
  }

  @Test("a second snapshot replaces the first")
  func twice() throws {
    var state = try openState()
    try state.snapshot()
    try state.setGlobal("x", .string("kept"))
    try state.snapshot()
    try state.setGlobal("x", .string("lost"))
    state.restore(seed: 0)
    #expect(try state.global("x") == .string("kept"))
    #expect(try state.global("y") == .nil)
  }

  @Test("memory does not grow over a thousand articles")
  func steady() throws {
    var state = try openState(LuaLimits(memory: 64 << 20))
    let work = try state.load(
      "local t = {} for i = 1, 2000 do t[i] = {i, ('x'):rep(i % 50)} end return #t", name: "plugin.lua")
    try state.snapshot()
    let before = state.memoryInUse
    for seed in 0..<1000 {
      state.restore(seed: UInt64(seed))
      _ = try state.call(work, [])
    }
    state.restore(seed: 0)
    #expect(state.memoryInUse == before)
  }
}
