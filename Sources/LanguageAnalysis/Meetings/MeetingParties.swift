internal import Articles

/// Gathers who takes part in a meeting, by how the words around its name are built.
struct MeetingParties {
  /// What is said of the parties of one mention.
  struct Found: Equatable {
    var entities: [Int] = []
    /// Those of them that the words right behind the trigger name: `встреча А с Б`.
    var named: [Int] = []
    var place: Int?
    /// Whether one of them is a person.
    var hasPerson = false
    /// Whether the subject is `мы`, `они` or `стороны`, whoever these are.
    var hasSubject = false
    /// Whether `с` names another party, though perhaps none that is an entity.
    var hasPartner = false
  }

  let words: ArticleWords
  let mentions: MentionTable
  /// The entities that are countries by their names.
  let countries: [String: Int]
  let tense: (Int) -> VerbTense?
  let posts = PostNouns.russian

  init(
    words: ArticleWords, mentions: MentionTable, countries: [String: Int], tense: @escaping (Int) -> VerbTense?
  ) {
    self.words = words
    self.mentions = mentions
    self.countries = countries
    self.tense = tense
  }

  /// How many tokens before and behind a word its parties are looked for.
  private static let reach = 60

  func parties(of trigger: MeetingTrigger, in clause: Range<Int>, relative: Range<Int>?) -> Found {
    var found = Found()
    let near = clause.clamped(to: trigger.token - Self.reach..<trigger.token + Self.reach)
    let rows = free(near)
    addAdjectives(before: trigger, near, &found)
    behind(trigger.token, trigger, near, rows, &found)
    found.named = found.entities
    if let cue = near.first(where: { RussianMeetingWords.participation.value(words.folded[$0]) != nil }) {
      // `в переговорах приняли участие А, Б и В`, `с участием А`
      behind(cue, trigger, near, rows, &found)
      subject(before: max(cue, trigger.token), near, rows, &found)
    } else if trigger.form == .verb || trigger.form == .arrival {
      let before = found.entities
      found.entities = []
      subject(before: trigger.token, near, rows, &found)
      found.entities += before.filter { !found.entities.contains($0) }
    } else if takesSubject(trigger, near, found) {
      let before = found.entities
      found.entities = []
      subject(before: trigger.tokens.lowerBound, near, rows, &found)
      found.entities += before.filter { !found.entities.contains($0) }
    }
    if found.place == nil { found.place = place(near, rows, trigger) }
    if found.place == nil, let relative { found.place = place(relative, free(relative), trigger) }
    if let place = found.place, trigger.kind != "visit" || found.entities.count > 1 {
      found.entities.removeAll { $0 == place }
    }
    return found
  }

  /// `российско-украинские переговоры`
  private func addAdjectives(before trigger: MeetingTrigger, _ near: Range<Int>, _ found: inout Found) {
    guard trigger.form != .verb, trigger.tokens.lowerBound > near.lowerBound else { return }
    let parts = words.folded[trigger.tokens.lowerBound - 1].split(separator: "-").map(String.init)
    guard parts.count > 1, parts.allSatisfy({ $0.contains("ск") }) else { return }
    for part in parts {
      let adjective = part.hasSuffix("о") ? part.dropLast() + "ий" : part
      if let entity = CountryNames.russian.country(ofAdjective: adjective).flatMap({ countries[$0] }) {
        found.entities.append(entity)
      }
    }
  }

  /// `other`: what another noun governs; `neutral`: what stands behind the predicate.
  enum Role { case party, place, other, neutral }

  /// The parties behind the word: in the genitive, behind `с` and `между`, one after another.
  private func behind(
    _ start: Int, _ trigger: MeetingTrigger, _ near: Range<Int>, _ rows: [Int], _ found: inout Found
  ) {
    // What one visits is no party.
    let isVisit = trigger.form != .noun && trigger.kind == "visit" && start == trigger.token
    var role = isVisit ? Role.place : .party
    // What the role was before a place: in `визит в Чили посла` the post goes on as a party.
    var outer = isVisit ? Role.other : .party
    var next = rows.firstIndex { mentions.span($0).start > words.spans[start].start } ?? rows.count
    var token = start + 1
    while token < near.upperBound {
      if next < rows.count, mentions.span(rows[next]).start <= words.spans[token].start {
        let row = rows[next]
        if role == .party { add(row, &found) }
        if role == .place, mentions.kind(row) == "place", found.place == nil { found.place = mentions.entity(row) }
        token = max(token + 1, words.firstToken(from: mentions.span(row).stop))
        next += 1
        if role == .place { role = outer }
        continue
      }
      let word = words.folded[token]
      if Self.partners.contains(word) {
        role = .party
        found.hasPartner = found.hasPartner || word != "между"
      } else if word == "участием" {
        role = .party
      } else if RussianMeetingWords.placePrepositions.contains(word) {
        // In `из-за войны в Чили` the place is the war's.
        if role != .other { (outer, role) = (role == .place ? outer : role, .place) }
      } else if start != trigger.token, RussianMeetingWords.kind(word) != nil {
        role = .party
      } else if Self.prepositions.contains(word) {
        role = .other
      } else if let tense = tense(token), tense != .infinitive, trigger.form != .verb, trigger.form != .arrival {
        // `встреча состоится в Киеве`, `переговоры прошли между А и Б`
        guard RussianMeetingStatuses.isOfEvent(word) else { return }
        role = .neutral
      } else if Self.ends.contains(word) || word.hasPrefix("посвящ") || RussianMeetingWords.kind(word) != nil {
        return
      }
      token += 1
    }
  }

