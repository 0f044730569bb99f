internal import Articles

/// Who spoke so far, and so whom a pronoun or a post without a name means.
struct SpeakerMemory {
  let text: SpeechText
  /// The speakers in the order of the text, with the sentence each spoke in.
  private(set) var past: [(speaker: Speaker, sentence: Int)] = []
  /// The rows of names of people in the order of the text.
  private let people: [Int]
  /// The people that have posts, with the beginnings of the words of their posts.
  private var posts: [Int: Set<String>] = [:]
  /// The people with a post by each beginning of its words.
  private var holders: [String: Set<Int>] = [:]
  /// The first name of each person.
  private let firstNames: [Int: Int]
  /// The gender of the verb whose subject is sought.
  var isFeminineVerb = false

  /// How many mentions back somebody is looked for.
  private static let reach = 40
  /// How many statements back.
  private static let memory = 200

  init(_ text: SpeechText) {
    self.text = text
    people = (0..<text.mentions.table.count).filter {
      text.mentions.kind($0) == "person" && text.mentions.isName($0)
    }
    firstNames = Dictionary(
      people.lazy.compactMap { row in text.mentions.entity(row).map { ($0, row) } },
      uniquingKeysWith: { first, _ in first })
    for entity in 0..<text.entities.count where text.entities.text(1, entity) == "person" {
      let stems = text.entities.texts(2, entity).flatMap { RussianPosts.stems($0) }
      if !stems.isEmpty { hold(entity, stems) }
    }
  }

  private mutating func hold(_ entity: Int, _ stems: [String]) {
    posts[entity, default: []].formUnion(stems)
    for stem in stems { holders[stem, default: []].insert(entity) }
  }

  mutating func remember(_ speaker: Speaker, at token: Int) {
    past.append((speaker, text.words.sentenceOf[token]))
    learn(speaker)
  }

  /// Learns the post by which a known person was called.
  private mutating func learn(_ speaker: Speaker) {
    guard let entity = speaker.entity, text.entities.text(1, entity) == "person", let tokens = speaker.tokens,
      text.mentionOf[tokens.lowerBound] < 0, text.words.isWord(tokens.lowerBound)
    else { return }
    let post = tokens.prefix { text.mentionOf[$0] < 0 || text.mentions.kind(text.mentionOf[$0]) != "person" }
    guard !post.isEmpty, !RussianSpeakerNouns.pronouns.contains(text.words.folded[tokens.lowerBound]) else { return }
    hold(entity, RussianPosts.stems(text.text(post.startIndex..<post.endIndex)))
  }

  /// The speaker who goes on speaking at `token`: the last one, if that is not long ago.
  func last(at token: Int, within sentences: Int = 3) -> Speaker? {
    guard let last = past.last, text.words.sentenceOf[token] - last.sentence <= sentences else { return nil }
    return forgetful(last.speaker)
  }

  /// A speaker without the place where it was found.
  private func forgetful(_ speaker: Speaker, _ tokens: Range<Int>? = nil) -> Speaker {
    Speaker(
      entity: speaker.entity, text: speaker.text, tokens: tokens, isMedium: speaker.isMedium,
      isPlural: speaker.isPlural)
  }

  // MARK: Pronouns

  /// Whom the pronoun at `token` means.
  ///
  /// Behind what was said, `reference` is where that begins: those whom it names do not speak.
  func pronoun(_ word: String, at token: Int, reference: Int? = nil) -> Speaker? {
    let own = token..<token + 1
    switch word {
    case "я", "мы", "ты", "вы": return Speaker(text: word, tokens: own)
    case "они", "их", "них": return several(token) ?? Speaker(text: word, tokens: own, isPlural: true)
    default: break
    }
    let isFeminine = ["она", "ее", "нее", "та", "последняя"].contains(word)
    let origin = reference ?? token
    let sentence = text.words.sentenceOf[origin]
    let known = past.last.flatMap { last -> (Speaker, Int)? in
      !last.speaker.isPlural && fits(last.speaker, isFeminine) && isPerson(last.speaker)
        ? (last.speaker, last.sentence) : nil
    }
    if let subject = subject(before: origin, isFeminine) {
      let place = text.words.sentenceOf[text.words.firstToken(from: text.mentions.span(subject).start)]
      if place == sentence || known == nil || place > known!.1 {
        return Speaker(entity: text.mentions.entity(subject), tokens: own)
      }
    }
    if let known, sentence - known.1 <= 8 { return forgetful(known.0, own) }
    if let person = lastPerson(before: origin, isFeminine) {
      return Speaker(entity: text.mentions.entity(person), tokens: own)
    }
    return Speaker(text: word, tokens: own)
  }

