internal import Articles

/// One mention of a meeting with what is told of it there.
struct MeetingMention {
  var trigger: MeetingTrigger
  var span: TextSpan
  /// The tokens of the clause, and the number of the sentence.
  var clause: Range<Int>
  var sentence = 0
  var status: MeetingStatus
  var parties: MeetingParties.Found
  var time: Int?
  var date: String?
  /// Whether the clause is a condition or a wish.
  var isSupposed: Bool
  /// Whether a body that meets stands near.
  var hasBody: Bool

  /// Whether the mention says nothing of its own, so that it must mean an event told of before.
  var isBare: Bool { date == nil && parties.entities.count < 2 && !parties.hasPartner }

  /// Whether the mention may tell of an event that nothing was said of before.
  var opens: Bool {
    // Who arrives somewhere is there on a visit, and a talk of two is a meeting.
    if trigger.form == .arrival { return !parties.entities.isEmpty && parties.place != nil && parties.hasPerson }
    if trigger.form == .echo, trigger.kind == "meeting" { return parties.hasPartner && parties.entities.count > 1 }
    if trigger.kind == "talks", trigger.form == .verb {
      return parties.hasPartner && parties.entities.count > 1 && !isSupposed
    }
    if trigger.isVague || trigger.form == .echo || (isSupposed && date == nil) {
      return false
    }
    if trigger.form == .verb { return verbOpens }
    let isTold = !parties.entities.isEmpty || parties.hasSubject || hasBody
    if trigger.kind == "visit", trigger.preposition == "с" { return isTold || parties.place != nil }
    if time != nil || status.evidence == .predicate { return true }
    if let frame = trigger.frame, !RussianMeetingWords.placePrepositions.contains(frame) {
      return isTold || parties.hasPartner || parties.place != nil
    }
    return parties.entities.count >= 2 || (parties.hasPartner && !parties.entities.isEmpty)
      || (trigger.frame != nil && isTold)
  }

  private var verbOpens: Bool {
    let verb = RussianMeetingWords.verbs.first { $0.kind == trigger.kind }
    if verb?.needsBody ?? false { return hasBody && (date != nil || status.evidence == .predicate) }
    if trigger.kind == "visit" { return parties.place != nil || parties.entities.count > 1 }
    if status.rule == "verb-infinitive" { return parties.hasPartner || parties.entities.count > 1 || date != nil }
    return parties.hasPartner || parties.entities.count > 1
  }
}

/// The events of an article while its mentions come in.
struct MeetingEvents {
  private(set) var found: [FoundMeeting] = []
  /// How many events back a mention may mean.
  private static let memory = 12

  mutating func add(_ mention: MeetingMention) {
    guard let same = event(of: mention) else {
      if mention.opens {
        found.append(
          FoundMeeting(
            kind: mention.trigger.kind, status: mention.status, mentions: [mention.span],
            participants: mention.parties.entities, place: mention.parties.place, time: mention.time,
            date: mention.date,
            sentence: mention.sentence, clause: mention.clause))
      }
      return
    }
    join(mention, same)
  }

  private mutating func join(_ mention: MeetingMention, _ place: Int) {
    found[place].mentions.append(mention.span)
    // Who arrives for talks holds talks.
    if mention.trigger.preposition == "для", mention.clause == found[place].clause {
      found[place].kind = mention.trigger.kind
    }
    if !mention.trigger.isVague, let date = mention.date, found[place].date.map({ Self.isLess($0, than: date) }) ?? true
    {
      found[place].date = mention.date
      found[place].time = mention.time
    }
    found[place].place = found[place].place ?? mention.parties.place
    // What one mention says in passing of a subject is less sure than parties named together.
    if mention.parties.entities.count > 1 || found[place].participants.isEmpty {
      let known = Set(found[place].participants)
      found[place].participants += mention.parties.entities.filter { !known.contains($0) }
    }
    if mention.status.evidence > found[place].status.evidence, mention.trigger.form != .echo, !mention.trigger.isVague {
      found[place].status = mention.status
    }
  }