  /// Whether the subject of the clause is a party: who holds talks, goes to a meeting or is at one; not who speaks of it.
  private func takesSubject(_ trigger: MeetingTrigger, _ near: Range<Int>, _ found: Found) -> Bool {
    if ["о", "об", "за", "против"].contains(trigger.preposition) { return false }
    if let frame = trigger.frame, !RussianMeetingWords.placePrepositions.contains(frame) {
      return found.hasPartner && found.entities.count < 2
    }
    // A meeting that is the subject itself has none before it.
    if trigger.preposition == nil, !(near.lowerBound..<trigger.token).contains(where: { tense($0) != nil }) {
      return false
    }
    return trigger.kind != "visit" || found.entities.isEmpty
  }

  /// The subject before `token`: the nearest name in the nominative that no preposition governs, with those joined to it;
  /// a pronoun means the person named last before the clause.
  private func subject(before token: Int, _ near: Range<Int>, _ rows: [Int], _ found: inout Found) {
    let count = found.entities.count
    subjectOfClause(before: token, near, rows, &found)
    let sentence = words.sentences[words.sentenceOf[token]]
    guard found.entities.count == count, near.lowerBound > sentence.lowerBound else { return }
    // `заявил, что ведет переговоры` has the subject of the first clause; `как сообщил А, встреча состоится` has not.
    let goesOn = near.prefix(3).contains { Self.continuations.contains(words.folded[$0]) }
    guard
      goesOn
        || !(sentence.lowerBound..<near.lowerBound).contains(where: {
          MeetingTimes.speech.value(words.folded[$0]) != nil
        })
    else { return }
    // A clause without a subject goes on with that of the clause before.
    let wider = max(sentence.lowerBound, near.lowerBound - Self.reach)..<near.lowerBound
    subjectOfClause(before: near.lowerBound, wider, free(wider), &found)
  }

  private func subjectOfClause(before token: Int, _ near: Range<Int>, _ rows: [Int], _ found: inout Found) {
    let before = rows.filter { mentions.span($0).start < words.spans[token].start }
    guard let last = before.lastIndex(where: { isSubject($0, near) }) else {
      if near.contains(where: { $0 < token && Self.speakers.contains(words.folded[$0]) }) { found.hasSubject = true }
      if near.contains(where: { $0 < token && Self.pronouns.contains(words.folded[$0]) }),
        let row = mentions.last(before: words.spans[near.lowerBound].start, kind: "person")
      {
        add(row, &found)
      }
      return
    }
    var first = last
    while first > 0, isJoined(before[first - 1], before[first]) { first -= 1 }
    for row in before[first...last] { add(row, &found) }
  }

  private func isSubject(_ row: Int, _ near: Range<Int>) -> Bool {
    guard mentions.isNominative(row, words) else { return false }
    if role(row, near) == .party { return true }
    // In `с какой целью Петров приехал` the preposition governs the noun before the name.
    let before = words.firstToken(from: mentions.span(row).start) - 1
    return mentions.kind(row) == "person" && before > near.lowerBound && words.isWord(before)
      && posts.form(words.folded[before]) == nil && !MeetingTriggers.isAdjective(words.folded[before])
      && !Self.prepositions.contains(words.folded[before])
      && !RussianMeetingWords.placePrepositions.contains(words.folded[before])
  }

  /// Whether `и` or a comma joins two names, a post of the second one between them or not.
  private func isJoined(_ left: Int, _ right: Int) -> Bool {
    let between = words.firstToken(from: mentions.span(left).stop)..<words.firstToken(from: mentions.span(right).start)
    guard let first = between.first, between.count <= 8, ["и", ","].contains(words.folded[first]) else { return false }
    return between.dropFirst().allSatisfy {
      tense($0) == nil && words.isWord($0) && !Self.prepositions.contains(words.folded[$0])
    }
  }

  /// The nearest place behind `в` or `на` before the trigger, or the first one of its relative clause.
  private func place(_ range: Range<Int>, _ rows: [Int], _ trigger: MeetingTrigger) -> Int? {
    let start = words.spans[trigger.token].start
    let places = rows.filter { mentions.kind($0) == "place" && role($0, range) == .place }
    let isRelative = range.lowerBound > trigger.token
    return (isRelative ? places.first : places.last { mentions.span($0).start < start }).flatMap { mentions.entity($0) }
  }

  private func add(_ row: Int, _ found: inout Found) {
    if mentions.kind(row) == "person" { found.hasPerson = true }
    guard let entity = mentions.entity(row), !found.entities.contains(entity) else { return }
    found.entities.append(entity)
  }

  static let continuations: Set<String> = ["что", "куда", "где", "чтобы"]
  static let closers: Set<String> = [
    "этим", "этом", "этого", "тем", "того", "чем", "чего", "нем", "ним", "ней",
  ]
  static let placeNouns = [
    "город", "столиц", "резиденц", "порт", "остров", "пригород", "район", "территори", "баз",
  ]
  static let partners: Set<String> = ["с", "со", "между"]
  static let speakers: Set<String> = ["мы", "они", "стороны"]
  static let pronouns: Set<String> = ["он", "она"]
  static let ends: Set<String> = ["что", "который", "которая", "которые", "которое", "чтобы", "где", ";", ")"]
  static let prepositions: Set<String> = [
    "по", "о", "об", "обо", "для", "из", "из-за", "после", "от", "до", "за", "к", "ко", "под", "через", "вокруг", "без",
    "ради", "около", "при", "перед", "над", "против", "у", "с", "со", "ввиду", "насчет", "касательно", "между",
  ]
}