  private func isPerson(_ speaker: Speaker) -> Bool {
    guard let entity = speaker.entity else { return !speaker.isMedium }
    return text.entities.text(1, entity) == "person"
  }

  /// Who `они` are: the last speakers that were several, if they spoke in the sentence before, else the nearest noun in
  /// the nominative plural, or two names joined.
  private func several(_ token: Int) -> Speaker? {
    let own = token..<token + 1
    let last = past.suffix(3).last { $0.speaker.isPlural }
    if let last, text.words.sentenceOf[token] - last.sentence <= 1 { return forgetful(last.speaker, own) }
    var place = token - 1
    while place >= 0, token - place < 70, text.words.sentenceOf[token] - text.words.sentenceOf[place] <= 2 {
      let mention = text.mentionOf[place]
      if mention >= 0, text.mentions.kind(mention) == "person", text.isNominative(place), isJoint(mention) {
        return Speaker(entity: text.mentions.entity(mention), tokens: own, isPlural: true)
      }
      if mention < 0, text.has(place, "Case=Nom"), text.has(place, "Number=Plur"), text.has(place, "Animacy=Anim") {
        let phrase = NounPhrase(text, head: place)
        return Speaker(text: NominativePhrase.text(text, phrase), tokens: own, isPlural: true)
      }
      place -= 1
    }
    return last.map { forgetful($0.speaker, own) }
  }

  /// Whether `и` joins the name to another.
  private func isJoint(_ mention: Int) -> Bool {
    let tokens = text.words.tokens(in: text.mentions.span(mention))
    return tokens.lowerBound > 0 && text.words.folded[tokens.lowerBound - 1] == "и"
      || tokens.upperBound < text.words.count && text.words.folded[tokens.upperBound] == "и"
  }

  /// The first person of the sentence at hand or of those right before it that stands in the nominative.
  private func subject(before token: Int, _ isFeminine: Bool) -> Int? {
    let sentence = text.words.sentenceOf[token]
    var best: Int?
    var bestSentence = -1
    for row in recentPeople(before: token).reversed() {
      let first = text.words.firstToken(from: text.mentions.span(row).start)
      let place = text.words.sentenceOf[first]
      guard sentence - place <= 2 else { break }
      if bestSentence >= 0, place < bestSentence { break }
      guard text.isNominative(first), !text.isQuoted(first), isGender(row, isFeminine) else { continue }
      best = row
      bestSentence = place
    }
    return best
  }

  private func lastPerson(before token: Int, _ isFeminine: Bool) -> Int? {
    recentPeople(before: token).last { isGender($0, isFeminine) }
  }

  private func recentPeople(before token: Int) -> ArraySlice<Int> {
    let start = text.words.spans[token].start
    var low = 0
    var high = people.count
    while low < high {
      let middle = (low + high) / 2
      if text.mentions.span(people[middle]).start < start { low = middle + 1 } else { high = middle }
    }
    return people[max(0, low - Self.reach)..<low]
  }

  private func fits(_ speaker: Speaker, _ isFeminine: Bool) -> Bool {
    guard let entity = speaker.entity else { return true }
    guard let row = firstNames[entity] else { return !isFeminine }
    return isGender(row, isFeminine)
  }

  /// Whether the features of a name allow the gender.
  private func isGender(_ mention: Int, _ isFeminine: Bool) -> Bool {
    let tokens = text.words.tokens(in: text.mentions.span(mention))
    guard text.hasParts else { return true }
    let (feminine, masculine) = tokens.reduce(into: (0, 0)) { count, token in
      if text.has(token, "Gender=Fem") { count.0 += 1 }
      if text.has(token, "Gender=Masc") { count.1 += 1 }
    }
    return isFeminine ? feminine > 0 || masculine == 0 : masculine > 0 || feminine == 0
  }

  // MARK: Posts and roles

