/// Places and bodies that Russian news name most, each with the beginning that all its forms share.
struct RussianGazetteer: Sendable {
  struct Entry: Sendable {
    /// The nominative.
    var name: String
    /// The words of the name: the folded beginning of each; one with a final dot is the whole word.
    var stems: [String]
    var kind: String
  }

  /// The entries by the first three letters of their first word.
  private let entries: [String: [Entry]]

  static let standard = RussianGazetteer(
    places: RussianPlaceList.text, organizations: RussianOrganizationList.text)

  /// Reads lists of entries, one a line: the nominative, a colon, and the stems of its words.
  init(places: String, organizations: String) {
    var entries: [String: [Entry]] = [:]
    for (text, kind) in [(places, "place"), (organizations, "organization")] {
      for line in text.split(separator: "\n") {
        for field in line.split(separator: ",") {
          let parts = field.split(separator: ":").map { $0.trimmed }
          let stems = (parts.count > 1 ? parts[1] : parts[0] + ".").split(separator: " ").map { Folding.folded($0) }
          entries[Self.key(stems[0].hasSuffix(".") ? String(stems[0].dropLast()) : stems[0]), default: []].append(
            Entry(name: parts[0], stems: stems, kind: kind))
        }
      }
    }
    // The longest name first, so that Южная Корея is not found as Южная.
    self.entries = entries.mapValues { list in list.sorted { $0.stems.count > $1.stems.count } }
  }

  /// The entry whose name stands at `token`, and where it ends.
  func match(_ words: ArticleWords, at token: Int) -> (entry: Entry, end: Int)? {
    let found = entries[Self.key(words.folded[token])]?.first { entry in
      entry.stems.indices.allSatisfy { place in
        let at = token + place
        return at < words.count && (place == 0 || words.follows(at)) && Self.fits(words.folded[at], entry.stems[place])
      }
    }
    return found.map { ($0, token + $0.stems.count) }
  }

  private static func key(_ word: String) -> String { String(word.prefix(3)) }

  /// The endings of Russian nouns and adjectives.
  private static let endings: Set<String> = [
    "", "а", "у", "ом", "е", "ы", "и", "ой", "я", "ю", "ей", "ем", "ов", "ам", "ами", "ах", "ь", "ью", "й", "ии", "ию",
    "ия", "ией", "ого", "ому", "ым", "ий", "ый", "ая", "ую", "ое", "ые", "ых", "ыми", "его", "ему", "им", "их", "ими",
    "ям", "ями", "ях", "ие", "яя", "юю", "ею", "ою", "о",
  ]

  private static func fits(_ word: String, _ stem: String) -> Bool {
    if stem.hasSuffix(".") { return word == stem.dropLast() }
    return word.hasPrefix(stem) && endings.contains(String(word.dropFirst(stem.count)))
  }
}

extension Substring {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
