extension MorphologicalDictionary {
  /// The base form of the word that `parse` reads: nominative singular, infinitive.
  public func normalForm(of parse: Parse) -> String {
    if let affix = parse.affixes.last { return affix.around(normalForm(of: parse.undecorated)) }
    switch parse.origin {
    case .dictionary(let paradigm, let form), .predicted(let paradigm, let form):
      if form == 0 { return parse.word }
      return paradigms.word(paradigms.stem(of: parse.word, paradigm, form), paradigm, 0)
    case .firstNameInitial, .patronymicInitial, .fixed:
      return parse.word
    case .hyphenFixed(let left, let right):
      return left + "-" + normalForm(of: Parse(right, score: 1))
    case .hyphenBoth(let left, let right):
      return normalForm(of: Parse(left, score: 1)) + "-" + normalForm(of: Parse(right, score: 1))
    }
  }

  /// All forms of the word that `parse` reads, in the paradigm's order.
  ///
  /// - Complexity: O(forms), up to a few hundred for verbs.
  public func lexeme(of parse: Parse) -> [Parse] {
    if let affix = parse.affixes.last { return lexeme(of: parse.undecorated).map { $0.decorated(affix) } }
    switch parse.origin {
    case .dictionary(let paradigm, let form):
      return forms(of: parse, paradigm, form) { .dictionary(paradigm: paradigm, form: $0) }
    case .predicted(let paradigm, let form):
      return forms(of: parse, paradigm, form) { .predicted(paradigm: paradigm, form: $0) }
    case .firstNameInitial:
      let half = special.firstNameInitials.count / 2
      let isMale = grammemes(of: parse.tag).contains(.masculine)
      let tags = isMale ? special.firstNameInitials.prefix(half) : special.firstNameInitials.suffix(half)
      return tags.map { Parse(parse.word, $0, parse.score, parse.origin) }
    case .patronymicInitial:
      return special.patronymicInitials.map { Parse(parse.word, $0, parse.score, parse.origin) }
    case .fixed:
      return [parse]
    case .hyphenFixed(let left, let right):
      return lexeme(of: Parse(right, score: parse.score)).map {
        Parse(left + "-" + $0.word, $0.tag, $0.score, .hyphenFixed(left: left, right: $0.part))
      }
    case .hyphenBoth(let left, let right):
      let lefts = lexeme(of: Parse(left, score: parse.score))
      return lexeme(of: Parse(right, score: parse.score)).compactMap { form in
        closest(to: form, among: lefts).map {
          Parse(
            $0.word + "-" + form.word, $0.tag, ($0.score + form.score) / 2,
            .hyphenBoth(left: $0.part, right: form.part))
        }
      }
    }
  }

  /// The form of the same word that has all grammemes of `need` and is otherwise most like `parse`.
  ///
  /// - Returns: nil where the word has no such form. A rare case is replaced by the common one where it has none.
  public func inflect(_ parse: Parse, to need: GrammemeSet) -> Parse? {
    let forms = lexeme(of: parse)
    var need = need
    var candidates = forms.filter { grammemes(of: $0.tag).isSuperset(of: need) }
    if candidates.isEmpty {
      need = need.replacing([
        (.genitive1, .genitive), (.genitive2, .genitive), (.accusative2, .accusative),
        (.prepositional1, .prepositional), (.prepositional2, .prepositional), (.vocative, .nominative),
      ])
      candidates = forms.filter { grammemes(of: $0.tag).isSuperset(of: need) }
    }
    var target = grammemes(of: parse.tag).union(need)
    for place in need.places { target = target.subtracting(tables.incompatible(with: place)) }
    var best: (form: Parse, likeness: Double)?
    for form in candidates {
      let set = grammemes(of: form.tag)
      let likeness =
        Double(target.intersection(set).count) - 0.1 * Double(target.symmetricDifference(set).count)
      if likeness > best?.likeness ?? -.infinity { best = (form, likeness) }
    }
    return best?.form
  }

  private func forms(
    of parse: Parse, _ paradigm: UInt16, _ form: UInt16, _ origin: (UInt16) -> Parse.Origin
  ) -> [Parse] {
    let stem = paradigms.stem(of: parse.word, paradigm, form)
    return (0..<paradigms.formCount(paradigm)).map {
      let index = UInt16($0)
      return Parse(paradigms.word(stem, paradigm, index), paradigms.tag(paradigm, index), 1, origin(index))
    }
  }

  /// The left form that differs from the right one in the fewest grammemes.
  private func closest(to right: Parse, among lefts: [Parse]) -> Parse? {
    let alike: [(Grammeme, Grammeme)] = [(.voy, .vey), (.genitive1, .genitive), (.prepositional1, .prepositional)]
    let wanted = grammemes(of: right.tag).replacing(alike)
    return lefts.min {
      grammemes(of: $0.tag).replacing(alike).symmetricDifference(wanted).count
        < grammemes(of: $1.tag).replacing(alike).symmetricDifference(wanted).count
    }
  }
}
