internal import Articles

/// Finds posts in the text: where they begin and end, and what they are.
struct PostFinder {
  /// A post at a place.
  struct Found {
    var tokens: Range<Int>
    var post: Post
    /// The post in the nominative, as an entity shows it.
    var name: String
    var isPlural: Bool
  }

  let words: ArticleWords
  let isVerb: (Int) -> Bool
  /// The place of the name that each token is part of, and the kinds of names.
  let nameOf: [Int: Int]
  let kindOf: (Int) -> String
  private let nouns = PostNouns.russian
  private let countries = CountryNames.russian

  init(
    words: ArticleWords, nameOf: [Int: Int], isVerb: @escaping (Int) -> Bool, kindOf: @escaping (Int) -> String
  ) {
    self.words = words
    self.nameOf = nameOf
    self.isVerb = isVerb
    self.kindOf = kindOf
  }

  /// Whether the token is the noun of a post and no part of a name of a person.
  func isHead(_ token: Int) -> Bool {
    nouns.form(words.folded[token]) != nil && !(nameOf[token].map { kindOf($0) == "person" } ?? false)
  }

  /// The post right before the name at `first`: `президент страны`, `новый глава его Офиса`.
  func post(before first: Int) -> Found? {
    var head: Int?
    var token = first - 1
    while token >= 0, first - token <= 9, words.sentenceOf[token] == words.sentenceOf[first], fits(token) {
      if isHead(token) {
        // In `представитель президента` the outer noun is the post.
        head = token
      } else if let head, !RussianPostWords.plain.contains(words.folded[token]), !isAdjective(token), head - token >= 1
      {
        break
      }
      token -= 1
    }
    // In `министр правительства Ивана Петрова` the name says whose the government is.
    guard let head, head == first - 1 || !Self.bodiesOfPeople.contains(words.folded[first - 1]) else { return nil }
    return found(head, to: first)
  }

  /// The post right behind the name that ends at `end`: `Иван Петров, глава Центробанка,`.
  func post(after end: Int) -> Found? {
    guard end + 1 < words.count, words.follows(end), [",", "—", "–", "-", "("].contains(words.words[end]) else {
      return nil
    }
    var head = end + 1
    while head < min(words.count - 1, end + 4), !isHead(head), isAdjective(head), words.follows(head) { head += 1 }
    guard isHead(head), words.follows(head), let form = nouns.form(words.folded[head]), !form.isPlural else {
      return nil
    }
    var stop = head + 1
    while stop < words.count, words.follows(stop), stop - head <= 8, fits(stop), !isPerson(stop) { stop += 1 }
    guard stop >= words.count || !words.follows(stop) || [",", ".", ")", "–", "—", ";"].contains(words.words[stop])
    else {
      return nil
    }
    return found(head, to: stop)
  }

  /// The post whose noun stands at `head`, with what says of what and whose it is.
  func post(at head: Int) -> Found? {
    guard isHead(head) else { return nil }
    var end = head + 1
    while end < words.count, words.follows(end), end - head < 6, !isPerson(end), isComplement(end, of: head) {
      end += 1
    }
    while end > head + 1, RussianPostWords.prepositions.contains(words.folded[end - 1]) || isAdjective(end - 1) {
      end -= 1
    }
    return found(head, to: end)
  }

  private func found(_ head: Int, to end: Int) -> Found? {
    guard let form = nouns.form(words.folded[head]) else { return nil }
    var start = head
    var opening: [String] = []
    while start > 0, words.follows(start), nameOf[start - 1] == nil,
      let opener = RussianPostWords.openers.first(where: { words.folded[start - 1].hasPrefix($0.stem) })
    {
      opening.insert(opener.nominative, at: 0)
      start -= 1
    }
    let adjective = start > 0 && words.follows(start) ? words.folded[start - 1] : nil
    let rest = (head + 1..<max(head + 1, end)).filter { words.isWord($0) }
    let country = adjective.flatMap { countries.country(ofAdjective: $0) }
    let post = Post(
      head: form.lemma, rest: rest.map { (words.folded[$0], words.isCapitalized($0)) },
      adjective: country == nil ? nil : adjective, countries)
    let tail = end > head + 1 ? " " + words.text[TextSpan(words.spans[head + 1].start, words.spans[end - 1].stop)] : ""
    var name = (opening + [form.lemma]).joined(separator: " ") + tail
    if country != nil { name = Self.nominative(adjective!) + " " + name }
    return Found(
      tokens: (country == nil ? start : start - 1)..<end, post: post,
      name: name.split(whereSeparator: \.isWhitespace).joined(separator: " "), isPlural: form.isPlural)
  }

  /// Whether the token may stand between a post and the name of its bearer.
  private func fits(_ token: Int) -> Bool {
    if let name = nameOf[token] { return kindOf(name) != "person" }
    let word = words.words[token]
    if word == "«" || word == "»" || word == "\"" { return true }
    guard words.isWord(token) || word.first!.isNumber else { return false }
    return !isVerb(token) && !Self.barriers.contains(words.folded[token])
  }

  private func isPerson(_ token: Int) -> Bool { nameOf[token].map { kindOf($0) == "person" } ?? false }

  /// Whether the token belongs to the post at `head`: a name, a word in the genitive that says of what.
  private func isComplement(_ token: Int, of head: Int) -> Bool {
    let word = words.folded[token]
    if nameOf[token] != nil || words.isAcronym(token) || RussianPostWords.plain.contains(word) { return true }
    if RussianPostWords.prepositions.contains(word) { return token + 1 < words.count && nameOf[token + 1] != nil }
    guard words.isWord(token) else { return false }
    return Self.fields.contains { word.hasPrefix($0) } || countries.country(ofAdjective: word) != nil
  }

  private func isAdjective(_ token: Int) -> Bool {
    let word = words.folded[token]
    return countries.country(ofAdjective: word) != nil || RussianPostWords.openers.contains { word.hasPrefix($0.stem) }
      || ["новый", "новая", "нового", "нынешний", "действующий", "тогдашний", "и", "о", "врио"].contains(word)
  }

  private static func nominative(_ adjective: String) -> String {
    for ending in ["ого", "ому", "им", "ом", "ий"] where adjective.hasSuffix(ending) {
      return adjective.dropLast(ending.count) + "ий"
    }
    return adjective
  }

  private static let barriers: Set<String> = [
    "и", "а", "но", "что", "с", "со", "к", "ко", "от", "до", "у", "о", "об", "за", "из", "без", "между", "как", "не",
    "или", "который", "которая", "которые", "это", "после", "против", "во", "перед", "он", "она", "они", "же", "уже",
    "также", "для", "под", "над",
  ]
  private static let bodiesOfPeople: Set<String> = ["правительства", "кабинета", "администрации", "команды", "партии"]
  /// The beginnings of words that name the field of a post.
  private static let fields = [
    "иностранн", "внутренн", "внешнеполитическ", "дел", "оборон", "финанс", "юстиц", "здравоохран", "экономик",
    "правительств", "кабинет", "кабмин", "дипломати", "министерств", "ведомств", "государств", "парламент", "комитет",
    "комисси",
    "совет", "партии", "генерал", "администрац", "правления", "компании", "банка", "суда", "штаба", "обороны",
    "министров",
  ]
}
