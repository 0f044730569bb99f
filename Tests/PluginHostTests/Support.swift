import Articles
import Foundation
import Testing

@testable import PluginHost

/// Layers for tests, made by white space: paragraphs are lines, sentences end at `.`, tokens at spaces; the lemma is the
/// word in small letters, and a few words have parts of speech. `Name=` words are people.
struct FakeProvider: LayerProvider {
  func language(of article: Article) -> String { article.language ?? "ru" }
  func version(of name: LayerName, language: String) -> String { "fake" }

  func compute(_ name: LayerName, of article: AnalyzedArticle) -> [LayerTable] {
    let text = Array(article.article.text.utf8)
    guard let schema = LayerSchema.named(name) else { return [] }
    var builder = LayerBuilder(schema)
    func words() -> [TextSpan] {
      var spans: [TextSpan] = []
      var start: Int?
      for (place, byte) in (text + [0x20]).enumerated() {
        let isBreak = byte == 0x20 || byte == 0x0A
        if !isBreak, byte == 0x2E {
          if let from = start { spans.append(TextSpan(from, place)) }
          start = nil
          spans.append(TextSpan(place, place + 1))
        } else if isBreak {
          if let from = start { spans.append(TextSpan(from, place)) }
          start = nil
        } else if start == nil {
          start = place
        }
      }
      return spans
    }
    func word(_ span: TextSpan) -> String { String(article.article.text[span]) }
    func blocks(_ isEnd: (UInt8) -> Bool, keep: Bool) -> [TextSpan] {
      var spans: [TextSpan] = []
      var start = 0
      for (place, byte) in text.enumerated() where isEnd(byte) {
        if place > start { spans.append(TextSpan(start, keep ? place + 1 : place)) }
        start = place + 1
        while start < text.count, text[start] == 0x20 { start += 1 }
      }
      if start < text.count { spans.append(TextSpan(start, text.count)) }
      return spans
    }
    func isName(_ text: String) -> Bool { text.first?.isUppercase ?? false }
    func names() -> [TextSpan] { words().filter { isName(word($0)) && word($0).count > 3 } }
    func entityNames() -> [String] {
      var list: [String] = []
      for name in names().map(word) where !list.contains(name) { list.append(name) }
      return list
    }
    switch name {
    case "paragraphs":
      for span in blocks({ $0 == 0x0A }, keep: false) {
        builder.append([.integer(span.start), .integer(span.stop), .text("text")])
      }
    case "sentences":
      for span in blocks({ $0 == 0x2E || $0 == 0x0A }, keep: true) {
        builder.append([.integer(span.start), .integer(span.stop)])
      }
    case "tokens":
      for span in words() { builder.append([.integer(span.start), .integer(span.stop)]) }
    case "morphology":
      for span in words() {
        let word = word(span)
        let pos = word == "." ? "PUNCT" : word.hasSuffix("ся") || word.hasSuffix("ил") ? "VERB" : "NOUN"
        builder.append([
          .text(word.lowercased()), .text(pos), .text(pos == "NOUN" ? "Case=Nom|Number=Sing" : nil),
        ])
      }
    case "syntax":
      for place in words().indices {
        builder.append([.integer(place == 0 ? nil : 0), .text(place == 0 ? "root" : "dep")])
      }
    case "names":
      for span in names() {
        builder.append([
          .integer(span.start), .integer(span.stop), .text("person"), .text(word(span)), .text("fake"),
        ])
      }
    case "mentions":
      let entities = entityNames()
      for span in names() {
        builder.append([
          .integer(span.start), .integer(span.stop), .text("person"), .text("name"), .text(word(span)),
          .integer(entities.firstIndex(of: word(span))), .text("fake"),
        ])
      }
    case "entities":
      for name in entityNames() {
        builder.append([.text(name), .text("person"), .texts(["президент"]), .text("fake")])
      }
    case "statements":
      for span in words() where word(span) == "заявил" {
        builder.append([
          .integer(span.start), .integer(span.stop), .text("indirect"), .integer(entityNames().isEmpty ? nil : 0),
          .text(nil), .spans([span]), .spans([]), .text("fake"),
        ])
      }
    case "meetings":
      for span in words() where word(span) == "встреча" {
        builder.append([
          .text("talks"), .text("held"), .spans([span]), .indices(Array(entityNames().indices)), .integer(nil),
          .integer(nil), .text("2026-01-03"), .text("fake"),
        ])
      }
    default: break
    }
    return [builder.table()]
  }
}

func analyzed(_ text: String, id: String = "a1", published: String? = "2026-01-03") -> AnalyzedArticle {
  AnalyzedArticle(
    Article(
      id: id, source: "test", title: "Заголовок", published: published.flatMap { CalendarDay(iso: $0) }, text: text),
    provider: FakeProvider())
}

/// A folder for one test, gone when it ends.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }
}

/// Runs `body` as the article function of a plugin with a table `t` of one text column `v`, in which `out(value)` emits
/// the value as text.
func run(_ body: String, on text: String = sample, head: String = "", limits: PluginLimits = PluginLimits()) throws
  -> PluginResult
{
  let folder = try Folder()
  try folder.write(
    "probe.lua",
    """
    \(head)
    return { name = "probe", tables = { t = { { "v", "text" } } },
    article = function(article, emit, options)
    local function out(...)
      local parts = {}
      for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
      emit.t { v = table.concat(parts, " ") }
    end
    \(body)
    end }
    """)
  let plugin = try PluginCatalog(searchPaths: [folder.path]).plugin(named: "probe")
  return try PluginRunner(plugin: plugin, limits: limits).run(on: analyzed(text))
}

/// The texts that `run` emitted; a failure is the only text.
func texts(_ body: String, on text: String = sample, head: String = "") throws -> [String] {
  let result = try run(body, on: text, head: head)
  if let failure = result.failure { return ["\(failure.place ?? "?"): \(failure.message)"] }
  return result.rows.map { row in
    if case .text(let text) = row.cells[0] { return text }
    return "?"
  }
}

let sample = "Иванов заявил правду. Петров и Иванов встретился.\nБыла встреча. Конец."
