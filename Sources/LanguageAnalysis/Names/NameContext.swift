internal import Articles

/// What the repairs of names ask of an article and its words.
struct NameContext {
  let words: ArticleWords
  /// Folded lemmas, parts of speech and features of the tokens; by rules alone they say little.
  let lemmas: [String]
  let partsOfSpeech: [UniversalPartOfSpeech]
  let features: [UniversalFeatures]
  /// Nil where no dictionary is at hand.
  let dictionary: MorphologicalDictionary?
  /// Folded words that the article has in small letters.
  let small: Set<String>
  /// Folded words that have a capital letter where no sentence and no quotation begins.
  let capitalizedInside: Set<String>
  private let paragraphOf: [Int]

  /// The layers that are read.
  static let layers: [LayerName] = ["paragraphs", "sentences", "tokens", "morphology"]

  init(_ article: AnalyzedArticle, dictionary: MorphologicalDictionary?) {
    let words = ArticleWords(article)
    let morphology = article.layer("morphology")
    let tagged = morphology.values(1)
    let featured = morphology.values(2)
    // A tag is read once, not once a token.
    let partOfSpeech = morphology.strings.map { UniversalPartOfSpeech($0) }
    var read = [UniversalFeatures?](repeating: nil, count: morphology.strings.count)
    var features: [UniversalFeatures] = []
    features.reserveCapacity(words.count)
    for place in featured {
      if place < 0 {
        features.append(UniversalFeatures())
      } else {
        let known = read[Int(place)] ?? UniversalFeatures(morphology.strings[Int(place)])
        read[Int(place)] = known
        features.append(known)
      }
    }
    var small: Set<String> = []
    var inside: Set<String> = []
    for token in 0..<words.count where words.isWord(token) {
      if !words.isCapitalized(token) {
        small.insert(words.folded[token])
      } else if !words.isOpening(token) {
        inside.insert(words.folded[token])
      }
    }
    self.words = words
    self.dictionary = dictionary
    self.features = features
    self.small = small
    lemmas = (0..<words.count).map { morphology.text(0, $0) ?? words.folded[$0] }
    partsOfSpeech = tagged.map { $0 < 0 ? .other : partOfSpeech[Int($0)] }
    capitalizedInside = inside
    paragraphOf = Self.paragraphs(words, article.layer("paragraphs"))
  }

  private static func paragraphs(_ words: ArticleWords, _ paragraphs: LayerTable) -> [Int] {
    var row = 0
    return words.spans.map { span in
      while row + 1 < paragraphs.count, paragraphs.span(row).stop <= span.start { row += 1 }
      return row
    }
  }

  var count: Int { words.count }

  /// The token as it stands in the text; empty outside the article.
  func word(_ token: Int) -> String { token >= 0 && token < count ? words.words[token] : "" }

  /// The folded token; empty outside the article.
  func folded(_ token: Int) -> String { token >= 0 && token < count ? words.folded[token] : "" }

  /// Whether both tokens exist and stand in the same paragraph.
  func areTogether(_ left: Int, _ right: Int) -> Bool {
    left >= 0 && right >= 0 && left < count && right < count && paragraphOf[left] == paragraphOf[right]
  }

  /// Whether white space stands before the token.
  func followsSpace(_ token: Int) -> Bool {
    token > 0 && token < count && words.spans[token - 1].stop < words.spans[token].start
  }

  func partOfSpeech(_ token: Int) -> UniversalPartOfSpeech {
    token >= 0 && token < count ? partsOfSpeech[token] : .other
  }

  func grammaticalCase(_ token: Int) -> Grammeme? {
    token >= 0 && token < count ? features[token].grammaticalCase : nil
  }

  func isCapitalized(_ token: Int) -> Bool { token >= 0 && token < count && words.isCapitalized(token) }

  /// Whether the dictionary lists the token with one of `grammemes`.
  ///
  /// - Complexity: a look-up in the dictionary.
  func isListed(_ token: Int, _ grammemes: GrammemeSet) -> Bool {
    guard let dictionary else { return false }
    return dictionary.parse(words.words[token]).contains {
      $0.isListed && !dictionary.grammemes(of: $0.tag).isDisjoint(with: grammemes)
    }
  }

  /// Whether the dictionary lists the token at all.
  func isListed(_ token: Int) -> Bool { dictionary?.parse(words.words[token]).contains(where: \.isListed) ?? false }

  /// The grammemes of proper names.
  static let namesInDictionary: GrammemeSet = [.firstName, .surname, .patronymic, .place, .organization, .trademark]

  /// Whether all letters of the token are Latin, and it has one.
  func isLatin(_ token: Int) -> Bool {
    let scalars = word(token).unicodeScalars
    return scalars.contains { $0.properties.isAlphabetic }
      && scalars.allSatisfy { $0.value < 0x250 }
  }

  /// The folded words of a name with a space between.
  func key(_ tokens: Range<Int>) -> String { words.folded[tokens].joined(separator: " ") }
}
