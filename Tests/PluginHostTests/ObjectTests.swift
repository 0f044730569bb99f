import Articles
import PluginHost
import Testing

@Suite("Objects of the article in Lua")
struct ObjectTests {
  @Test(
    "Fields, relations and the ways through the model",
    arguments: [
      (
        "out(article.id, article.title, article.published, article.outlet, article.language)",
        "a1 Заголовок 2026-01-03 nil ru"
      ),
      ("out(#article.tokens, #article.sentences, #article.paragraphs)", "14 4 2"),
      (
        "local t = article.tokens[1] out(t.text, t.first, t.last, t.index, t.lemma, t.pos, t.feats)",
        "Иванов 1 12 1 иванов NOUN Case=Nom|Number=Sing"
      ),
      ("local t = article.tokens[2] out(article.text:sub(t.first, t.last) == t.text, t.text)", "true заявил"),
      ("out(tostring(article.tokens[2]))", "token \"заявил\" 14..25"),
      (
        "out(tostring(article.tokens), tostring(article), tostring(article.entities[2]))",
        "tokens (14) article \"a1\" entity \"Петров\""
      ),
      (
        "out(article.tokens[1].head, article.tokens[2].head.text, article.tokens[2].head == article.tokens[1])",
        "nil Иванов true"
      ),
      ("out(#article.tokens[1].children, article.tokens[1].children[2].text)", "13 правду"),
      ("out(article.tokens[7].sentence.text)", "Петров и Иванов встретился."),
      (
        "out(article.tokens[7].sentence.index, article.tokens[7].paragraph.index, #article.sentences[2].tokens)",
        "2 1 5"
      ),
      ("out(article.sentences[2].tokens[1].text, article.sentences[2].tokens[6])", "Петров nil"),
      ("out(article.tokens[1].next.text, article.tokens[1].previous, article.tokens[14].next)", "заявил nil nil"),
      (
        "out(article.entities[1].name, #article.entities[1].mentions, article.entities[1].mentions[2].sentence.index)",
        "Иванов 2 2"
      ),
      (
        "out(article.mentions[1].entity == article.entities[1], #article.entities[1].statements, #article.entities[2].statements)",
        "true 1 0"
      ),
      (
        "out(article.statements[1].speaker.name, article.statements[1].speakerSpan.text, article.statements[1].cue, article.statements[1].speakerText)",
        "Иванов заявил nil nil"
      ),
      (
        "local m = article.meetings[1] out(m.kind, m.date, #m.participants, m.participants[2].name, m.mentions[1].text, m.place, m.time)",
        "talks 2026-01-03 4 Петров встреча nil nil"
      ),
      (
        "out(#article.entities[2].meetings, article.entities[2].meetings[1] == article.meetings[1], article.entities[1].posts[1])",
        "1 true президент"
      ),
      (
        "out(article.tokens[1]:is('VERB', 'NOUN'), article.tokens[1]:is('VERB'), article.tokens[1]:feature('Number'), article.tokens[1]:feature('Num'))",
        "true false Sing nil"
      ),
      (
        "local s = article.tokens[1]:to(article.tokens[3]) out(s.text, s.first, s.last, s == article.tokens[3]:to(article.tokens[1]))",
        "Иванов заявил правду 1 38 true"
      ),
      (
        "out(article.sentences[1]:contains(article.tokens[2]), article.sentences[1]:contains(article.tokens[6]))",
        "true false"
      ),
      ("out(article:span(1, 12).text, #article:span(1, 25).tokens, article:span(1, 25).sentence.index)", "Иванов 2 1"),
      (
        "local seen = {} for _, t in ipairs(article.tokens) do seen[t] = t.text end out(seen[article.tokens[3]])",
        "правду"
      ),
      ("local n = 0 for i, t in pairs(article.tokens) do n = n + i end out(n)", "105"),
      (
        "local names = {} for k in pairs(article.tokens[2]) do names[#names + 1] = k end out(table.concat(names, ' '))",
        "text first last lemma pos head relation index"
      ),
      (
        "local l = article.tokens:list() table.sort(l, function(a, b) return a.text < b.text end) out(#l, l[1].text)",
        "14 ."
      ),
      ("out(type(article), type(article.tokens), getmetatable(article.tokens))", "userdata userdata false"),
    ])
  func reading(_ body: String, _ expected: String) throws {
    #expect(try texts(body) == [expected])
  }

