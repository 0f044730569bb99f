internal import Articles

/// One entity of an article while its mentions are gathered.
struct LinkedEntity {
  var kind: String
  var name: String
  var posts: [String] = []
  var rule: String
}

/// One mention with the place of its entity.
struct LinkedMention {
  var span: TextSpan
  var kind: String
  var form: String
  var normal: String
  var entity: Int
  var rule: String
}

/// Links names to entities: equal normal forms are one entity, a surname alone joins the full name, and a post that
/// only one person of the article has stands for that person.
struct LinkedMentions {
  private(set) var entities: [LinkedEntity] = []
  private(set) var mentions: [LinkedMention] = []
  private let words: ArticleWords
  /// The folded lemmas of the tokens; by rules alone the words themselves.
  private let lemmas: [String]
  /// The mentions of people whose posts are known, in the order of the text.
  private var holders: [LinkedMention] = []
  /// How many mentions back the bearer of a post is looked for.
  private static let memory = 100
  /// The stems of the words of places.
  private var placeStems: Set<String> = []
  /// The name that each token is part of.
  private var nameOf: [Int: Int] = [:]

  init(words: ArticleWords, names: LayerTable, morphology: LayerTable) {
    self.words = words
    lemmas = (0..<words.count).map { morphology.text(0, $0) ?? words.folded[$0] }
    linkNames(names)
    for mention in mentions.indices where mentions[mention].kind == "person" { findPost(of: mention) }
    linkPosts()
    mentions.sort { $0.span < $1.span }
  }

  private mutating func linkNames(_ names: LayerTable) {
    var known = KnownNames()
    // Full names first, so that a surname or an abbreviation finds its bearer wherever the full name stands.
    let rows = (0..<names.count).sorted { left, right in
      let counts = (wordCount(names, left), wordCount(names, right))
      return counts.0 != counts.1 ? counts.0 > counts.1 : left < right
    }
    var linked: [(row: Int, entity: Int, rule: String)] = []
    for row in rows {
      let kind = names.text(2, row) ?? "person"
      let normal = names.text(3, row) ?? String(words.text[names.span(row)])
      if let (entity, rule) = known.entity(kind, normal) {
        known.add(kind, normal, entity)
        linked.append((row, entity, rule))
      } else {
        known.add(kind, normal, entities.count)
        linked.append((row, entities.count, "first-mention"))
        entities.append(LinkedEntity(kind: kind, name: normal, rule: names.text(4, row) ?? ""))
      }
    }
    orderByText(names, linked)
  }

  /// Numbers the entities by their first mention, as readers meet them.
  private mutating func orderByText(_ names: LayerTable, _ linked: [(row: Int, entity: Int, rule: String)]) {
    var newPlace: [Int: Int] = [:]
    var ordered: [LinkedEntity] = []
    for link in linked.sorted(by: { $0.row < $1.row }) {
      if newPlace[link.entity] == nil {
        newPlace[link.entity] = ordered.count
        ordered.append(entities[link.entity])
      }
      let isPlace = names.text(2, link.row) == "place"
      for token in words.tokens(in: names.span(link.row)) {
        nameOf[token] = mentions.count
        if isPlace { placeStems.insert(Self.stem(words.folded[token])) }
      }
      mentions.append(
        LinkedMention(
          span: names.span(link.row), kind: names.text(2, link.row) ?? "person", form: "name",
          normal: names.text(3, link.row) ?? "", entity: newPlace[link.entity]!,
          // What found the name, then what linked it.
          rule: [names.text(4, link.row), link.rule].compactMap { $0 }.joined(separator: ", ")))
    }
    entities = ordered
  }

  private func wordCount(_ names: LayerTable, _ row: Int) -> Int {
    (names.text(3, row) ?? "").split(separator: " ").count
  }

