internal import Articles

/// A meeting of the article while its mentions are gathered.
struct FoundMeeting: Equatable {
  var kind: String
  var status: MeetingStatus
  var mentions: [TextSpan]
  var participants: [Int]
  var place: Int?
  var time: Int?
  var date: String?
  /// Where it was told of first.
  var sentence: Int
  var clause: Range<Int>
}

/// Finds meetings: each word for one is read in its clause, and opens an event or joins one told of before.
struct MeetingFinder {
  let words: ArticleWords
  let published: CalendarDay?
  let times: LayerTable
  private let tenses: VerbTenses
  private let statuses: MeetingStatusRules
  private let parties: MeetingParties
  private let calendar: MeetingTimes

  init(
    words: ArticleWords, published: CalendarDay?, mentions: MentionTable, countries: [String: Int], times: LayerTable,
    tenses: VerbTenses
  ) {
    self.words = words
    self.published = published
    self.times = times
    self.tenses = tenses
    statuses = MeetingStatusRules(words: words, tense: tenses.tense)
    parties = MeetingParties(words: words, mentions: mentions, countries: countries, tense: tenses.tense)
    calendar = MeetingTimes(words: words, times: times)
  }

  func meetings() -> [FoundMeeting] {
    let finder = MeetingTriggers(words: words)
    var events = MeetingEvents()
    for (number, sentence) in words.sentences.enumerated() {
      let triggers = finder.triggers(sentence)
      if triggers.isEmpty { continue }
      let clauses = Clauses(sentence, words, tense: tenses.tense)
      for (place, trigger) in triggers.enumerated() {
        let from = place == 0 ? sentence.lowerBound : triggers[place - 1].token + 1
        let upTo = place + 1 < triggers.count ? triggers[place + 1].tokens.lowerBound : sentence.upperBound
        var mention = mention(trigger, clauses, between: from..<upTo)
        mention.sentence = number
        events.add(mention)
      }
    }
    return events.found
  }

  /// What is told of the meeting at `trigger`.
  private func mention(_ trigger: MeetingTrigger, _ clauses: Clauses, between range: Range<Int>) -> MeetingMention {
    let place = clauses.place(of: trigger.token)
    let clause = clauses.ranges[place]
    let next = place + 1 < clauses.ranges.count ? clauses.ranges[place + 1] : nil
    let relative = next.flatMap { $0.lowerBound < range.upperBound && Clauses.isRelative($0, words) ? $0 : nil }
    var time = calendar.time(of: trigger, in: clause, between: range, relative: relative)
    var date = time.flatMap { times.text(2, $0) }
    let found = parties.parties(of: trigger, in: clause, relative: relative)
    let status = dated(statuses.status(trigger, in: clause, relative: relative), date, in: clause)
    if status.value == "cancelled", let place = time, isDayOfCalling(off: place, trigger) { (time, date) = (nil, nil) }
    return MeetingMention(
      trigger: trigger, span: words.span(trigger.tokens), clause: clause, status: status, parties: found, time: time,
      date: date, isSupposed: clause.contains { ["бы", "если"].contains(words.folded[$0]) },
      hasBody: clause.clamped(to: trigger.token - 12..<trigger.token + 12).contains {
        RussianMeetingWords.bodies.value(words.folded[$0]) != nil
      })
  }

  /// Whether the time says when a meeting was called off, and not when it was to be: `1 мая переговоры были отложены`.
  private func isDayOfCalling(off time: Int, _ trigger: MeetingTrigger) -> Bool {
    let first = words.firstToken(from: times.span(time).start)
    return first < trigger.token && first > 0 && words.folded[first - 1] != "на"
  }

  /// The status corrected by the day: what lies ahead was not held, what lies behind is not planned. Where the text says
  /// outright that something took place, a day that is still to come does not take that back: that the report came before
  /// its event is just what is worth knowing.
  private func dated(_ status: MeetingStatus, _ date: String?, in clause: Range<Int>) -> MeetingStatus {
    guard status.value != "cancelled", let published, let day = date.flatMap({ CalendarDay(iso: $0) }) else {
      return status
    }
    let isTold =
      status.value == "held" && status.evidence == .predicate && clause.contains { statuses.tense($0) == .past }
      && !clause.contains { statuses.tense($0) == .future }
    if day > published, status.value != "planned", !isTold {
      return MeetingStatus(value: "planned", evidence: .predicate, rule: "day-ahead")
    }
    if day < published, status.value == "unclear" || status.value == "ongoing" || status.evidence < .predicate {
      return MeetingStatus(value: "held", evidence: .predicate, rule: "day-past")
    }
    return status
  }
}
