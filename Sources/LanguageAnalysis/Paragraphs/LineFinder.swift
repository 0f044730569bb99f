internal import Articles

/// One line of a text without the white space around it.
struct TextLine: Equatable {
  var span: TextSpan
  /// Whether a line without words lies before it (or the border of the text).
  var isAfterBlank: Bool
}

/// Finds the lines of a text that hold more than white space.
enum LineFinder {
  /// - Complexity: O(length of the text).
  static func lines(of text: String) -> [TextLine] {
    let bytes = text.utf8.span
    let table = ScalarTraits.table
    var lines: [TextLine] = []
    var breaks = 2  // the border of the text counts as a blank line
    var start = -1
    var stop = 0
    var place = 0
    var previous: UInt32 = 0
    while place < bytes.count {
      let at = place
      let value = LineScalars.decode(bytes, &place)
      let traits = value < ScalarTraits.tableEnd ? table[Int(value)] : ScalarTraits.computed(value)
      if traits.contains(.lineBreak) {
        if start >= 0 {
          lines.append(TextLine(span: TextSpan(start, stop), isAfterBlank: breaks > 1))
          start = -1
          breaks = 0
        }
        // CR LF is one break; a paragraph separator makes a blank line by itself.
        if !(value == 0x0A && previous == 0x0D) { breaks += value == 0x2029 || value == 0x0C ? 2 : 1 }
      } else if !traits.contains(.space) {
        if start < 0 { start = at }
        stop = place
      }
      previous = value
    }
    if start >= 0 { lines.append(TextLine(span: TextSpan(start, stop), isAfterBlank: breaks > 1)) }
    return lines
  }
}
