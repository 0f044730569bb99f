internal import Articles
internal import LuaRuntime

/// What one state calls: the functions of the host, with everything that belongs to the article at hand.
final class HostSession: LuaHost {
  let model: SurfaceModel
  let view = ArticleView()
  let tables: [TableSchema]
  let limits: PluginLimits
  var options: [OptionValue] = []
  var requirements: [String: [TableSchema]] = [:]

  /// Where modules and data come from; nil once the main chunk has run.
  var files: PluginFiles?
  /// Modules and data as they were read when the plugin was loaded; used instead of `files` where there.
  var stored: Plugin?

  private(set) var rows: [PluginRow] = []
  private(set) var log = ""
  private var droppedLog = 0
  /// Where a script's output goes instead of the log.
  var output: ((String) -> Void)?
  var results: [String: [PluginRow]] = [:]
  var archive: ArchiveReader?
  private var patterns: [TokenPattern] = []
  private var keptPatterns = 0
  private var tokens: TokenView?

  init(model: SurfaceModel, tables: [TableSchema], limits: PluginLimits) {
    self.model = model
    self.tables = tables
    self.limits = limits
  }

  var modelSource: LuaModelSource? { view.source }

  /// Ends loading: from now on no files are read, and patterns made so far stay.
  func finishLoading() {
    files = nil
    stored = nil
    keptPatterns = patterns.count
    clear()
  }

  /// Forgets what the last article left, as the state does.
  func clear() {
    rows = []
    log = ""
    droppedLog = 0
    results = [:]
    archive = nil
    tokens = nil
    patterns.removeSubrange(keptPatterns...)
  }

  /// Makes another article the one at hand.
  func begin(_ article: AnalyzedArticle) {
    tokens = nil
    view.begin(article)
  }

  /// The log with what was dropped.
  var finishedLog: String {
    droppedLog == 0 ? log : log + "… \(droppedLog) more bytes were printed; the limit is \(limits.logBytes)\n"
  }

  func table(_ number: Int) throws(LuaHostError) -> LuaModelTable { try view.table(number) }

  func call(_ number: Int, _ values: [LuaValue]) throws(LuaHostError) -> [LuaValue] {
    guard number < HostFunction.dynamic.rawValue else {
      return try dynamic(model.dynamic[number - HostFunction.dynamic.rawValue], values)
    }
    guard let function = HostFunction(rawValue: number) else { throw LuaHostError("no host function \(number)") }
    let arguments = Arguments(function: function.luaName, values: values)
    if let answer = try TextLibrary.call(function, arguments) { return answer }
    switch function {
    case .print:
      write(values.map { text($0) }.joined(separator: "\t") + "\n")
      return []
    case .require: return try require(try arguments.string(0))
    case .data: return [.string(try data(try arguments.string(0)))]
    case .textLemma:
      let word = FoldedText(try arguments.string(0)).string
      return [.string(tokenView?.lemma(of: word) ?? word)]
    case .pattern:
      patterns.append(try PatternReader.read(try arguments.table(0)))
      return [.object(LuaObject(classID: Int32(model.id("pattern")), first: Int32(patterns.count - 1), second: 0))]
    case .patternFind: return [.table(LuaTable(array: try find(arguments, most: .max)))]
    case .patternFirst: return [try find(arguments, most: 1).first ?? .nil]
    case .archiveRows, .archiveRowsNext, .archiveQuery, .archiveCount, .archiveArticles, .archiveArticlesNext:
      guard let archive else { throw LuaHostError("the archive is not at hand here") }
      return try archive.call(function, arguments, self)
    default: throw LuaHostError("no host function \(number)")
    }
  }

  private func dynamic(_ target: SurfaceModel.Dynamic, _ values: [LuaValue]) throws(LuaHostError) -> [LuaValue] {
    switch target {
    case .emit(let table):
      guard rows.count < limits.rows else {
        throw LuaHostError("emit: more than \(limits.rows) rows, which is the limit of one article")
      }
      let reader = RowReader(schema: tables[table], table: table, view: view.article == nil ? nil : view)
      rows.append(try reader.read(values))
      return []
    case .option(let place): return [OptionReader.lua(options[place])]
    case .rows(let plugin, let table):
      let schemas = requirements[plugin] ?? []
      let own = (results[plugin] ?? []).filter { $0.table == table }
      return [
        .table(LuaTable(array: own.map { StoredRows.value($0, schemas[table], model) })),
        StoredRows.names(
          schemas[table].columns.map(\.name), with: ["evidence"], table: schemas.count == 1 ? schemas[table].name : nil),
      ]
    }
  }

  private var tokenView: TokenView? {
    if tokens == nil { tokens = TokenView(view) }
    return tokens
  }

  private func find(_ arguments: Arguments, most: Int) throws(LuaHostError) -> [LuaValue] {
    guard case .object(let pattern) = arguments[0], patterns.indices.contains(Int(pattern.first)) else {
      throw arguments.wrong(0, "pattern")
    }
    guard let tokens = tokenView else { throw LuaHostError("there is no article to look in") }
    var range = 0..<tokens.count
    switch arguments[1] {
    case .object(let object) where Int(object.classID) == model.id("article"): break
    case .object(let object):
      guard let span = view.span(of: object) else { throw arguments.wrong(1, "article or object with a place") }
      range = tokens.range(inside: span)
    default: throw arguments.wrong(1, "article or object with a place")
    }
    return patterns[Int(pattern.first)].matches(in: tokens, range: range, most: most).map {
      model.span(tokens.span($0))
    }
  }

  private func require(_ name: String) throws(LuaHostError) -> [LuaValue] {
    let module: PluginModule
    if let stored {
      guard let known = stored.modules[name] else { throw LuaHostError("require: no module '\(name)' was read before") }
      module = known
    } else if let files {
      module = try files.module(name)
    } else {
      throw LuaHostError("require works only while the plugin is loaded; move it to the top of the file")
    }
    return [.string(module.source), .string(module.file)]
  }

  private func data(_ name: String) throws(LuaHostError) -> String {
    if let stored {
      guard let known = stored.data[name] else { throw LuaHostError("data: no file '\(name)' was read before") }
      return known
    }
    guard let files else {
      throw LuaHostError("data works only while the plugin is loaded; read the file at the top of the plugin")
    }
    return try files.text(named: name)
  }

  private func write(_ text: String) {
    if let output { return output(text) }
    if log.utf8.count + text.utf8.count <= limits.logBytes { log += text } else { droppedLog += text.utf8.count }
  }

  /// A value as `print` shows it.
  private func text(_ value: LuaValue) -> String {
    switch value {
    case .string(let text): return text
    case .object(let object):
      guard Surface.classes.indices.contains(Int(object.classID)) else { return "object" }
      let name = Surface.classes[Int(object.classID)].name
      guard let article = view.article, let span = view.span(of: object) else { return name }
      return "\(name) \"\(article.article.text[span])\" \(span.start + 1)..\(span.stop)"
    case .table(let table): return table.display
    case .number(let number): return LuaNumber.text(number)
    default: return value.preview
    }
  }
}
