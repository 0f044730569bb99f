internal import Articles

/// A meeting of the article while its mentions are gathered.
struct FoundMeeting: Equatable {
  var kind: String
  var status: String
  var mentions: [TextSpan]
  var participants: [Int]
  var place: Int?
  var time: Int?
  var date: String?
  var rule: String
}

/// Finds meetings: each word for one opens an event or joins one that the article told of before.
struct MeetingFinder {
  let words: ArticleWords
  let published: CalendarDay?
  let mentions: MentionTable
  let times: LayerTable

  func meetings() -> [FoundMeeting] {
    var found: [FoundMeeting] = []
    for sentence in words.sentences {
      let triggers = sentence.filter { isTrigger($0) }
      for (place, trigger) in triggers.enumerated() {
        let from = place == 0 ? sentence.lowerBound : triggers[place - 1] + 1
        let upTo = place + 1 < triggers.count ? triggers[place + 1] : sentence.upperBound
        add(event(trigger, from..<upTo, sentence), isNew: isDefinite(trigger), to: &found)
      }
    }
    return found
  }

  private func isTrigger(_ token: Int) -> Bool {
    guard RussianMeetingWords.kind(words.folded[token]) != nil else { return false }
    // `навстречу`, `пресс-конференция` are other words; `на встречу выпускников` is this one.
    return words.isWord(token)
  }

  /// Whether the word alone may open an event without a date: not `любые переговоры`, `возможная встреча`.
  private func isDefinite(_ token: Int) -> Bool {
    guard token > 0, words.follows(token) else { return true }
    return !["любые", "любой", "любая", "возможные", "возможная", "возможных", "никаких", "никакие"].contains(
      words.folded[token - 1])
  }

  /// What the text around `trigger` tells: its time and place between the triggers beside it, the rest in the sentence.
  private func event(_ trigger: Int, _ range: Range<Int>, _ sentence: Range<Int>) -> FoundMeeting {
    let time = nearestTime(trigger, range, sentence)
    let date = time.flatMap { times.text(2, $0) }
    let inside = mentions.places(in: words.span(sentence))
    let place = inside.first { isPlace($0) }
    var participants: [Int] = []
    if RussianMeetingWords.participation.contains(where: { stem in
      sentence.contains { words.folded[$0].hasPrefix(stem) }
    }) || inside.count <= 4 {
      for row in inside where row != place {
        guard let entity = mentions.entity(row), !participants.contains(entity) else { continue }
        participants.append(entity)
      }
    }
    return FoundMeeting(
      kind: RussianMeetingWords.kind(words.folded[trigger])!, status: status(sentence, date),
      mentions: [words.spans[trigger]].map { TextSpan($0.start, $0.stop) }, participants: participants,
      place: place.flatMap { mentions.entity($0) }, time: time, date: date, rule: "meeting-word")
  }

  private func isPlace(_ row: Int) -> Bool {
    guard mentions.kind(row) == "place" else { return false }
    let first = words.firstToken(from: mentions.span(row).start)
    for distance in 1...2 where first >= distance && words.sentenceOf[first - distance] == words.sentenceOf[first] {
      if RussianMeetingWords.placePrepositions.contains(words.folded[first - distance]) { return true }
      if !words.isWord(first - distance) || words.isCapitalized(first - distance) { return false }
    }
    return false
  }

  /// The time behind the trigger before the next one, else before it back to the last one, else any in the sentence
  /// where the trigger is alone in it.
  private func nearestTime(_ trigger: Int, _ range: Range<Int>, _ sentence: Range<Int>) -> Int? {
    let rows = (0..<times.count).lazy.filter { words.span(range).contains(times.span($0)) }
    let start = words.spans[trigger].start
    return rows.first { times.span($0).start > start } ?? Array(rows).last
  }

  private func status(_ sentence: Range<Int>, _ date: String?) -> String {
    for (list, status) in RussianMeetingWords.statuses
    where sentence.contains(where: { list.contains(words.folded[$0]) }) {
      return status
    }
    guard let published, let day = date.flatMap({ CalendarDay(iso: $0) }) else { return "unclear" }
    return day > published ? "planned" : day < published ? "held" : "unclear"
  }

  /// Joins `event` to one of the same day, or, having no day of its own, to the last one; else it is a new one.
  private func add(_ event: FoundMeeting, isNew: Bool, to found: inout [FoundMeeting]) {
    let same =
      event.date == nil
      ? found.indices.last { Self.areAlike(found[$0].kind, event.kind) }
      : found.indices.last { found[$0].date == event.date && Self.areAlike(found[$0].kind, event.kind) }
    guard let same else {
      if event.date != nil || (isNew && event.status != "unclear" && !event.participants.isEmpty) {
        found.append(event)
      }
      return
    }
    found[same].mentions += event.mentions
    found[same].place = found[same].place ?? event.place
    if event.participants.count > 1 {
      found[same].participants += event.participants.filter { !found[same].participants.contains($0) }
    }
    if found[same].status == "unclear" { found[same].status = event.status }
  }

  /// Whether two words may name one event: `встреча` and `переговоры` may, `визит` and `саммит` do not.
  private static func areAlike(_ left: String, _ right: String) -> Bool {
    let general: Set<String> = ["meeting", "talks", "summit", "call", "session"]
    return left == right || (general.contains(left) && general.contains(right))
  }
}
