/// Finds the lemma of a word in its sentence: the base form of the dictionary's reading that agrees best with the
/// tagger's part of speech and features.
///
/// The method is natasha's. One instance serves one thread; it remembers recent answers, at most `capacity` of them.
public final class Lemmatizer {
  private struct Key: Hashable {
    let word: String
    let partOfSpeech: UniversalPartOfSpeech
    let features: UniversalFeatures
  }

  private let dictionary: MorphologicalDictionary
  private var cache: RecentCache<Key, String>

  /// Makes a lemmatizer that keeps up to `capacity` answers (about 100 bytes each).
  public init(_ dictionary: MorphologicalDictionary, capacity: Int = 65_536) {
    self.dictionary = dictionary
    cache = RecentCache(capacity: capacity)
  }

  /// The lemma of `word`, in lower case and with `е` for `ё`; the word itself where no reading agrees in anything.
  ///
  /// - Complexity: O(length) for a remembered word, else that of ``MorphologicalDictionary/parse(_:)``.
  public func lemma(
    of word: String, _ partOfSpeech: UniversalPartOfSpeech, _ features: UniversalFeatures
  ) -> String {
    let key = Key(word: word, partOfSpeech: partOfSpeech, features: features)
    return cache.value(key) { dictionary.lemma(of: word, partOfSpeech, features) }
  }
}

extension MorphologicalDictionary {
  /// As ``Lemmatizer/lemma(of:_:_:)``, without a memory.
  func lemma(
    of word: String, _ partOfSpeech: UniversalPartOfSpeech, _ features: UniversalFeatures
  ) -> String {
    let folded = YoLetter.folded(LowerCase.of(word))
    guard let parse = bestParse(of: folded, partOfSpeech, features) else { return folded }
    return YoLetter.folded(normalForm(of: parse))
  }

  /// The first reading that is equal in part of speech and all features, else the first that agrees in most.
  func bestParse(
    of word: String, _ partOfSpeech: UniversalPartOfSpeech, _ features: UniversalFeatures
  ) -> Parse? {
    var best: (parse: Parse, points: Int)?
    for parse in parse(word) {
      let found = self.partOfSpeech(of: parse.tag)
      let foundFeatures = self.features(of: parse.tag)
      if found == partOfSpeech && foundFeatures == features { return parse }
      let points =
        (found.inDictionary == partOfSpeech.inDictionary ? 1 : 0) + foundFeatures.agreement(with: features)
      if points > best?.points ?? 0 { best = (parse, points) }
    }
    return best?.parse
  }
}

/// The letter `ё`, which print mostly leaves without its dots.
enum YoLetter {
  /// `word` with `е` for `ё`.
  static func folded(_ word: String) -> String {
    var word = word
    let hasYo = word.withUTF8 { bytes in
      bytes.indices.dropLast().contains { bytes[$0] == 0xD1 && bytes[$0 + 1] == 0x91 }
    }
    guard hasYo else { return word }
    return String(String.UnicodeScalarView(word.unicodeScalars.map { $0 == "ё" ? "е" : $0 }))
  }
}
