import Foundation
import Testing

@Suite("The command: show, explain, worker, scripts, plugins, doctor") struct OtherCommandTests {
  @Test("show prints the dump, one article a line")
  func show() throws {
    let folder = try TemporaryFolder()
    let run = try ToolRun(["show", "--json", ToolRun.path("Samples/news")], in: folder.url)
    #expect(run.code == 0, "\(run.messages)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 20)
    for line in lines {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["published"] is String)
      #expect((object["sentences"] as? [Any])?.isEmpty == false)
    }
    let marked = try ToolRun(["show", ToolRun.path("Samples/news")], in: folder.url)
    #expect(marked.code == 0)
    #expect(!marked.output.contains("\u{1B}"), "no colors in a pipe")
    #expect(marked.output.contains(" time 2026-"))
  }

  @Test("The sample plugins run on the samples, and explain says what a result was made of")
  func samples() throws {
    let folder = try TemporaryFolder()
    let names = ["participants", "statement-tone", "meeting-sequence"]
    let run = try ToolRun(["run"] + names + [ToolRun.path("Samples/news")], in: folder.url)
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains("20 articles, 0 from the cache, 0 failed"))
    for name in names { #expect(run.output.contains(name + " · ")) }
    let outcomes = try ToolRun(
      ["query", "--format", "csv", "SELECT DISTINCT outcome FROM meeting_sequence ORDER BY 1"], in: folder.url
    ).output.split(separator: "\n").dropFirst()
    #expect(outcomes.count >= 5, "the story has a meeting of every kind: \(outcomes)")
    let explained = try ToolRun(
      ["explain", "01-ministers-announced", "participants", "--format", "tsv"], in: folder.url)
    #expect(explained.code == 0)
    #expect(explained.output.contains("source:plugin.lua"))
    #expect(explained.output.contains("layer entities (ru)"))
    #expect(!explained.output.contains("changed"))
    let set = try ToolRun(
      ["explain", "01-ministers-announced", "participants", "--format", "tsv", "--set", "participants.kinds=person"],
      in: folder.url)
    #expect(set.output.contains("option:kinds"))
    #expect(set.output.contains("changed"))
  }

  @Test("Scripts run over the samples", arguments: ["speakers", "concordance", "timeline"])
  func scripts(name: String) throws {
    let folder = try TemporaryFolder()
    let run = try ToolRun(["run", ToolRun.path("Scripts/\(name).lua"), ToolRun.path("Samples/news")], in: folder.url)
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.split(separator: "\n").count > 5)
  }

  @Test("A worker answers every line, without an environment")
  func worker() throws {
    let folder = try TemporaryFolder()
    let run = try ToolRun(
      ["worker", "participants", "--plugins", ToolRun.path("Plugins")], in: folder.url,
      input: """
        {"id": "1", "text": "Министр Анна Белова открыла мост.", "date": "2026-02-03"}
        no json

        {"id": "2", "text": "Пошёл дождь."}
        """, environment: [:])
    #expect(run.code == 0, "\(run.messages)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains(#""id":"1","results":[{"plugin":"participants","status":"ok""#))
    #expect(lines[0].contains("Анна Белова"))
    #expect(lines[1].contains(#""error":"#))
    #expect(lines[2].contains(#""status":"empty""#))
  }

  @Test("doctor finds nothing wrong; plugins are listed and pass their tests; the reference names the article")
  func installation() throws {
    let folder = try TemporaryFolder()
    let doctor = try ToolRun(["doctor"], in: folder.url)
    #expect(doctor.code == 0, "\(doctor.output)")
    #expect(doctor.output.contains("attacks stopped"))
    let list = try ToolRun(["plugin", "list", "--format", "tsv"], in: folder.url)
    #expect(list.output.contains("participants\t"))
    let tests = try ToolRun(["plugin", "test"], in: folder.url)
    #expect(tests.code == 0, "\(tests.output)")
    #expect(try ToolRun(["plugin", "docs"], in: folder.url).output.contains("# What plugins and scripts see"))
    #expect(try ToolRun(["plugin", "types"], in: folder.url).output.contains("---@class"))
  }

  @Test("Every subcommand has its help")
  func help() throws {
    let folder = try TemporaryFolder()
    for command in ["run", "show", "query", "errors", "explain", "plugin", "worker", "doctor"] {
      let run = try ToolRun(["help", command], in: folder.url)
      #expect(run.code == 0)
      #expect(run.output.contains("OVERVIEW: "))
    }
  }
}
