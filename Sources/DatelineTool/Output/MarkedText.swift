import Dateline

/// An article as a reader looks at it: its text with people, organizations, places and times marked, and below each
/// paragraph the statements and meetings that begin in it.
///
/// On a terminal marks are colors; elsewhere they are words in brackets, `[Киеве place]`.
struct MarkedText {
  private let analyzed: AnalyzedArticle
  private let layers: Set<LayerName>
  private let terminal: Terminal
  private let explains: Bool
  /// Where somebody's words stand, in ascending order.
  private let statements: [TextSpan]

  init(_ analyzed: AnalyzedArticle, layers: Set<LayerName>, terminal: Terminal, explains: Bool) {
    self.analyzed = analyzed
    self.layers = layers
    self.terminal = terminal
    self.explains = explains
    let table = layers.contains("statements") ? analyzed.layer("statements") : nil
    statements = table.map { table in (0..<table.count).map { table.span($0) }.sorted() } ?? []
  }

  /// The whole text with a line break at its end.
  var text: String {
    var lines = [header]
    if terminal.hasColors { lines.append(legend) }
    lines.append("")
    let paragraphs = analyzed.layer("paragraphs")
    let marks = marks()
    let notes = notes()
    for row in 0..<paragraphs.count {
      let span = paragraphs.span(row)
      let isHeading = paragraphs.text(2, row) == "heading"
      lines += wrapped(pieces(of: span, marks: marks, base: isHeading ? [.bold] : []))
      for note in notes where span.start <= note.at && note.at < span.stop {
        lines += wrapped([Piece(text: note.text, styles: [.dim])], indent: "    ")
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private var header: String {
    let article = analyzed.article
    let parts = [article.id, article.published?.description, article.outlet, analyzed.language].compactMap { $0 }
    let head = terminal.styled(parts.joined(separator: " · "), .dim)
    return article.title.map { head + "\n" + terminal.styled($0, .bold) } ?? head
  }

  private var legend: String {
    [("person", Terminal.Style.yellow), ("organization", .magenta), ("place", .green), ("time", .cyan)]
      .map { terminal.styled($0.0, $0.1) }.joined(separator: " ") + " " + terminal.styled("statement", .underline)
  }

  // MARK: Marks inside the text

  private struct Mark {
    var span: TextSpan
    var kind: String
    var rule: String?
    var style: Terminal.Style
  }

  private func marks() -> [Mark] {
    var marks: [Mark] = []
    func add(_ name: LayerName, _ style: (String) -> Terminal.Style, kind: (LayerTable, Int) -> String) {
      guard layers.contains(name) else { return }
      let table = analyzed.layer(name)
      let rule = table.schema.place(of: "rule")
      for row in 0..<table.count {
        let kind = kind(table, row)
        marks.append(
          Mark(span: table.span(row), kind: kind, rule: rule.flatMap { table.text($0, row) }, style: style(kind)))
      }
    }
    add(
      "mentions",
      { kind in
        switch kind {
        case "person": .yellow
        case "organization": .magenta
        default: .green
        }
      }, kind: { $0.text(2, $1) ?? "name" })
    add("times", { _ in .cyan }, kind: { "time" + ($0.text(2, $1).map { " " + $0 } ?? "") })
    // Where marks overlap, the one that begins first and reaches furthest is shown.
    return marks.sorted { ($0.span.start, -$0.span.stop) < ($1.span.start, -$1.span.stop) }
  }

  private struct Piece {
    var text: String
    var styles: [Terminal.Style]
  }

  /// The paragraph cut wherever a mark or a statement begins or ends.
  private func pieces(of paragraph: TextSpan, marks: [Mark], base: [Terminal.Style]) -> [Piece] {
    var pieces: [Piece] = []
    var place = paragraph.start
    for mark in marks where mark.span.start >= place && mark.span.stop <= paragraph.stop {
      pieces += plain(TextSpan(place, mark.span.start), base)
      let rule = explains ? mark.rule.map { " ← " + $0 } ?? "" : ""
      if terminal.hasColors {
        pieces += plain(mark.span, [mark.style])
        if !rule.isEmpty { pieces.append(Piece(text: "{" + rule.dropFirst(3) + "}", styles: [.dim])) }
      } else {
        pieces.append(Piece(text: "[\(analyzed.article.text[mark.span]) \(mark.kind)\(rule)]", styles: []))
      }
      place = mark.span.stop
    }
    return pieces + plain(TextSpan(place, paragraph.stop), base)
  }

  /// The words of a span in `styles`, underlined where they are part of a statement.
  private func plain(_ span: TextSpan, _ styles: [Terminal.Style]) -> [Piece] {
    let text = analyzed.article.text
    var pieces: [Piece] = []
    var place = span.start
    for statement in statements where statement.stop > place && statement.start < span.stop {
      let start = max(place, statement.start)
      let stop = min(span.stop, statement.stop)
      if start > place { pieces.append(Piece(text: String(text[TextSpan(place, start)]), styles: styles)) }
      pieces.append(Piece(text: String(text[TextSpan(start, stop)]), styles: styles + [.underline]))
      place = stop
    }
    if place < span.stop { pieces.append(Piece(text: String(text[TextSpan(place, span.stop)]), styles: styles)) }
    return pieces
  }

  // MARK: Notes below a paragraph

  private func notes() -> [(at: Int, text: String)] {
    var notes: [(at: Int, text: String)] = []
    if layers.contains("statements") {
      let table = analyzed.layer("statements")
      for row in 0..<table.count { notes.append((table.span(row).start, statement(table, row))) }
    }
    if layers.contains("meetings") {
      let table = analyzed.layer("meetings")
      for row in 0..<table.count {
        guard let first = table.spans(2, row).first else { continue }
        notes.append((first.start, meeting(table, row)))
      }
    }
    return notes.sorted { $0.at < $1.at }
  }

  private func name(_ entity: Int?) -> String? {
    entity.flatMap { analyzed.layer("entities").text(0, $0) }
  }

  private func statement(_ table: LayerTable, _ row: Int) -> String {
    let speaker = name(table.integer(3, row)) ?? table.text(4, row) ?? "somebody"
    let words = clipped(String(analyzed.article.text[table.span(row)]).replacing("\n", with: " "), to: 44)
    let cue = table.spans(6, row).first.map { ", " + analyzed.article.text[$0] } ?? ""
    let quoted = table.text(2, row) == "direct" ? "«\(words)»" : words
    return "” \(speaker): \(quoted) (\(table.text(2, row) ?? "")\(cue))" + rule(table, row)
  }

  private func meeting(_ table: LayerTable, _ row: Int) -> String {
    var parts = [table.text(0, row) ?? "meeting", table.text(1, row) ?? ""]
    if let date = table.text(6, row) { parts.append(date) }
    if let place = name(table.integer(4, row)) { parts.append(place) }
    let participants = table.indices(3, row).compactMap { name($0) }
    if !participants.isEmpty { parts.append(participants.joined(separator: ", ")) }
    return "◆ " + parts.joined(separator: " · ") + rule(table, row)
  }

  private func rule(_ table: LayerTable, _ row: Int) -> String {
    guard explains, let place = table.schema.place(of: "rule"), let rule = table.text(place, row) else { return "" }
    return " ← " + rule
  }

  // MARK: Lines

  /// Breaks pieces into lines of the terminal's width; elsewhere a paragraph stays one line.
  private func wrapped(_ pieces: [Piece], indent: String = "") -> [String] {
    let width = terminal.width.map { max(20, min($0, 100) - indent.count) }
    var lines: [String] = []
    var line = ""
    var used = 0
    // A space is written only before the next word, so that no line ends with one.
    var space = ""
    for piece in pieces {
      for word in words(of: piece.text) {
        if word == " " {
          if used > 0 { space = terminal.styled(" ", piece.styles.filter { $0 == .underline }) }
          continue
        }
        let size = cells(of: word) + (space.isEmpty ? 0 : 1)
        if let width, !space.isEmpty, used + size > width {
          lines.append(indent + line)
          line = ""
          used = 0
        }
        if used > 0, !space.isEmpty {
          line += space
          used += 1
        }
        space = ""
        line += terminal.styled(word, piece.styles)
        used += cells(of: word)
      }
    }
    if used > 0 || lines.isEmpty { lines.append(indent + line) }
    return lines
  }

  /// Words and single spaces, in their order.
  private func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      if character.isWhitespace {
        if !word.isEmpty { words.append(word) }
        word = ""
        if words.last != " " { words.append(" ") }
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
