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

/// Gathers the names of an article to entities, and finds what else stands for these: posts, and sides of states.
struct LinkedMentions {
  private(set) var entities: [LinkedEntity] = []
  private(set) var mentions: [LinkedMention] = []
  private let words: ArticleWords
  /// The mention that each token is part of.
  private var mentionOf: [Int: Int] = [:]

  /// - Parameter isVerb: Whether a token is a verb, as far as anybody knows.
  /// - Complexity: O(length of the article).
  init(words: ArticleWords, names: LayerTable, isVerb: @escaping (Int) -> Bool) {
    self.words = words
    let rows = (0..<names.count).map { NameRow(names, $0, words) }
    var groups = NameGroups(count: rows.count)
    BracketedNames.link(rows, in: &groups, words)
    PersonLinks.link(rows, in: &groups)
    PlaceLinks.link(rows, in: &groups, .russian)
    OrganizationLinks.link(rows, in: &groups, .russian)
    gather(rows, &groups)
    addPosts(isVerb)
    addSides()
    addBodies()
    mentions.sort { $0.span < $1.span }
  }

  /// Makes the entities, in the order in which readers meet them.
  private mutating func gather(_ rows: [NameRow], _ groups: inout NameGroups) {
    var entityOf: [Int: Int] = [:]
    var members: [[NameRow]] = []
    for (place, row) in rows.enumerated() {
      let root = groups.root(place)
      let entity = entityOf[root] ?? members.count
      if entity == members.count {
        entityOf[root] = entity
        members.append([])
      }
      members[entity].append(row)
      for token in row.tokens { mentionOf[token] = place }
      mentions.append(
        LinkedMention(
          span: row.span, kind: row.kind, form: "name", normal: row.normal, entity: entity,
          // What found the name, then what linked it.
          rule: [row.finder, groups.rules[place]].compactMap { $0 }.joined(separator: ", ")))
    }
    let canonical = CanonicalNames(countries: .russian, organizations: .russian)
    entities = members.map {
      LinkedEntity(kind: $0[0].kind, name: canonical.name(of: $0), rule: $0[0].finder ?? "")
    }
  }

  private mutating func addPosts(_ isVerb: @escaping (Int) -> Bool) {
    let names = mentions
    let finder = PostFinder(words: words, nameOf: mentionOf, isVerb: isVerb) { names[$0].kind }
    var holders = PostHolders()
    for place in names.indices where names[place].kind == "person" {
      let tokens = words.tokens(in: names[place].span)
      let entity = names[place].entity
      for found in [finder.post(before: tokens.lowerBound), finder.post(after: tokens.upperBound)] {
        guard let found, !found.isPlural else { continue }
        for token in found.tokens where mentionOf[token] == nil { mentionOf[token] = place }
        holders.give(found.post, to: entity)
        if !entities[entity].posts.contains(where: { Folding.folded($0) == Folding.folded(found.name) }) {
          entities[entity].posts.append(found.name)
        }
      }
    }
    // In the order of the text, so that the person met last is meant where several have the post.
    let people = names.filter { $0.kind == "person" }
    var met = 0
    for token in 0..<words.count where finder.isHead(token) && mentionOf[token] == nil {
      while met < people.count, people[met].span.start < words.spans[token].start {
        holders.meet(people[met].entity, at: met)
        met += 1
      }
      guard let found = finder.post(at: token), !found.isPlural, let entity = holders.bearer(of: found.post) else {
        continue
      }
      for place in found.tokens where mentionOf[place] == nil { mentionOf[place] = -1 }
      mentions.append(
        LinkedMention(
          span: words.span(found.tokens), kind: "person", form: "post", normal: entities[entity].name, entity: entity,
          rule: "known-post"))
    }
  }

