/// The words of a phrase in the nominative, where no dictionary is asked: the head by its lemma, the adjectives before
/// it by their endings.
enum NominativePhrase {
  static func text(_ text: SpeechText, _ phrase: NounPhrase) -> String {
    let head = phrase.head
    let whole = opening(text, phrase.tokens)
    guard text.hasParts, !text.has(head, "Case=Nom"), !text.words.isAcronym(head) else { return whole }
    if let number = ["одного": "один", "одной": "одна"][text.word(head)] {
      return number + rest(text, phrase)
    }
    guard text.pos(head) == "NOUN" || text.pos(head) == "PROPN",
      (phrase.tokens.lowerBound..<head).allSatisfy({ NounPhrase.isAttribute(text, $0) })
    else { return whole }
    let isPlural = text.has(head, "Number=Plur")
    let gender = text.has(head, "Gender=Fem") ? 1 : text.has(head, "Gender=Neut") ? 2 : 0
    var words = (phrase.tokens.lowerBound..<head).map { token in
      adjective(text.words.words[token], text.lemma(token), isPlural ? 3 : gender)
    }
    words.append(isPlural ? plural(text.lemma(head), text.words.words[head]) : text.lemma(head))
    return words.joined(separator: " ") + rest(text, phrase)
  }

  private static func rest(_ text: SpeechText, _ phrase: NounPhrase) -> String {
    let behind = phrase.head + 1
    return behind < phrase.tokens.upperBound ? " " + text.text(behind..<phrase.tokens.upperBound) : ""
  }

  /// The words as they stand; the capital letter that only opens a sentence is small.
  private static func opening(_ text: SpeechText, _ tokens: Range<Int>) -> String {
    let whole = text.text(tokens)
    let first = tokens.lowerBound
    guard text.words.isOpening(first), !text.words.isAcronym(first), text.mentionOf[first] < 0,
      !text.hasParts || text.pos(first) != "PROPN", let letter = whole.first
    else { return whole }
    return letter.lowercased() + whole.dropFirst()
  }

  /// The nominative of an adjective for masculine, feminine, neuter and plural.
  private static func adjective(_ word: String, _ lemma: String, _ form: Int) -> String {
    guard lemma.hasSuffix("ый") || lemma.hasSuffix("ий") || lemma.hasSuffix("ой"), form > 0 else { return lemma }
    let stem = String(lemma.dropLast(2))
    let isSoft = lemma.hasSuffix("ний")
    switch form {
    case 1: return stem + (isSoft ? "яя" : "ая")
    case 2: return stem + (isSoft ? "ее" : "ое")
    default: return stem + (lemma.hasSuffix("ий") || "гкх".contains(stem.last ?? " ") ? "ие" : "ые")
    }
  }

  /// The nominative plural of a noun by its commonest endings.
  private static func plural(_ lemma: String, _ word: String) -> String {
    guard let last = lemma.last else { return word }
    let stem = String(lemma.dropLast())
    switch last {
    case "ь", "й", "я": return stem + "и"
    case "а": return stem + ("гкхжчшщ".contains(stem.last ?? " ") ? "и" : "ы")
    case "о": return stem + "а"
    case "е": return stem + "я"
    default: return lemma + ("гкхжчшщ".contains(last) ? "и" : "ы")
    }
  }
}
