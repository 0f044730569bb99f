import Articles
import Foundation
import PluginHost
import Testing

@Suite("Finding and understanding plugins")
struct DiscoveryTests {
  private func plugin(_ fields: String, name: String = "p") -> String {
    "return { name = \"\(name)\", article = function() end, \(fields) }"
  }

  private func error(_ body: () throws -> Void) -> PluginError? {
    do { try body() } catch { return error as? PluginError }
    return nil
  }

  @Test("Folders are searched in order; a plugin is a file or a folder")
  func search() throws {
    let folder = try Folder()
    try folder.write("first/a.lua", plugin("version = \"1\"", name: "a"))
    try folder.write("second/a.lua", plugin("version = \"2\"", name: "a"))
    try folder.write("second/b/plugin.lua", plugin("summary = \"s\"", name: "b"))
    try folder.write("second/b/helper.lua", "return 1")
    try folder.write("second/broken.lua", "return {")
    try folder.write("second/other.lua", plugin("", name: "others"))
    let catalog = PluginCatalog(searchPaths: ["\(folder.path)/first", "\(folder.path)/second", "\(folder.path)/none"])
    #expect(try catalog.plugin(named: "a").manifest.version == "1")
    #expect(try catalog.plugin(named: "b").directory == "\(folder.path)/second/b")
    let list = catalog.list()
    #expect(list.map(\.name) == ["a", "b", "broken", "other"])
    #expect(list.map { (try? $0.plugin.get()) != nil } == [true, true, false, false])
    let unknown = error { _ = try catalog.plugin(named: "brokn") }
    #expect(unknown?.kind == .unknown)
    #expect(unknown?.message.contains("did you mean 'broken'?") == true)
    let renamed = error { _ = try catalog.plugin(named: "other") }
    #expect(renamed?.message == "the plugin is named 'others', but its file or folder 'other'; the names must be equal")
  }

  @Test(
    "What breaks the contract is named",
    arguments: [
      ("tabels = {}", "unknown key 'tabels'; did you mean 'tables'?"),
      ("version = 1", "'version' must be a string; it is 1"),
      ("tables = { T = { { 'a', 'text' } } }", "'T' can not name a table"),
      ("tables = { t = { { 'a', 'txt' } } }", "'tables.t[1]', column 'a': no type 'txt'; did you mean 'text'?"),
      ("tables = { t = { { 'a', 'text' }, { 'a', 'text' } } }", "'tables.t' has two columns 'a'"),
      ("tables = { t = { { 'article', 'text' } } }", "'article' can not name a column"),
      ("tables = { t = { { 'evidence_start', 'integer' } } }", "'evidence_start' can not name a column"),
      ("tables = { t = { { 'sentence', 'text' } } }", "'sentence' can not name a column, since the database"),
      ("tables = { t = { { 'article_title', 'text' } } }", "'article_title' can not name a column"),
      ("tables = { t = { { 'stage', 'text' } } }", "'stage' can not name a column"),
      ("tables = { t = { { 'at', 'evidence' } } }", "'at' can not name a column, since it means something else in Lua"),
      (
        "tables = { t = { { 'a', 'evidence' }, { 'a_start', 'integer' } } }",
        "'tables.t': the database would have two columns 'a_start'"
      ),
      ("tables = { run = { { 'a', 'text' } } }", "'tables.run': 'run' can not name a table"),
      ("tables = { pragma_x = { { 'a', 'text' } } }", "'pragma_x' can not name a table"),
      (
        "tables = { t = { { 'a', 'text' } }, t_evidence = { { 'a', 'text' } } }",
        "'tables.t_evidence': the database has a view of that name"
      ),
      ("tables = { t = { 'a' } }", "'tables.t[1]' must be a pair of a name and a type"),
      ("tables = { t = {} }", "'tables.t' must be a list of columns"),
      (
        "options = { o = { type = 'list', default = 'x' } }",
        "'options.o.default' must be a list of strings; it is \"x\""
      ),
      ("options = { o = { type = 'lst', default = {} } }", "is no type of option: 'lst'; did you mean 'list'?"),
      ("options = { o = { type = 'integer', defalt = 1 } }", "unknown key 'options.o.defalt'; did you mean 'default'?"),
      ("requires = 'x'", "'requires' must be a list of strings"),
      ("requires = { 'p' }", "the plugin requires itself"),
      ("views = { v = { summary = 's' } }", "'views.v.sql' must be a string; it is missing"),
      ("tests = { { text = 'x', expect = { t = {} } } }", "'tests[1].expect': no table 't'"),
      ("tests = { { expect = {} } }", "'tests[1].text' must be a string; it is missing"),
      ("archive = 1", "'archive' must be a function"),
    ])
  func contract(_ fields: String, _ expected: String) throws {
    let folder = try Folder()
    try folder.write("p.lua", plugin(fields))
    let found = error { _ = try PluginCatalog(searchPaths: [folder.path]).plugin(named: "p") }
    #expect(found?.kind == .contract)
    #expect(found?.message.contains(expected) == true, "\(found?.description ?? "no error")")
  }