  private mutating func addSides() {
    let taken = mentionOf
    var places: [String: Int] = [:]
    for entity in entities.indices where entities[entity].kind == "place" && places[entities[entity].name] == nil {
      places[entities[entity].name] = entity
    }
    for side in CountrySides.sides(words, isFree: { taken[$0] == nil }) {
      let entity = places[side.country] ?? entities.count
      if entity == entities.count {
        places[side.country] = entity
        entities.append(LinkedEntity(kind: "place", name: side.country, rule: "side-of-state"))
      }
      mentions.append(
        LinkedMention(
          span: words.span(side.tokens), kind: "place", form: "post", normal: side.country, entity: entity,
          rule: "side-of-state"))
    }
  }
}

extension LinkedMentions {
  /// Adds bodies named without capital letters; one without a country is the one last named with it.
  private mutating func addBodies() {
    let (names, taken) = (mentions, mentionOf)
    let nameAt = { [words] (token: Int) -> (kind: String, end: Int)? in
      guard let place = taken[token], place >= 0 else { return nil }
      return (names[place].kind, words.firstToken(from: names[place].span.stop))
    }
    let bodies = DescribedBodies.bodies(words, isFree: { taken[$0] == nil }, nameAt: nameAt)
    let alone = Set(bodies.compactMap { body in body.country.map { "\(body.name) \($0)" } })
    var known: [String: Int] = [:]
    var last: [String: Int] = [:]
    for (entity, own) in entities.enumerated() where own.kind == "organization" {
      known[Folding.folded(own.name)] = entity
    }
    for body in bodies {
      var entity = body.country == nil ? last[body.name] : known["\(body.name) \(body.country!)"]
      if entity == nil {
        // The only country's body is meant even before it is named in full.
        let full = alone.first { $0.hasPrefix(body.name + " ") }
        let country = body.country ?? (alone.count == 1 ? full.map { String($0.dropFirst(body.name.count + 1)) } : nil)
        let name = country.map { "\(body.name) \(RussianGenitives.genitive($0))" } ?? body.name
        entity = known[Folding.folded(name)] ?? entities.count
        if entity == entities.count {
          entities.append(LinkedEntity(kind: "organization", name: name, rule: "described-body"))
        }
        if let country { known["\(body.name) \(country)"] = entity }
      }
      last[body.name] = entity
      mentions.append(
        LinkedMention(
          span: words.span(body.tokens), kind: "organization", form: "post", normal: entities[entity!].name,
          entity: entity!, rule: "described-body"))
    }
  }
}

/// Who of the article has which post.
struct PostHolders {
  private var posts: [String: [(post: Post, entity: Int)]] = [:]
  /// When each person was met last.
  private var lastMet: [Int: Int] = [:]

  mutating func give(_ post: Post, to entity: Int) {
    if posts[post.head]?.contains(where: { $0.post == post && $0.entity == entity }) ?? false { return }
    posts[post.head, default: []].append((post, entity))
  }

  mutating func meet(_ entity: Int, at place: Int) { lastMet[entity] = place }

  /// The person meant by `post`: of those already met who have such a post the one that shares its owner, else the one
  /// met last; where the owner is named and theirs is not, only one person may be in question.
  func bearer(of post: Post) -> Int? {
    let all = (posts[post.head] ?? []).filter { post.mayMean($0.post) }
    let fitting = all.filter { lastMet[$0.entity] != nil }
    if fitting.isEmpty, !post.field.isEmpty || !post.owners.isEmpty {
      // A headline may name the post and the text the person later, if it is the very same post.
      let later = Set(all.filter { $0.post.field == post.field && $0.post.owners == post.owners }.map(\.entity))
      if later.count == 1 { return later.first }
    }
    func latest(_ entities: [Int]) -> Int? { entities.max { lastMet[$0]! < lastMet[$1]! } }
    if post.owners.isEmpty { return latest(fitting.map(\.entity)) }
    let sharing = fitting.filter { !$0.post.owners.isDisjoint(with: post.owners) }
    if let best = latest(sharing.map(\.entity)) { return best }
    let people = Set(fitting.map(\.entity))
    return people.count == 1 ? people.first : nil
  }
}
