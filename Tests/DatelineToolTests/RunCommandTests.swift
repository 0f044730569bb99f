import Dateline
import Foundation
import Testing

@Suite("The command: run, rerun, edit, interrupt") struct RunCommandTests {
  /// A plugin that counts sentences and quotes each.
  static let plugin = """
    return {
      name = "sentences", version = "1", summary = "Sentences.", tables = { sentences = { { "words", "integer" } } },
      article = function(article, emit)
        for _, sentence in ipairs(article.sentences) do
          emit.sentences { words = #sentence.tokens, at = sentence }
        end
      end,
      views = { all = { sql = "SELECT article, words FROM sentences ORDER BY 1, 2" } },
    }
    """

  /// Articles as JSON lines, written for the test.
  static func archive(_ count: Int, changing changed: Int? = nil) -> String {
    (0..<count).map { number in
      let text = "Новость номер \(number)\(changed == number ? " исправлена" : ""). Мэр Анна Белова открыла мост."
      return #"{"id": "n\#(number)", "date": "2026-02-03", "text": "\#(text)"}"# + "\n"
    }.joined()
  }

  /// All rows with their sentences, as plain SQL reads them.
  static func rows(_ database: String, in folder: URL) throws -> String {
    try ToolRun(
      [
        "query", "--db", database, "--format", "csv",
        "SELECT article_id, words, evidence, sentence FROM sentences_evidence ORDER BY 1, row",
      ], in: folder
    ).output
  }

