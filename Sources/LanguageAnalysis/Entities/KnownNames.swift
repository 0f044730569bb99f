/// The entities of an article by what their other names may share with the names met so far; full names come first.
struct KnownNames {
  private var byName: [String: Int] = [:]
  /// People by the last words of their names.
  private var byEnding: [String: Int] = [:]
  /// People by their first names, and the first names that several have.
  private var byFirst: [String: Int] = [:]
  private var sharedFirst: Set<String> = []
  /// Organizations by the first letters of their words.
  private var byInitials: [String: Int] = [:]

  /// The entity that `normal` names, with the rule that tells so.
  func entity(_ kind: String, _ normal: String) -> (entity: Int, rule: String)? {
    let key = Self.key(kind, normal)
    if let entity = byName[key] { return (entity, "equal-name") }
    let folded = Folding.folded(normal)
    switch kind {
    case "person":
      let ending = folded.contains(".") ? folded.split(separator: " ").last.map(String.init) ?? folded : folded
      if let entity = byEnding[ending] { return (entity, "surname") }
      if let entity = byFirst[folded], !sharedFirst.contains(folded) { return (entity, "first-name") }
    case "organization":
      if Self.isAcronym(normal), let entity = byInitials[folded] { return (entity, "initials") }
    default: break
    }
    return nil
  }

  /// Remembers that `normal` names the entity.
  mutating func add(_ kind: String, _ normal: String, _ entity: Int) {
    let key = Self.key(kind, normal)
    if byName[key] == nil { byName[key] = entity }
    let words = Folding.folded(normal).split(separator: " ")
    switch kind {
    case "person":
      for first in words.indices.dropFirst() {
        let ending = words[first...].joined(separator: " ")
        if byEnding[ending] == nil { byEnding[ending] = entity }
      }
      if words.count == 1, byEnding[String(words[0])] == nil { byEnding[String(words[0])] = entity }
      if words.count > 1 {
        let first = String(words[0])
        if byFirst[first, default: entity] != entity { sharedFirst.insert(first) }
        byFirst[first] = entity
      }
    case "organization":
      for initials in Self.initials(words) where byInitials[initials] == nil { byInitials[initials] = entity }
    default: break
    }
  }

  private static func key(_ kind: String, _ normal: String) -> String {
    var words = Folding.folded(normal).split(separator: " ")
    if kind != "person", words.count > 1, let first = words.first, descriptors.contains(String(first)) {
      words.removeFirst()
    }
    return kind + "\t" + RussianAliases.key(words.joined(separator: " "))
  }

  /// What may stand before a name without making it another.
  private static let descriptors: Set<String> = [
    "республика", "государство", "город", "оао", "ооо", "зао", "пао", "ао", "нк", "гк", "фк", "хк", "авиакомпания",
    "компания", "партия", "газета", "телеканал",
  ]

  private static func isAcronym(_ name: String) -> Bool {
    (2...8).contains(name.count) && name.allSatisfy(\.isUppercase)
  }

  /// The first letters of the words, once with and once without the small ones.
  private static func initials(_ words: [Substring]) -> Set<String> {
    let parts = words.flatMap { $0.split(separator: "-") }
    guard parts.count > 1 else { return [] }
    let great = parts.filter { !small.contains(String($0)) }
    return Set([parts, great].map { list in String(list.compactMap(\.first)) }.filter { $0.count > 1 })
  }

  private static let small: Set<String> = ["и", "по", "в", "на", "при", "с", "для", "о", "об", "из", "за", "of", "the"]
}
