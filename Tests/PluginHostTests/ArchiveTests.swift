import Articles
import Foundation
import PluginHost
import Testing

/// Stored rows of one table `meetings`, in batches of two.
private final class FakeArchive: ScriptArchive {
  struct Broken: Error, CustomStringConvertible { let description: String }
  let tables = [
    TableSchema(name: "meetings", columns: [.init(name: "kind", type: .text), .init(name: "sure", type: .boolean)])
  ]
  var stored: [ArchiveRow] = (1...5).map { number in
    ArchiveRow(
      article: ArchiveArticle(number: Int64(number), id: "a\(number)", published: "2026-01-0\(number)"),
      cells: [.text("kind\(number)"), number == 3 ? .null : .integer(1)],
      evidence: ArchiveEvidence(
        evidence: Evidence(span: TextSpan(10, 20), sentence: TextSpan(0, 30)), text: "слова", sentence: "Все слова."))
  }

  func rows(ofTable table: String) throws -> () throws -> [ArchiveRow]? {
    var rest = stored[...]
    return {
      defer { rest = rest.dropFirst(2) }
      return rest.isEmpty ? nil : Array(rest.prefix(2))
    }
  }
  func query(_ sql: String, _ arguments: [ArchiveCell]) throws -> ArchiveAnswer {
    if sql.contains("nowhere") { throw Broken(description: "no such table: nowhere") }
    return ArchiveAnswer(columns: ["n", "a"], rows: [[.integer(7), arguments.first ?? .null], [.null, .real(0.5)]])
  }
  func count(ofTable table: String) throws -> Int { stored.count }
  func articles() throws -> () throws -> AnalyzedArticle? {
    var rest = [analyzed(sample, id: "one"), analyzed("Второй текст.", id: "two")][...]
    return { rest.popFirst() }
  }
}

@Suite("Archive stages and scripts")
struct ArchiveTests {
  private func runArchive(_ body: String) throws -> PluginResult {
    let folder = try Folder()
    try folder.write(
      "meetings.lua",
      "return { name = 'meetings', article = function() end, tables = { meetings = { { 'kind', 'text' }, { 'sure', 'boolean' } } } }"
    )
    try folder.write(
      "order.lua",
      "return { name = 'order', requires = { 'meetings' }, tables = { t = { { 'v', 'text' }, { 'other', 'evidence' } } }, archive = function(archive, emit, options)\n\(body)\nend }"
    )
    let plugin = try PluginCatalog(searchPaths: [folder.path]).resolve(["order"])[1]
    return try PluginRunner(plugin: plugin).runArchive(FakeArchive())
  }