  /// The post before a name: `президент страны Владимир Зеленский`.
  private mutating func findPost(of mention: Int) {
    let first = words.firstToken(from: mentions[mention].span.start)
    var token = first - 1
    while token >= 0, first - token <= 7, words.sentenceOf[token] == words.sentenceOf[first], words.isWord(token) {
      if nameOf[token].map({ mentions[$0].kind == "person" }) ?? false { return }
      if isPost(token) {
        let post = String(words.text[words.span(token..<first)])
        let entity = mentions[mention].entity
        if !entities[entity].posts.contains(post) { entities[entity].posts.append(post) }
        for place in token..<first where nameOf[place] == nil { nameOf[place] = mention }
        return
      }
      token -= 1
    }
  }

  /// Posts that stand for a person: `отметил президент`.
  private mutating func linkPosts() {
    var new: [LinkedMention] = []
    holders = mentions.filter { $0.kind == "person" && !entities[$0.entity].posts.isEmpty }
    for token in 0..<words.count where nameOf[token] == nil && isPost(token) {
      let end = postEnd(token)
      guard let entity = bearer(of: token..<end) else { continue }
      let span = words.span(token..<end)
      new.append(
        LinkedMention(
          span: span, kind: "person", form: "post", normal: entities[entity].name, entity: entity, rule: "known-post"))
    }
    mentions += new
  }

  private func isPost(_ token: Int) -> Bool {
    RussianNameWords.posts.contains(words.folded[token]) || RussianNameWords.posts.contains(lemmas[token])
  }

  /// The end of the post at `token` with the names and words that say of what: `глава ГУР`, `президент страны`.
  private func postEnd(_ token: Int) -> Int {
    var end = token + 1
    while end < words.count, words.follows(end), end - token < 4 {
      let isComplement = ["страны", "государства", "республики", "его", "ее", "их"].contains(words.folded[end])
      let isName = nameOf[end].map { mentions[$0].kind != "person" } ?? words.isAcronym(end)
      guard isComplement || isName || (words.isCapitalized(end) && end == token + 2) else { break }
      end += 1
    }
    return end
  }

  /// The person whose post the phrase `post` names: of those with a post of the same head word the one that shares its
  /// complement, else the one met last before it. A complement that names another country speaks against one, and a
  /// complement that none of several people shares against all.
  private func bearer(of post: Range<Int>) -> Int? {
    let start = words.spans[post.lowerBound].start
    let head = Self.stem(words.folded[post.lowerBound])
    let own = complements(words.text[words.span(post)])
    var best: Int?
    var isShared = false
    var others: Set<Int> = []
    for mention in bearers(before: start) {
      let posts = entities[mention.entity].posts.filter { Self.stem(Folding.folded($0.prefix { $0 != " " })) == head }
      guard !posts.isEmpty else { continue }
      let theirs = posts.map { complements(Substring($0)) }
      if !own.isEmpty, theirs.contains(where: { !$0.isDisjoint(with: own) }) {
        best = mention.entity
        isShared = true
      } else if !isShared,
        own.isDisjoint(with: placeStems) || theirs.contains(where: { $0.isDisjoint(with: placeStems) })
      {
        best = mention.entity
        others.insert(mention.entity)
      }
    }
    return isShared || own.isEmpty || others.count == 1 ? best : nil
  }

  /// The last mentions before `offset` of people whose posts are known, in the order of the text.
  private func bearers(before offset: Int) -> ArraySlice<LinkedMention> {
    var low = 0
    var high = holders.count
    while low < high {
      let middle = (low + high) / 2
      if holders[middle].span.start < offset { low = middle + 1 } else { high = middle }
    }
    return holders[max(0, low - Self.memory)..<low]
  }

  /// The stems of the capitalized words and of `страны` in a post.
  private func complements(_ post: Substring) -> Set<String> {
    Set(
      post.split(separator: " ").dropFirst().filter { $0.first?.isUppercase ?? false }
        .map { Self.stem(Folding.folded($0)) })
  }

  /// The beginning of a word, which its forms share.
  private static func stem(_ word: String) -> String { String(word.prefix(max(3, word.count - 2))) }
}
