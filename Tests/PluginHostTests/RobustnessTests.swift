import PluginHost
import Testing

@Suite("Objects under odd calls and little memory")
struct RobustnessTests {
  @Test("Every method and function takes any arguments without a crash")
  func oddArguments() throws {
    let result = try run(
      """
      local odd = { 1, -1, 0, 2.5, 1e300, "", "x", "lemma", {}, { 1 }, { lemma = {} }, true, print, article,
        article.tokens, article.tokens[1], article.sentences[1], article.entities[1], article:span(1, 4),
        pattern { {} }, article.sentences[1].tokens, math.mininteger, math.maxinteger }
      local functions = {}
      for _, object in ipairs { article, article.tokens, article.tokens[1], article.mentions[1], article.entities[1],
          article.meetings[1], article:span(1, 4), pattern { {} }, text } do
        for _, name in ipairs { "each", "find", "count", "list", "is", "feature", "to", "contains", "span", "first",
            "sub", "lower", "words", "fold", "lemma", "matches", "len", "next" } do
          local ok, f = pcall(function() return object[name] end)
          if ok and type(f) == "function" then functions[#functions + 1] = f end
        end
      end
      functions[#functions + 1] = pattern
      functions[#functions + 1] = emit.t
      local calls = 0
      for _, f in ipairs(functions) do
        pcall(f)
        for _, a in ipairs(odd) do
          pcall(f, a)
          for _, b in ipairs(odd) do
            local ok, step = pcall(f, a, b)
            if ok and type(step) == "function" then pcall(step) pcall(step, 1, 2) end
            calls = calls + 1
          end
        end
      end
      for _, a in ipairs(odd) do
        for _, o in ipairs { article, article.tokens, article.tokens[1], article:span(1, 4) } do
          pcall(function() return o[a] end)
          pcall(function() o[a] = 1 end)
          pcall(function() return #o end)
          pcall(function() return o < a end)
          pcall(function() return o .. a end)
          pcall(function() for k, v in pairs(o) do return k end end)
          pcall(function() for k, v in ipairs(o) do return k end end)
          pcall(next, o, a)
          pcall(select(1, ipairs(o)), a, 1)
        end
      end
      print(calls)
      """, limits: PluginLimits(seconds: 60))
    #expect(result.failure == nil)
    #expect(Int(result.log.dropLast()) ?? 0 > 5000)
  }

  @Test("With any amount of memory a plugin ends well or says that memory ran out")
  func littleMemory() throws {
    let body = """
      for _, t in ipairs(article.tokens) do local x = t.lemma, t.text, t.sentence, t.feats end
      local l, p = article.tokens.lemma, article.tokens.pos
      for _, e in ipairs(article.entities) do local x = #e.mentions, e.posts, e.meetings end
      for i, a, b in article.tokens:each("text", "head") do end
      local f = article.tokens:find { pos = { "NOUN" } }
      local c = article.tokens:count("lemma")
      out(#pattern { { op = "+" } }:find(article), article.tokens[1]:to(article.tokens[2]).text, #f:list())
      """
    let text = String(repeating: "Слово другое и Третье. ", count: 60)
    var ended: Set<String> = []
    for memory in stride(from: 60_000, through: 700_000, by: 4_500) {
      do {
        let result = try run(body, on: text, limits: PluginLimits(memory: memory))
        #expect(result.status == .ok || result.status == .memory, "\(memory): \(result.failure?.message ?? "")")
        ended.insert(result.status.rawValue)
      } catch let error as PluginError {
        ended.insert("not loaded")
        #expect(error.kind == .broken)
      }
    }
    #expect(ended.contains("ok") && ended.contains("memory"))
  }
}
