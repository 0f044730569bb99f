extension MorphologicalDictionary {
  /// Unit 11: a known prefix (`супер-`, `недо`) and a rest that is read on its own.
  func readWithKnownPrefix(_ lowered: String, prefixDepth: Int, into parses: inout [Parse]) {
    for prefix in language.prefixes where lowered.hasUTF8Prefix(prefix) {
      guard let rest = String(lowered.utf8.dropFirst(prefix.utf8.count)), rest.unicodeScalars.count >= 3 else {
        continue
      }
      for inner in parse(rest, prefixDepth: prefixDepth + 1) where isProductive(inner.tag) {
        var parse = inner.decorated(.prefix(prefix))
        parse.score *= 0.75
        append(parse, to: &parses)
      }
    }
  }

  /// Unit 12: one to five unknown letters before a listed word of at least three.
  func readWithUnknownPrefix(_ lowered: String, into parses: inout [Parse]) {
    let scalars = lowered.unicodeScalars
    let length = scalars.count
    guard length > 3 else { return }
    var cut = scalars.startIndex
    for _ in 1...min(5, length - 3) {
      cut = scalars.index(after: cut)
      var found: [Parse] = []
      readListed(String(lowered[cut...]), into: &found)
      let prefix = Parse.Affix.prefix(String(lowered[..<cut]))
      for inner in found where isProductive(inner.tag) {
        var parse = inner.decorated(prefix)
        parse.score *= 0.5
        append(parse, to: &parses)
      }
    }
  }

  /// Unit 13: how listed words with the same ending are inflected, by how many of them there are.
  func readByEnding(_ word: String, _ lowered: String, into parses: inout [Parse]) {
    guard word.unicodeScalars.count >= 4 else { return }
    var guesses: [(parse: Parse, count: UInt64, prefix: Int)] = []
    var totals = [UInt64](repeating: 1, count: predictions.count)
    for prefix in predictions.indices.reversed() where lowered.utf8.starts(with: tables.prefix(prefix)) {
      for length in stride(from: 5, through: 1, by: -1) {
        guard
          let start = lowered.unicodeScalars.index(
            lowered.endIndex, offsetBy: -length, limitedBy: lowered.startIndex)
        else { continue }
        let beginning = lowered[..<start]
        withSpelling(String(lowered[start...])) { buffer in
          predictions[prefix].spellings(of: buffer, language.substitute) { node, isExact in
            guard predictions[prefix].step(node, 1) != 0 else { return }
            let spelling = isExact ? lowered : beginning + String(decoding: buffer, as: UTF8.self)
            predictions[prefix].records(of: node, width: 8) { record in
              let paradigm = UInt16(truncatingIfNeeded: record >> 16)
              let form = UInt16(truncatingIfNeeded: record)
              let tag = paradigms.tag(paradigm, form)
              guard isProductive(tag) else { return }
              let count = record >> 32
              totals[prefix] += count
              let parse = Parse(spelling, tag, 0, .predicted(paradigm: paradigm, form: form))
              let isKnown =
                parses.contains { same($0.tag, tag) && $0.repeats(parse) }
                || guesses.contains { same($0.parse.tag, tag) && $0.parse.repeats(parse) }
              if !isKnown { guesses.append((parse, count, prefix)) }
            }
          }
        }
        if totals[prefix] > 1 { break }
      }
    }
    for index in guesses.indices {
      guesses[index].parse.score = Double(guesses[index].count) / Double(totals[guesses[index].prefix]) * 0.5
    }
    guesses.sortStably { $0.parse.score > $1.parse.score }
    parses += guesses.map(\.parse)
  }
}
