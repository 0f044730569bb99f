internal import Articles

/// Reads the phrase around a noun that may be a speaker.
struct NounPhrase {
  var head: Int
  var tokens: Range<Int>

  /// How many tokens a phrase may have behind its head.
  static let longest = 14

  /// The phrase of the noun at `head`: adjectives before it, and what says of what behind it.
  init(_ text: SpeechText, head: Int) {
    self.head = head
    let first = Self.first(text, head)
    tokens = first..<Self.end(text, head)
  }

  private static func first(_ text: SpeechText, _ head: Int) -> Int {
    var first = head
    let lowest = text.words.sentences[text.words.sentenceOf[head]].lowerBound
    while first > lowest, !text.isQuoted(first - 1), text.words.isWord(first - 1) {
      let mention = text.mentionOf[first - 1]
      let isPart = mention >= 0 && mention == text.mentionOf[head]
      guard isPart || isAttribute(text, first - 1) else { break }
      first -= 1
    }
    return first
  }

  /// Words that agree with a noun and still are no part of what it says.
  private static let outside: Set<String> = [
    "сам", "сама", "само", "сами", "этот", "эта", "это", "эти", "этого", "этой", "этих", "этому", "тот", "та", "свой",
    "его", "ее", "их", "весь", "все", "самого", "самой", "самих",
  ]

  /// Whether the token can stand before a noun as its attribute.
  static func isAttribute(_ text: SpeechText, _ token: Int) -> Bool {
    guard text.cues[token] == nil, !outside.contains(text.word(token)) else { return false }
    if text.hasParts {
      let pos = text.pos(token)
      return ["ADJ", "DET", "NUM"].contains(pos ?? "") || (pos == "VERB" && text.has(token, "VerbForm=Part"))
    }
    let word = text.word(token)
    return ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ых", "их"].contains {
      word.hasSuffix($0) && word.count > 4
    }
  }

  private static func end(_ text: SpeechText, _ head: Int) -> Int {
    var end = head + 1
    let limit = min(
      text.words.count, head + longest, text.words.sentences[text.words.sentenceOf[head]].upperBound)
    let allowed = RussianSpeakerNouns.prepositions[text.lemma(head)] ?? []
    while end < limit {
      if text.isQuoted(end) {
        // The name of a thing: партия «Волна».
        let quotation = text.quotations[text.quotationOf[end]]
        guard quotation.opening == end, quotation.content.count <= 4, quotation.end <= limit else { break }
        end = quotation.end
        continue
      }
      if text.words.words[end] == "\"", end > head + 1 {
        end += 1  // A stray mark.
        continue
      }
      guard text.words.isWord(end) || joins(text, end) else { break }
      if text.mentionOf[end] >= 0, text.mentionOf[end] == text.mentionOf[end - 1] {
        end += 1
        continue
      }
      guard text.cues[end] == nil else { break }
      if allowed.contains(text.word(end)), let noun = noun(text, behind: end, limit) {
        end = noun + 1
        continue
      }
      guard continues(text, end, head) else { break }
      end += 1
    }
    return end
  }

  /// The noun that a preposition governs, if it is a name or a body or the preposition is not of place.
  private static func noun(_ text: SpeechText, behind preposition: Int, _ limit: Int) -> Int? {
    var noun = preposition + 1
    while noun < limit, text.mentionOf[noun] < 0, isAttribute(text, noun) { noun += 1 }
    guard noun < limit, text.words.isWord(noun), text.cues[noun] == nil else { return nil }
    guard ["в", "во"].contains(text.word(preposition)) else { return noun }
    let isBody = RussianSpeakerNouns.isCollective(text.word(noun)) || text.word(noun).hasPrefix("сил")
    return text.mentionOf[noun] >= 0 || text.words.isCapitalized(noun) || isBody ? noun : nil
  }

  /// A hyphen inside a name.
  private static func joins(_ text: SpeechText, _ token: Int) -> Bool {
    text.isDash(token) && !text.isBreak(token)
  }

  /// Whether the token goes on with the phrase: a genitive, or a name in the case of the head.
  private static func continues(_ text: SpeechText, _ token: Int, _ head: Int) -> Bool {
    let mention = text.mentionOf[token]
    guard text.hasParts else {
      if mention >= 0 { return true }
      return isAttribute(text, token)
        || RussianSpeakerNouns.complementEndings.contains { text.word(token).hasSuffix($0) }
    }
    let pos = text.pos(token) ?? ""
    guard ["NOUN", "PROPN", "ADJ", "DET", "NUM", "X"].contains(pos) || text.has(token, "VerbForm=Part") else {
      return mention >= 0 && text.words.isCapitalized(token)
    }
    if ["этот", "это", "который"].contains(text.lemma(token)) { return false }
    if text.has(token, "Case=Gen") || mention >= 0 { return true }
    return pos == "PROPN" || (pos == "X" && text.words.isCapitalized(token))
      || (text.words.isCapitalized(token) && pos == "NOUN")
  }
}

extension RussianSpeakerNouns {
  /// The ends of genitives, where parts of speech are not known.
  static let complementEndings = ["ы", "и", "а", "я", "ов", "ев", "ей", "ии", "ого", "его", "ых", "их", "ства", "ой"]
}
