/// Guesses the nominative of a surname from its form, by its ending and by the other forms in the article.
///
/// A guess for want of a dictionary: it knows the endings that are common and leaves everything else as it stands.
struct SurnameForms {
  /// The folded capitalized words of the article.
  let seen: Set<String>

  /// Oblique endings with the nominative's, longest first; applied without further proof.
  private static let certain: [(form: String, base: String)] = [
    ("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ском", "ский"), ("цкого", "цкий"), ("цкому", "цкий"),
    ("цким", "цкий"), ("цком", "цкий"), ("ской", "ская"), ("скую", "ская"), ("цкой", "цкая"), ("овым", "ов"),
    ("евым", "ев"), ("иным", "ин"), ("ыным", "ын"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"),
  ]
  /// Oblique endings, to be taken off where the rest, or the rest with another ending, stands in the article too.
  private static let possible: [(form: String, bases: [String])] = [
    ("ого", ["ый", "ой", "ий"]), ("ому", ["ый", "ой", "ий"]), ("ем", ["", "ь", "й"]), ("ом", ["", "о"]),
    ("ым", ["", "ый"]), ("ой", ["а"]), ("ей", ["я", "а"]), ("а", ["", "о"]), ("у", ["", "а"]), ("е", ["", "а", "я"]),
    ("ы", ["а"]), ("и", ["а", "я"]), ("я", ["ь", "й"]), ("ю", ["ь", "й", "я"]),
  ]
  /// Endings of Russian surnames of men, which take -а in the genitive and accusative and -у in the dative.
  private static let russian = ["ов", "ев", "ин", "ын", "ук", "юк", "ич", "як", "ян", "ец", "он", "ер", "ан"]

  /// The nominative of the surname `word`; `gender` and `isOblique` as the first name before it tells.
  func nominative(_ word: String, gender: RussianFirstNames.Gender?, isOblique: Bool) -> String {
    let folded = Folding.folded(word)
    if gender != nil && !isOblique { return word }
    for (form, base) in Self.certain where folded.hasSuffix(form) {
      if gender == .female, !base.hasSuffix("а"), !base.hasSuffix("ая") { continue }
      return word.dropLast(form.count) + base
    }
    for (form, bases) in Self.possible where folded.hasSuffix(form) && folded.count > form.count + 2 {
      for base in bases where seen.contains(folded.dropLast(form.count) + base) {
        return word.dropLast(form.count) + base
      }
    }
    if gender == .male, isOblique, let last = folded.last, last == "а" || last == "у" {
      let stem = folded.dropLast()
      if Self.russian.contains(where: { stem.hasSuffix($0) }) { return String(word.dropLast()) }
    }
    return word
  }
}
