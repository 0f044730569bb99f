/// The parts of a person's name.
struct PersonName {
  /// The folded first names, without initials.
  var given: [String] = []
  /// The letters of the initials, folded.
  var initials: [String] = []
  var patronymic: String?
  /// The folded surname; of one word alone nobody knows whether it is one.
  var surname: String?
  /// A word alone: a surname or a first name.
  var single: String?
  /// How many parts are written out in full.
  var wordCount: Int

  /// Reads the folded words of a name; initials end with a dot or are one letter.
  init(_ words: [String]) {
    var full: [String] = []
    for whole in words.flatMap(Self.separatingInitials) {
      // `Бодров-младший`
      let word = Self.generations.first { whole.hasSuffix($0) }.map { String(whole.dropLast($0.count)) } ?? whole
      if word.hasSuffix(".") || word.count == 1 {
        if word != "." { initials.append(word.filter { $0 != "." }) }
      } else if !word.allSatisfy({ "ivx".contains($0) }), !Self.particles.contains(word) || word == words.last {
        full.append(word)
      }
    }
    wordCount = full.count
    if full.count == 1 {
      if initials.isEmpty { single = full[0] } else { surname = full[0] }
    } else if full.count >= 3, Self.isPatronymic(full[full.count - 1]) {
      surname = full[0]
      given = Array(full[1..<full.count - 1])
      patronymic = full.last
    } else if full.count >= 3,
      let place = full.indices.dropFirst().dropLast().first(where: { Self.isPatronymic(full[$0]) })
    {
      given = Array(full[..<place])
      patronymic = full[place]
      surname = full.last
    } else if full.count >= 2 {
      given = Array(full.dropLast())
      surname = full.last
    }
  }

  /// Whether the two may be names of one person: nothing in the one speaks against the other.
  func isCompatible(_ other: PersonName) -> Bool {
    guard Self.agree(given.first, initials.first, other.given.first, other.initials.first) else { return false }
    if let patronymic, let theirs = other.patronymic {
      return CaseStems.crude(patronymic) == CaseStems.crude(theirs)
    }
    return true
  }

  private static func agree(_ name: String?, _ initial: String?, _ other: String?, _ otherInitial: String?) -> Bool {
    switch (name, other) {
    case (let name?, let other?):
      let (name, other) = (CaseStems.spelled(name), CaseStems.spelled(other))
      if name == other || !Set(CaseStems.keys(name)).isDisjoint(with: CaseStems.keys(other)) { return true }
      // Жозе and Жозе-Мануэл; a pet form is the beginning of no other name as often as not, so it is not tried.
      if name.hasPrefix(other + "-") || other.hasPrefix(name + "-") { return true }
      return name.count > 5 && PersonLinks.areNear(name, other)
    case (let name?, nil): return otherInitial.map { name.hasPrefix($0.prefix(1)) } ?? true
    case (nil, let other?): return initial.map { other.hasPrefix($0.prefix(1)) } ?? true
    case (nil, nil): return initial == nil || otherInitial == nil || initial!.prefix(1) == otherInitial!.prefix(1)
    }
  }

  private static func isPatronymic(_ word: String) -> Bool {
    word.count > 5 && patronymicEndings.contains { word.hasSuffix($0) }
  }

  /// `д.дэвис` is an initial and a surname.
  private static func separatingInitials(_ word: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(word)
    while let dot = rest.firstIndex(of: "."), rest.index(after: dot) < rest.endIndex {
      parts.append(String(rest[...dot]))
      rest = rest[rest.index(after: dot)...]
    }
    return parts + [String(rest)]
  }

  private static let patronymicEndings = [
    "ович", "евич", "овича", "евича", "овичу", "евичу", "овичем", "евичем", "овиче", "евиче", "ильич", "кузьмич",
    "овна", "евна", "овны", "евны", "овне", "евне", "овну", "евну", "овной", "евной", "инична", "иничны", "иничне",
  ]
  private static let generations = [
    "-младший", "-старший", "-младшего", "-старшего", "-младшему", "-старшему", "-мл", "-ст",
  ]
  /// Words that belong to a name and tell nobody apart.
  private static let particles: Set<String> = [
    "младший", "старший", "мл", "ст", "jr", "sr", "бен", "бин", "аль", "эль", "ибн", "фон", "ван", "де", "да", "ди",
    "дер",
    "дю", "дос", "ла", "ле", "von", "van", "de", "bin",
  ]
}
