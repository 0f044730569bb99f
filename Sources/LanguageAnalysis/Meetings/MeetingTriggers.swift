/// A word that names a meeting.
struct MeetingTrigger {
  /// A noun, a verb, or what only takes up an event: a noun (`беседа`), a verb of arriving.
  enum Form { case noun, verb, echo, arrival }
  var token: Int
  /// The words to mark: with `телефонные` before it.
  var tokens: Range<Int>
  var kind: String
  var form: Form
  /// Whether the words before it make it a topic, a wish or meetings in general, which open no event.
  var isVague: Bool
  /// Whether the words before it tell a new event from the last.
  var isOther: Bool
  /// The preposition or phrase before it that presupposes the event: `после встречи`.
  var frame: String?
  /// The preposition before the noun and its adjectives.
  var preposition: String?
}

/// Finds the words that name meetings.
struct MeetingTriggers {
  let words: ArticleWords

  /// The triggers of a sentence in their order.
  func triggers(_ sentence: Range<Int>) -> [MeetingTrigger] {
    let found = sentence.compactMap { trigger($0, sentence) }
    // Where a match is told of, `встреча` is one.
    guard !found.isEmpty, !sentence.contains(where: { RussianMeetingWords.sport.value(words.folded[$0]) != nil }) else {
      return found.filter { $0.kind != "meeting" }
    }
    return found
  }

  private func trigger(_ token: Int, _ sentence: Range<Int>) -> MeetingTrigger? {
    guard words.isWord(token) else { return nil }
    let word = words.folded[token]
    if RussianMeetingWords.arrivals.contains(word) {
      return MeetingTrigger(
        token: token, tokens: token..<token + 1, kind: "visit", form: .arrival, isVague: false, isOther: false)
    }
    if let verb = RussianMeetingWords.verb(word) {
      return MeetingTrigger(
        token: token, tokens: token..<token + 1, kind: verb.kind, form: .verb, isVague: false, isOther: false)
    }
    let start = phoneStart(token, sentence)
    let kind = start < token ? "call" : RussianMeetingWords.kind(word)
    guard let kind = kind ?? RussianMeetingWords.echoes.value(word) else { return nil }
    let isEcho = start == token && RussianMeetingWords.kind(word) == nil
    let before = before(start, sentence)
    return MeetingTrigger(
      token: token, tokens: start..<token + 1, kind: kind, form: isEcho ? .echo : .noun,
      isVague: isVague(before, start, sentence),
      isOther: before.adjectives.contains { word in RussianMeetingWords.others.contains { word.hasPrefix($0) } },
      frame: before.head.flatMap { RussianMeetingStatuses.isFrame($0) || isPlaceFrame($0) ? $0 : nil },
      preposition: before.head.flatMap { Self.prepositions.contains($0) || isPlaceFrame($0) ? $0 : nil })
  }

  /// Where `телефонный`, as many as two words before the noun, begins a call.
  private func phoneStart(_ token: Int, _ sentence: Range<Int>) -> Int {
    guard RussianMeetingWords.calls.value(words.folded[token]) != nil else { return token }
    for distance in 1...2 where token - distance >= sentence.lowerBound {
      if words.folded[token - distance].hasPrefix("телефонн") { return token - distance }
    }
    return token
  }

  private func isPlaceFrame(_ word: String) -> Bool { RussianMeetingWords.placePrepositions.contains(word) }

  /// The adjectives before the noun, and the first word before these with the one before that.
  private func before(
    _ token: Int, _ sentence: Range<Int>
  ) -> (adjectives: [String], head: String?, previous: String?) {
    var at = token - 1
    var adjectives: [String] = []
    while at >= sentence.lowerBound, token - at <= 4, words.isWord(at), Self.isAdjective(words.folded[at]) {
      adjectives.append(words.folded[at])
      at -= 1
    }
    let head = at >= sentence.lowerBound ? words.folded[at] : nil
    return (adjectives, head, at - 1 >= sentence.lowerBound ? words.folded[at - 1] : nil)
  }

  private func isVague(
    _ before: (adjectives: [String], head: String?, previous: String?), _ token: Int, _ sentence: Range<Int>
  ) -> Bool {
    if (max(sentence.lowerBound, token - 5)..<token).contains(where: { place in
      RussianMeetingWords.wishes.contains { words.folded[place].hasPrefix($0) }
    }) {
      return true
    }
    if before.adjectives.contains(where: { word in RussianMeetingWords.vague.contains { word.hasPrefix($0) } }) {
      return true
    }
    guard let head = before.head else { return false }
    func isTopic(_ word: String) -> Bool { RussianMeetingWords.topics.contains { word.hasPrefix($0) } }
    if head == "ходе" { return false }
    if isTopic(head) { return true }
    if RussianMeetingWords.topicWords.contains(head) { return true }
    guard Self.prepositions.contains(head), let previous = before.previous else { return false }
    return isTopic(previous) || RussianMeetingWords.topicWords.contains(previous)
  }

  static func isAdjective(_ word: String) -> Bool {
    word.count > 3 && adjectiveEndings.contains { word.hasSuffix($0) }
      || [
        "еще", "два", "две", "три", "четыре", "пять", "шесть", "эта", "эту", "этой", "эти", "этих", "его", "ее", "их",
        "один", "одна",
      ].contains(word)
  }

  private static let prepositions: Set<String> = ["о", "об", "к", "на", "за", "от", "по", "с", "для", "из"]
  private static let adjectiveEndings = [
    "ая", "яя", "ую", "юю", "ой", "ей", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ые", "ие",
    "ых", "их",
    "ыми", "ими", "ый", "ий",
  ]
}
