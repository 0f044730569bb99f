import ArgumentParser
import Dateline

/// How rows are written.
enum TableFormat: String, CaseIterable, ExpressibleByArgument {
  case table, csv, tsv, json, jsonl
}

/// A value in a table that is shown.
enum ShownValue: Sendable {
  case null
  case text(String)
  case integer(Int64)
  case real(Double)

  var text: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    }
  }

  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    case .null, .text: false
    }
  }
}

/// Rows with named columns, on their way to standard output.
struct ShownTable: Sendable {
  var columns: [String]
  var rows: [[ShownValue]]

  /// The table in `format`, ending with a line break. `width` bounds a table on a terminal: columns of words are cut,
  /// numbers never are.
  func text(_ format: TableFormat, terminal: Terminal) -> String {
    switch format {
    case .table: aligned(terminal)
    case .csv: separated(by: ",", quoting: quotedForCSV)
    case .tsv: separated(by: "\t", quoting: escapedForTSV)
    case .json: json(lines: false)
    case .jsonl: json(lines: true)
    }
  }

  private func separated(by separator: String, quoting: (String) -> String) -> String {
    let lines = [columns] + rows.map { $0.map(\.text) }
    return lines.map { $0.map(quoting).joined(separator: separator) + "\n" }.joined()
  }

  /// RFC 4180: a field with a comma, a quote or a line break stands in quotes, quotes in it are doubled.
  private func quotedForCSV(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private func escapedForTSV(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
      .replacing("\r", with: "\\r")
  }

  private func json(lines: Bool) -> String {
    var json = JSONWriter()
    func object(_ row: [ShownValue], _ json: inout JSONWriter) {
      json.object { json in
        for (column, value) in zip(columns, row) {
          json.key(column)
          switch value {
          case .null: json.null()
          case .text(let text): json.value(text)
          case .integer(let number): json.value(Int(number))
          case .real(let number): json.value(number)
          }
        }
      }
    }
    if lines {
      for row in rows {
        object(row, &json)
        json.newline()
      }
    } else {
      json.array { json in for row in rows { object(row, &json) } }
      json.newline()
    }
    return json.text
  }

  /// Columns side by side; words to the left, numbers to the right.
  private func aligned(_ terminal: Terminal) -> String {
    let shown = rows.map { row in row.map { oneLine($0.text) } }
    let natural = columns.indices.map { column in
      shown.reduce(cells(of: columns[column])) { max($0, cells(of: $1[column])) }
    }
    let widths = fitted(natural, into: terminal.width)
    let numeric = columns.indices.map { column in
      rows.contains { $0[column].isNumber }
        && rows.allSatisfy { row in
          if case .null = row[column] { true } else { row[column].isNumber }
        }
    }
    func line(_ texts: [String]) -> String {
      let parts = texts.indices.map { column in
        let text = clipped(texts[column], to: widths[column])
        let padding = String(repeating: " ", count: max(0, widths[column] - cells(of: text)))
        return numeric[column] ? padding + text : text + padding
      }
      var joined = parts.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined
    }
    var text = terminal.styled(line(columns), .bold) + "\n"
    if !terminal.hasColors { text += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n" }
    for row in shown { text += line(row) + "\n" }
    return text
  }

  /// Line breaks inside a value would tear the table apart.
  private func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// The widths under the highest common limit with which the table fits: narrow columns stay whole, wide ones are cut.
  private func fitted(_ natural: [Int], into width: Int?) -> [Int] {
    guard let width else { return natural }
    let room = width - 2 * max(0, natural.count - 1)
    var limit = natural.max() ?? 0
    while limit > 8, natural.reduce(0, { $0 + min($1, limit) }) > room { limit -= 1 }
    var widths = natural.map { min($0, limit) }
    // What is left over by the last step goes to the first columns that were cut.
    var rest = room - widths.reduce(0, +)
    for column in natural.indices where rest > 0 && widths[column] < natural[column] {
      widths[column] += 1
      rest -= 1
    }
    return widths
  }
}