  @Test("Rows come in order with their article and evidence, and are evidence themselves")
  func rows() throws {
    let result = try runArchive(
      """
      local last
      for row in archive.rows("meetings") do
        emit.t { v = row.kind .. row.article.id .. row.article.published .. tostring(row.sure) .. row.evidence.text,
                 at = row, other = last and last.evidence }
        last = row
      end
      """)
    #expect(result.failure == nil)
    #expect(result.rows.count == 5)
    #expect(result.rows[0].cells == [.text("kind1a12026-01-01trueслова"), .null])
    #expect(result.rows[2].cells[0] == .text("kind3a32026-01-03nilслова"))
    #expect(result.rows[4].evidence == Evidence(article: 5, span: TextSpan(10, 20), sentence: TextSpan(0, 30)))
    #expect(
      result.rows[4].cells[1] == .evidence(Evidence(article: 4, span: TextSpan(10, 20), sentence: TextSpan(0, 30))))
  }

  @Test(
    "Queries and counts",
    arguments: [
      (
        "local r = archive.query('SELECT ?', 'x') emit.t { v = #r .. r[1].n .. r[1].a .. tostring(r[2].n) .. r[2].a }",
        "27xnil0.5"
      ),
      ("emit.t { v = tostring(archive.count('meetings')) .. archive:count('meetings') }", "55"),
    ])
  func queries(_ body: String, _ expected: String) throws {
    let result = try runArchive(body)
    #expect(result.failure == nil)
    #expect(result.rows.map { $0.cells[0] } == [.text(expected)])
  }

  @Test(
    "Mistakes",
    arguments: [
      ("for r in archive.rows('meting') do end", "no table 'meting'"),
      ("archive.query('SELECT nowhere')", "archive.query: no such table: nowhere"),
      ("for r in archive.rows('meetings') do local x = r.knd end", "row has no column 'knd'; did you mean 'kind'?"),
      ("archive.articles()", "archive has no field 'articles'"),
      ("emit.t { v = 'x', at = 3 }", "'at' must be evidence"),
    ])
  func mistakes(_ body: String, _ expected: String) throws {
    let result = try runArchive(body)
    #expect(result.failure?.message.contains(expected) == true, "\(result.failure?.message ?? "none")")
    #expect(result.failure?.place?.hasSuffix("order.lua:2") == true, "\(result.failure?.place ?? "")")
  }

  /// Runs a script and gives what it printed.
  private func script(_ source: String) throws -> (output: String, result: PluginResult) {
    let folder = try Folder()
    let file = try folder.write("script.lua", source)
    try folder.write("part.lua", "return { n = 5 }")
    var output = ""
    let result = try ScriptRunner(file: file, output: { output += $0 }).run(on: FakeArchive())
    return (output, result)
  }

  @Test("A script walks through the archive; objects of past articles are stale")
  func scripts() throws {
    let (output, result) = try script(
      """
      print(article.id, #article.tokens, require("part").n)
      local kept
      for article in archive.articles() do
        print(article.id, article.tokens[1].text, article.tokens[1].lemma, #article.entities, article.text:sub(1, 4))
        if kept then print(pcall(function() return kept.text end)) end
        kept = article.tokens[2]
        for i, lemma in article.tokens:each("lemma") do if i == 2 then print(lemma) end end
      end
      for row in archive.rows("meetings") do print(row.kind) break end
      print(archive.count("meetings"))
      """)
    #expect(result.failure == nil)
    #expect(result.status == .ok)
    let lines = output.split(separator: "\n")
    try #require(lines.count == 8)
    #expect(lines.prefix(4) == ["one\t14\t5", "one\tИванов\tиванов\t4\tИв", "заявил", "two\tВторой\tвторой\t1\tВт"])
    #expect(lines[4].contains("stale token: it belongs to an article that is no longer at hand"))
    #expect(lines.suffix(3) == ["текст", "kind1", "5"])
  }

  @Test(
    "A script's failure tells the file, the line and the way there",
    arguments: [
      ("\n\nlocal x = archive.rowz", 3, "archive has no field 'rowz'; did you mean 'rows'?", ["3: in main chunk"]),
      (
        "for row in archive.rows('meting') do end", 1,
        "archive.rows: no table 'meting' in the database; did you mean 'meetings'?", ["1: in main chunk"]
      ),
      ("print(x.y)", 1, "undefined name 'x'", ["1: in main chunk"]),
      (
        "local function look(it)\n  return it.name.first\nend\nlook({})", 2,
        "attempt to index a nil value (field 'name')", ["2: in local 'look'", "4: in main chunk"]
      ),
      (
        "for article in archive.articles() do\n  local n = article.published + 1\nend", 2,
        "attempt to add a 'string' with a 'number'", ["2: in main chunk"]
      ),
      ("x = false\nprint(x.y)", 2, "attempt to index a boolean value (global 'x')", ["2: in main chunk"]),
      ("local part = require 'part'\nerror('no ' .. part.n)", 2, "no 5", ["2: in main chunk"]),
      ("print(\n  missing())", 2, "undefined name 'missing'", ["2: in main chunk"]),
    ])
  func failure(_ source: String, _ line: Int, _ message: String, _ frames: [String]) throws {
    let (_, result) = try script(source)
    #expect(result.status == .error)
    let failure = try #require(result.failure)
    #expect(failure.place?.hasSuffix("/script.lua:\(line)") == true, "\(failure.place ?? "nowhere")")
    #expect(failure.message.hasPrefix(message), "\(failure.message)")
    let file = try #require(failure.place).dropLast("\(line)".count)
    #expect(failure.traceback.split(separator: "\n").map(String.init) == frames.map { file + $0 })
  }

  @Test("What is no Lua is named with its line, too")
  func syntax() throws {
    let (_, result) = try script("local x =\nprint(1")
    #expect(result.failure?.place?.hasSuffix("/script.lua:2") == true, "\(result.failure?.place ?? "nowhere")")
    #expect(result.failure?.message.contains("')' expected near <eof>") == true, "\(result.failure?.message ?? "")")
  }
}
