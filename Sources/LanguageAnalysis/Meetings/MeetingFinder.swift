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
      if triggers.isEmpty { continue }
      let scene = scene(sentence)
      var joined: Set<Int> = []
      for (place, trigger) in triggers.enumerated() {
        let from = place == 0 ? sentence.lowerBound : triggers[place - 1] + 1
        let upTo = place + 1 < triggers.count ? triggers[place + 1] : sentence.upperBound
        add(event(trigger, from..<upTo, scene), isNew: isDefinite(trigger), isCued: scene.isCued, to: &found, &joined)
      }
    }
    return found
  }

  /// What a sentence tells of all meetings named in it.
  private struct Scene {
    var place: Int?
    var participants: [Int]
    /// Whether a word says that those named take part; else they may only speak of the meeting.
    var isCued: Bool
    var status: String?
  }

  private func scene(_ sentence: Range<Int>) -> Scene {
    let inside = mentions.places(in: words.span(sentence))
    let place = inside.first { isPlace($0) }
    let isCued = sentence.contains { RussianMeetingWords.participation.value(words.folded[$0]) != nil }
    var seen: Set<Int> = []
    let entities = isCued || inside.count <= 4 ? inside.filter { $0 != place }.compactMap { mentions.entity($0) } : []
    let status = RussianMeetingWords.statuses.first { list in
      sentence.contains { list.words.contains(words.folded[$0]) }
    }
    return Scene(
      place: place.flatMap { mentions.entity($0) }, participants: entities.filter { seen.insert($0).inserted },
      isCued: isCued,
      status: status?.status)
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

  /// The event of `trigger`: its time stands in `range`, between the triggers beside it, the rest in the sentence.
  private func event(_ trigger: Int, _ range: Range<Int>, _ scene: Scene) -> FoundMeeting {
    let time = nearestTime(trigger, range)
    let date = time.flatMap { times.text(2, $0) }
    return FoundMeeting(
      kind: RussianMeetingWords.kind(words.folded[trigger])!, status: scene.status ?? status(on: date),
      mentions: [words.spans[trigger]], participants: scene.participants, place: scene.place, time: time, date: date,
      rule: "meeting-word")
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

  /// The first time behind the trigger and before the next trigger, else the last one before it.
  private func nearestTime(_ trigger: Int, _ range: Range<Int>) -> Int? {
    let starts = times.values(0)
    let span = words.span(range)
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) < span.start { low = middle + 1 } else { high = middle }
    }
    var before: Int?
    while low < starts.count, Int(starts[low]) < span.stop {
      if Int(starts[low]) > words.spans[trigger].start { return low }
      before = low
      low += 1
    }
    return before
  }

  /// What the day alone tells.
  private func status(on date: String?) -> String {
    guard let published, let day = date.flatMap({ CalendarDay(iso: $0) }) else { return "unclear" }
    return day > published ? "planned" : day < published ? "held" : "unclear"
  }

  /// Joins `event` to one of the same day, or, having no day of its own, to the last one; else it is a new one.
  /// `joined` are the events that this sentence has told of already.
  private func add(
    _ event: FoundMeeting, isNew: Bool, isCued: Bool, to found: inout [FoundMeeting], _ joined: inout Set<Int>
  ) {
    let same =
      event.date == nil
      ? found.indices.last { Self.areAlike(found[$0].kind, event.kind) }
      : found.indices.last { found[$0].date == event.date && Self.areAlike(found[$0].kind, event.kind) }
    guard let same else {
      if event.date != nil || (isNew && event.status != "unclear" && !event.participants.isEmpty) {
        joined.insert(found.count)
        found.append(event)
      }
      return
    }
    found[same].mentions += event.mentions
    found[same].place = found[same].place ?? event.place
    if event.date != nil || isCued, joined.insert(same).inserted, event.participants.count > 1 {
      let known = Set(found[same].participants)
      found[same].participants += event.participants.filter { !known.contains($0) }
    }
    if found[same].status == "unclear" { found[same].status = event.status }
  }

  /// Whether two words may name one event: `встреча` and `переговоры` may, `визит` and `саммит` do not.
  private static func areAlike(_ left: String, _ right: String) -> Bool {
    let general: Set<String> = ["meeting", "talks", "summit", "call", "session"]
    return left == right || (general.contains(left) && general.contains(right))
  }
}
