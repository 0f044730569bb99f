/// Chooses the name of an entity among the names that the article has for it.
struct CanonicalNames {
  let countries: CountryNames
  let organizations: OrganizationNames

  /// The fullest name, in the nominative where the article has that, else the one used most, else the first one.
  /// Countries and listed bodies have their usual name, so that articles agree.
  func name(of rows: [NameRow]) -> String {
    if rows[0].kind == "place", let country = rows.lazy.compactMap({ countries.country($0.words) }).first {
      return country
    }
    if rows[0].kind == "organization", let usual = usualName(rows) { return usual }
    var counts: [String: Int] = [:]
    for row in rows { counts[row.normal, default: 0] += 1 }
    var best = rows[0]
    for row in rows.dropFirst() where isBetter(row, best, counts) { best = row }
    return best.normal
  }

  /// The usual name of a listed body whose names all say no more than that; `МИД России` says more than `МИД`.
  private func usualName(_ rows: [NameRow]) -> String? {
    var usual: String?
    var isSure = false
    for row in rows {
      guard let found = organizations.usualName(row.words), usual == nil || usual == found.name else { return nil }
      usual = found.name
      isSure = isSure || found.isSure
    }
    // What the article only spells out stays so.
    guard isSure, let usual else { return nil }
    let isGiven = rows.contains { Folding.folded(usual) == $0.words.joined(separator: " ") }
    let fullest = rows.map(\.words.count).max() ?? 1
    return isGiven || usual.split(separator: " ").count >= fullest ? usual : nil
  }

  private func isBetter(_ row: NameRow, _ other: NameRow, _ counts: [String: Int]) -> Bool {
    let (mine, theirs) = (fullness(row), fullness(other))
    if mine != theirs { return mine > theirs }
    if row.isNominative != other.isNominative { return row.isNominative }
    return counts[row.normal]! > counts[other.normal]!
  }

  /// How many words the name has in full.
  private func fullness(_ row: NameRow) -> Int {
    switch row.kind {
    case "person":
      let parts = PersonName(row.words)
      // An initial tells less than a name and more than nothing; Latin letters come last.
      let isLatin = row.words[0].unicodeScalars.allSatisfy { $0.value < 0x250 }
      return isLatin ? 0 : 4 * parts.wordCount + min(3, parts.initials.count)
    default: return row.words.count
    }
  }
}
