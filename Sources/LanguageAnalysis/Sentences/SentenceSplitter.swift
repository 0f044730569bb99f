internal import Articles

/// Divides lines into sentences by a list of rules.
struct SentenceSplitter {
  /// How many scalars before and behind a delimiter the rules see.
  static let window = 10
  /// The longest beginning of a sentence that can be the number of an item of a list.
  static let bulletLength = 20

  /// The mark of an item; where a list has lost its line breaks, each one begins a sentence (ours, not razdel's).
  static let bullet: UInt32 = 0x2022

  private let rules: [SegmentationRule<SentencePlace>]
  /// The starts and stops of the sentences found so far, byte offsets.
  private(set) var starts: [Int32] = []
  private(set) var stops: [Int32] = []
  /// Scalars looked at so far: the cost of the work, for the test that it grows as the text does.
  private(set) var steps = 0

  init(_ rules: SentenceRules) { self.rules = rules.rules }

  /// Appends the sentences of `line`.
  ///
  /// - Complexity: O(length of the line).
  mutating func add(_ line: LineScalars, explain: ((CutExplanation) -> Void)? = nil) {
    steps += line.count
    var sentence = 0
    var place = 0
    while place < line.count {
      guard let stop = Self.delimiterEnd(line, at: place) else {
        if line.values[place] == Self.bullet, place > sentence, line.traits[place - 1].contains(.space) {
          explain?(CutExplanation(offset: Int(line.offsets[place]), isCut: true, rule: "bullet"))
          close(line, sentence, place)
          sentence = place
        }
        place += 1
        continue
      }
      let (decision, rule) = decide(about(line, sentence, place..<stop))
      explain?(CutExplanation(offset: Int(line.offsets[stop]), isCut: decision == .split, rule: rule))
      if decision == .split {
        close(line, sentence, stop)
        sentence = stop
      }
      place = stop
    }
    close(line, sentence, line.count)
  }

  private func decide(_ place: SentencePlace) -> (CutDecision, String) {
    for rule in rules {
      if let decision = rule.decide(place) { return (decision, rule.name) }
    }
    return (.split, "default")
  }

  /// Appends the sentence of the scalars `first..<end` without the white space at its ends, if anything remains.
  private mutating func close(_ line: LineScalars, _ first: Int, _ end: Int) {
    var first = first
    var end = end
    while first < end, line.traits[first].contains(.space) { first += 1 }
    while first < end, line.traits[end - 1].contains(.space) { end -= 1 }
    guard first < end else { return }
    starts.append(line.offsets[first])
    stops.append(line.offsets[end])
  }

  private mutating func about(_ line: LineScalars, _ sentence: Int, _ delimiter: Range<Int>) -> SentencePlace {
    let from = max(0, delimiter.lowerBound - Self.window)
    let upTo = min(line.count, delimiter.upperBound + Self.window)
    steps += upTo - from
    let right = Self.firstWord(line, delimiter.upperBound..<upTo)
    let left = Self.lastWord(line, from..<delimiter.lowerBound)
    let unit = left.flatMap { Self.lastWord(line, from..<$0.lowerBound) }
    let isSmiley = delimiter.count > 1
    return SentencePlace(
      delimiter: isSmiley ? SentencePlace.smiley : line.values[delimiter.lowerBound],
      delimiterTraits: isSmiley ? [] : line.traits[delimiter.lowerBound],
      left: left.map { PlaceWord(line, $0) },
      right: right.map { PlaceWord(line, $0) },
      rightWord: Self.firstWord(line, delimiter.upperBound..<upTo, skippingMarks: true).map { PlaceWord(line, $0) },
      isRightDotted: right.map { $0.upperBound < line.count && line.values[$0.upperBound] == 0x2E } ?? false,
      isUnit: unit.map { line.traits[$0.upperBound - 1].contains(.digit) } ?? false,
      isSpaceBefore: delimiter.lowerBound > 0 && line.traits[delimiter.lowerBound - 1].contains(.space),
      isSpaceBehind: delimiter.upperBound < line.count && line.traits[delimiter.upperBound].contains(.space),
      isSmileyBehind: right.map { Self.smileyEnd(line, at: $0.lowerBound) != nil } ?? false,
      pair: Self.letterPair(line, from..<delimiter.lowerBound),
      isBullet: !isSmiley && Self.isBullet(line, sentence..<delimiter.lowerBound, line.values[delimiter.lowerBound]))
  }
}
