import Articles
import Foundation
import PluginHost
import Testing

@Suite("Running plugins")
struct RunningTests {
  /// The example of the design, whole.
  static let participants = """
    return {
      name = "participants", version = "1.0", summary = "Who appears, how often, and in which role.",
      options = { kinds = { type = "list", default = { "person", "organization" }, summary = "kinds of entity to count" } },
      tables = {
        participants = { { "name", "text" }, { "kind", "text" }, { "mentions", "integer" }, { "statements", "integer" } },
      },
      article = function(article, emit, options)
        for _, entity in ipairs(article.entities) do
          if options.kinds[entity.kind] then
            emit.participants { name = entity.name, kind = entity.kind, mentions = #entity.mentions,
                                statements = #entity.statements, at = entity.mentions[1] }
          end
        end
      end,
      views = {
        frequency = {
          summary = "People and organizations by number of articles",
          sql = "SELECT name FROM participants", chart = { mark = "bar", x = "articles", y = "name" },
        },
      },
      tests = {
        { text = "Иванов заявил.", published = "2026-01-03", expect = { participants = { { name = "Иванов", statements = 1, at = "Иванов" } } } },
        { name = "wrong on purpose", text = "Иванов заявил.", expect = { participants = { { name = "Петров" }, {} } } },
        { name = "contains", text = sample, contains = true, expect = { participants = { { name = "Петров" } } } },
      },
    }
    """

  private func catalog(_ files: [String: String]) throws -> (Folder, PluginCatalog) {
    let folder = try Folder()
    for (name, text) in files { try folder.write(name, text) }
    return (folder, PluginCatalog(searchPaths: ["\(folder.path)/Plugins"], library: "\(folder.path)/Library"))
  }

