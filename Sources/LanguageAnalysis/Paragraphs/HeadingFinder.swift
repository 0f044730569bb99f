internal import Articles

/// Tells headings from text by small named rules: the first rule that decides is right.
///
/// A line is a heading where it stands apart, is short, does not end as a sentence does, and text follows.
struct HeadingFinder {
  let text: String
  let title: String?
  let lines: [TextLine]

  /// More lines than this in a row that all look like headings are a list, a table or a poem.
  static let longestRun = 2
  /// The most scalars of a heading, and of a headline at the beginning of the article. Longer lines, which most are,
  /// are looked at no further.
  static let longestHeading = 110
  static let longestHeadline = 200

  /// What a rule says of a line that it decides about.
  enum Verdict {
    case heading
    case text
    /// A heading, if there is text for it to head.
    case candidate
  }

  struct Rule: Sendable {
    let name: String
    let decide: @Sendable (LineShape) -> Verdict?
  }

  static let rules: [Rule] = [
    Rule(name: "title") { $0.isFirst && $0.isTitle ? .heading : nil },
    Rule(name: "crowded") { $0.isApart ? nil : .text },
    Rule(name: "long") { $0.words > ($0.isFirst ? 25 : 15) ? .text : nil },
    Rule(name: "no-words") { $0.words == 0 ? .text : nil },
    Rule(name: "item") { $0.beginsAsItem ? .text : nil },
    Rule(name: "small-letter") { $0.beginsSmall ? .text : nil },
    Rule(name: "label") { $0.beginsWithLabel ? .text : nil },
    Rule(name: "address") { $0.hasAddress ? .text : nil },
    Rule(name: "date-line") { $0.digits * 3 > $0.scalars ? .text : nil },
    Rule(name: "sentence-end") { $0.endsAsSentence ? .text : nil },
    Rule(name: "sentences") { $0.hasInnerEnd ? .text : nil },
    Rule(name: "alone") { _ in .candidate },
  ]

  /// For each line whether it is a heading.
  func headings() -> [Bool] { explain().map { $0.isHeading } }

  /// For each line whether it is a heading, and the rule that decided.
  func explain() -> [(isHeading: Bool, rule: String)] {
    // Where an article parts its paragraphs by blank lines, only those set a line apart.
    let hasBlankLines = lines.dropFirst().contains { $0.isAfterBlank }
    let title = title.map(LineShape.folded)
    let shapes = lines.indices.map { place -> LineShape? in
      guard !isLong(lines[place].span, place == 0 ? Self.longestHeadline : Self.longestHeading) else { return nil }
      let isApart =
        !hasBlankLines
        || (lines[place].isAfterBlank && (place + 1 == lines.count || lines[place + 1].isAfterBlank))
      return LineShape(text[lines[place].span], isFirst: place == 0, isApart: isApart, title: title)
    }
    let verdicts = shapes.map { shape in shape.map(Self.decide) ?? (.text, "long") }
    var result: [(isHeading: Bool, rule: String)] = verdicts.map { ($0.0 == .heading, $0.1) }
    var place = 0
    while place < verdicts.count {
      guard verdicts[place].0 == .candidate else {
        place += 1
        continue
      }
      var end = place
      while end < verdicts.count, verdicts[end].0 == .candidate { end += 1 }
      let heads = end < verdicts.count && shapes[end]?.isProse ?? true
      for line in place..<end {
        result[line] = heads && end - place <= Self.longestRun ? (true, "alone") : (false, heads ? "list" : "no-text")
      }
      place = end
    }
    return result
  }

  /// Whether `span` holds more than `limit` scalars.
  private func isLong(_ span: TextSpan, _ limit: Int) -> Bool {
    if span.length > limit * 4 { return true }
    let bytes = text.utf8.span
    var count = 0
    for place in span.start..<span.stop where bytes[place] & 0xC0 != 0x80 { count += 1 }
    return count > limit
  }

  private static func decide(_ line: LineShape) -> (Verdict, String) {
    for rule in rules {
      if let verdict = rule.decide(line) { return (verdict, rule.name) }
    }
    return (.text, "default")
  }
}
