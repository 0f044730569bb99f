internal import Synchronization

/// Lends lemmatizers to threads: each caller has one for itself, and as many are made as are in use at once.
final class LemmatizerPool: Sendable {
  private let dictionary: MorphologicalDictionary
  private let idle = Mutex<[Lent]>([])
  /// The features that taggers give as text, read once.
  private let features: [String: UniversalFeatures]

  /// The bytes of the longest word in ``ListedLemmas``.
  private static let longestListed = 12

  /// `@unchecked Sendable`: a lemmatizer is either in the list or with one caller.
  private struct Lent: @unchecked Sendable {
    let lemmatizer: Lemmatizer
  }

  /// - Parameter tags: the tags of the tagger, `NOUN|Case=Nom|…`.
  init(_ dictionary: MorphologicalDictionary, tags: [String]) {
    self.dictionary = dictionary
    features = Dictionary(
      tags.map { tag in
        let text = tag.firstIndex(of: "|").map { String(tag[tag.index(after: $0)...]) } ?? ""
        return (text, UniversalFeatures(text))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The lemma of a word as it stands in the text.
  func lemma(of word: Substring, _ partOfSpeech: String, _ features: String?) -> String {
    let known = features.map { self.features[$0] ?? UniversalFeatures($0) } ?? UniversalFeatures()
    let part = UniversalPartOfSpeech(partOfSpeech)
    if word.utf8.count <= Self.longestListed, let lemma = ListedLemmas.lemma(of: Folding.folded(word), part, known) {
      return lemma
    }
    let lent = idle.withLock { $0.popLast() } ?? Lent(lemmatizer: Lemmatizer(dictionary))
    defer { idle.withLock { $0.append(lent) } }
    return lent.lemmatizer.lemma(of: String(word), part, known)
  }
}
