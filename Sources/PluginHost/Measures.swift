internal import Articles
internal import LuaRuntime

/// A figure of the Lua boundary, beside the same work on plain Lua tables in the same process.
public struct Measure: Sendable {
  public var name: String
  public var unit: String
  public var value: Double
  /// What plain tables take, or the goal where nothing compares.
  public var peer: Double
  /// The goal for ``ratio``.
  public var goal: Double
  public var ratio: Double { value / peer }
}

/// The measuring functions behind the hidden command `measure`.
public enum Measures {
  /// G1, G2, G3 and G5 over an article of `count` tokens; the least of `rounds` rounds each.
  public static func all(tokens count: Int = 1000, rounds: Int = 200) throws -> [Measure] {
    let bench = try Bench(tokens: count)
    let plain = try bench.nanoseconds("plain", rounds) / Double(count)
    let plainEach = try bench.nanoseconds("plain_columns", rounds) / Double(count)
    func figure(_ name: String, _ function: String, _ peer: Double, _ goal: Double) throws -> Measure {
      Measure(
        name: name, unit: "ns/token", value: try bench.nanoseconds(function, rounds) / Double(count), peer: peer,
        goal: goal)
    }
    return [
      try figure("G1 loop over token objects", "objects", plain, 2.0),
      try figure("G1 the same by index", "indexed", plain, 2.0),
      try figure("G2 loop over columns", "columns", plain, 1.15),
      try figure("G2 loop with each", "each", plain, 1.15),
      try figure("   plain columns", "plain_columns", plainEach, 1.0),
      try figure("   find", "find", plain, 1.0),
      Measure(
        name: "G3 three columns, first touch", unit: "µs", value: try bench.firstTouch(3, rounds), peer: 50, goal: 1),
      Measure(name: "G3 no column", unit: "µs", value: try bench.firstTouch(0, rounds), peer: 50, goal: 1),
      Measure(name: "G5 restore and call", unit: "µs", value: try bench.fresh(rounds), peer: 30, goal: 1),
    ]
  }

  /// A state with an article of made-up tokens, and the loops.
  private final class Bench {
    private let state: PluginState
    private let article: AnalyzedArticle
    private var functions: [String: LuaFunction] = [:]
    private let clock = ContinuousClock()

    init(tokens count: Int) throws {
      let text = (0..<count).map { "слово\($0 % 600)" }.joined(separator: " ")
      article = AnalyzedArticle(
        Article(id: "measure", source: "", text: text), provider: MadeUpLayers(count: count))
      for name: LayerName in ["tokens", "morphology"] { _ = article.layer(name) }
      state = try PluginState(.init(), tables: [], limits: PluginLimits(seconds: 0), seconds: 0)
      guard case .table(let table) = try state.run(Bench.source, name: "measure.lua") else { return }
      for (name, value) in table.fields { if case .function(let function) = value { functions[name] = function } }
      try state.finishLoading()
    }

    private func call(_ name: String, _ arguments: [LuaValue]) throws -> LuaValue {
      guard let function = functions[name] else { throw LuaError(kind: .runtime, message: "no loop \(name)") }
      return try state.results(function, arguments).first ?? .nil
    }

    /// The least time of one pass; a call makes ten, so that what a call costs does not count.
    func nanoseconds(_ name: String, _ rounds: Int) throws -> Double {
      state.start(seed: 1)
      state.session.begin(article)
      let object = state.session.model.object("article")
      _ = try call("prepare", [object])
      let passes = 10
      var best = Duration.seconds(1000)
      for _ in 0..<rounds {
        let time = try clock.measure { _ = try call(name, [object, .integer(Int64(passes))]) }
        best = min(best, time)
      }
      return best.nanoseconds / Double(passes)
    }

    /// Microseconds that the first reading of three columns of a new article takes beyond a call that reads none.
    func firstTouch(_ columns: Int, _ rounds: Int) throws -> Double {
      func least(_ name: String) throws -> Double {
        var best = Duration.seconds(1000)
        for _ in 0..<rounds {
          state.start(seed: 1)
          state.session.begin(article)
          let object = state.session.model.object("article")
          best = min(best, try clock.measure { _ = try call(name, [object, .integer(1)]) })
        }
        return best.nanoseconds / 1000
      }
      let nothing = try least("nothing")
      return columns == 0 ? max(try least("nothing") - nothing, 0) : try least("touch") - nothing
    }

