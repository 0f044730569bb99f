extension NameRepair {
  /// The purpose belongs to the name of a body: `Комиссия по атомной энергии`, `Европейский суд по правам человека`.
  static let purpose = NameRepair(
    "purpose",
    each: { name, context in
      let by = name.tokens.upperBound
      guard name.kind == .organization, context.areTogether(by - 1, by), context.folded(by) == "по",
        let head = name.tokens.last(where: { bodies.contains(context.lemmas[$0]) }),
        context.isCapitalized(name.tokens.lowerBound),
        !name.tokens[..<head].isEmpty || context.isCapitalized(head)
      else { return [name] }
      var end = by + 1
      var stop = by
      while context.areTogether(by, end), end - by < 8, !context.isCapitalized(end) {
        switch context.partOfSpeech(end) {
        case .adjective, .determiner: break
        case .noun:
          guard [.dative, .genitive].contains(context.grammaticalCase(end)) else { return finished(name, stop, by) }
          if end == by + 1 || stop == by, noPurpose.contains(context.lemmas[end]) { return [name] }
          stop = end + 1
        case .coordinatingConjunction where context.folded(end) == "и" && stop > by: break
        default: return finished(name, stop, by)
        }
        end += 1
      }
      return finished(name, stop, by)
    })

  private static func finished(_ name: NameDraft, _ stop: Int, _ by: Int) -> [NameDraft] {
    [stop > by ? name.with(name.tokens.lowerBound..<stop, by: "purpose") : name]
  }

  /// Nouns behind `по` that say when, why or how something is done, not what a body is for.
  private static let noPurpose = WordList(
    """
    дело иск обвинение просьба итог результат словo данные поручение инициатива мнение вина случай повод причина
    телефон план отношение сравнение требование ходатайство окончание прибытие приглашение запрос решение факт
    """)

  /// An adjective of a country before the short name of its ministry belongs to the name: `японский МИД`.
  static let demonym = NameRepair(
    "demonym",
    each: { name, context in
      let first = name.tokens.lowerBound
      guard name.kind == .organization, context.areTogether(first - 1, first), !context.isCapitalized(first - 1),
        context.partOfSpeech(first - 1) == .adjective, isMinistry(context.folded(first)),
        isDemonym(context.lemmas[first - 1])
      else { return [name] }
      return [name.with(first - 1..<name.tokens.upperBound, by: "demonym")]
    })

  private static func isMinistry(_ word: String) -> Bool {
    ["мид", "министерств", "минфин", "минобороны", "минздрав", "минюст", "мвд"].contains { word.hasPrefix($0) }
  }

  private static func isDemonym(_ lemma: String) -> Bool {
    (lemma.hasSuffix("ский") || lemma.hasSuffix("цкий")) && !["бывший", "политический", "городской"].contains(lemma)
  }
}
