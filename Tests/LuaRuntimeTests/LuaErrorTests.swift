import LuaRuntime
import Testing

@Suite("Errors say what and where, and hold nothing back")
struct LuaErrorTests {
  @Test(
    "message and place",
    arguments: [
      ("local x = nil\nreturn x.y", "attempt to index a nil value (local 'x')", "plugin.lua:2"),
      ("\n\nerror('no')", "no", "plugin.lua:3"),
      ("error('no', 0)", "no", "plugin.lua:1"),
      ("local function f() error('caller', 2) end\n\nf()", "caller", "plugin.lua:3"),
      ("error({code = 7, text = 'a'})", "{code = 7, text = \"a\"}", "plugin.lua:1"),
      ("error(setmetatable({}, {__tostring = function() return 'nice' end}))", "nice", "plugin.lua:1"),
      (
        "error(setmetatable({}, {__tostring = function() error('x') end}))", "error value of type table", "plugin.lua:1"
      ),
      ("error()", "nil", "plugin.lua:1"),
      ("error(17)", "17", "plugin.lua:1"),
      ("\nfail()", "the host says no", "plugin.lua:2"),
      ("local ok, message = pcall(fail)\nerror(message, 0)", "the host says no", "plugin.lua:1"),
      ("string.rep()", "bad argument #1 to 'rep' (string expected, got no value)", "plugin.lua:1"),
      ("local co = coroutine.wrap(function()\n  error('inside') end)\nco()", "inside", "plugin.lua:2"),
      ("echo('\\xff')", "value 1 is not valid UTF-8 at byte 1 (was a letter cut? use text.sub)", "plugin.lua:1"),
      (
        "echo({a = {b = {'x', '\\xd0'}}})",
        "value 1.a.b[2] is not valid UTF-8 at byte 1 (was a letter cut? use text.sub)",
        "plugin.lua:1"
      ),
      ("local t = {} t.t = t\necho(t)", "is nested too deeply (more than 32 tables)", "plugin.lua:2"),
    ])
  func places(source: String, message: String, place: String) throws {
    let error = try #require(failure(source))
    #expect(error.kind == .runtime)
    #expect(message.count < 40 ? error.message.hasSuffix(message) : error.message.contains(message), "\(error.message)")
    #expect(error.place == place)
  }

  @Test("a syntax error has its line")
  func syntax() throws {
    let error = try #require(failure("local a = 1\nlocal = 2"))
    #expect(error.kind == .syntax)
    #expect(error.place == "plugin.lua:2")
    #expect(error.message == "<name> expected near '='")
    #expect(error.description == "plugin.lua:2: <name> expected near '='")
  }

  @Test("the traceback names the Lua frames, innermost first")
  func traceback() throws {
    let error = try #require(
      failure("local function inner() error('x') end\nfunction outer()\n  inner()\n  return 1\nend\nouter()\nreturn 1"))
    #expect(
      error.traceback == """
        plugin.lua:1: in upvalue 'inner'
        plugin.lua:3: in function 'outer'
        plugin.lua:6: in main chunk
        """ || error.traceback.contains("plugin.lua:3: in global 'outer'"), "\(error.traceback)")
  }

  @Test(
    "stack overflows and errors in error handlers are errors like others",
    arguments: [
      "local function f() return 1 + f() end f()",
      "local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k + 1] end return t[1]",
      "local function f(n) local ok, e = pcall(f, n + 1) error(e, 0) end f(1)",
      "local co = coroutine.wrap(function() end) local function f() coroutine.wrap(f)() end f()",
      "string.gsub(('a'):rep(500), 'a', function() local function g() return ('b'):gsub('b', g) end g() end)",
      "return (('('):rep(100) .. 'a')",
      "local s = ('('):rep(3000) assert(load('return ' .. s .. '1' .. (')'):rep(3000)))",
      "error(setmetatable({}, {__tostring = function(t) return tostring(t) end}))",
      "xpcall(error, function(e) error(e) end) error('still here')",
      "local ok, e = xpcall(error, function() local function f() return f() .. '' end f() end) error('done')",
      "return ('a'):rep(300000):find(('a?'):rep(300000))",
    ])
  func overflows(source: String) throws {
    if let error = failure(source, limits: LuaLimits(memory: 64 << 20, seconds: 2)) {
      #expect(error.kind == .runtime || error.kind == .memory, "\(error)")
      #expect(!error.message.isEmpty)
    }
  }

  @Test("a thousand raised errors leave no Swift object behind")
  func leaks() throws {
    final class Witness {
      nonisolated(unsafe) static var live = 0
      init() { Witness.live += 1 }
      deinit { Witness.live -= 1 }
    }
    let host = EchoHost()
    host.action = { arguments throws(LuaHostError) in
      let witness = Witness()
      defer { withExtendedLifetime(witness) {} }
      throw LuaHostError("with a witness, \(arguments.count)")
    }
    do {
      var state = try openState(host: host)
      let function = try state.load("text.act({1, 2, {3}}, 'text')", name: "plugin.lua")
      for _ in 0..<1000 {
        #expect(throws: LuaError.self) { try state.call(function, [.string("x")]) }
      }
      let caught = try state.load("for i = 1, 1000 do pcall(text.act, {i}) end", name: "plugin.lua")
      _ = try state.call(caught, [])
    }
    #expect(Witness.live == 0)
  }

  @Test("a host function that calls its own state is refused, one that calls another is not")
  func nesting() throws {
    let host = EchoHost()
    host.action = { _ throws(LuaHostError) in
      do throws(LuaError) {
        return try run("return 'from inside'")
      } catch {
        throw LuaHostError(error.message)
      }
    }
    #expect(try run("return text.act()", host: host) == [.string("from inside")])
  }
}
