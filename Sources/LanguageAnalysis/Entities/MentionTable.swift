internal import Articles

/// The layer `mentions` with look-up by place in the text.
struct MentionTable {
  let table: LayerTable
  private let starts: [Int32]

  init(_ table: LayerTable) {
    self.table = table
    starts = table.values(0)
  }

  func span(_ row: Int) -> TextSpan { table.span(row) }
  func kind(_ row: Int) -> String { table.text(2, row) ?? "" }
  func entity(_ row: Int) -> Int? { table.integer(5, row) }

  /// Whether the mention stands in the nominative, as far as its form tells.
  func isNominative(_ row: Int, _ words: ArticleWords) -> Bool {
    if table.text(3, row) == "name" {
      return Folding.folded(words.text[span(row)]) == Folding.folded(table.text(4, row) ?? "")
    }
    return words.tokens(in: span(row)).lazy.compactMap { PostNouns.russian.form(words.folded[$0]) }.first?.isNominative
      ?? true
  }

  /// The mentions that lie in `span`.
  ///
  /// - Complexity: O(log number of mentions + number found).
  func places(in span: TextSpan) -> [Int] {
    var low = first(from: span.start)
    var found: [Int] = []
    while low < starts.count, Int(starts[low]) < span.stop {
      if span.contains(table.span(low)) { found.append(low) }
      low += 1
    }
    return found
  }

  /// The last mention of the kind that begins before `offset`, of the nearest few.
  func last(before offset: Int, kind wanted: String) -> Int? {
    let end = first(from: offset)
    return (max(0, end - 20)..<end).last { kind($0) == wanted }
  }

  private func first(from offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
