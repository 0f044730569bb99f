import Articles
import Foundation
import PluginHost
import Testing

@Suite("Tests of archive stages that plugins carry")
struct ArchiveTestTests {
  /// A plugin of words, one that reads its rows together, and the tests of the second.
  private func outcomes(archive: String, tests: String) throws -> [PluginTests.Outcome] {
    let folder = try Folder()
    try folder.write(
      "words.lua",
      """
      return { name = "words", tables = { words = { { "word", "text" }, { "long", "boolean" }, { "next", "evidence" } } },
        article = function(article, emit)
          if article.text:find("Беда") then error("a bad article") end
          for _, token in ipairs(article.tokens) do
            if token.text ~= "." then
              emit.words { word = token.text, long = text.len(token.text) > 4, next = article.tokens[#article.tokens],
                           at = token }
            end
          end
        end }
      """)
    try folder.write(
      "order.lua",
      """
      return { name = "order", requires = { "words" }, options = { sign = { type = "text", default = "-" } },
        tables = { story = { { "line", "text" }, { "end", "evidence" } } },
        archive = function(archive, emit, options) \(archive) end, tests = { \(tests) } }
      """)
    let plugins = try PluginCatalog(searchPaths: [folder.path]).resolve(["order"])
    return try PluginTests.run(plugins[1], required: [plugins[0]], provider: FakeProvider())
  }

  private let join = """
    local line, last = {}
    for row in archive.rows("words") do
      line[#line + 1] = table.concat({ row.article.id, row.article.published or "?", row.article.outlet or "?", row.word,
        tostring(row.long), row.evidence.text, row.evidence.sentence, row.next.text }, options.sign)
      last = row
    end
    emit.story { line = table.concat(line, " "), at = last, ["end"] = last and last.next }
    emit.story { line = tostring(archive.count("words")) }
    """

  @Test("Rows come in the order of publication, undated last, then by id, with article and evidence")
  func order() throws {
    let outcomes = try outcomes(
      archive: join,
      tests: """
        {
          name = "in order",
          articles = {
            { text = "вода" },
            { text = "снег", published = "2026-01-03", id = "b" },
            { text = "дождь лёд.", published = "2026-01-03", id = "a", outlet = "Вестник", title = "О погоде" },
            { text = "град", published = "2026-01-02" },
          },
          expect = { story = {
            { line = "article-4-2026-01-02-?-град-false-град-град-град "
                .. "a-2026-01-03-Вестник-дождь-true-дождь-дождь лёд.-. a-2026-01-03-Вестник-лёд-false-лёд-дождь лёд.-. "
                .. "b-2026-01-03-?-снег-false-снег-снег-снег article-1-?-?-вода-false-вода-вода-вода",
              at = "вода", ["end"] = "вода" },
            { line = "5" } } },
        },
        {
          name = "none",
          options = { sign = "+" },
          articles = {},
          expect = { story = { { line = "" }, { line = "0" } } },
        }
        """)
    #expect(outcomes.map(\.differences) == [[], []])
  }

  @Test("Articles of one day without ids stay in their order, also when there are many")
  func many() throws {
    let articles = (1...12).map { "{ text = 'слово\($0)', published = '2026-01-03' }" }.joined(separator: ", ")
    let outcomes = try outcomes(
      archive: "for row in archive.rows('words') do emit.story { line = row.word } end",
      tests: "{ articles = { \(articles) }, expect = { story = { "
        + (1...12).map { "{ line = 'слово\($0)' }" }.joined(separator: ", ") + " } } }")
    #expect(outcomes.map(\.differences) == [[]])
  }

