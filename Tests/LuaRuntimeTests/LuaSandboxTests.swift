import LuaRuntime
import Testing

@Suite("The sandbox lets nothing out")
struct LuaSandboxTests {
  @Test(
    "names that must not exist do not",
    arguments: [
      "io", "os", "package", "debug", "dofile", "loadfile", "collectgarbage", "warn", "string.dump", "string.pack",
      "coroutine.close", "math.randomseed", "loadstring", "module",
    ])
  func absent(name: String) throws {
    let error = try #require(failure("return \(name)"))
    #expect(error.kind == .runtime)
    #expect(error.message.contains(name.contains(".") ? "unknown field" : "undefined name"), "\(error.message)")
  }

  @Test(
    "an attempt fails with a reason",
    arguments: [
      ("return load('\\27Lua')() ", "attempt to call a nil value"),
      ("string.find = nil", "'string' is read-only: cannot set 'find'"),
      ("rawset(string, 'find', nil)", "table is read-only"),
      ("text.lower = 1", "'text' is read-only: cannot set 'lower'"),
      ("getmetatable('').__index = {}", "attempt to index a boolean value"),
      ("setmetatable(string, nil)", "cannot change a protected metatable"),
      ("setmetatable(_G, nil)", "cannot change a protected metatable"),
      ("setmetatable({}, {__gc = pritn})", "undefined name 'pritn'"),
      ("setmetatable({}, {__gc = true})", "metatables may not have '__gc'"),
      ("setmetatable({}, {__mode = 'k'})", "metatables may not have '__mode'"),
      ("return ('%p'):format({})", "invalid conversion '%p' to 'format'"),
      ("return prnt", "undefined name 'prnt'"),
      ("return text.lwer('a')", "unknown field 'lwer' of 'text'; did you mean 'lower'?"),
      ("return ('x'):fnid('x')", "unknown field 'fnid' of 'string'; did you mean 'find'?"),
      ("return tostirng(1)", "undefined name 'tostirng'; did you mean 'tostring'?"),
      ("table.insert(string, 1)", "'string' is read-only"),
    ])
  func refused(source: String, reason: String) throws {
    let error = try #require(failure(source))
    #expect(error.message.contains(reason), "\(error.message)")
  }

  @Test("no address shows in any text")
  func addresses() throws {
    let source = """
      local co = coroutine.create(function() end)
      local out = {tostring({}), tostring(print_), tostring(co), tostring(string.find), tostring(function() end),
        tostring(setmetatable({}, {__name = 'thing'}))}
      return table.concat(out, ' ')
      """.replacing("print_", with: "pairs")
    #expect(try run(source) == [.string("table function thread function function thing")])
  }

  @Test("a metatable written to afterwards is neither weak nor finalized")
  func lateMetamethods() throws {
    let source = """
      local ran = false
      local meta = {}
      local weak = setmetatable({}, meta)
      meta.__mode = 'kv'
      meta.__gc = function() ran = true end
      weak[1] = {}
      for i = 1, 200000 do local m = {} local t = setmetatable({i}, m) m.__gc = meta.__gc end
      return weak[1] ~= nil, ran
      """
    #expect(try run(source) == [.boolean(true), .boolean(false)])
  }

  @Test("loaded text has a fixed name, the sandbox's globals and a limit")
  func loading() throws {
    let error = try #require(failure("local f = load(\"error('x')\", '@/etc/passwd'); f()"))
    #expect(error.place == "load:1")
    #expect(try run("return load('return string ~= nil')()") == [.boolean(true)])
    #expect(try run("return load('x = 1; return x', 'n', 't', {})()") == [.integer(1)])
    #expect(try run("return select('#', load(('x = 1 '):rep(20000)))") == [.integer(2)])
    #expect(
      try run("local n = 0; return load(function() n = n + 1; return ({'return ', '7'})[n] end)()") == [.integer(7)])
  }

  @Test("modules run once, in the sandbox, and their errors have their places")
  func modules() throws {
    #expect(try run("return require('m1') == require('m1'), require('m1').name") == [.boolean(true), .string("m1")])
    #expect(try #require(failure("require 'mself'")).message.contains("requires itself"))
    #expect(try #require(failure("require 'mraise'")).place == "lib/mraise.lua:1")
    let again = "local a = pcall(require, 'mraise') local ok, e = pcall(require, 'mraise') return a, e"
    #expect(try run(again) == [.boolean(false), .string("lib/mraise.lua:1: inside")])
    #expect(try #require(failure("require 'mbad'")).message.contains("lib/mbad.lua:1:"))
    #expect(try #require(failure("\nrequire 'x'")).place == "plugin.lua:2")
  }
}
