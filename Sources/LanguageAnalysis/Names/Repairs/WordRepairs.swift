extension NameRepair {
  /// Small words before a surname belong to it: `ибн Эзра`, `фон Браун`.
  static let particles = NameRepair(
    "particle",
    each: { name, context in
      guard name.kind == .person else { return [name] }
      var first = name.tokens.lowerBound
      while context.areTogether(first - 1, first), nobiliary.contains(context.word(first - 1)) { first -= 1 }
      return [name.with(first..<name.tokens.upperBound, by: "particle")]
    })

  private static let nobiliary: Set<String> = [
    "ибн", "бен", "бин", "фон", "ван", "де", "дер", "ди", "аль", "эль", "ла",
  ]

  /// A word for people or their posts that begins a sentence is no part of the organization behind it:
  /// `Исследователи Национальной лаборатории`, `Представители полиции`.
  static let openingWords = NameRepair(
    "opening-word",
    each: { name, context in
      let first = name.tokens.lowerBound
      guard name.tokens.count > 1 else { return [name] }
      let tail = first + 1..<name.tokens.upperBound
      if context.words.isOpening(first), context.isCapitalized(first + 1) {
        // `Компания Apple` begins a sentence as `компания Apple` stands inside one.
        let isDescriptor = name.kind == .organization && descriptors.contains(context.lemmas[first])
        let isSmallWord = smallWords.contains(context.partOfSpeech(first)) && name.kind != .organization
        if isDescriptor
          || (isSmallWord && context.isListed(first) && !context.isListed(first, NameContext.namesInDictionary))
        {
          return [name.with(tail, by: "opening-word")]
        }
      }
      guard name.kind == .organization, context.partOfSpeech(first) == .noun,
        context.features[first].isAnimate, context.isListed(first),
        !context.isListed(first, NameContext.namesInDictionary)
      else { return [name] }
      let rest = first + 1..<name.tokens.upperBound
      return rest.contains { context.isCapitalized($0) } ? [name.with(rest, by: "opening-word")] : []
    })

  private static let descriptors = WordList(
    "компания агентство концерн газета журнал холдинг фирма телеканал авиакомпания корпорация группа группировка")
  private static let smallWords: Set<UniversalPartOfSpeech> = [
    .adverb, .particle, .coordinatingConjunction, .subordinatingConjunction, .adposition, .verb, .pronoun,
  ]

  /// Abbreviations and words with a capital letter that name nobody: `СМИ`, `АЭС`, `USD`.
  static let noName = NameRepair(
    "no-name",
    each: { name, context in
      let isNone = name.tokens.count == 1 && commonWords.contains(context.folded(name.tokens.lowerBound))
      // A name has a capital letter or a digit somewhere.
      let isSmall = name.tokens.allSatisfy { token in
        !context.words.words[token].contains { $0.isUppercase || $0.isNumber }
      }
      // `по Московскому времени`
      let isTime =
        name.kind == .place && ["время", "времени"].contains(context.folded(name.tokens.upperBound))
        && context.partOfSpeech(name.tokens.upperBound - 1) == .adjective
      return isNone || isSmall || isTime ? [] : [name]
    })

  private static let commonWords = WordList(
    """
    сми тв аэс тэц гэс грэс дтп чп ввп ндс ндфл егэ кпп пво рсзо абс атс usd eur rub gps sms ит it pr хиу
    жкх вич спид днк рнк нло мрот чс впк тэк апк осаго каско вуз вузы лгбт covid-19 covid гмо ипо ipo vip
    господин госпожа интернет-сми кв мм дк пмж фио з/п азс рпг бтр бмп бпла дрг ипотека
    """)

  /// A word that begins a sentence has its capital letter from there: it is a name only if the article has it with a
  /// capital inside a sentence, or the dictionary or the network knows it as one.
  static let sentenceStart = NameRepair(
    "sentence-start",
    each: { name, context in
      let first = name.tokens.lowerBound
      guard name.tokens.count == 1, context.words.isOpening(first), !context.words.isAcronym(first),
        !context.isLatin(first), !QuotationMarks.opens(first - 1, context),
        !context.capitalizedInside.contains(context.folded(first)), context.dictionary != nil,
        RussianGazetteer.standard.match(context.words, at: first) == nil
      else { return [name] }
      if context.isListed(first, NameContext.namesInDictionary) { return [name] }
      let isCommon = context.isListed(first)
      let isNoun = [.properNoun, .noun, .other].contains(context.partOfSpeech(first))
      return isCommon && (!isNoun || context.small.contains(context.folded(first)) || name.kind != .person)
        ? [] : [name]
    })
}

extension UniversalFeatures {
  /// Whether the word is said of living beings.
  var isAnimate: Bool { code(.animacy) == 1 }

  /// Whether the word is a participle.
  var isParticiple: Bool { code(.verbForm) == 3 }
}
