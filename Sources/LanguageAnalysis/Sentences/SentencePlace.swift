/// A place where a sentence may end, as the rules see it: right behind a delimiter.
struct SentencePlace {
  /// A delimiter that consists of several scalars, a smiley, has none of its own.
  static let smiley: UInt32 = 0

  /// The mark at the place.
  var delimiter: UInt32
  var delimiterTraits: ScalarTraits
  /// The last word, number or other mark before the delimiter, and the first one behind it. Both are looked for within
  /// ``SentenceSplitter/window`` scalars, and a longer word is seen only as far as that.
  var left: PlaceWord?
  var right: PlaceWord?
  /// The first word or number behind the delimiter, marks passed over.
  var rightWord: PlaceWord?
  /// Whether the word behind is abbreviated itself: a dot follows it at once.
  var isRightDotted: Bool
  /// Whether the word before the delimiter is preceded by a number, as a unit is.
  var isUnit: Bool
  /// Whether white space stands right before and right behind the delimiter.
  var isSpaceBefore: Bool
  var isSpaceBehind: Bool
  /// Whether a smiley follows.
  var isSmileyBehind: Bool
  /// The two letters of an abbreviation such as `т. е` that ends before the delimiter.
  var pair: WordKey?
  /// Whether the sentence so far is nothing but the number or letter of an item of a list.
  var isBullet: Bool
}

/// A word, number or mark next to a place where a sentence may end.
struct PlaceWord {
  var key: WordKey
  /// The first scalar and its traits.
  var scalar: UInt32
  var traits: ScalarTraits
  /// The number of scalars.
  var count: Int
  var isNumber: Bool
  /// Whether it consists of letters.
  var isLetters: Bool
  /// Whether it consists of letters, with small ones among them and no capital ones.
  var isLower: Bool

  /// Makes the word of the scalars `range`.
  init(_ line: LineScalars, _ range: Range<Int>) {
    scalar = line.values[range.lowerBound]
    traits = line.traits[range.lowerBound]
    count = range.count
    key = WordKey(line, range)
    var all: ScalarTraits = [.letter, .digit]
    var any: ScalarTraits = []
    for place in range {
      all.formIntersection(line.traits[place])
      any.formUnion(line.traits[place])
    }
    isNumber = all.contains(.digit)
    isLetters = all.contains(.letter)
    isLower = isLetters && any.contains(.lower) && !any.contains(.upper)
  }

  /// Whether it is one capital letter.
  var isInitial: Bool { count == 1 && traits.contains(.letter) && traits.contains(.upper) }
}
