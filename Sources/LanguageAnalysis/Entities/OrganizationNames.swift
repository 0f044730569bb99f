/// The name of a body, taken apart so that its forms can be compared: `британский МИД`, `МИД Великобритании` and
/// `министерство иностранных дел Британии` have one head and one complement.
struct OrganizationName {
  /// The body's own name by its usual form, or the stems of its words.
  var head: String
  /// Whose body it is; empty where the name does not say.
  var complement: String
  /// The first letters of the words of a name of two and more.
  var initials: String
  /// The word or words of the head, one by one.
  var stems: [String]
  /// Whether the head is one of a list, so that bodies of many states bear it.
  var isListed: Bool
}

/// Takes names of bodies apart.
struct OrganizationNames: Sendable {
  private let countries: CountryNames
  private let descriptors: WordList
  /// Names of several words and of one by their first crude stem, the longest first.
  private let listed: [String: [Entry]]

  private struct Entry: Sendable {
    var stems: [String]
    var name: String
    /// Whether the name alone, too, tells the body.
    var isSure: Bool
  }

  static let russian = OrganizationNames(
    RussianOrganizationNames.aliases, descriptors: RussianOrganizationNames.descriptors, countries: .russian)

  init(_ aliases: String, descriptors: WordList, countries: CountryNames) {
    var listed: [String: [Entry]] = [:]
    for line in aliases.split(separator: "\n") {
      let names = line.split(separator: ",").map { String($0.drop { $0 == " " }) }
      for name in names {
        let stems = Folding.folded(name).filter { $0 != "*" }.split(separator: " ").map { Self.stem(String($0)) }
        listed[stems[0], default: []].append(Entry(stems: stems, name: names[0], isSure: !name.hasSuffix("*")))
      }
    }
    self.listed = listed.mapValues { $0.sorted { $0.stems.count > $1.stems.count } }
    self.descriptors = descriptors
    self.countries = countries
  }

  /// The usual name of the body whose whole name the folded `words` are, if it is listed, and whether the name alone
  /// tells that body.
  func usualName(_ words: [String]) -> (name: String, isSure: Bool)? {
    let stems = words.map(Self.stem)
    return listed[stems.first ?? ""]?.first { $0.stems == stems }.map { ($0.name, $0.isSure) }
  }

  func parts(_ words: [String]) -> OrganizationName {
    var words = words
    var complement: [String] = []
    // `британский МИД`, `российское правительство`
    if words.count > 1, let country = countries.country(ofAdjective: words[0]), usualName(words) == nil {
      words.removeFirst()
      complement = [Folding.folded(country)]
    }
    while words.count > 1, descriptors.contains(words[0]), listedEntry(words) == nil { words.removeFirst() }
    let stems = words.map(Self.stem)
    let initials = words.count > 1 ? initials(of: words) : ""
    if let entry = listedEntry(words) {
      let rest = Array(words[entry.stems.count...])
      return OrganizationName(
        head: Folding.folded(entry.name), complement: self.complement(complement + rest), initials: initials,
        stems: [Folding.folded(entry.name)], isListed: true)
    }
    // A country at the end says whose: `правительство Пакистана`.
    for length in [3, 2, 1] where words.count > length && complement.isEmpty {
      if let country = countries.country(Array(words.suffix(length))) {
        complement = [Folding.folded(country)]
        return OrganizationName(
          head: stems.dropLast(length).joined(separator: " "), complement: complement[0], initials: initials,
          stems: Array(stems.dropLast(length)), isListed: false)
      }
    }
    return OrganizationName(
      head: stems.joined(separator: " "), complement: complement.joined(), initials: initials, stems: stems,
      isListed: false)
  }

  private func complement(_ words: [String]) -> String {
    countries.country(words).map { Folding.folded($0) } ?? words.map(Self.stem).joined(separator: " ")
  }

  private func listedEntry(_ words: [String]) -> Entry? {
    let stems = words.map(Self.stem)
    return listed[stems[0]]?.first { stems.starts(with: $0.stems) }
  }

  /// The first letters of the words; those of the parts of a compound count, small words do not.
  private func initials(of words: [String]) -> String {
    words.filter { !Self.small.contains($0) }.flatMap { $0.split(separator: "-") }.compactMap(\.first).map(String.init)
      .joined()
  }

  private static let small: Set<String> = ["и", "по", "в", "на", "при", "с", "для", "о", "об", "из", "за", "of", "the"]

  /// Abbreviations have no endings, whatever they end with.
  private static func stem(_ word: String) -> String {
    word.count <= 4 ? CaseStems.spelled(word) : CaseStems.crude(word)
  }
}
