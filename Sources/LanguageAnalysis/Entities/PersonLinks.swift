/// Links the names of people: full names by surname and first name, then surnames and first names alone to the full
/// names they shorten.
struct PersonLinks {
  /// One bearer of a name while names are linked.
  private struct Bearer {
    var parts: PersonName
    /// The name that stands for the bearer.
    var name: Int
    /// The end of the last mention so far.
    var last = -1
  }

  private let rows: [NameRow]
  private var bearers: [Bearer] = []
  private var bearerOf: [Int: Int] = [:]
  /// The bearers by the keys of their surnames (or their only name) in the nominative, and by those of first names.
  private var surnames: [String: [Int]] = [:]
  private var givenNames: [String: [Int]] = [:]

  /// Links the people among `rows` in `groups`.
  ///
  /// - Complexity: O(number of names), as long as few people share a surname.
  static func link(_ rows: [NameRow], in groups: inout NameGroups) {
    var links = PersonLinks(rows: rows)
    let people = rows.indices.filter { rows[$0].kind == "person" }
    let parts = people.map { PersonName(rows[$0].words) }
    links.linkFull(zip(people, parts).filter { $0.1.single == nil && $0.1.wordCount > 0 }, &groups)
    links.linkSingle(zip(people, parts).map { $0 }, &groups)
  }

  private init(rows: [NameRow]) { self.rows = rows }

  /// Names of two parts and more, the fullest and the nominative first, so that others find them.
  private mutating func linkFull(_ names: [(name: Int, parts: PersonName)], _ groups: inout NameGroups) {
    let sorted = names.sorted { left, right in
      if left.parts.wordCount != right.parts.wordCount { return left.parts.wordCount > right.parts.wordCount }
      let (isLeft, isRight) = (rows[left.name].isNominative, rows[right.name].isNominative)
      return isLeft != isRight ? isLeft : left.name < right.name
    }
    for (name, parts) in sorted {
      guard let surname = parts.surname else { continue }
      if let (bearer, rule) = fullBearer(name, parts, surname) {
        groups.link(name, bearers[bearer].name, rule)
        bearerOf[name] = bearer
        if bearers[bearer].parts.given.isEmpty { bearers[bearer].parts = parts }
        if rule == "misspelt-name" { enter(CaseStems.nominativeKeys(surname), bearer) }
      } else {
        open(name, parts)
      }
    }
  }

  /// The bearer of a full name that was met already, and the rule that says so.
  private func fullBearer(_ name: Int, _ parts: PersonName, _ surname: String) -> (Int, String)? {
    let compatible = { (place: Int) in bearers[place].parts.isCompatible(parts) }
    let equal = candidates(CaseStems.nominativeKeys(surname), in: surnames).filter(compatible)
    if let first = equal.first { return (first, parts.given.isEmpty ? "initials" : "full-name") }
    let keys = CaseStems.keys(surname) + (rows[name].surface.last.map(CaseStems.keys) ?? [])
    let declined = candidates(keys, in: surnames).filter(compatible)
    if let first = declined.first { return (first, "declined-name") }
    // `Петров Иван`, where the article has `Иван Петров`, too.
    if parts.given.count == 1 {
      let swapped = candidates(CaseStems.keys(parts.given[0]), in: surnames).first { place in
        bearers[place].parts.given.first.map {
          !Set(CaseStems.keys(surname)).isDisjoint(with: CaseStems.nominativeKeys($0))
        }
          ?? false
      }
      if let swapped { return (swapped, "surname-first") }
    }
    // Of one first name, and a letter apart in the surname: one person, misspelt.
    if let given = parts.given.first, surname.count >= 4 {
      let near = candidates(CaseStems.nominativeKeys(given), in: givenNames).first { place in
        bearers[place].parts.surname.map { Self.areNear($0, surname) } ?? false
      }
      if let near { return (near, "misspelt-name") }
      // Given name and patronymic: `Владимир Владимирович`.
      let patronymic = candidates(CaseStems.nominativeKeys(given), in: givenNames).first { place in
        bearers[place].parts.patronymic.map { CaseStems.crude($0) == CaseStems.crude(surname) } ?? false
      }
      if let patronymic { return (patronymic, "patronymic") }
    }
    return nil
  }

  /// Names of one word, in the order of the text: the person met last is meant where several bear the name.
  private mutating func linkSingle(_ names: [(name: Int, parts: PersonName)], _ groups: inout NameGroups) {
    for (name, parts) in names {
      if let bearer = bearerOf[name] {
        bearers[bearer].last = name
        continue
      }
      guard let single = parts.single else { continue }
      if let (bearer, rule) = singleBearer(name, single) {
        groups.link(name, bearers[bearer].name, rule)
        bearers[bearer].last = name
        bearerOf[name] = bearer
      } else {
        open(name, parts)
      }
    }
  }

  private func singleBearer(_ name: Int, _ single: String) -> (Int, String)? {
    let nominative = CaseStems.nominativeKeys(single)
    let declined = CaseStems.keys(single) + (rows[name].surface.last.map(CaseStems.keys) ?? [])
    for (keys, index, rule) in [
      (nominative, surnames, "surname"), (declined, surnames, "declined-surname"),
      (nominative, givenNames, "first-name"),
      (declined, givenNames, "declined-first-name"),
    ] {
      let found = candidates(keys, in: index)
      // A first name alone is a person's only where no other has it.
      if rule.hasSuffix("first-name"), found.count > 1 { return nil }
      if let best = found.max(by: { bearers[$0].last < bearers[$1].last }) { return (best, rule) }
    }
    return nil
  }

  private mutating func open(_ name: Int, _ parts: PersonName) {
    let place = bearers.count
    bearers.append(Bearer(parts: parts, name: name))
    bearerOf[name] = place
    let surname = parts.surname ?? parts.single ?? ""
    // What may be no nominative is entered in all its readings, the surface too.
    let keys =
      rows[name].isNominative || parts.surname != nil ? CaseStems.nominativeKeys(surname) : CaseStems.keys(surname)
    enter(keys, place)
    for given in parts.given.prefix(2) {
      for key in CaseStems.nominativeKeys(given) { givenNames[key, default: []].append(place) }
    }
  }

  private mutating func enter(_ keys: [String], _ bearer: Int) {
    for key in keys where !(surnames[key]?.contains(bearer) ?? false) { surnames[key, default: []].append(bearer) }
  }

  private func candidates(_ keys: [String], in index: [String: [Int]]) -> [Int] {
    var found: [Int] = []
    for key in keys {
      for place in index[key] ?? [] where !found.contains(place) { found.append(place) }
    }
    return found
  }

  /// Whether one letter was left out, put in, changed, or swapped with its neighbor.
  static func areNear(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(CaseStems.spelled(left)), Array(CaseStems.spelled(right)))
    guard abs(a.count - b.count) <= 1, min(a.count, b.count) >= 4 else { return false }
    var from = 0
    while from < min(a.count, b.count), a[from] == b[from] { from += 1 }
    var back = 0
    while back < min(a.count, b.count) - from, a[a.count - 1 - back] == b[b.count - 1 - back] { back += 1 }
    let (restA, restB) = (a.count - from - back, b.count - from - back)
    if restA <= 1 && restB <= 1 { return true }
    return restA == 2 && restB == 2 && a[from] == b[from + 1] && a[from + 1] == b[from]
  }
}
