internal import Articles

/// What the text tells of how a meeting stands, and how surely.
struct MeetingStatus: Equatable {
  enum Evidence: Int, Comparable {
    case none, frame, tense, predicate
    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
  var value: String
  var evidence: Evidence
  /// The rule that decided, as the layer shows it.
  var rule: String

  static let unknown = MeetingStatus(value: "unclear", evidence: .none, rule: "unclear")
}

/// Decides the status of one mention of a meeting, clause by clause.
struct MeetingStatusRules {
  let words: ArticleWords
  let tense: (Int) -> VerbTense?

  /// The status of `trigger` in `clause`; `relative` is a relative clause that says more of the noun.
  func status(_ trigger: MeetingTrigger, in clause: Range<Int>, relative: Range<Int>?) -> MeetingStatus {
    if trigger.form == .verb { return ofVerb(trigger, in: clause) }
    if trigger.form == .arrival {
      let isAhead = ["прибуд", "приед"].contains { words.folded[trigger.token].hasPrefix($0) }
      return MeetingStatus(
        value: isAhead ? "planned" : "held", evidence: .tense, rule: isAhead ? "arrival-ahead" : "arrival")
    }
    if let relative, let found = predicate(nearest: relative.lowerBound, in: relative) { return found }
    // `после встречи` speaks of a meeting that was, whatever is told of the time after it.
    if let frame = trigger.frame, !RussianMeetingWords.placePrepositions.contains(frame) {
      return ofFrame(frame, trigger, in: clause)
    }
    let found = predicate(nearest: trigger.token, in: clause)
    if found?.value != "cancelled", let participle = participle(before: trigger) { return participle }
    if let found { return found }
    return ofTense(trigger, in: clause)
  }

  private func ofVerb(_ trigger: MeetingTrigger, in clause: Range<Int>) -> MeetingStatus {
    let word = words.folded[trigger.token]
    guard let verb = RussianMeetingWords.verb(word) else { return .unknown }
    let isNegated = trigger.token > 0 && words.folded[trigger.token - 1] == "не"
    if isNegated { return MeetingStatus(value: "cancelled", evidence: .predicate, rule: "verb-negated") }
    if verb.past.contains(word) { return MeetingStatus(value: "held", evidence: .predicate, rule: "verb-past") }
    if verb.future.contains(word) { return MeetingStatus(value: "planned", evidence: .predicate, rule: "verb-future") }
    if verb.present.contains(word) { return MeetingStatus(value: "ongoing", evidence: .tense, rule: "verb-present") }
    let isMeant = clause.clamped(to: trigger.token - 6..<trigger.token).contains {
      RussianMeetingStatuses.status(words.folded[$0]) == "planned"
    }
    return MeetingStatus(value: "planned", evidence: isMeant ? .predicate : .tense, rule: "verb-infinitive")
  }

  /// The predicate of `clause` about meetings that stands nearest to `token`.
  private func predicate(nearest token: Int, in clause: Range<Int>) -> MeetingStatus? {
    var best: (distance: Int, status: MeetingStatus)?
    for place in clause.clamped(to: token - 25..<token + 25) where place != token {
      guard let value = RussianMeetingStatuses.status(words.folded[place]) else { continue }
      let isNegated = place > clause.lowerBound && words.folded[place - 1] == "не"
      if isNegated && value == "cancelled" { continue }
      // What was called off had been planned: `визит, намеченный на май, отменен`.
      let distance = value == "cancelled" || isNegated ? 0 : abs(place - token)
      if let best, best.distance <= distance { continue }
      best = (
        distance,
        MeetingStatus(
          value: isNegated ? "cancelled" : value, evidence: .predicate,
          rule: isNegated ? "predicate-negated" : "predicate-\(value)")
      )
    }
    return best?.status
  }

  /// `предстоящая встреча`, `продолжающиеся переговоры`, `прошедший саммит`
  private func participle(before trigger: MeetingTrigger) -> MeetingStatus? {
    for place in max(0, trigger.tokens.lowerBound - 5)..<trigger.tokens.lowerBound {
      let word = words.folded[place]
      for (stem, value) in Self.participles where word.hasPrefix(stem) {
        return MeetingStatus(value: value, evidence: .predicate, rule: "participle-\(value)")
      }
    }
    return nil
  }

  private func ofFrame(_ frame: String, _ trigger: MeetingTrigger, in clause: Range<Int>) -> MeetingStatus {
    let verbs = clause.compactMap { tense($0) }
    if verbs.contains(.past) || !verbs.contains(.future) && frame != "перед" && frame != "накануне" {
      return MeetingStatus(value: "held", evidence: .tense, rule: "frame-past")
    }
    return MeetingStatus(value: "planned", evidence: .frame, rule: "frame-future")
  }

  /// What the tense of the clause's verb tells.
  private func ofTense(_ trigger: MeetingTrigger, in clause: Range<Int>) -> MeetingStatus {
    if let preposition = trigger.preposition, ["о", "об"].contains(preposition),
      clause.contains(where: { words.folded[$0].hasPrefix("договор") })
    {
      return MeetingStatus(value: "planned", evidence: .predicate, rule: "agreed-on")
    }
    let near = clause.clamped(to: trigger.token - 25..<trigger.token + 25)
    let verbs = near.compactMap { token in tense(token).map { (abs(token - trigger.token), $0) } }.sorted {
      $0.0 < $1.0
    }
    let nearest = verbs.first { $0.1 != .infinitive }?.1
    // Talks are a process: to be at them is to have them still.
    // `явилась на переговоры` tells of the past as other words do.
    let isThere = trigger.frame != nil && words.folded[trigger.token].hasSuffix("х")
    if trigger.kind == "talks", nearest != .past || isThere, nearest != .future || isThere && trigger.frame == "в" {
      return MeetingStatus(value: "ongoing", evidence: .frame, rule: "talks-in-process")
    }
    switch nearest {
    case .past?: return MeetingStatus(value: "held", evidence: .tense, rule: "tense-past")
    case .future?: return MeetingStatus(value: "planned", evidence: .tense, rule: "tense-future")
    case .present?: return MeetingStatus(value: "ongoing", evidence: .frame, rule: "tense-present")
    default: return .unknown
    }
  }

  private static let participles: [(stem: String, value: String)] = [
    ("предстоящ", "planned"), ("грядущ", "planned"), ("запланированн", "planned"), ("намеченн", "planned"),
    ("готовящ", "planned"), ("продолжающ", "ongoing"), ("ведущ", "ongoing"), ("идущ", "ongoing"),
    ("проходящ", "ongoing"),
    ("прошедш", "held"), ("состоявш", "held"), ("завершивш", "held"), ("недавн", "held"), ("минувш", "held"),
    ("прошл", "held"), ("отмененн", "cancelled"), ("отложенн", "cancelled"), ("сорванн", "cancelled"),
    ("несостоявш", "cancelled"),
  ]
}
