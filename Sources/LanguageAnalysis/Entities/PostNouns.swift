/// The nouns for posts by their forms.
struct PostNouns: Sendable {
  /// What a form is a form of.
  struct Form: Sendable, Equatable {
    var lemma: String
    var isPlural: Bool
    var isNominative: Bool
  }

  private let forms: [String: Form]

  static let russian = PostNouns()

  init() {
    var forms: [String: Form] = [:]
    func add(_ list: WordList, _ ending: Int, _ singular: [String], _ plural: [String]) {
      for word in list.words {
        let stem = word.dropLast(ending)
        for (place, ending) in singular.enumerated() where forms[stem + ending] == nil {
          forms[stem + ending] = Form(lemma: word, isPlural: false, isNominative: place == 0)
        }
        for (place, ending) in plural.enumerated() where forms[stem + ending] == nil {
          forms[stem + ending] = Form(lemma: word, isPlural: true, isNominative: place == 0)
        }
      }
    }
    add(RussianPostWords.hard, 0, ["", "а", "у", "ом", "е"], ["ы", "ов", "ам", "ами", "ах", "и"])
    add(RussianPostWords.soft, 1, ["ь", "я", "ю", "ем", "е"], ["и", "ей", "ям", "ями", "ях"])
    add(RussianPostWords.feminine, 1, ["а", "ы", "е", "у", "ой", "ею"], ["", "ам", "ами", "ах"])
    add(RussianPostWords.adjectival, 2, ["ий", "его", "ему", "им", "ем"], ["ие", "их", "ими"])
    add(RussianPostWords.adjectival, 2, ["ый", "ого", "ому", "ым", "ом"], ["ые", "ых", "ыми"])
    for (form, lemma) in [("посла", "посол"), ("послу", "посол"), ("послом", "посол"), ("после", "")] {
      forms[form] = lemma.isEmpty ? nil : Form(lemma: lemma, isPlural: false, isNominative: false)
    }
    self.forms = forms
  }

  /// What the folded word is a form of; `экс-` and `вице-` before a noun belong to it.
  func form(_ word: String) -> Form? {
    if let form = forms[word] { return form }
    for prefix in ["экс-", "вице-"] where word.hasPrefix(prefix) {
      return forms[String(word.dropFirst(prefix.count))].map {
        Form(lemma: prefix + $0.lemma, isPlural: $0.isPlural, isNominative: $0.isNominative)
      }
    }
    return nil
  }
}

/// A post as it is compared with others: `глава МИД Германии` and `министр иностранных дел ФРГ` are one.
struct Post: Equatable {
  /// The head by its usual name.
  var head: String
  /// The stems of the words that say of what it is: `мид`.
  var field: Set<String>
  /// The country, by its usual name, or the stems of other names that say whose it is.
  var owners: Set<String>

  /// Whether a person with the post `holder` may be meant by this one.
  func mayMean(_ holder: Post) -> Bool {
    head == holder.head && (field.isEmpty || field == holder.field)
      && (owners.isEmpty || holder.owners.isEmpty || !owners.isDisjoint(with: holder.owners))
  }

  /// Reads a post: the lemma of its head and the folded words behind it; `isName` tells which of these begin with a
  /// capital letter. A country's adjective before the head says whose it is.
  init(head: String, rest: [(word: String, isName: Bool)], adjective: String?, _ countries: CountryNames) {
    let words = rest.map(\.word).filter { !RussianPostWords.plain.contains($0) }
    let equal = RussianPostWords.equal.first { entry in
      entry.head == head && words.count >= entry.rest.count && zip(words, entry.rest).allSatisfy { $0.hasPrefix($1) }
    }
    self.head = equal?.usualHead ?? head
    field = Set(equal?.usualRest ?? [])
    owners = Set(adjective.flatMap { countries.country(ofAdjective: $0) }.map { [$0] } ?? [])
    let names = Dictionary(rest.map { ($0.word, $0.isName) }, uniquingKeysWith: { $0 || $1 })
    for word in words.dropFirst(equal?.rest.count ?? 0) where !RussianPostWords.prepositions.contains(word) {
      if let country = countries.country([word]) ?? countries.country(ofAdjective: word) {
        // The first country is whose post it is: `посол США в России`.
        if owners.isEmpty { owners.insert(country) }
      } else if word.count > 1 {
        let stem = names[word]! && word.count <= 4 ? word : CaseStems.crude(word)
        field.insert(stem)
      }
    }
  }
}
