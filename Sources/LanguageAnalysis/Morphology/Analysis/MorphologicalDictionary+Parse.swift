extension MorphologicalDictionary {
  /// All readings of `word`, the most probable first.
  ///
  /// The dictionary is asked first; a word it does not have goes through the units for initials, numbers, punctuation,
  /// Roman numerals, Latin words, particles, adverbs, hyphenated words, known and unknown prefixes and known endings,
  /// until one group of them finds something. Order and scores are pymorphy3's. There is always at least one reading.
  ///
  /// - Complexity: O(length) for listed words, about 1 µs; some 10 µs for unknown ones.
  public func parse(_ word: String) -> [Parse] { parse(word, prefixDepth: 0) }

  /// Prefixes within prefixes are followed this deep: `небезнебезнебез…` would otherwise double the work at each step.
  private static let deepestPrefix = 4

  func parse(_ word: String, prefixDepth: Int) -> [Parse] {
    let lowered = lookUpForm(word)
    var parses: [Parse] = []
    readAll(word, lowered, prefixDepth: prefixDepth, into: &parses)
    estimate(lowered, &parses)
    return parses
  }

  /// `word` as the dictionary spells it: in lower case, in Ukrainian with the typewriter apostrophe.
  func lookUpForm(_ word: String) -> String {
    let lowered = LowerCase.of(word)
    guard language.foreignWithDictionary else { return lowered }
    var result = String.UnicodeScalarView()
    for scalar in lowered.unicodeScalars {
      result.append(scalar == "\u{2019}" || scalar == "\u{02BC}" ? "'" : scalar)
    }
    return String(result)
  }

  private func readAll(_ word: String, _ lowered: String, prefixDepth: Int, into parses: inout [Parse]) {
    readListed(lowered, into: &parses)
    readInitial(word, lowered, into: &parses)
    if language.foreignWithDictionary { readForeign(word, lowered, into: &parses) }
    if !parses.isEmpty { return }
    readNumber(word, lowered, into: &parses)
    if !parses.isEmpty { return }
    readPunctuation(word, lowered, into: &parses)
    if !parses.isEmpty { return }
    if !language.foreignWithDictionary {
      readForeign(word, lowered, into: &parses)
      if !parses.isEmpty { return }
    }
    if lowered.utf8.contains(UInt8(ascii: "-")) {
      readWithParticle(lowered, prefixDepth: prefixDepth, into: &parses)
      if !parses.isEmpty { return }
      readHyphenAdverb(lowered, prefixDepth: prefixDepth, into: &parses)
      if !parses.isEmpty { return }
      readHyphenated(lowered, prefixDepth: prefixDepth, into: &parses)
      if !parses.isEmpty { return }
    }
    if prefixDepth < Self.deepestPrefix {
      readWithKnownPrefix(lowered, prefixDepth: prefixDepth, into: &parses)
      if !parses.isEmpty { return }
    }
    readWithUnknownPrefix(lowered, into: &parses)
    readByEnding(word, lowered, into: &parses)
    if parses.isEmpty { parses.append(Parse(lowered, special.unknown, 1, .fixed)) }
  }

  /// Unit 1: the dictionary's own words, with each spelling that the substituted letter allows.
  func readListed(_ lowered: String, into parses: inout [Parse]) {
    withSpelling(lowered) { buffer in
      words.spellings(of: buffer, language.substitute) { node, isExact in
        // A record must hang below the key before its spelling is made a string.
        guard words.step(node, 1) != 0 else { return }
        let spelling = isExact ? lowered : String(decoding: buffer, as: UTF8.self)
        words.records(of: node, width: 4) { record in
          let paradigm = UInt16(truncatingIfNeeded: record >> 16)
          let form = UInt16(truncatingIfNeeded: record)
          parses.append(
            Parse(
              spelling, paradigms.tag(paradigm, form), 1, .dictionary(paradigm: paradigm, form: form)))
        }
      }
    }
  }

  /// Gives a copy of the bytes of `word` that may be written to.
  @inline(__always)
  func withSpelling(_ word: String, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    var word = word
    word.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { buffer in
        _ = buffer.initialize(fromContentsOf: bytes)
        body(buffer)
      }
    }
  }

  /// Replaces the scores by P(tag | word) where a corpus gives it, and orders by it; else makes them sum to one.
  private func estimate(_ lowered: String, _ parses: inout [Parse]) {
    guard let probabilities else { return }
    var lowered = lowered
    let colon = lowered.withUTF8 { bytes -> Automaton.Node in
      let node = bytes.isEmpty ? Automaton.root : probabilities.walk(Automaton.root, bytes)
      return node == 0 && !bytes.isEmpty ? 0 : probabilities.step(node, UInt8(ascii: ":"))
    }
    var total = 0.0
    if colon != 0 {
      let estimates = parses.map { parse -> Double in
        let node = probabilities.walk(colon, tables.tagText(Int(parse.tag.rawValue)))
        return node == 0 ? 0 : Double(probabilities.value(node) ?? 0) / 1_000_000
      }
      total = estimates.reduce(0, +)
      if total != 0 {
        for index in parses.indices { parses[index].score = estimates[index] }
        parses.sortStably { $0.score > $1.score }
        return
      }
    }
    var sum = 0.0
    for parse in parses { sum += parse.score }
    let factor = 1 / sum
    for index in parses.indices { parses[index].score *= factor }
  }
}

extension Array {
  /// Sorts by insertion, keeping equal elements in order; for the few readings of a word.
  mutating func sortStably(by precedes: (Element, Element) -> Bool) {
    guard count > 1 else { return }
    for index in 1..<count {
      var place = index
      while place > 0, precedes(self[place], self[place - 1]) {
        swapAt(place, place - 1)
        place -= 1
      }
    }
  }
}