  @Test("A test that expects other rows, or more, fails and shows what was emitted")
  func differences() throws {
    let outcomes = try outcomes(
      archive: "for row in archive.rows('words') do emit.story { line = row.word, at = row } end",
      tests: """
        { articles = { { text = "вода" } }, expect = { story = { { line = "лёд", at = "снег" } } } },
        { articles = { { text = "вода" } }, expect = { story = {} } },
        { articles = { { text = "вода лёд" } }, contains = true, expect = { story = { { line = "лёд" } } } }
        """)
    #expect(
      outcomes[0].differences == [
        "story, row 1: at is \"вода\", expected \"снег\"", "story, row 1: line is \"вода\", expected \"лёд\"",
        "story, emitted row 1: line = \"вода\", end = nil",
      ])
    #expect(outcomes[1].differences.first == "story: 0 rows expected, 1 emitted")
    #expect(outcomes[2].passed)
  }

  @Test(
    "Failures name the plugin, the stage or the article, and the line",
    arguments: [
      (
        "archive.query('SELECT 1')", "вода", "plugin order failed in its archive stage: ",
        "the tests in a plugin run without a database"
      ),
      (
        "local x = nil; x()", "вода", "plugin order failed in its archive stage: ",
        "order.lua:3: attempt to call a nil value (local 'x')"
      ),
      ("", "Беда", "plugin words failed on article article-2: ", "words.lua:3: a bad article"),
    ])
  func failures(_ archive: String, _ text: String, _ prefix: String, _ message: String) throws {
    let outcomes = try outcomes(
      archive: archive, tests: "{ articles = { { text = 'лёд' }, { text = '\(text)' } }, expect = {} }")
    let line = try #require(outcomes.first?.differences.first)
    #expect(line.hasPrefix(prefix) && line.contains(message), "\(line)")
  }

  @Test("Rows of a required archive stage, and of one's own article stage, are in the archive, too")
  func bothStages() throws {
    let folder = try Folder()
    try folder.write(
      "first.lua",
      """
      return { name = "first", tables = { parts = { { "v", "text" } } },
        article = function(article, emit) emit.parts { v = article.text, at = article.tokens[1] } end,
        archive = function(archive, emit)
          local last
          for row in archive.rows("parts") do last = row end
          emit.parts { v = "none" }
          emit.parts { v = "whole", at = last }
        end }
      """)
    try folder.write(
      "second.lua",
      """
      return { name = "second", requires = { "first" }, tables = { seen = { { "v", "text" } } },
        article = function(article, emit) emit.seen { v = "article " .. #article.results.first } end,
        archive = function(archive, emit)
          for row in archive.rows("parts") do emit.seen { v = row.v .. " " .. (row.article and row.article.id or "?") } end
          emit.seen { v = tostring(archive.count("seen")) }
        end,
        tests = {
          { text = "да", expect = { seen = { { v = "article 1" } } } },
          { articles = { { text = "да" }, { text = "нет" } },
            expect = { seen = { { v = "article 1" }, { v = "article 1" }, { v = "да article-1" }, { v = "нет article-2" },
                                { v = "whole article-2" }, { v = "none ?" }, { v = "2" } } } },
        } }
      """)
    let plugins = try PluginCatalog(searchPaths: [folder.path]).resolve(["second"])
    let outcomes = try PluginTests.run(plugins[1], required: [plugins[0]], provider: FakeProvider())
    #expect(outcomes.map(\.differences) == [[], []])
  }

  @Test("An archive stage that fails does not conform")
  func conformance() throws {
    func problems(_ body: String) throws -> [String] {
      let folder = try Folder()
      try folder.write(
        "p.lua",
        """
        return { name = "p", summary = "s", tables = { t = { { "v", "text" } } },
          archive = function(archive, emit) \(body) end }
        """)
      let plugin = try PluginCatalog(searchPaths: [folder.path]).plugin(named: "p")
      return try PluginConformance.check(plugin, articles: { [analyzed(sample), analyzed("Иванов.", id: "b")] })
    }
    #expect(try problems("emit.t { v = 'x' }") == [])
    let failed = try problems("emit.t { v = archive.rowz }")
    #expect(failed.count == 1 && failed[0].contains("p.lua:2") && failed[0].contains("no field 'rowz'"), "\(failed)")
  }

  @Test(
    "Mistakes in the test itself are named with their place",
    arguments: [
      ("{ articles = { { text = 'x' } }, text = 'y', expect = {} }", "'tests[1].text' belongs into each of 'articles'"),
      ("{ articles = { { txt = 'x' } }, expect = {} }", "unknown key 'tests[1].articles[1].txt'; did you mean 'text'?"),
      ("{ articles = { { published = '2026-01-03' } }, expect = {} }", "'tests[1].articles[1].text' must be a string"),
      (
        "{ articles = { { text = 'x', published = '3 January' } }, expect = {} }",
        "'tests[1].articles[1].published' must be a day such as \"2026-01-03\"; it is \"3 January\""
      ),
      ("{ articles = { 'x' }, expect = {} }", "'tests[1].articles[1]' must be a table"),
      ("{ articles = { text = 'x' }, expect = {} }", "'tests[1].articles' must be a list of articles"),
      ("{ articles = 'x', expect = {} }", "'tests[1].articles' must be a list of articles"),
      (
        "{ articles = { { text = 'x', id = 'a' }, { text = 'y', id = 'a' } }, expect = {} }",
        "two articles have the id 'a'"
      ),
      ("{ text = 'x', expect = {} }", "the plugin has no 'article' function; give a list, articles ="),
    ])
  func mistakes(_ test: String, _ expected: String) throws {
    let folder = try Folder()
    try folder.write("p.lua", "return { name = 'p', archive = function() end, tests = { \(test) } }")
    let error = #expect(throws: PluginError.self) {
      try PluginCatalog(searchPaths: [folder.path]).plugin(named: "p")
    }
    #expect(error?.kind == .contract)
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "none")")
  }

  @Test("A list of articles needs an archive stage")
  func needsArchiveStage() throws {
    let folder = try Folder()
    try folder.write(
      "p.lua", "return { name = 'p', article = function() end, tests = { { articles = {}, expect = {} } } }")
    let error = #expect(throws: PluginError.self) {
      try PluginCatalog(searchPaths: [folder.path]).plugin(named: "p")
    }
    #expect(error?.message.contains("the plugin has no 'archive' function to read them together") == true)
  }
}
