internal import Articles

/// Every name that Lua sees. The classes in C, the API reference, the editor's types and the tests that nothing is
/// undocumented all follow from this file.
package enum Surface {
  // MARK: What plugins are given

  package static let globals: [SurfaceEntry] = [
    .init("print", "fun(...: any)", "Writes the values to the plugin's log; a script's go to standard output."),
    .init(
      "require", "fun(name: string): any",
      "Loads a module of the plugin's folder or of the shared library; only while the plugin is loaded."),
    .init(
      "data", "fun(name: string): string", "The text of a file in the plugin's folder; only while the plugin is loaded."
    ),
    .init(
      "pattern", "fun(parts: table): pattern",
      "A pattern of tokens: a list of parts { word, text, lemma, pos, feats, entity, op }."),
    .init("assert", "fun(value: any, message?: any, ...: any): any", "Raises the message unless the value is true."),
    .init("error", "fun(message: any, level?: integer)", "Raises an error."),
    .init("getmetatable", "fun(value: any): table?", "The metatable of a table of the plugin's own."),
    .init(
      "ipairs", "fun(list: any): function, any, integer", "Iterates 1, 2, 3 … of a list or of a sequence of objects."),
    .init(
      "load", "fun(chunk: string|function, name?: string, mode?: string, env?: table): function?, string?",
      "Compiles Lua text; never bytecode."),
    .init("next", "fun(table: table, key?: any): any, any", "The next key and value of a table, in a fixed order."),
    .init(
      "pairs", "fun(value: any): function, any, any",
      "Iterates a table in a fixed order, or the data fields of an object."),
    .init(
      "pcall", "fun(f: function, ...: any): boolean, ...",
      "Calls a function and catches its error; a limit that is hit can not be caught."),
    .init("rawequal", "fun(a: any, b: any): boolean", "Equality without metamethods."),
    .init("rawget", "fun(table: table, key: any): any", "A field of a table without metamethods."),
    .init("rawlen", "fun(value: table|string): integer", "The length without metamethods."),
    .init("rawset", "fun(table: table, key: any, value: any): table", "Sets a field of a table without metamethods."),
    .init(
      "select", "fun(n: integer|string, ...: any): ...", "The arguments from the n-th on, or their number for '#'."),
    .init(
      "setmetatable", "fun(table: table, metatable?: table): table", "Sets the metatable; without __gc and __mode."),
    .init("tonumber", "fun(value: any, base?: integer): number?", "The number that a text writes."),
    .init("tostring", "fun(value: any): string", "A readable text, without memory addresses."),
    .init("type", "fun(value: any): string", "The type's name; objects of the article are 'userdata'."),
    .init(
      "xpcall", "fun(f: function, handler: function, ...: any): boolean, ...",
      "Like pcall, with a function that sees the error."),
    .init("_VERSION", "string", "The version of the language."),
    .init("_G", "table", "The table of globals."),
  ]

  package static let libraries: [SurfaceLibrary] = [
    .init(
      name: "text", summary: "Unicode text: positions and lengths in characters, except where bytes are named.",
      entries: [
        .init("lower", "fun(s: string): string", "The text in lower case."),
        .init("upper", "fun(s: string): string", "The text in upper case."),
        .init("len", "fun(s: string): integer", "The number of characters."),
        .init(
          "sub", "fun(s: string, first: integer, last?: integer): string",
          "The characters from first to last, negative from the end."),
        .init(
          "words", "fun(s: string): string[]",
          "The words: runs of letters, digits and marks, with inner hyphens and apostrophes."),
        .init(
          "find", "fun(s: string, part: string, from?: integer): integer?, integer?",
          "The first and last byte of part in s, compared folded, from byte `from` on."),
        .init(
          "fold", "fun(s: string): string",
          "Lower case, ё as е, without soft hyphens and stress marks, NBSP as space, one apostrophe."),
        .init(
          "lemma", "fun(word: string): string",
          "The lemma that the word has in the article at hand, else the word folded."),
        .init(
          "matches", "fun(s: string, mask: string): boolean",
          "Whether the folded text fits a mask, where * stands for any characters and ? for one."),
      ]),
    .init(
      name: "string", summary: "Lua's string library over bytes, without `dump`, `pack` and `unpack`.",
      entries: [
        .init("byte", "fun(s: string, i?: integer, j?: integer): ...", "The bytes from i to j as numbers."),
        .init("char", "fun(...: integer): string", "The string of these bytes."),
        .init(
          "find", "fun(s: string, pattern: string, init?: integer, plain?: boolean): integer?, integer?, ...",
          "The first match of a Lua pattern, bytes."),
        .init("format", "fun(format: string, ...: any): string", "The values as the format says."),
        .init("gmatch", "fun(s: string, pattern: string, init?: integer): function", "Iterates all matches."),
        .init("gsub", "fun(s: string, pattern: string, with: any, n?: integer): string, integer", "Replaces matches."),
        .init("len", "fun(s: string): integer", "The number of bytes."),
        .init("lower", "fun(s: string): string", "Lower case of ASCII letters only; use text.lower."),
        .init("match", "fun(s: string, pattern: string, init?: integer): ...", "The captures of the first match."),
        .init("rep", "fun(s: string, n: integer, separator?: string): string", "The string n times."),
        .init("reverse", "fun(s: string): string", "The bytes in reverse."),
        .init(
          "sub", "fun(s: string, i: integer, j?: integer): string",
          "The bytes from i to j; span.first and span.last fit here."),
        .init("upper", "fun(s: string): string", "Upper case of ASCII letters only; use text.upper."),
      ]),
    .init(
      name: "table", summary: "Lua's table library; `sort` is stable.",
      entries: [
        .init(
          "concat", "fun(list: table, separator?: string, i?: integer, j?: integer): string",
          "The strings of a list in one."),
        .init("insert", "fun(list: table, ...: any)", "Inserts a value at the end or at a place."),
        .init(
          "move", "fun(from: table, f: integer, e: integer, t: integer, to?: table): table",
          "Copies a stretch of a list."),
        .init("pack", "fun(...: any): table", "A table of the arguments, with their number n."),
        .init("remove", "fun(list: table, place?: integer): any", "Removes a value and gives it."),
        .init(
          "sort", "fun(list: table, less?: fun(a: any, b: any): boolean)",
          "Sorts a list in place; equal values keep their order."),
        .init("unpack", "fun(list: table, i?: integer, j?: integer): ...", "The values of a list."),
      ]),
    .init(
      name: "math", summary: "Lua's mathematics; random numbers are the same in every run.",
      entries: [
        .init("abs", "fun(x: number): number", "The absolute value."),
        .init("acos", "fun(x: number): number", "The arc cosine."),
        .init("asin", "fun(x: number): number", "The arc sine."),
        .init("atan", "fun(y: number, x?: number): number", "The arc tangent of y/x."),
        .init("ceil", "fun(x: number): integer", "The least integer not below x."),
        .init("cos", "fun(x: number): number", "The cosine."),
        .init("deg", "fun(x: number): number", "Radians as degrees."),
        .init("exp", "fun(x: number): number", "e to the x."),
        .init("floor", "fun(x: number): integer", "The greatest integer not above x."),
        .init("fmod", "fun(x: number, y: number): number", "The remainder of x/y, rounded to zero."),
        .init("huge", "number", "Infinity."),
        .init("log", "fun(x: number, base?: number): number", "The logarithm."),
        .init("max", "fun(x: number, ...: number): number", "The greatest argument."),
        .init("maxinteger", "integer", "The greatest integer."),
        .init("min", "fun(x: number, ...: number): number", "The least argument."),
        .init("mininteger", "integer", "The least integer."),
        .init("modf", "fun(x: number): number, number", "The whole and the broken part."),
        .init("pi", "number", "The ratio π."),
        .init("rad", "fun(x: number): number", "Degrees as radians."),
        .init(
          "random", "fun(m?: integer, n?: integer): number", "A random number, seeded by the article and the plugin."),
        .init("sin", "fun(x: number): number", "The sine."),
        .init("sqrt", "fun(x: number): number", "The square root."),
        .init("tan", "fun(x: number): number", "The tangent."),
        .init("tointeger", "fun(x: any): integer?", "The integer that equals x."),
        .init("type", "fun(x: any): string?", "'integer', 'float' or nil."),
        .init("ult", "fun(m: integer, n: integer): boolean", "m < n as unsigned integers."),
      ]),
    .init(
      name: "utf8", summary: "Lua's UTF-8 library.",
      entries: [
        .init("char", "fun(...: integer): string", "The characters of these code points."),
        .init("charpattern", "string", "A Lua pattern of one character."),
        .init(
          "codepoint", "fun(s: string, i?: integer, j?: integer, lax?: boolean): ...",
          "The code points from byte i to j."),
        .init(
          "codes", "fun(s: string, lax?: boolean): function, string, integer",
          "Iterates byte positions and code points."),
        .init("len", "fun(s: string, i?: integer, j?: integer, lax?: boolean): integer?", "The number of code points."),
        .init(
          "offset", "fun(s: string, n: integer, i?: integer): integer?", "The byte where the n-th code point begins."),
      ]),
    .init(
      name: "coroutine", summary: "Lua's coroutines, without `close`.",
      entries: [
        .init("create", "fun(f: function): thread", "A new coroutine."),
        .init("isyieldable", "fun(): boolean", "Whether the running function may yield."),
        .init("resume", "fun(co: thread, ...: any): boolean, ...", "Runs a coroutine on."),
        .init("running", "fun(): thread, boolean", "The running coroutine."),
        .init("status", "fun(co: thread): string", "The state of a coroutine."),
        .init("wrap", "fun(f: function): function", "A function that runs a coroutine on."),
        .init("yield", "fun(...: any): ...", "Stops the running coroutine."),
      ]),
  ]

  /// Globals that come from the host and not from Lua.
  static let ownGlobals: Set<String> = ["print", "require", "data", "pattern"]

  /// What is no field of anything: the arguments of a plugin's functions, and the rows in them.
  package static let given: [SurfaceEntry] = [
    .init(
      "article(article, emit, options)", "function", "Called once for each article; the rows it emits are kept."),
    .init(
      "archive(archive, emit, options)", "function", "Called once over everything; `at` takes rows or their evidence."),
    .init(
      "emit.<table> { column = value, at = … }", "function",
      "Adds a row; `at` is its evidence: an object with a place, a pair { first, last } of them, or a row."),
    .init(
      "options.<name>", "any", "The option's value; a list also answers its members: options.kinds.person is true."),
    .init(
      "article.results.<plugin>", "table",
      "The rows of a required plugin, a list that also answers to its table's name; with several tables only by these."),
    .init(
      "row.<column>, row.evidence, row.article", "any",
      "A row: its columns; evidence is a span, in archive stages { article, first, last, text, sentence }; there, article is { number, id, title, published, outlet }."
    ),
    .init(
      "tests", "test[]",
      "Beside the functions: { name, text, published, title, outlet, language, id, options, expect, contains }; expect is { table = { { column = value, at = words }, … } }."
    ),
    .init(
      "tests with articles", "test[]",
      "For archive stages: { name, articles, options, expect, contains }; articles is a list of { text, published, title, outlet, language, id }. archive.query is not at hand."
    ),
  ]

  // MARK: Sequences

  /// What every sequence of objects answers, besides `#`, `[i]`, `ipairs`, `pairs` and the fields of its objects as
  /// whole columns.
  package static let sequenceMethods: [SurfaceEntry] = [
    .init("count", "fun(self, field: string): table<any, integer>", "How many objects have each value of the field."),
    .init(
      "each", "fun(self, ...: string): function",
      "Iterates i and the named fields: for i, lemma, pos in tokens:each(\"lemma\", \"pos\")."),
    .init(
      "find", "fun(self, wanted: table): table",
      "The objects with these values, each a value or a list of values: find { pos = { \"VERB\", \"AUX\" } }."),
    .init("list", "fun(self): table", "The objects as a plain table, which may be sorted and changed."),
  ]

  // MARK: The article and its objects

  package static let classes: [SurfaceClass] = [
    .init(
      "article", "articles", .single, label: "id", "The article: what its source says, its text and its layers.",
      [
        .init("id", "string", .slot(.id), "The name that the source gives the article."),
        .init("title", "string?", .slot(.title), "The headline."),
        .init("published", "string?", .slot(.published), "The day of publication, ISO 8601."),
        .init("outlet", "string?", .slot(.outlet), "The medium that published it."),
        .init("url", "string?", .slot(.url), "The address."),
        .init("language", "string", .slot(.language), "The language, ISO 639-1."),
        .init("text", "string", .wholeText, "The text exactly as read.", listed: true),
        .init("paragraphs", "paragraph[]", .all("paragraph"), "All paragraphs."),
        .init("sentences", "sentence[]", .all("sentence"), "All sentences."),
        .init("tokens", "token[]", .all("token"), "All words, numbers and punctuation marks."),
        .init("names", "name[]", .all("name"), "Names as found, before they are linked."),
        .init("mentions", "mention[]", .all("mention"), "What stands for an entity in the text."),
        .init("entities", "entity[]", .all("entity"), "People, organizations and places, each once."),
        .init("times", "time[]", .all("time"), "Calendar expressions."),
        .init("statements", "statement[]", .all("statement"), "What somebody is reported to have said."),
        .init("meetings", "meeting[]", .all("meeting"), "Events where parties meet, each once."),
        .init("sources", "source[]", .all("source"), "Media that the article cites."),
        .init("results", "results", .only("results"), "The rows of required plugins, by plugin."),
        .init(
          "span", "fun(self, first: integer, last: integer): span", .cut, "The span of these bytes, 1-based, inclusive."
        ),
      ]),
    .init(
      "span", "spans", .span, label: "text", "A free stretch of the text.",
      place + [
        .init("tokens", "token[]", .inside("token"), "The tokens inside."),
        .init("sentences", "sentence[]", .inside("sentence"), "The sentences inside."),
        .init("mentions", "mention[]", .inside("mention"), "The mentions inside."),
      ] + around),
    .init(
      "paragraph", "paragraphs", .layer("paragraphs"), label: "text",
      "A block of text between blank lines or line breaks.",
      place + [
        .init("kind", "'text'|'heading'", .column("paragraphs", "kind"), "Running text or a heading."),
        .init("sentences", "sentence[]", .inside("sentence"), "Its sentences."),
        .init("tokens", "token[]", .inside("token"), "Its tokens."),
        .init("mentions", "mention[]", .inside("mention"), "Its mentions of entities."),
        .init("times", "time[]", .inside("time"), "Its calendar expressions."),
      ] + order("paragraph")),
    .init(
      "sentence", "sentences", .layer("sentences"), label: "text",
      "A sentence; none crosses the border of a paragraph.",
      place + [
        .init("tokens", "token[]", .inside("token"), "Its tokens."),
        .init("mentions", "mention[]", .inside("mention"), "Its mentions of entities."),
        .init("names", "name[]", .inside("name"), "Its names."),
        .init("times", "time[]", .inside("time"), "Its calendar expressions."),
        .init("statements", "statement[]", .inside("statement"), "The statements wholly inside."),
        .init("sources", "source[]", .inside("source"), "The media it cites."),
        .init("paragraph", "paragraph?", .around("paragraph"), "The paragraph it stands in."),
      ] + order("sentence")),
    .init(
      "token", "tokens", .layer("tokens"), label: "text", "A word, number or punctuation mark.",
      place + [
        .init("lemma", "string?", .column("morphology", "lemma"), "The dictionary form."),
        .init("pos", "string?", .column("morphology", "pos"), "The UD part of speech: NOUN, VERB and so on."),
        .init("feats", "string?", .column("morphology", "feats"), "The UD features: Case=Nom|Number=Sing."),
        .init("head", "token?", .column("syntax", "head"), "The token it depends on; nil for a root."),
        .init("relation", "string?", .column("syntax", "relation"), "The UD relation to the head."),
        .init("children", "token[]", .reverse("syntax", "head", "token"), "The tokens that depend on it."),
        .init("mention", "mention?", .around("mention"), "The mention it stands in."),
        .init(
          "is", "fun(self, ...: string): boolean", .isOneOf("morphology", "pos"),
          "Whether its part of speech is one of these."),
        .init(
          "feature", "fun(self, name: string): string?", .feature("morphology", "feats"),
          "The value of one feature: feature(\"Case\")."),
      ] + around + order("token")),
    .init(
      "name", "names", .layer("names"), label: "text", "A name as found in the text.",
      place + [
        .init("kind", "'person'|'organization'|'place'", .column("names", "kind"), "What it names."),
        .init("normal", "string?", .column("names", "normal"), "This very name in the nominative."),
        .init("rule", "string?", .column("names", "rule"), "What found or changed it."),
        .init("tokens", "token[]", .inside("token"), "Its tokens."),
      ] + around + order("name")),
    .init(
      "mention", "mentions", .layer("mentions"), label: "text", "What stands for an entity in the text.",
      place + [
        .init("kind", "'person'|'organization'|'place'", .column("mentions", "kind"), "What is mentioned."),
        .init("form", "'name'|'post'|'pronoun'", .column("mentions", "form"), "How it is mentioned."),
        .init("normal", "string?", .column("mentions", "normal"), "This very mention in the nominative."),
        .init("entity", "entity?", .column("mentions", "entity"), "The entity it stands for."),
        .init("rule", "string?", .column("mentions", "rule"), "What found or changed it."),
        .init("tokens", "token[]", .inside("token"), "Its tokens."),
      ] + around + order("mention")),
    .init(
      "entity", "entities", .layer("entities"), label: "name", "A person, organization or place, once an article.",
      [
        .init("index", "integer", .index, "Its place among the entities, from 1."),
        .init("name", "string?", .column("entities", "name"), "The fullest name the article gives, in the nominative."),
        .init("kind", "'person'|'organization'|'place'", .column("entities", "kind"), "What it is."),
        .init("posts", "string[]", .column("entities", "posts"), "Its posts, as the article tells them."),
        .init("rule", "string?", .column("entities", "rule"), "What made or merged it."),
        .init("mentions", "mention[]", .reverse("mentions", "entity", "mention"), "Where it is mentioned."),
        .init("statements", "statement[]", .reverse("statements", "speaker", "statement"), "What it said."),
        .init(
          "meetings", "meeting[]", .reverse("meetings", "participants", "meeting"), "The meetings it took part in."),
      ] + order("entity")),
    .init(
      "time", "times", .layer("times"), label: "text", "A calendar expression.",
      place + [
        .init(
          "value", "string?", .column("times", "value"), "The ISO 8601 value, resolved against the day of publication."),
        .init("rule", "string?", .column("times", "rule"), "What resolved it."),
        .init("tokens", "token[]", .inside("token"), "Its tokens."),
      ] + around + order("time")),
    .init(
      "statement", "statements", .layer("statements"), label: "text",
      "What somebody is reported to have said, without quotation marks.",
      place + [
        .init("kind", "'direct'|'indirect'", .column("statements", "kind"), "Quoted or reported."),
        .init("speaker", "entity?", .column("statements", "speaker"), "Who said it, where it is an entity."),
        .init(
          "speakerText", "string?", .column("statements", "speakerText"),
          "Words for the speaker where no entity stands for it."),
        .init("speakerSpan", "span?", .column("statements", "speakerSpan"), "Where the speaker is named."),
        .init("cue", "span?", .column("statements", "cue"), "The word that tells of the saying."),
        .init("rule", "string?", .column("statements", "rule"), "What attributed it."),
        .init("tokens", "token[]", .inside("token"), "Its tokens."),
        .init("mentions", "mention[]", .inside("mention"), "The entities mentioned in it."),
        .init("times", "time[]", .inside("time"), "The calendar expressions in it."),
      ] + around + order("statement")),
    .init(
      "meeting", "meetings", .layer("meetings"), label: "kind",
      "An event where parties meet, however often it is mentioned.",
      [
        .init("index", "integer", .index, "Its place among the meetings, from 1."),
        .init("kind", "string?", .column("meetings", "kind"), "The kind of event."),
        .init("status", "string?", .column("meetings", "status"), "held, ongoing, planned, cancelled or unclear."),
        .init("mentions", "span[]", .column("meetings", "mentions"), "The words that name the event."),
        .init("participants", "entity[]", .column("meetings", "participants"), "Who meets."),
        .init("place", "entity?", .column("meetings", "place"), "Where."),
        .init("time", "time?", .column("meetings", "time"), "The words that say when."),
        .init("date", "string?", .column("meetings", "date"), "The day, ISO 8601."),
        .init("rule", "string?", .column("meetings", "rule"), "What found it."),
      ] + order("meeting")),
    .init(
      "source", "sources", .layer("sources"), label: "text", "A medium that the article cites.",
      place + [
        .init("name", "string?", .column("sources", "name"), "The medium."),
        .init("rule", "string?", .column("sources", "rule"), "What found it."),
        .init("tokens", "token[]", .inside("token"), "Its tokens."),
      ] + around + order("source")),
    .init(
      "pattern", "patterns", .fixed,
      "A pattern of tokens, made by pattern { … }; it never crosses the end of a sentence.",
      [
        .init(
          "find", "fun(self, where: article|span): span[]", .method(.patternFind),
          "All matches in an article or in an object's span: the longest from the left, none overlapping."),
        .init("first", "fun(self, where: article|span): span?", .method(.patternFirst), "The first match."),
      ]),
  ]

  /// The archive, as archive stages see it.
  static let archive = SurfaceClass(
    "archive", "archives", .fixed, "Everything that was analyzed.",
    [
      .init(
        "rows", "fun(table: string): function", .iterator(.archiveRows, .archiveRowsNext),
        "Iterates the rows of a table in the order of publication; each has its columns, article and evidence."),
      .init(
        "query", "fun(sql: string, ...: any): table", .function(.archiveQuery),
        "The rows that read-only SQL answers; arguments stand for ? in order."),
      .init("count", "fun(table: string): integer", .function(.archiveCount), "The number of rows of a table."),
    ])

  /// The archive, as scripts see it.
  static let scriptArchive = SurfaceClass(
    archive.name, archive.plural, .fixed, archive.summary,
    archive.fields + [
      .init(
        "articles", "fun(): function", .iterator(.archiveArticles, .archiveArticlesNext),
        "Iterates the articles; in scripts only. Objects of an article are stale when the next one comes.")
    ])

  package static let archiveClass = scriptArchive

  // MARK: What several classes have

  private static let place: [SurfaceField] = [
    .init("text", "string", .text, "Its words, exactly as in the article."),
    .init("first", "integer", .first, "Its first byte in the article's text, from 1."),
    .init("last", "integer", .last, "Its last byte in the article's text, inclusive."),
    .init(
      "to", "fun(self, other: span): span", .spanTo, "The span from here to the other object, whichever comes first."),
    .init("contains", "fun(self, other: span): boolean", .contains, "Whether the other object lies inside."),
  ]

  private static let around: [SurfaceField] = [
    .init("sentence", "sentence?", .around("sentence"), "The sentence it begins in."),
    .init("paragraph", "paragraph?", .around("paragraph"), "The paragraph it begins in."),
  ]

  private static func order(_ name: String) -> [SurfaceField] {
    let index = SurfaceField("index", "integer", .index, "Its place in its layer, from 1.")
    return (["entity", "meeting"].contains(name) ? [] : [index]) + [
      .init("next", "\(name)?", .neighbor(1), "The one after it."),
      .init("previous", "\(name)?", .neighbor(-1), "The one before it."),
    ]
  }
}
