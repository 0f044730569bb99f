import LuaRuntime
import Testing

@Suite("Coroutines yield across protected calls")
struct LuaCoroutineTests {
  @Test(
    "as in Lua 5.4",
    arguments: [
      (
        "local co = coroutine.wrap(function(a) local ok, b = pcall(coroutine.yield, a + 1) return ok, b end) "
          + "return co(1) .. ' ' .. tostring(co(7))", "2 true"
      ),
      (
        "local co = coroutine.wrap(function() local ok, e = pcall(function() coroutine.yield(1) error('late', 0) end) "
          + "return tostring(ok) .. e end) co() return co()", "falselate"
      ),
      (
        "local co = coroutine.wrap(function() return xpcall(function() coroutine.yield(1) error('late', 0) end, "
          + "function(e) return 'handled ' .. e end) end) co() return select(2, co())", "handled late"
      ),
      (
        "local co = coroutine.wrap(function() for k, v in pairs({a = 1, b = 2}) do coroutine.yield(k .. v) end end) "
          + "return co() .. co()", "a1b2"
      ),
      (
        "local co = coroutine.wrap(function() local c <close> = setmetatable({}, {__close = function() "
          + "coroutine.yield('closing') end}) end) return co()", "closing"
      ),
      (
        "local co = coroutine.create(function() table.sort({3, 2, 1}, function(a, b) coroutine.yield() end) end) "
          + "return (select(2, coroutine.resume(co)))", "attempt to yield across a C-call boundary"
      ),
      (
        "return (('abc'):gsub('.', function(c) pcall(string.gsub, 'xyz', '.', function() error('in') end) "
          + "return c .. ('q'):rep(2) end))", "aqqbqqcqq"
      ),
      (
        "local co = coroutine.wrap(function() while true do coroutine.yield((('ab'):gsub('.', '%0%0'))) end end) "
          + "return (('xy'):gsub('.', function(c) return c .. co() end))", "xaabbyaabb"
      ),
    ])
  func yields(source: String, result: String) throws {
    #expect(try run(source) == [.string(result)])
  }

  @Test(
    "and a protected call that was left by a yield does not survive the deadline",
    arguments: [
      "local co = coroutine.wrap(function() while true do pcall(function() coroutine.yield() while true do end end) end end) "
        + "co() co()",
      "local co = coroutine.wrap(function() pcall(pcall, function() coroutine.yield() while true do end end) while true do "
        + "end end) co() while true do pcall(co) end",
    ])
  func stops(source: String) throws {
    #expect(try #require(failure(source, limits: LuaLimits(seconds: 0.1))).kind == .timeout)
  }
}