    /// Microseconds of a restore, a new article and a call that does nothing.
    func fresh(_ rounds: Int) throws -> Double {
      var best = Duration.seconds(1000)
      let object = state.session.model.object("article")
      for _ in 0..<rounds {
        best = min(
          best,
          try clock.measure {
            state.start(seed: 1)
            state.session.begin(article)
            _ = try call("nothing", [object, .integer(1)])
          })
      }
      return best.nanoseconds / 1000
    }

    /// The realistic loop of the design notes: filter by part of speech, count by lemma.
    static let source = """
      local T, LEM, POS = {}, {}, {}
      return {
        prepare = function(article)
          for i, lemma, pos in article.tokens:each("lemma", "pos") do
            T[i] = { lemma = lemma, pos = pos }
            LEM[i], POS[i] = lemma, pos
          end
        end,
        plain = function(article, n)
          for _ = 1, n do
            local c = {}
            for _, t in ipairs(T) do if t.pos == "NOUN" then local l = t.lemma c[l] = (c[l] or 0) + 1 end end
          end
        end,
        plain_columns = function(article, n)
          for _ = 1, n do
            local c = {}
            for i, pos in ipairs(POS) do if pos == "NOUN" then local l = LEM[i] c[l] = (c[l] or 0) + 1 end end
          end
        end,
        objects = function(article, n)
          for _ = 1, n do
            local c = {}
            for _, t in ipairs(article.tokens) do
              if t.pos == "NOUN" then local l = t.lemma c[l] = (c[l] or 0) + 1 end
            end
          end
        end,
        indexed = function(article, n)
          for _ = 1, n do
            local c = {}
            local tokens = article.tokens
            for i = 1, #tokens do
              local t = tokens[i]
              if t.pos == "NOUN" then local l = t.lemma c[l] = (c[l] or 0) + 1 end
            end
          end
        end,
        columns = function(article, n)
          for _ = 1, n do
            local c = {}
            local lemmas = article.tokens.lemma
            for i, pos in ipairs(article.tokens.pos) do
              if pos == "NOUN" then local l = lemmas[i] c[l] = (c[l] or 0) + 1 end
            end
          end
        end,
        each = function(article, n)
          for _ = 1, n do
            local c = {}
            for _, l, pos in article.tokens:each("lemma", "pos") do
              if pos == "NOUN" then c[l] = (c[l] or 0) + 1 end
            end
          end
        end,
        find = function(article, n)
          for _ = 1, n do local f = #article.tokens:find { pos = "NOUN" } end
        end,
        touch = function(article)
          local a, b, c = article.tokens.lemma, article.tokens.pos, article.tokens.feats
        end,
        nothing = function(article) end,
      }
      """
  }

  /// 600 different lemmas, four parts of speech.
  private struct MadeUpLayers: LayerProvider {
    let count: Int
    func language(of article: Article) -> String { "ru" }
    func version(of name: LayerName, language: String) -> String { "" }
    func compute(_ name: LayerName, of article: AnalyzedArticle) -> [LayerTable] {
      guard let schema = LayerSchema.named(name) else { return [] }
      var builder = LayerBuilder(schema)
      var offset = 0
      for number in 0..<count {
        if name == "morphology" {
          let pos = ["NOUN", "VERB", "ADP", "NOUN"][number % 4]
          builder.append([.text("слово\(number % 600)"), .text(pos), .text("Case=Nom|Number=\(number % 7)")])
        } else if name == "tokens" {
          let length = "слово\(number % 600)".utf8.count
          builder.append([.integer(offset), .integer(offset + length)])
          offset += length + 1
        }
      }
      return [builder.table()]
    }
  }
}

extension Duration {
  fileprivate var nanoseconds: Double {
    Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
  }
}