  /// Whom a phrase without a name describes: who bears the post, who spoke last, or the words themselves.
  func described(_ phrase: NounPhrase) -> Speaker? {
    let head = text.words.folded[phrase.head]
    let lemma = Folding.folded(text.lemma(phrase.head))
    let isPlural = text.has(phrase.head, "Number=Plur") || RussianSpeakerNouns.plurals.contains(head)
    let own = Speaker(
      text: NominativePhrase.text(text, phrase), tokens: phrase.tokens, isNamed: true, isPlural: isPlural)
    guard !isPlural else { return own }
    if ["источник", "собеседник", "один", "одна"].contains(lemma) { return source(phrase, lemma, own) }
    guard RussianSpeakerNouns.passing.contains(lemma) || RussianSpeakerNouns.passing.contains(head) else { return own }
    if phrase.tokens.contains(where: { RussianSpeakerNouns.isIndefinite(text.words.folded[$0]) }) { return own }
    if let bearer = bearer(phrase, lemma) { return Speaker(entity: bearer, tokens: phrase.tokens) }
    if let last = past.suffix(Self.memory).last(where: {
      isPerson($0.speaker) && !$0.speaker.isPlural && fits($0.speaker, isFeminineVerb)
    }) {
      let distance = text.words.sentenceOf[phrase.head] - last.sentence
      if isVague(phrase) || (distance <= 1 && distance > 0 && !hasPost(last.speaker)) {
        return forgetful(last.speaker, phrase.tokens)
      }
    }
    return own
  }

  /// A source without a name: the one known already, where nothing says that it is another.
  private func source(_ phrase: NounPhrase, _ lemma: String, _ own: Speaker) -> Speaker {
    let isSource =
      lemma == "источник"
      || phrase.tokens.contains { token in
        ["собеседник", "источник"].contains { text.words.folded[token].hasPrefix($0) }
      }
    guard isSource, let known = past.suffix(Self.memory).last(where: { $0.speaker.text?.contains("источник") ?? false })
    else { return own }
    let tells = phrase.tokens.contains { token in
      token > phrase.head && (text.words.isCapitalized(token) || ["в", "из", "на"].contains(text.words.folded[token]))
    }
    return lemma == "источник" && tells ? own : forgetful(known.speaker, phrase.tokens)
  }

  private func hasPost(_ speaker: Speaker) -> Bool {
    speaker.entity.map { posts[$0] != nil } ?? false
  }

  /// Whether what stands beside the head tells nobody apart: `глава ведомства`, `немецкий дипломат`.
  private func isVague(_ phrase: NounPhrase) -> Bool {
    phrase.tokens.allSatisfy { token in
      token == phrase.head || !text.words.isCapitalized(token) && !text.words.isAcronym(token)
    }
  }

  /// The person with a post of the same head whose words the phrase shares, else the only one with such a head.
  private func bearer(_ phrase: NounPhrase, _ lemma: String) -> Int? {
    let stems = Set(RussianPosts.stems(text.text(phrase.tokens)))
    let heads = Set(RussianPosts.stems(lemma)).union(stems.intersection(RussianPosts.kinds))
    let own = stems.subtracting(RussianPosts.stems(lemma)).subtracting(RussianPosts.kinds)
    let all = heads.reduce(into: Set<Int>()) { $0.formUnion(holders[$1] ?? []) }
    let fitting = all.filter { isGender($0) }
    let sharing = own.isEmpty ? fitting : fitting.filter { !own.isDisjoint(with: posts[$0] ?? []) }
    let spoken = past.suffix(Self.reach).reversed().compactMap { $0.speaker.entity }
    if let first = spoken.first(where: { sharing.contains($0) }) { return first }
    if !sharing.isEmpty { return sharing.count == 1 || !own.isEmpty ? sharing.min() : nil }
    return atHand(phrase).first { fitting.contains($0) }
  }

  /// Who spoke last or was the subject right before: `Что сказал X. Бывший глава ведомства отметил…` names another post
  /// of X, unless it is one of another country.
  private func atHand(_ phrase: NounPhrase) -> [Int] {
    let hasPlace = phrase.tokens.contains {
      text.mentionOf[$0] >= 0 && text.mentions.kind(text.mentionOf[$0]) == "place"
    }
    guard !hasPlace else { return [] }
    let sentence = text.words.sentenceOf[phrase.head]
    let subject = subject(before: phrase.tokens.lowerBound, false).flatMap { text.mentions.entity($0) }
    let last = past.last.flatMap { sentence - $0.sentence <= 4 ? $0.speaker.entity : nil }
    return [subject, last].compactMap { $0 }
  }

  private func isGender(_ entity: Int) -> Bool {
    guard isFeminineVerb, let row = firstNames[entity] else { return true }
    return isGender(row, true)
  }
}