  /// The event told of before that `mention` means.
  private func event(of mention: MeetingMention) -> Int? {
    if mention.trigger.isOther { return nil }
    let fitting = found.indices.suffix(Self.memory).filter { mayMean(mention, found[$0]) }
    // `встреча` may take up anything, `переговоры` and the like first of all talks.
    if mention.trigger.kind != "meeting", let same = fitting.last(where: { found[$0].kind == mention.trigger.kind }) {
      return same
    }
    return fitting.last
  }

  private func mayMean(_ mention: MeetingMention, _ event: FoundMeeting) -> Bool {
    // `приехал для встречи`, `встретятся для консультаций`: one event under two names.
    if mention.trigger.preposition == "для", mention.clause == event.clause { return true }
    guard Self.areAlike(mention.trigger, event.kind) else { return false }
    // Talks that go on for months are not the one meeting told of.
    if event.kind == "talks", event.status.value == "ongoing", mention.trigger.kind != "talks",
      mention.trigger.form != .echo
    {
      return false
    }
    if let date = mention.date, let other = event.date, !Self.agree(date, other) { return false }
    let shares = !Set(mention.parties.entities).isDisjoint(with: event.participants)
    // The headline tells in other words what the first sentences tell again.
    if event.sentence == 0, mention.sentence <= 3, mention.trigger.kind == event.kind, mention.sentence > 0 {
      return !contradicts(mention, event)
    }
    if mention.trigger.form == .verb || mention.trigger.form == .arrival {
      if mention.parties.entities.isEmpty {
        return mention.parties.hasSubject && mention.sentence - event.sentence <= 2
      }
      return shares && !contradicts(mention, event)
    }
    if mention.sentence == event.sentence, mention.clause != event.clause, mention.parties.hasPartner, !shares {
      return false
    }
    // Of two days that nobody can count out the one need not be the other.
    if let time = mention.time, let other = event.time, time != other, mention.date == nil || event.date == nil, !shares
    {
      return false
    }
    if let date = mention.date, event.date == date { return true }
    if mention.isBare { return !contradicts(mention, event) || mention.trigger.form == .echo }
    let own = mention.parties.hasPartner ? mention.parties.entities : mention.parties.named
    if !own.isEmpty, !event.participants.isEmpty, Set(own).isDisjoint(with: event.participants) {
      return false
    }
    return !contradicts(mention, event)
  }

  /// Whether the one was held for sure and the other is yet to come for sure.
  private func contradicts(_ mention: MeetingMention, _ event: FoundMeeting) -> Bool {
    guard mention.status.evidence == .predicate, event.status.evidence == .predicate else { return false }
    let values: Set<String> = [mention.status.value, event.status.value]
    return values == ["held", "planned"]
  }

  /// Whether one date is the other or a part of it: a day of the month that the other names.
  private static func agree(_ left: String, _ right: String) -> Bool {
    let (left, right) = (yearless(left, right), yearless(right, left))
    return left == right || left.hasPrefix(right + "-") || right.hasPrefix(left + "-")
  }

  /// Whether `left` says less than `right`, of which it is a part.
  private static func isLess(_ left: String, than right: String) -> Bool {
    let whole = yearless(right, left)
    return whole.hasPrefix(left + "-") || (whole == left && right != left)
  }

  /// `date` without its year where `other` has none.
  private static func yearless(_ date: String, _ other: String) -> String {
    other.hasPrefix("XXXX") && date.count >= 7 ? "XXXX" + date.dropFirst(4) : date
  }

  /// Whether two words may name one event: `встреча` and `переговоры` may, `визит` and `саммит` do not.
  private static func areAlike(_ trigger: MeetingTrigger, _ kind: String) -> Bool {
    let (mine, theirs) = (trigger.kind, kind)
    if mine == theirs { return true }
    if mine == "visit" || theirs == "visit" { return false }
    if trigger.form == .echo { return mine == "summit" ? theirs == "conference" : true }
    switch (mine, theirs) {
    case ("meeting", "conference"), ("conference", "meeting"): return trigger.form != .verb
    case ("meeting", _), (_, "meeting"): return true
    case ("talks", "call"), ("call", "talks"): return true
    case ("session", "conference"), ("conference", "session"): return false
    default: return false
    }
  }
}
