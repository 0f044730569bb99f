extension MorphologicalDictionary {
  /// Unit 8: a particle behind a hyphen (`смотри-ка`); the rest is read on its own.
  func readWithParticle(_ lowered: String, prefixDepth: Int, into parses: inout [Parse]) {
    guard
      let particle = language.particles.first(where: {
        lowered.utf8.count > $0.utf8.count && lowered.hasUTF8Suffix($0)
      }), let rest = String(lowered.utf8.dropLast(particle.utf8.count))
    else { return }
    for inner in parse(rest, prefixDepth: prefixDepth) {
      var parse = inner.decorated(.particle(particle))
      parse.score *= 0.9
      append(parse, to: &parses)
    }
  }

  /// Unit 9: adverbs made of adjectives (`по-русски` is listed, `по-лютерански` need not be).
  func readHyphenAdverb(_ lowered: String, prefixDepth: Int, into parses: inout [Parse]) {
    guard let prefix = language.adverbPrefix, lowered.unicodeScalars.count >= 5, lowered.hasUTF8Prefix(prefix),
      let rest = String(lowered.utf8.dropFirst(prefix.utf8.count))
    else { return }
    let isAdjective = parse(rest, prefixDepth: prefixDepth).contains {
      grammemes(of: $0.tag).isSuperset(of: [.adjective, .singular, .dative])
    }
    if isAdjective { parses.append(Parse(lowered, special.adverb, 0.7, .fixed)) }
  }

  /// Unit 10: two words around one hyphen, both inflected (`человек-гора`) or only the right one (`интернет-магазин`).
  func readHyphenated(_ lowered: String, prefixDepth: Int, into parses: inout [Parse]) {
    let parts = lowered.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      !language.prefixes.contains(where: { lowered.hasUTF8Prefix($0) }), let left = String(parts[0]),
      let right = String(parts[1])
    else { return }
    let leftParses = parse(left, prefixDepth: prefixDepth)
    let rightParses = parse(right, prefixDepth: prefixDepth)
    let rightAgreement = rightParses.map { agreement(of: $0.tag) }
    for one in leftParses where isWord(one.tag) {
      let wanted = agreement(of: one.tag)
      for (other, found) in zip(rightParses, rightAgreement) where wanted == found {
        parses.append(
          Parse(
            one.word + "-" + other.word, one.tag, one.score * 0.75,
            .hyphenBoth(left: one.part, right: other.part)))
      }
    }
    for other in rightParses where isWord(other.tag) {
      parses.append(
        Parse(
          left + "-" + other.word, other.tag, other.score * 0.75, .hyphenFixed(left: left, right: other.part)))
    }
  }

  /// What both halves of a hyphenated word must share to be inflected together.
  private func agreement(of tag: MorphologicalTag) -> GrammemeSet {
    grammemes(of: tag).intersection(Self.agreementGrammemes)
      .replacing([(.genitive1, .genitive), (.prepositional1, .prepositional)])
  }

  private static let agreementGrammemes = GrammemeSet.partsOfSpeech.union(.numbers).union(.cases).union(.persons)
    .union(.tenses)

  /// Whether the tag is of a word, not of a number, sign or unknown string.
  private func isWord(_ tag: MorphologicalTag) -> Bool {
    !grammemes(of: tag).isDisjoint(with: .partsOfSpeech)
  }

  /// Adds `parse` unless the same reading is there.
  func append(_ parse: Parse, to parses: inout [Parse]) {
    if !parses.contains(where: { same($0.tag, parse.tag) && $0.repeats(parse) }) { parses.append(parse) }
  }
}

extension String {
  /// Byte-wise, so that a combining mark behind the prefix changes nothing.
  func hasUTF8Prefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  /// Byte-wise, as ``hasUTF8Prefix(_:)``.
  func hasUTF8Suffix(_ suffix: String) -> Bool { utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }
}
