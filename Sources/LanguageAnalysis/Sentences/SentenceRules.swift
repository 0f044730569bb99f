/// The rules of sentence ends.
///
/// Method and rules: razdel 0.5.0 (`razdel/segmenters/sentenize.py`, MIT, github.com/natasha/razdel); the rules that are
/// ours say so. A place that no rule joins ends a sentence.
struct SentenceRules: Sendable {
  let rules: [SegmentationRule<SentencePlace>]

  /// Makes the rules for a language with its `abbreviations` and its `openers`: words that have a capital letter only
  /// where they begin a sentence.
  init(abbreviations: AbbreviationList, openers: Set<WordKey>) {
    rules =
      Self.context + [Self.opener(openers), Self.unit] + Self.abbreviations(abbreviations)
      + [Self.listItem, Self.closingQuote, Self.closingBracket, Self.dash]
  }

  /// Ours: `в 2010 г. Он уехал` ends a sentence before `Он`, whatever the abbreviation may be; but `А. И. Герцен` and
  /// `ст. В уголовного` do not.
  private static func opener(_ openers: Set<WordKey>) -> SegmentationRule<SentencePlace> {
    .init("opener") { place in
      guard place.delimiter == 0x2E, let right = place.right, right.traits.contains(.upper), !place.isRightDotted,
        !place.isBullet, openers.contains(right.key)
      else { return nil }
      return .split
    }
  }

  /// Ours: `10 G. Из-за` is no initial.
  private static let unit = SegmentationRule<SentencePlace>("unit") { place in
    guard place.delimiter == 0x2E, place.isUnit, let left = place.left, left.isInitial, left.traits.contains(.latin)
    else { return nil }
    return .split
  }

  /// What the neighbours of the place tell at once.
  private static let context: [SegmentationRule<SentencePlace>] = [
    .init("empty-side") { $0.left == nil || $0.right == nil ? .join : nil },
    .init("no-space") { $0.isSpaceBehind ? nil : .join },
    .init("lower-case") { $0.right!.isLower ? .join : nil },
    .init("delimiter-behind") { place in
      let right = place.right!.traits
      if right.contains(.genericQuote) { return nil }
      return right.contains(.delimiter) || place.isSmileyBehind ? .join : nil
    },
  ]

  private static func abbreviations(_ list: AbbreviationList) -> [SegmentationRule<SentencePlace>] {
    return [
      .init("abbreviation") { place in
        guard place.delimiter == 0x2E, let left = place.left, let right = place.right else { return nil }
        if let pair = place.pair {
          if list.headPairs.contains(pair) { return .join }
          if list.pairs.contains(pair) { return continues(right) ? .join : nil }
        }
        if list.heads.contains(left.key) { return .join }
        return list.words.contains(left.key) && continues(right) ? .join : nil
      },
      .init("inside-pair") { place in
        guard place.delimiter == 0x2E, let left = place.left, let right = place.right else { return nil }
        return list.wordPairs.contains(.init(left: left.key, right: right.key)) ? .join : nil
      },
      .init("initials") { place in
        guard place.delimiter == 0x2E, let left = place.left else { return nil }
        return left.isInitial || list.initials.contains(left.key) ? .join : nil
      },
    ]
  }

  /// Whether `word` may stand behind an abbreviation within a sentence; a capitalized one is taken for a beginning.
  private static func continues(_ word: PlaceWord) -> Bool { word.isNumber || !word.isLetters || word.isLower }

  private static let listItem = SegmentationRule<SentencePlace>("list-item") { $0.isBullet ? .join : nil }

  private static let closingQuote = SegmentationRule<SentencePlace>("closing-quote") { place in
    if place.delimiterTraits.contains(.closingQuote) { return closesInside(place) }
    guard place.delimiterTraits.contains(.genericQuote) else { return nil }
    return place.isSpaceBefore ? .join : closesInside(place)
  }

  private static let closingBracket = SegmentationRule<SentencePlace>("closing-bracket") { place in
    place.delimiterTraits.contains(.closingBracket) ? closesInside(place) : nil
  }

  /// A quotation or bracket ends the sentence only where the sentence in it has ended.
  private static func closesInside(_ place: SentencePlace) -> CutDecision? {
    place.left!.traits.contains(.ending) ? nil : .join
  }

  /// `"…!" – сказал он`.
  private static let dash = SegmentationRule<SentencePlace>("dash") { place in
    guard place.right!.traits.contains(.dash), let word = place.rightWord else { return nil }
    return word.isLower ? .join : nil
  }
}
