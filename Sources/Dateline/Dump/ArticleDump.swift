public import Articles

/// The public dump of an analyzed article: one JSON object, its keys and their order fixed by DESIGN §2.
public enum ArticleDump {
  /// The keys that `--layers` takes, in the order in which they are written.
  public static let layers: [LayerName] = [
    "paragraphs", "sentences", "tokens", "entities", "mentions", "times", "statements", "meetings", "sources",
  ]

  /// Writes `article` with the layers asked for, computing those that are not there yet.
  ///
  /// - Complexity: linear in the text and its layers, besides the analysis itself.
  public static func write(_ article: AnalyzedArticle, layers: Set<LayerName>, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", article.article.id)
      json.field("source", article.article.source)
      json.field("title", article.article.title)
      json.field("published", article.article.published?.description)
      json.field("language", article.language)
      json.field("text", article.article.text)
      for name in Self.layers where layers.contains(name) {
        json.key(name.rawValue)
        json.array { json in
          // A token's own table has only its span: its words and its place in the tree are layers of their own.
          let parts = name == "tokens" ? ["tokens", "morphology", "syntax"] : [name]
          write(parts.map { article.layer($0) }, to: &json)
        }
      }
    }
  }

  /// Writes the objects whose columns stand side by side in `tables`.
  private static func write(_ tables: [LayerTable], to json: inout JSONWriter) {
    for row in 0..<(tables.first?.count ?? 0) {
      json.object { json in
        for table in tables {
          for (place, column) in table.schema.columns.enumerated() where column.name != "rule" {
            json.key(column.name)
            write(table, place, row, column.kind, to: &json)
          }
        }
      }
    }
  }

  private static func write(
    _ table: LayerTable, _ column: Int, _ row: Int, _ kind: ColumnKind, to json: inout JSONWriter
  ) {
    switch kind {
    case .offset, .integer, .index: json.value(table.integer(column, row))
    case .text: json.value(table.text(column, row))
    case .texts: json.array { json in for text in table.texts(column, row) { json.value(text) } }
    case .indices: json.array { json in for index in table.indices(column, row) { json.value(index) } }
    case .spans: json.array { json in for span in table.spans(column, row) { write(span, to: &json) } }
    case .span:
      if let span = table.spans(column, row).first { write(span, to: &json) } else { json.null() }
    }
  }

  private static func write(_ span: TextSpan, to json: inout JSONWriter) {
    json.object { json in
      json.field("start", span.start)
      json.field("stop", span.stop)
    }
  }
}
