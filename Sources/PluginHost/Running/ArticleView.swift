internal import Articles
internal import LuaRuntime

/// The article at hand as the state sees it: hands over layers when Lua first touches them, and notes which.
final class ArticleView {
  let source = LuaModelSource()
  private(set) var article: AnalyzedArticle?
  private(set) var reads: Set<LayerName> = []
  private var tables: [Int: LuaModelTable] = [:]

  /// Makes `article` the one at hand.
  func begin(_ article: AnalyzedArticle) {
    self.article = article
    reads = []
    let read = article.article
    source.begin(
      text: read.text,
      slots: [read.id, read.title, read.published?.description, read.outlet, read.url, article.language])
    // Only now: until the source moved on, the state may read the old tables.
    tables = [:]
  }

  /// Leaves no article at hand, as in an archive stage.
  func end() {
    article = nil
    reads = []
    source.begin(text: "", slots: [])
    tables = [:]
  }

  /// A layer of the article at hand; noted as read.
  func layer(_ name: LayerName) -> LayerTable? {
    guard let article else { return nil }
    reads.insert(name)
    return article.layer(name)
  }

  /// The layer with that place in ``LayerSchema/all`` in the form that C reads, valid until the next article.
  func table(_ number: Int) throws(LuaHostError) -> LuaModelTable {
    if let table = tables[number] { return table }
    let name = LayerSchema.all[number].name
    guard let layer = layer(name) else { throw LuaHostError("there is no article at hand") }
    let columns: [LuaModelTable.Column] = layer.columns.map {
      switch $0 {
      case .values(let values): .values(values)
      case .lists(let starts, let values): .lists(starts: starts, values: values)
      }
    }
    let table = LuaModelTable(count: layer.count, columns: columns, strings: layer.strings)
    tables[number] = table
    return table
  }

  /// The span of an object, nil where its class has none. Meetings and entities stand for their first mention.
  func span(of object: LuaObject) -> TextSpan? {
    guard Surface.classes.indices.contains(Int(object.classID)) else { return nil }
    let kind = Surface.classes[Int(object.classID)].kind
    if kind == .span { return TextSpan(Int(object.first), Int(object.second)) }
    guard case .layer(let name) = kind, let layer = layer(name), (0..<layer.count).contains(Int(object.first))
    else { return nil }
    let row = Int(object.first)
    if layer.schema.isSpanned { return layer.span(row) }
    if name == "meetings", let column = layer.schema.place(of: "mentions") { return layer.spans(column, row).first }
    if name == "entities", let mentions = self.layer("mentions"),
      let column = mentions.schema.place(of: "entity"),
      let first = mentions.values(column).firstIndex(of: Int32(row))
    {
      return mentions.span(first)
    }
    return nil
  }

  /// The sentence around a span, from the first one's start to the last one's end; the span itself where no sentence
  /// holds it.
  func sentence(around span: TextSpan) -> TextSpan {
    guard let sentences = layer("sentences"), sentences.count > 0 else { return span }
    let starts = sentences.values(0)
    let stops = sentences.values(1)
    // The first sentence that ends after the start of the span, and the last that begins before its end.
    let first = stops.partitioningIndex { Int($0) > span.start }
    let last = starts.partitioningIndex { Int($0) >= max(span.stop, span.start + 1) } - 1
    guard first <= last, first < sentences.count else { return span }
    return TextSpan(min(Int(starts[first]), span.start), max(Int(stops[last]), span.stop))
  }

  /// The sentence of the object that Lua was given last.
  var lastSentence: TextSpan? {
    guard article != nil, let object = source.lastTouched else { return nil }
    let kept = reads
    defer { reads = kept }
    return span(of: object).map { sentence(around: $0) }
  }
}

extension [Int32] {
  /// The first place whose value fulfills the condition, for lists where all such values stand behind the others.
  func partitioningIndex(where condition: (Int32) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