  @Test(
    "A main chunk that fails tells the line",
    arguments: [
      ("return {\n  name = ", PluginError.Kind.broken), ("\n\nerror('x')", .broken), ("return 5", .contract),
      ("return { name = 'p' }", .contract),
    ])
  func broken(_ source: String, _ kind: PluginError.Kind) throws {
    let folder = try Folder()
    try folder.write("p.lua", source)
    let found = error { _ = try PluginCatalog(searchPaths: [folder.path]).plugin(named: "p") }
    #expect(found?.kind == kind)
    if source.hasPrefix("\n") { #expect(found?.place == "\(folder.path)/p.lua:3") }
  }

  @Test("Requirements come first; circles and unknown ones are errors")
  func requirements() throws {
    let folder = try Folder()
    try folder.write("a.lua", plugin("requires = { 'b', 'c' }", name: "a"))
    try folder.write("b.lua", plugin("requires = { 'c' }", name: "b"))
    try folder.write("c.lua", plugin("tables = { t = { { 'x', 'text' } } }", name: "c"))
    try folder.write("x.lua", plugin("requires = { 'y' }", name: "x"))
    try folder.write("y.lua", plugin("requires = { 'x' }", name: "y"))
    try folder.write("z.lua", plugin("requires = { 'aa' }", name: "z"))
    let catalog = PluginCatalog(searchPaths: [folder.path])
    let plugins = try catalog.resolve(["a", "c"])
    #expect(plugins.map(\.manifest.name) == ["c", "b", "a"])
    #expect(plugins[2].requirements["c"]?.map(\.name) == ["t"])
    #expect(error { _ = try catalog.resolve(["x"]) }?.message.contains("x → y → x") == true)
    let unknown = error { _ = try catalog.resolve(["z"]) }
    #expect(unknown?.message.contains("requires 'aa': no plugin 'aa'") == true)
  }

  @Test("Modules and data come from the plugin's folder and the library, and nowhere else")
  func files() throws {
    let folder = try Folder()
    try folder.write("secret.txt", "secret")
    try folder.write("lib/shared.lua", "return { n = 2 }")
    try folder.write("P/p/own/part.lua", "return { n = 40 }")
    try folder.write("P/p/words.tsv", "а\tб\n")
    try folder.write("P/p/ring1.lua", "return require 'ring2'")
    try folder.write("P/p/ring2.lua", "return require 'ring1'")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/P/p/link.txt", withDestinationPath: "\(folder.path)/secret.txt")
    func load(_ head: String, article: String = "") throws -> Plugin {
      try folder.write(
        "P/p/plugin.lua",
        "\(head)\nreturn { name = 'p', tables = { t = { { 'v', 'text' } } }, article = function(article, emit) \(article) end }"
      )
      return try PluginCatalog(searchPaths: ["\(folder.path)/P"], library: "\(folder.path)/lib").plugin(named: "p")
    }
    let plugin = try load(
      "local n = require('own.part').n + require('shared').n local words = data('words.tsv')",
      article: "emit.t { v = n .. words }")
    #expect(try PluginRunner(plugin: plugin).run(on: analyzed("x")).rows.map(\.cells) == [[.text("42а\tб\n")]])
    #expect(
      plugin.identity.parts.map(\.name) == [
        "data:words.tsv", "host", "lua", "module:own.part", "module:shared", "source:plugin.lua",
      ])
    let before = plugin.identity.hash
    try folder.write("lib/shared.lua", "return { n = 3 }")
    #expect(
      try load(
        "local n = require('own.part').n + require('shared').n local words = data('words.tsv')",
        article: "emit.t { v = n .. words }"
      ).identity.hash != before)
    // The plugin loaded before still runs what it was loaded from.
    #expect(try PluginRunner(plugin: plugin).run(on: analyzed("x")).rows.map(\.cells) == [[.text("42а\tб\n")]])

    for (head, expected) in [
      ("data('../../secret.txt')", "must be a path inside the plugin's folder"),
      ("data('/etc/passwd')", "must be a path inside the plugin's folder"),
      ("data('link.txt')", "is a link out of the folder"),
      ("data('wrds.tsv')", "no file 'wrds.tsv'"),
      ("require '../p'", "is no name of a module"),
      ("require 'sharde'", "did you mean 'shared'?"),
      ("require 'ring1'", "ring1"),
    ] {
      let found = error { _ = try load(head) }
      #expect(found?.kind == .broken)
      #expect(found?.message.contains(expected) == true, "\(found?.description ?? "no error")")
      #expect(found?.place?.contains("p/") == true)
    }
    let late = try PluginRunner(plugin: load("", article: "data('words.tsv')")).run(on: analyzed("x"))
    #expect(late.failure?.message.contains("only while the plugin is loaded") == true)
    let lateModule = try PluginRunner(plugin: load("", article: "require('shared')")).run(on: analyzed("x"))
    #expect(lateModule.failure?.message.contains("only while the plugin is loaded") == true)
  }

  @Test("Options are checked, and part of the identity")
  func options() throws {
    let folder = try Folder()
    try folder.write(
      "p.lua",
      """
      return { name = "p", tables = { t = { { "v", "text" } } }, options = {
        kinds = { type = "list", default = { "a" } }, most = { type = "integer", default = 3 } },
        article = function(article, emit, options)
          emit.t { v = #options.kinds .. options.kinds[1] .. tostring(options.kinds.b) .. options.most }
        end }
      """)
    let plugin = try PluginCatalog(searchPaths: [folder.path]).plugin(named: "p")
    let given = ["kinds": try OptionReader.value("b, c", of: "kinds", in: plugin.manifest)]
    let runner = try PluginRunner(plugin: plugin, options: given)
    #expect(runner.run(on: analyzed("x")).rows.map(\.cells) == [[.text("2btrue3")]])
    #expect(runner.identity != plugin.identity)
    #expect(
      error { _ = try OptionReader.value("1", of: "mots", in: plugin.manifest) }?.message
        == "no option 'mots'; did you mean 'most'?")
    #expect(
      error { _ = try OptionReader.value("x", of: "most", in: plugin.manifest) }?.message
        == "option 'most' must be a whole number, not 'x'")
    #expect(error { _ = try PluginRunner(plugin: plugin, options: ["most": .text("x")]) }?.kind == .option)
  }
}