  @Test(
    "Columns, each, find and count",
    arguments: [
      ("local l = article.tokens.lemma out(type(l), #l, l[2], l == article.tokens.lemma)", "table 14 заявил true"),
      ("local h = article.tokens.head out(#h, h[1], h[2].text)", "14 false Иванов"),
      ("out(table.concat(article.sentences[2].tokens.text, '|'))", "Петров|и|Иванов|встретился|."),
      (
        "local p = {} for i, lemma, pos in article.tokens:each('lemma', 'pos') do p[#p + 1] = i .. lemma .. pos end out(p[1], p[2], #p)",
        "1ивановNOUN 2заявилVERB 14"
      ),
      (
        "local p = {} for i, text, first, feats in article.sentences[2].tokens:each('text', 'first', 'feats') do p[#p + 1] = text .. first end out(p[1], p[5])",
        "Петров41 .90"
      ),
      ("local f = article.tokens:find { pos = 'VERB' } out(#f, f[1].text, f[2].text)", "2 заявил встретился"),
      ("local f = article.tokens:find { pos = { 'VERB', 'PUNCT' }, lemma = '.' } out(#f, f[1].index)", "4 4"),
      ("out(#article.tokens:find { lemma = 'nowhere' }, #article.tokens:find {})", "0 14"),
      ("local f = article.mentions:find { entity = article.entities[1] } out(#f, f[2].index)", "2 3"),
      ("out(#article.sentences[1].tokens:find { pos = 'NOUN' })", "2"),
      ("local c = article.tokens:count('pos') out(c.NOUN, c.VERB, c.PUNCT, c.ADJ)", "8 2 4 nil"),
      ("local c = article.mentions:count('entity') out(c[article.entities[1]])", "2"),
    ])
  func columns(_ body: String, _ expected: String) throws {
    #expect(try texts(body) == [expected])
  }

  @Test(
    "Mistakes are errors at the plugin's line that say what is meant",
    arguments: [
      ("out(article.tokens[1].lema)", "token has no field 'lema'; did you mean 'lemma'?"),
      ("out(article.tokns)", "article has no field 'tokns'; did you mean 'tokens'?"),
      ("out(article.source)", "article has no field 'source'; did you mean 'sources'?"),
      ("out(article.tokens.lema)", "token has no field 'lema'; did you mean 'lemma'?"),
      ("article.tokens[1].lemma = 'x'", "token can not be changed"),
      ("article.tokens[1] = 'x'", "tokens can not be changed"),
      ("for i in article.tokens:each('lema') do end", "token has no field 'lema'"),
      ("article.tokens:find { pso = 'VERB' }", "token has no field 'pso'; did you mean 'pos'?"),
      ("article.tokens:find { pos = 3 }", "find: pos must be a string or a list of strings, not a number"),
      ("out(article.tokens[1].feature('Case'))", "token:feature(…) is called with a colon on a token, not on a string"),
      ("out(article.sentences[1]:is('x'))", "sentence has no field 'is'"),
      ("out(article:span(5, 100000))", "no span of the text: bytes 5 to 100000"),
      ("out(article.tokens[true])", "tokens are taken by number or by the name of a field, not by a boolean"),
      ("emit.s { v = 'x' }", "emit has no field 's'"),
      ("out(options.kind)", "options has no field 'kind'; it has: none"),
    ])
  func mistakes(_ body: String, _ expected: String) throws {
    let result = try run("\n" + body)
    #expect(result.status == .error)
    #expect(result.failure?.message.contains(expected) == true, "\(result.failure?.message ?? "no failure")")
    #expect(result.failure?.place?.hasSuffix("probe.lua:10") == true, "\(result.failure?.place ?? "no place")")
  }

  @Test("Only touched layers are computed and noted as read")
  func readSet() throws {
    #expect(try run("out(article.id, #article.text)").reads == [])
    #expect(try run("out(#article.tokens)").reads == ["tokens"])
    #expect(try run("out(article.tokens[1].lemma)").reads == ["morphology", "tokens"])
    #expect(try run("emit.t { v = 'x', at = article.tokens[1] }").reads == ["sentences", "tokens"])
  }

  @Test("An empty article has empty layers")
  func empty() throws {
    #expect(
      try texts("out(#article.tokens, article.tokens[1], #article.entities, article.text)", on: "") == ["0 nil 0 "])
  }

  @Test("A column holds what its objects hold, however long it is", arguments: [1, 300, 8192, 8193])
  func longColumns(count: Int) throws {
    let text = (0..<count).map { $0 % 7 == 3 ? "." : "Слово\($0 % 300)" }.joined(separator: " ")
    #expect(
      try texts(
        """
        local tokens = article.tokens
        local lemmas, feats, heads = tokens.lemma, tokens.feats, tokens.sentence
        local wrong = 0
        for i, token in ipairs(tokens) do
          if lemmas[i] ~= token.lemma or feats[i] ~= (token.feats or false) or heads[i] ~= token.sentence then
            wrong = wrong + 1
          end
        end
        local first = article.sentences[1].tokens
        for i, token in ipairs(first) do if first.lemma[i] ~= token.lemma then wrong = wrong + 1 end end
        out(#tokens, #lemmas, #feats, #heads, wrong)
        """, on: text) == ["\(count) \(count) \(count) \(count) 0"])
  }

  @Test("A limit that is met while a column is made is met at the line that asked for it")
  func limitInColumn() throws {
    let text = (0..<8000).map { "слово\($0)" }.joined(separator: " ")
    let result = try run(
      "local lemmas = article.tokens.lemma\nout(#lemmas)", on: text, limits: PluginLimits(memory: 1 << 20))
    #expect(result.status == .memory)
    #expect(result.failure?.place?.hasSuffix("probe.lua:9") == true, "\(result.failure?.place ?? "no place")")
    #expect(result.failure?.traceback.contains("column") == false, "\(result.failure?.traceback ?? "")")
  }
}
