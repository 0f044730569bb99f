/// What stands around a delimiter.
extension SentenceSplitter {
  /// The end of the delimiter at `place`: a smiley or one mark; nil where there is none.
  @inline(__always)
  static func delimiterEnd(_ line: LineScalars, at place: Int) -> Int? {
    let value = line.values[place]
    if value == 0x3A || value == 0x3B || value == 0x3D, let end = smileyEnd(line, at: place) { return end }
    return line.traits[place].contains(.delimiter) ? place + 1 : nil
  }

  /// The end of the smiley (`[=:;]-?[)(]{1,3}`) at `place`, or nil.
  static func smileyEnd(_ line: LineScalars, at place: Int) -> Int? {
    let eyes = line.values[place]
    guard eyes == 0x3A || eyes == 0x3B || eyes == 0x3D else { return nil }
    var mouth = place + 1
    if mouth < line.count, line.values[mouth] == 0x2D { mouth += 1 }
    var end = mouth
    while end < line.count, end < mouth + 3, line.values[end] == 0x28 || line.values[end] == 0x29 { end += 1 }
    return end > mouth ? end : nil
  }

  /// The first word, number or mark in `range`; with `skippingMarks` the first word or number.
  static func firstWord(_ line: LineScalars, _ range: Range<Int>, skippingMarks: Bool = false) -> Range<Int>? {
    for start in range where !line.traits[start].contains(.space) {
      guard let kind = runKind(line.traits[start]) else {
        if skippingMarks { continue }
        return start..<start + 1
      }
      var stop = start + 1
      while stop < range.upperBound, line.traits[stop].contains(kind) { stop += 1 }
      return start..<stop
    }
    return nil
  }

  /// The last word, number or mark in `range`.
  static func lastWord(_ line: LineScalars, _ range: Range<Int>) -> Range<Int>? {
    var stop = range.upperBound
    while stop > range.lowerBound, line.traits[stop - 1].contains(.space) { stop -= 1 }
    guard stop > range.lowerBound else { return nil }
    var start = stop - 1
    if let kind = runKind(line.traits[start]) {
      while start > range.lowerBound, line.traits[start - 1].contains(kind) { start -= 1 }
    }
    return start..<stop
  }

  private static func runKind(_ traits: ScalarTraits) -> ScalarTraits? {
    if traits.contains(.word) { return .word }
    return traits.contains(.digit) ? .digit : nil
  }

  /// The key of the letters `x . y` at the end of `range`, white space between and behind them allowed.
  static func letterPair(_ line: LineScalars, _ range: Range<Int>) -> WordKey? {
    var place = range.upperBound
    func previous() -> Int? {
      var at = place - 1
      while at >= range.lowerBound, line.traits[at].contains(.space) { at -= 1 }
      return at >= range.lowerBound ? at : nil
    }
    func isWord(_ at: Int) -> Bool { line.traits[at].contains(.word) || line.traits[at].contains(.digit) }
    guard let right = previous(), isWord(right) else { return nil }
    place = right
    guard let dot = previous(), line.values[dot] == 0x2E else { return nil }
    place = dot
    guard let left = previous(), isWord(left) else { return nil }
    return WordKey(line.values[left], line.values[right])
  }

  /// Whether the beginning `range` of a sentence, before `delimiter`, is only the number or letter of a list's item:
  /// `1.`, `2)`, `§ 3.`, `а)`, `IV.`
  static func isBullet(_ line: LineScalars, _ range: Range<Int>, _ delimiter: UInt32) -> Bool {
    guard delimiter == 0x2E || delimiter == 0x29, range.count <= bulletLength else { return false }
    var start = range.lowerBound
    while let word = firstWord(line, start..<range.upperBound) {
      guard isBulletPart(line, word) else { return false }
      start = word.upperBound
    }
    return true
  }

  private static func isBulletPart(_ line: LineScalars, _ word: Range<Int>) -> Bool {
    let first = WordKey.lowercased(line.values[word.lowerBound])
    if line.traits[word.lowerBound].contains(.digit) || first == 0x2E || first == 0x29 { return true }
    if word.count == 1, first == 0xA7 || (0x430...0x435).contains(first) || (0x61...0x66).contains(first) {
      return true
    }
    return word.allSatisfy { "IVXML".unicodeScalars.contains(Unicode.Scalar(line.values[$0]) ?? " ") }
  }
}