  @Test("A run, the same again, a plugin edited, an article changed")
  func cache() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "Plugins/sentences.lua")
    try folder.write(Self.archive(50), to: "news.jsonl")
    let command = ["run", "sentences", "news.jsonl"]
    let first = try ToolRun(command, in: folder.url)
    #expect(first.code == 0, "\(first.messages)")
    #expect(first.output.contains("50 articles, 0 from the cache, 0 failed"))
    let rows = try Self.rows("dateline.db", in: folder.url)
    #expect(rows.split(separator: "\n").count == 101)
    #expect(rows.contains("n7,6,Мэр Анна Белова открыла мост.,Мэр Анна Белова открыла мост."))

    let second = try ToolRun(command, in: folder.url)
    #expect(second.output.contains("50 articles, all from the cache, 0 failed"))

    try folder.write(Self.plugin.replacing("version = \"1\"", with: "version = \"2\""), to: "Plugins/sentences.lua")
    let edited = try ToolRun(command, in: folder.url)
    #expect(edited.output.contains("50 articles, 0 from the cache, 0 failed"))
    #expect(edited.messages.contains("sentences ran again on 50 articles: the plugin or its options changed"))

    try folder.write(Self.archive(50, changing: 7), to: "news.jsonl")
    let changed = try ToolRun(command, in: folder.url)
    #expect(changed.output.contains("50 articles, 49 from the cache, 0 failed"))
    #expect(try Self.rows("dateline.db", in: folder.url).contains("Новость номер 7 исправлена."))
  }

  @Test("Any number of workers stores the same database")
  func workers() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "Plugins/sentences.lua")
    try folder.write(Self.archive(300), to: "news.jsonl")
    var stored: [String] = []
    for jobs in ["1", "2", "5"] {
      #expect(
        try ToolRun(["run", "sentences", "news.jsonl", "-j", jobs, "--db", "\(jobs).db"], in: folder.url).code == 0)
      stored.append(try Self.rows("\(jobs).db", in: folder.url))
    }
    #expect(Set(stored).count == 1)
    #expect(stored[0].split(separator: "\n").count == 601)
  }

  @Test("A run that is killed is finished by the same command, with the same rows", arguments: [20, 120, 300])
  func killed(milliseconds: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "Plugins/sentences.lua")
    try folder.write(Self.archive(3000), to: "news.jsonl")
    #expect(try ToolRun(["run", "sentences", "news.jsonl", "-q", "--db", "whole.db"], in: folder.url).code == 0)
    let killed = try ToolRun.start(["run", "sentences", "news.jsonl", "-q"], in: folder.url)
    Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
    kill(killed.process.processIdentifier, SIGKILL)
    killed.process.waitUntilExit()
    let again = try ToolRun(["run", "sentences", "news.jsonl"], in: folder.url)
    #expect(again.code == 0, "\(again.messages)")
    #expect(again.output.contains("3000 articles"))
    #expect(try Self.rows("dateline.db", in: folder.url) == Self.rows("whole.db", in: folder.url))
  }

  @Test("A worker that is killed is replaced, and nothing is lost")
  func workerKilled() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "Plugins/sentences.lua")
    try folder.write(Self.archive(4000), to: "news.jsonl")
    let run = try ToolRun.start(["run", "sentences", "news.jsonl", "-j", "2"], in: folder.url)
    var killed = 0
    while run.process.isRunning, killed < 2 {
      Thread.sleep(forTimeInterval: 0.03)
      let children = try? String(
        contentsOfFile: "/proc/\(run.process.processIdentifier)/task/\(run.process.processIdentifier)/children",
        encoding: .utf8)
      for child in (children ?? "").split(separator: " ").compactMap({ Int32($0) }).prefix(1) {
        if kill(child, SIGKILL) == 0 { killed += 1 }
      }
    }
    let output = String(decoding: run.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    run.process.waitUntilExit()
    #expect(output.contains("4000 articles, 0 from the cache, 0 failed"))
    #expect(try Self.rows("dateline.db", in: folder.url).split(separator: "\n").count == 8001)
  }

  @Test("A plugin that fails on an article fails there alone, and says where")
  func failures() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      return { name = "picky", version = "1", summary = "", tables = { picky = { { "x", "text" } } },
        article = function(article, emit)
          if article.id == "n3" then
            local nothing, words = nil, article.sentences[2].text
            return nothing.field
          elseif article.id == "n4" then
            while true do end
          end
          emit.picky { x = article.id, at = article.sentences[1] }
        end }
      """, to: "Plugins/picky.lua")
    try folder.write(Self.archive(6), to: "news.jsonl")
    let run = try ToolRun(["run", "picky", "news.jsonl", "--timeout", "0.2"], in: folder.url)
    #expect(run.code == 2)
    #expect(run.output.contains("6 articles, 0 from the cache, 2 failed"))
    #expect(run.messages.contains("see `dateline errors`"))
    let errors = try ToolRun(["errors", "--format", "tsv"], in: folder.url)
    #expect(errors.output.contains("picky\tn3\terror\t"))
    #expect(errors.output.contains("picky.lua:5: attempt to index a nil value (local 'nothing')"))
    #expect(errors.output.contains("picky\tn4\ttimeout\t"))
    let close = try ToolRun(["errors", "--traceback", "--format", "tsv"], in: folder.url)
    #expect(close.output.contains("\tМэр Анна Белова открыла мост.\t"), "the sentence last looked at: \(close.output)")
    let again = try ToolRun(["run", "picky", "news.jsonl", "--timeout", "0.3"], in: folder.url)
    #expect(
      again.output.contains("6 articles, 5 from the cache, 2 failed"),
      "only the timeout is tried again: \(again.output)")
  }

  @Test("Input that is no article is told, and the run goes on")
  func findings() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "Plugins/sentences.lua")
    try folder.write(Self.archive(2) + "{broken\n" + #"{"id": "x"}"# + "\n", to: "news/a.jsonl")
    try folder.write("", to: "news/empty.txt")
    let run = try ToolRun(["run", "sentences", "news"], in: folder.url)
    #expect(run.code == 2)
    #expect(run.output.contains("2 articles, 0 from the cache, 0 failed, 3 skipped"))
    #expect(run.messages.contains("news/a.jsonl#3"))
    #expect(run.messages.contains("news/empty.txt"))
    #expect(try ToolRun(["run", "sentences", "news/empty.txt"], in: folder.url).code == 1)
  }

  @Test(
    "Wrong usage says what and what next",
    arguments: [
      (["run", "sentence", "news.jsonl"], 1, "did you mean sentences?"),
      (["run", "sentences", "nwes/"], 1, "there is no such file or folder"),
      (["run", "sentences"], 64, "name a file or folder of articles"),
      (["run", "sentences", "news.jsonl", "--nonsense"], 64, "--nonsense"),
      (["run", "sentences", "news.jsonl", "--set", "sentences.x=1"], 64, "has no option x"),
      (["run", "broken", "news.jsonl"], 1, "broken.lua:2:"),
      (["run", "x.lua", "news.jsonl"], 1, "x.lua: there is no such script"),
      (["query", "SELECT 1", "--db", "none.db"], 1, "there is no such file"),
      (["query", "DELETE FROM article"], 1, "read"),
      (["show", "--layers", "token", "news.jsonl"], 64, "did you mean tokens?"),
      (["explain", "nobody", "sentences"], 1, "there is no article nobody"),
    ] as [([String], Int32, String)])
  func usage(arguments: [String], code: Int32, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "Plugins/sentences.lua")
    try folder.write("return {\n  name = = \"broken\" }", to: "Plugins/broken.lua")
    try folder.write(Self.archive(1), to: "news.jsonl")
    #expect(try ToolRun(["run", "sentences", "news.jsonl", "-q"], in: folder.url).code == 0)
    let run = try ToolRun(arguments, in: folder.url)
    #expect(run.code == code, "\(run.messages)")
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }
}
