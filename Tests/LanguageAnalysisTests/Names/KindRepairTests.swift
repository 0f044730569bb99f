import Testing

@testable import LanguageAnalysis

@Suite("What is a name, and of what kind")
struct KindRepairTests {
  @Test(
    "Listed bodies are organizations, found whole and in all forms",
    arguments: [
      ("решение {l ЕС} принято", "решение {o ЕС} принято"), ("для {p Евросовета} важно", "для {o Евросовета} важно"),
      ("в {o Коалиции} желающих", "в {o Коалиции желающих}"), ("из Европейского союза", "из {o Европейского союза}"),
      ("глава {p Аль-Каиды Омар Белов}", "глава {o Аль-Каиды} {p Омар Белов}"),
      ("встреча в {o Белом доме} прошла", "встреча в {l Белом доме} прошла"),
      ("ответ {l Белого дома} ясен", "ответ {o Белого дома} ясен"), ("еле ес кашу", "еле ес кашу"),
    ])
  func knownName(before: String, after: String) {
    let tags = "доме=дом/NOUN/Case=Loc дома=дом/NOUN/Case=Gen"
    #expect(repaired(before, by: .knownName, tags: tags) == after)
  }

  @Test(
    "Listed places are found, and states are places",
    arguments: [
      ("чемпион Европы пришел", "чемпион {l Европы} пришел"),
      ("герой {o Советского Союза} пришел", "герой {l Советского Союза} пришел"),
      ("газета «Россия» вышла", "газета «Россия» вышла"), ("{p Роза Киева} пришла", "{p Роза Киева} пришла"),
      ("в {o Москве} дождь", "в {o Москве} дождь"),
    ])
  func knownPlace(before: String, after: String) {
    #expect(repaired(before, by: .knownPlace) == after)
  }

  @Test(
    "The noun before a quoted name says what it is",
    arguments: [
      ("партия «Вольный ветер» растет", "партия «{o Вольный ветер}» растет"),
      ("газета «{p Волна}» вышла", "газета «{o Волна}» вышла"),
      ("партии «{o Ветер}» и «Волна» растут", "партии «{o Ветер}» и «{o Волна}» растут"),
      ("фильм «{o Волна}» снят, «{o Волна}» идет", "фильм «Волна» снят, «Волна» идет"),
      ("шаттлы «{o Ветер}» и «{l Волна}» летят", "шаттлы «Ветер» и «Волна» летят"),
      ("аэропорт «{o Ветер}» закрыт", "аэропорт «{l Ветер}» закрыт"),
      ("партия «Ветер, волна» растет", "партия «Ветер, волна» растет"), ("слово «Ветер»", "слово «Ветер»"),
    ])
  func namedThing(before: String, after: String) {
    let tags = "партии=партия/NOUN шаттлы=шаттл/NOUN"
    #expect(repaired(before, by: .namedThing, tags: tags) == after)
  }

  @Test(
    "Abbreviations of common nouns, small words and times are no names",
    arguments: [
      ("сообщают {o СМИ} страны", "сообщают СМИ страны"), ("на {l мысе} ветер", "на мысе ветер"),
      ("по {l Московскому} времени", "по Московскому времени"), ("{l Московскому} порту", "{l Московскому} порту"),
    ])
  func noName(before: String, after: String) {
    #expect(repaired(before, by: .noName, tags: "Московскому=московский/ADJ") == after)
  }

  @Test(
    "The head noun and compounds tell bodies",
    arguments: [
      ("{l Союз рыбаков} собрался", "{o Союз рыбаков} собрался"), ("{p Нацфронт} собрался", "{o Нацфронт} собрался"),
      ("{l Союзная} улица", "{l Союзная} улица"), ("{p Банк} пришел", "{p Банк} пришел"),
    ])
  func bodies(before: String, after: String) {
    let tags = "Союз=союз/NOUN Нацфронт=нацфронт/PROPN"
    let notation = NameNotation(before, tags: tags)
    let names = NameRepair.compound(NameRepair.headNoun(notation.names, notation.context), notation.context)
    #expect(notation.text(names) == after)
  }

  @Test("A team before a name tells that it is no person")
  func role() {
    #expect(repaired("команда {p Волна} победила", by: .role) == "команда {o Волна} победила")
    #expect(repaired("друг {p Белов} победил", by: .role) == "друг {p Белов} победил")
  }

  @Test(
    "The article decides between kinds, and full names speak for surnames",
    arguments: [
      ("{o Ростех} и {o Ростех}, {p Ростех}", "{o Ростех} и {o Ростех}, {o Ростех}"),
      ("{p Иван Белов} и {l Белову} рады", "{p Иван Белов} и {p Белову} рады"),
      ("{l Волна} и {o Волна}", "{l Волна} и {o Волна}"),
    ])
  func articleVote(before: String, after: String) {
    #expect(repaired(before, by: .articleVote) == after)
  }

