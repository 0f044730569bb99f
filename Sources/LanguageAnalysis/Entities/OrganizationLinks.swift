/// Links the names of bodies: one name however it is written, a listed or introduced abbreviation, and the head alone
/// (`МИД`) to the body last named with it.
struct OrganizationLinks {
  private let rows: [NameRow]
  private let names: OrganizationNames
  /// A name by its head and complement, by its initials, and by its single words.
  private var whole: [String: Int] = [:]
  private var initials: [String: Int] = [:]
  private var words: [String: Set<Int>] = [:]

  /// - Complexity: O(number of names).
  static func link(_ rows: [NameRow], in groups: inout NameGroups, _ names: OrganizationNames) {
    var links = OrganizationLinks(rows: rows, names: names)
    links.link(&groups)
  }

  private init(rows: [NameRow], names: OrganizationNames) {
    self.rows = rows
    self.names = names
  }

  private mutating func link(_ groups: inout NameGroups) {
    let bodies = rows.indices.filter { rows[$0].kind == "organization" }
    let parts = bodies.map { names.parts(rows[$0].words) }
    for (name, part) in zip(bodies, parts) where part.complement != "" || part.stems.count > 1 {
      linkWhole(name, part, &groups)
    }
    // A head that has complements elsewhere means now this body, now that.
    let heads = Set(parts.filter { $0.complement != "" }.map(\.head))
    for (name, part) in zip(bodies, parts)
    where part.complement == "" && part.stems.count == 1 && !heads.contains(part.head) {
      linkWhole(name, part, &groups)
    }
    linkHeads(bodies, parts, &groups)
    for (name, part) in zip(bodies, parts) where part.stems.count == 1 && part.complement == "" {
      linkWord(name, part, &groups)
    }
  }

  private mutating func linkWhole(_ name: Int, _ part: OrganizationName, _ groups: inout NameGroups) {
    let key = part.head + "|" + part.complement
    if let same = whole[key] {
      groups.link(name, same, rows[same].words == rows[name].words ? "equal-name" : "same-body")
      return
    }
    whole[key] = name
    if part.initials.count > 1, initials[part.initials] == nil { initials[part.initials] = name }
    if part.stems.count > 1 {
      for stem in Set(part.stems) { words[stem, default: []].insert(name) }
    }
  }

  /// Links heads alone in the order of the text, so that each means the body named last, else the first one named later.
  private func linkHeads(_ bodies: [Int], _ parts: [OrganizationName], _ groups: inout NameGroups) {
    var last: [String: Int] = [:]
    for (name, part) in zip(bodies, parts) where part.complement != "" && last[part.head] == nil {
      last[part.head] = name
    }
    for (name, part) in zip(bodies, parts) {
      if part.complement != "" {
        last[part.head] = name
      } else if let body = last[part.head] {
        groups.link(name, body, "head-of-name")
      }
    }
  }

  /// Links a word alone to the name that it is the initials of, or to the only name that it is part of.
  private func linkWord(_ name: Int, _ part: OrganizationName, _ groups: inout NameGroups) {
    let word = rows[name].words[rows[name].words.count - 1]
    if let long = initials[word], word.count > 1, !part.isListed {
      groups.link(name, long, "initials-of-name")
    } else if let holders = words[part.stems[0]] {
      let bodies = Set(holders.map { groups.root($0) })
      if bodies.count == 1, let only = holders.min() { groups.link(name, only, "part-of-name") }
    }
  }
}