  @Test("The example of the design runs, and its own tests find what differs")
  func example() throws {
    let source = Self.participants.replacingOccurrences(of: "text = sample", with: "text = \"Иванов и Петров.\"")
    let (folder, catalog) = try catalog(["Plugins/participants.lua": source])
    defer { withExtendedLifetime(folder) {} }
    let plugin = try catalog.plugin(named: "participants")
    #expect(plugin.manifest.views.first?.chart == ["mark": "bar", "x": "articles", "y": "name"])
    let result = try PluginRunner(plugin: plugin).run(on: analyzed(sample))
    #expect(result.status == .ok)
    #expect(result.rows.map { $0.cells[0] } == [.text("Иванов"), .text("Петров"), .text("Была"), .text("Конец")])
    #expect(result.rows.map { $0.cells[2] } == [.integer(2), .integer(1), .integer(1), .integer(1)])
    #expect(result.reads == ["entities", "mentions", "sentences", "statements"])
    let other = try PluginRunner(plugin: plugin, options: ["kinds": .list(["place"])]).run(on: analyzed(sample))
    #expect(other.status == .empty)

    let outcomes = try PluginTests.run(plugin, provider: FakeProvider())
    #expect(outcomes.map(\.passed) == [true, false, true])
    #expect(
      outcomes[1].differences.prefix(2) == [
        "participants, row 1: name is \"Иванов\", expected \"Петров\"", "participants: 2 rows expected, 1 emitted",
      ])
    let problems = try PluginConformance.check(plugin, articles: { [analyzed(sample), analyzed("Иванов.", id: "b")] })
    #expect(problems == [])
  }

  @Test("An article leaves nothing behind for the next one")
  func hermetic() throws {
    let (folder, catalog) = try catalog([
      "Plugins/keeper.lua": """
      local count = 0
      local seen = {}
      return { name = "keeper", tables = { t = { { "v", "integer" }, { "r", "integer" } } },
        article = function(article, emit)
          count = count + 1
          seen[#seen + 1] = article.tokens[1]
          emit.t { v = count + #seen, r = math.random(1000000) }
        end }
      """
    ])
    defer { withExtendedLifetime(folder) {} }
    let plugin = try catalog.plugin(named: "keeper")
    let runner = try PluginRunner(plugin: plugin)
    let first = runner.run(on: analyzed(sample))
    _ = runner.run(on: analyzed("Другой текст.", id: "b"))
    let third = runner.run(on: analyzed(sample))
    let fresh = try PluginRunner(plugin: plugin).run(on: analyzed(sample))
    #expect(first.rows.map { $0.cells[0] } == [.integer(2)])
    #expect(first == third)
    #expect(first == fresh)
    #expect(runner.run(on: analyzed(sample, id: "c")).rows.map { $0.cells[1] } != first.rows.map { $0.cells[1] })
  }

  @Test("Rows of required plugins are at hand, by plugin and by table")
  func results() throws {
    let (folder, catalog) = try catalog([
      "Plugins/words.lua": """
      return { name = "words", tables = { long = { { "w", "text" }, { "n", "integer" } } },
        article = function(article, emit)
          for _, t in ipairs(article.tokens:find { pos = "NOUN" }) do emit.long { w = t.text, at = t } end
        end }
      """,
      "Plugins/user.lua": """
      return { name = "user", requires = { "words" }, tables = { t = { { "v", "text" } } },
        article = function(article, emit)
          local rows = article.results.words
          for i, row in ipairs(rows) do
            if i < 3 then emit.t { v = row.w .. tostring(row.n) .. row.evidence.sentence.index, at = row } end
          end
          emit.t { v = tostring(#rows) .. tostring(rows == rows.long) }
          local ok, message = pcall(function() return rows[1].word end)
          emit.t { v = message }
        end }
      """,
    ])
    defer { withExtendedLifetime(folder) {} }
    let plugins = try catalog.resolve(["user"])
    #expect(plugins.map(\.manifest.name) == ["words", "user"])
    let article = analyzed(sample)
    let words = try PluginRunner(plugin: plugins[0]).run(on: article)
    let result = try PluginRunner(plugin: plugins[1]).run(on: article, results: ["words": words.rows])
    #expect(result.failure == nil)
    let values = result.rows.map { $0.cells[0] }
    #expect(values.prefix(3) == [.text("Ивановnil1"), .text("правдуnil1"), .text("8true")])
    #expect(result.rows[1].evidence?.span == TextSpan(26, 38))
    guard case .text(let message) = values[3] else { return }
    #expect(
      message.contains("row has no column 'word'; did you mean 'w'?") || message.contains("row has no column 'word'"))
  }

  @Test(
    "Failures say what, where, and at which sentence",
    arguments: [
      ("while true do end", PluginStatus.timeout, nil),
      ("local t = {} while true do t[#t + 1] = ('x'):rep(1000000) .. #t end", .memory, nil),
      ("local x = article.sentences[2].tokens[1] x = nil + 1", .error, TextSpan(40, 90)),
      ("undefinedName()", .error, nil),
    ] as [(String, PluginStatus, TextSpan?)])
  func failures(_ body: String, _ status: PluginStatus, _ sentence: TextSpan?) throws {
    let result = try run("\n" + body, limits: PluginLimits(memory: 32 << 20, seconds: 0.2))
    #expect(result.status == status)
    #expect(result.failure?.sentence == sentence)
    #expect(result.failure?.place?.hasSuffix("probe.lua:10") == true, "\(result.failure?.place ?? "")")
    #expect(result.rows.isEmpty)
  }

  @Test("After a run was stopped, the same runner goes on as if it had not been")
  func survival() throws {
    let (folder, catalog) = try catalog([
      "Plugins/hard.lua": """
      return { name = "hard", tables = { t = { { "v", "text" } } },
        article = function(article, emit)
          emit.t { v = article.tokens[1].text }
          if article.id == "loop" then while true do end end
          if article.id == "memory" then local t = {} while true do t[#t + 1] = { article.text .. #t } end end
          if article.id == "error" then error("no") end
        end }
      """
    ])
    defer { withExtendedLifetime(folder) {} }
    let limits = PluginLimits(memory: 32 << 20, seconds: 0.2)
    let runner = try PluginRunner(plugin: catalog.plugin(named: "hard"), limits: limits)
    let before = runner.run(on: analyzed(sample, id: "fine"))
    for (id, status) in [("loop", PluginStatus.timeout), ("memory", .memory), ("error", .error)] {
      #expect(runner.run(on: analyzed(sample, id: id)).status == status)
      #expect(runner.run(on: analyzed(sample, id: "fine")) == before)
    }
  }

  @Test("What is printed is kept up to a limit")
  func printing() throws {
    let result = try run("print('a', 1, 2.0, nil, { 1, x = 'y' }, article.tokens[1])")
    #expect(result.log == "a\t1\t2.0\tnil\t{1, x = \"y\"}\ttoken \"Иванов\" 1..12\n")
    let flood = try run("for i = 1, 1000 do print('xxxxxxxxxx') end", limits: PluginLimits(logBytes: 100))
    #expect(flood.log.hasSuffix("… 10901 more bytes were printed; the limit is 100\n"))
  }
}
