internal import Articles
internal import PluginHost

/// What a worker answers to outsiders: one JSON object a line for each article.
///
///     {"id":"17","results":[{"plugin":"participants","status":"ok","rows":[
///       {"table":"participants","name":"…","evidence":{"start":0,"stop":9,"sentence_start":0,"sentence_stop":40}}]}]}
///
/// A line that is no article is answered by `{"line":3,"error":"…","advice":"…"}`, so that every input has its answer.
enum ResultDump {
  static func write(line: [UInt8], number: Int, engine: Engine, to json: inout JSONWriter) {
    let record = RawRecord(
      source: "-#\(number)", fallbackID: "#\(number)", format: "json", bytes: line)
    let decoded = record.decode()
    guard let article = decoded.article else {
      let finding = decoded.findings.first
      json.object { json in
        json.field("line", number)
        json.field("error", finding?.problem ?? "is no article")
        json.field("advice", finding?.advice)
      }
      json.newline()
      return
    }
    json.object { json in
      json.field("id", article.id)
      json.key("results")
      json.array { json in for outcome in engine.analyze(article) { write(outcome, to: &json) } }
    }
    json.newline()
  }

  private static func write(_ outcome: PluginOutcome, to json: inout JSONWriter) {
    json.object { json in
      json.field("plugin", outcome.plugin)
      json.field("status", outcome.result.status.rawValue)
      if let failure = outcome.result.failure {
        json.field("message", failure.message)
        json.field("place", failure.place)
        json.field("traceback", failure.traceback)
      }
      json.key("rows")
      json.array { json in
        for row in outcome.result.rows { write(row, of: outcome.manifest.tables[row.table], to: &json) }
      }
    }
  }

  private static func write(_ row: PluginRow, of table: TableSchema, to json: inout JSONWriter) {
    json.object { json in
      json.field("table", table.name)
      for (column, cell) in zip(table.columns, row.cells) {
        json.key(column.name)
        switch cell {
        case .null: json.null()
        case .text(let text): json.value(text)
        case .integer(let number):
          if column.type == .boolean { json.value(number != 0) } else { json.value(Int(number)) }
        case .real(let number): json.value(number)
        case .evidence(let evidence): write(evidence, to: &json)
        }
      }
      json.key("evidence")
      if let evidence = row.evidence { write(evidence, to: &json) } else { json.null() }
    }
  }

  private static func write(_ evidence: Evidence, to json: inout JSONWriter) {
    json.object { json in
      json.field("start", evidence.span.start)
      json.field("stop", evidence.span.stop)
      json.field("sentence_start", evidence.sentence.start)
      json.field("sentence_stop", evidence.sentence.stop)
    }
  }
}
