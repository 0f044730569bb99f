/// Divides lines into tokens by a list of rules.
struct Tokenizer {
  private let rules: [SegmentationRule<TokenPlace>]
  private var atoms: [Atom] = []
  /// The token starts and stops found so far, byte offsets.
  private(set) var starts: [Int32] = []
  private(set) var stops: [Int32] = []
  /// Scalars and places looked at so far: the cost of the work, for the test that it grows as the text does.
  private(set) var steps = 0

  init(_ rules: TokenRules) { self.rules = rules.rules }

  /// Appends the tokens of `line`.
  ///
  /// - Complexity: O(length of the line).
  mutating func add(_ line: LineScalars, explain: ((CutExplanation) -> Void)? = nil) {
    findAtoms(line)
    var token = 0
    var smiley = SmileyState()
    for place in atoms.indices {
      let atom = atoms[place]
      steps += 1
      if place == token {
        smiley = SmileyState(atom)
        continue
      }
      let previous = atoms[place - 1]
      let grown = smiley.appending(atom)
      if previous.stop == atom.start {
        let (decision, rule) = decide(about(place, grown.isComplete, line))
        explain?(CutExplanation(offset: Int(line.offsets[Int(atom.start)]), isCut: decision == .split, rule: rule))
        if decision == .join {
          smiley = grown
          continue
        }
      }
      close(token, place, line)
      token = place
      smiley = SmileyState(atom)
    }
    if token < atoms.count { close(token, atoms.count, line) }
  }

  private mutating func close(_ first: Int, _ end: Int, _ line: LineScalars) {
    starts.append(line.offsets[Int(atoms[first].start)])
    stops.append(line.offsets[Int(atoms[end - 1].stop)])
  }

  private func decide(_ place: TokenPlace) -> (CutDecision, String) {
    for rule in rules {
      if let decision = rule.decide(place) { return (decision, rule.name) }
    }
    return (.split, "default")
  }

  private func about(_ place: Int, _ isSmiley: Bool, _ line: LineScalars) -> TokenPlace {
    let left = atoms[place - 1]
    let right = atoms[place]
    let left2 = place >= 2 ? atoms[place - 2] : nil
    let right2 = place + 1 < atoms.count ? atoms[place + 1] : nil
    return TokenPlace(
      left: left, right: right, left2: left2, right2: right2, isSmiley: isSmiley,
      isSpaceBefore: left2.map { $0.stop < left.start } ?? false,
      isSpaceAfter: right2.map { right.stop < $0.start } ?? false,
      isYahoo: left.kind == .latin && left.stop - left.start == 5
        && zip(Int(left.start)..<Int(left.stop), "yahoo".unicodeScalars)
          .allSatisfy { line.values[$0] | 0x20 == $1.value }
    )
  }

  private mutating func findAtoms(_ line: LineScalars) {
    atoms.removeAll(keepingCapacity: true)
    steps += line.count
    var place = 0
    while place < line.count {
      let traits = line.traits[place]
      if traits.contains(.space) {
        place += 1
        continue
      }
      let start = place
      let kind: AtomKind
      place += 1
      if let (run, trait) = Self.run(traits) {
        kind = run
        while place < line.count, line.traits[place].contains(trait) { place += 1 }
      } else {
        kind = traits.contains(.punctuation) ? .punctuation : .other
      }
      let isLookalike = kind == .latin && (start..<place).allSatisfy { Self.looksCyrillic(line.values[$0]) }
      atoms.append(
        Atom(
          kind: kind, scalar: line.values[start], traits: traits, isLookalike: isLookalike, start: Int32(start),
          stop: Int32(place)))
    }
  }

  /// Whether a Latin letter has a Cyrillic double: `aceopxy ABCEHKMOPTX` (and `i`, as in Ukrainian).
  @inline(__always)
  private static func looksCyrillic(_ value: UInt32) -> Bool {
    guard (0x41...0x7A).contains(value) else { return false }
    // One bit a letter, from A on.
    let doubles: UInt64 = 0x180_C115_0088_D597
    return doubles >> UInt64(value - 0x41) & 1 == 1
  }

  @inline(__always)
  private static func run(_ traits: ScalarTraits) -> (AtomKind, ScalarTraits)? {
    if traits.contains(.cyrillic) { return (.cyrillic, .cyrillic) }
    if traits.contains(.latin) { return (.latin, .latin) }
    if traits.contains(.digit) { return (.digits, .digit) }
    return nil
  }
}

/// How much of a smiley (`[=:;]-?[)(]{1,3}`) the atoms of a token have spelled.
private struct SmileyState {
  private enum Part { case none, eyes, nose, mouth }
  private var part = Part.none
  private var mouths = 0

  var isComplete: Bool { part == .mouth }

  init() {}

  init(_ first: Atom) {
    if first.scalar == 0x3A || first.scalar == 0x3B || first.scalar == 0x3D { part = .eyes }
  }

  func appending(_ atom: Atom) -> SmileyState {
    var next = SmileyState()
    switch (part, atom.scalar) {
    case (.eyes, 0x2D): next.part = .nose
    case (.eyes, 0x28), (.eyes, 0x29), (.nose, 0x28), (.nose, 0x29), (.mouth, 0x28), (.mouth, 0x29):
      next.mouths = mouths + 1
      next.part = next.mouths <= 3 ? .mouth : .none
    default: break
    }
    return next
  }
}