  @Test(
    "A known surname is a person wherever it stands",
    arguments: [
      ("{p Иван Белов} пришел. Потом Белова встретили", "{p Иван Белов} пришел. Потом {p Белова} встретили"),
      ("{p Иван Белов} пришел. Потом Белград встретил", "{p Иван Белов} пришел. Потом Белград встретил"),
      ("{p Иван Мороз} пришел. Мороз и мороз", "{p Иван Мороз} пришел. Мороз и мороз"),
    ])
  func surnameAgain(before: String, after: String) {
    #expect(repaired(before, by: .surnameAgain) == after)
  }

  @Test("The rule column names the repairs in their order, and nothing where none was needed")
  func rules() {
    let notation = NameNotation("{o Вольная лига (ВЛ)} и {l ЕС}")
    let names = RussianNameRepairs.apply(to: notation.names, in: notation.context)
    #expect(names.map(\.rule) == ["network+alias", "network+alias", "network+known-name"])
    let plain = NameNotation("пришел {p Иван Белов} вчера")
    #expect(RussianNameRepairs.apply(to: plain.names, in: plain.context).map(\.rule) == ["network"])
  }

  @Test("Repairs neither overlap names nor leave the text, whatever they are given")
  func odd() {
    let texts = [
      "", "{o (}", "{p «}", "{o ) (}", "«{o »}", "{l •}", "{p ,}", "{o « » (}", "{p Белов (}{o ЕС}", "{o «««}",
      "{o А»}",
    ]
    for text in texts {
      let notation = NameNotation(text)
      let names = RussianNameRepairs.apply(to: notation.names, in: notation.context)
      for (left, right) in zip(names, names.dropFirst()) { #expect(left.tokens.upperBound <= right.tokens.lowerBound) }
      for name in names { #expect(!name.tokens.isEmpty && name.tokens.upperBound <= notation.context.count) }
    }
  }
}

@Suite("Words that begin sentences", .enabled(if: RealDictionary.shared != nil, "\(RealDictionary.note)"))
struct SentenceStartTests {
  @Test(
    "They are names only where something else says so",
    arguments: [
      ("{p Обернувшись}, он ушел", "Обернувшись, он ушел"), ("{p Белов} ушел", "{p Белов} ушел"),
      ("{o Газпром} растет", "{o Газпром} растет"), ("{o Воскресное} заседание", "Воскресное заседание"),
      ("{p Маэстро} не видит. Тот Маэстро", "{p Маэстро} не видит. Тот Маэстро"),
    ])
  func sentenceStart(before: String, after: String) {
    let tags = "Обернувшись=обернуться/VERB Белов=белов/PROPN Воскресное=воскресный/ADJ Маэстро=маэстро/NOUN"
    #expect(repaired(before, by: .sentenceStart, tags: tags, dictionary: RealDictionary.shared) == after)
  }

  @Test(
    "Words for people and small words are no part of the name behind them",
    arguments: [
      ("{o Исследователи Вольной лаборатории} нашли", "Исследователи {o Вольной лаборатории} нашли"),
      ("{o Представители полиции} нашли", "Представители полиции нашли"),
      ("{p Однако Белов} ушел", "Однако {p Белов} ушел"), ("{o Компания Apple} растет", "Компания {o Apple} растет"),
      ("{o Союз рыбаков} растет", "{o Союз рыбаков} растет"),
    ])
  func openingWords(before: String, after: String) {
    let tags = """
      Исследователи=исследователь/NOUN/Animacy=Anim Представители=представитель/NOUN/Animacy=Anim \
      Однако=однако/ADV Компания=компания/NOUN Союз=союз/NOUN/Animacy=Inan
      """
    #expect(repaired(before, by: .openingWords, tags: tags, dictionary: RealDictionary.shared) == after)
  }
}

@Suite("Listed lemmas")
struct ListedLemmaTests {
  @Test(
    "Variants of prepositions, the neuter and the dutiful have their own",
    arguments: [
      ("во", "ADP", "", "в"), ("об", "ADP", "", "о"), ("того", "PRON", "Gender=Neut", "то"),
      ("того", "PRON", "Gender=Masc", nil), ("должна", "ADJ", "", "должен"), ("больше", "ADV", "", "больше"),
      ("во", "NOUN", "", nil), ("к", "ADP", "", nil),
    ])
  func lemmas(word: String, partOfSpeech: String, features: String, lemma: String?) {
    let found = ListedLemmas.lemma(of: word, UniversalPartOfSpeech(partOfSpeech), UniversalFeatures(features))
    #expect(found == lemma)
  }
}
