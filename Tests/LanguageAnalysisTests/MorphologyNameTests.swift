import Testing

@testable import LanguageAnalysis

/// Reads `word:case gender-or-P` with `~` before adjectives and `=` before common nouns: `~Северной:GF Ирландии:GF`.
/// Cases N G D A I L, genders M F N, P plural; a word without a colon has no features, one that begins with `_` stands
/// close to the one before it.
func nameTokens(_ notation: String) -> [NameToken] {
  let cases: [Character: String] = ["N": "Nom", "G": "Gen", "D": "Dat", "A": "Acc", "I": "Ins", "L": "Loc"]
  let genders: [Character: String] = ["M": "Masc", "F": "Fem", "N": "Neut"]
  return notation.split(separator: " ").map { item in
    var parts = item.split(separator: ":", maxSplits: 1)
    var features: [String] = []
    if parts.count == 2, let first = parts[1].first {
      features = [cases[first].map { "Case=\($0)" } ?? ""]
      for letter in parts[1].dropFirst() {
        if letter == "P" { features.append("Number=Plur") }
        if let gender = genders[letter] { features += ["Gender=\(gender)", "Number=Sing"] }
      }
    }
    let isClose = parts[0].hasPrefix("_")
    if isClose { parts[0] = parts[0].dropFirst() }
    let partOfSpeech: UniversalPartOfSpeech
    switch parts[0].first {
    case "~": partOfSpeech = .adjective
    case "=": partOfSpeech = .noun
    case let mark? where !mark.isLetter: partOfSpeech = .punctuation
    default: partOfSpeech = .properNoun
    }
    if partOfSpeech == .adjective || partOfSpeech == .noun { parts[0] = parts[0].dropFirst() }
    return NameToken(
      String(parts[0]), partOfSpeech, UniversalFeatures(features.joined(separator: "|")), followsSpace: !isClose)
  }
}

@Suite("Names in the nominative", .enabled(if: RealDictionary.shared != nil, "\(RealDictionary.note)"))
struct MorphologyNameTests {
  let inflector = NameInflector(RealDictionary.shared!)

  @Test(
    "People are inflected as a whole",
    arguments: [
      ("Иваном:IM Петровым:IM", "Иван Петров"), ("Анны:GF Петровой:GF", "Анна Петрова"),
      ("Себастьяном:IM Курцем:IM", "Себастьян Курц"), ("Доминика:GM Рааба:GF", "Доминик Рааб"),
      ("Ангелы:GF Меркель:GF", "Ангела Меркель"), ("Барака:GM Обамы:GF", "Барак Обама"),
      ("Асии:GF Биби:GF", "Асия Биби"), ("Абу:GM Мусаба:GM аз-Заркави:GM", "Абу Мусаб аз-Заркави"),
      ("Джейкоба:GM Рис-Могга:GM", "Джейкоб Рис-Могг"), ("Ким:NM Чен:NM Ыну:DM", "Ким Чен Ын"),
      ("Урсулы:GF фон дер Ляйен:GF", "Урсула фон дер Ляйен"), ("Тараса:GM Шевченко:GM", "Тарас Шевченко"),
      ("Ирине:DF Черных:DP", "Ирина Черных"), ("Петра:GM Великого:GM", "Петр Великий"),
      ("А _. С _. Пушкина:GM", "А. С. Пушкин"), ("Яна:NF", "Яна"), ("Яна:GM", "Ян"),
      ("Хрущёву:DM", "Хрущёв"), ("ИВАНОВА:GM", "ИВАНОВ"), ("Мишелю:DM Барнье:DM", "Мишель Барнье"),
      ("Юрию:DM Костровцу:DM", "Юрий Костровец"), ("Скрипалей:GP", "Скрипали"),
      ("Марии:GF Ивановны:GF", "Мария Ивановна"), ("Джо:GM Байдена:GM", "Джо Байден"),
      ("Рональда:GM Макдональда:GM", "Рональд Макдональд"), ("Терезу:NF Мэй:NF", "Тереза Мэй"),
      ("Салтыкова-Щедрина:GM", "Салтыков-Щедрин"), ("Эмманюэлем:IM Макроном:IM", "Эмманюэль Макрон"),
    ])
  func people(name: String, nominative: String) {
    #expect(inflector.nominative(of: nameTokens(name), .person).text == nominative)
  }

  @Test(
    "Of places the head and its adjectives change",
    arguments: [
      ("Нидерландов:GP", "Нидерланды"), ("Балканах:LP", "Балканы"), ("Багамах:LP", "Багамы"),
      ("Перу:LN", "Перу"), ("Сочи:LM", "Сочи"), ("Москве:LF", "Москва"), ("Нью-Йорке:LM", "Нью-Йорк"),
      ("Ростове-на-Дону:LM", "Ростов-на-Дону"), ("Эль-Фаллуджу:AF", "Эль-Фаллуджа"),
      ("Эль-Фаллуджей:IF", "Эль-Фаллуджа"), ("Эль-Фаллудже:LF", "Эль-Фаллуджа"),
      ("~Северной:GF Ирландии:GF", "Северная Ирландия"),
      ("~Соединенному:DM =Королевству:DN", "Соединенное Королевство"),
      ("=республики:GF Крым:NM", "республика Крым"), ("США:GP", "США"), ("Хевроне:LM", "Хеврон"),
      ("~Соединённых:GP =Штатов:GP Америки:GF", "Соединённые Штаты Америки"), ("Барнауле:LM", "Барнаул"),
    ])
  func places(name: String, nominative: String) {
    #expect(inflector.nominative(of: nameTokens(name), .place).text == nominative)
  }

  @Test(
    "Of organizations the head and its adjectives change",
    arguments: [
      ("=Министерства:GN =обороны:GF", "Министерство обороны"),
      ("~Государственной:LF =думе:LF", "Государственная дума"), ("МИДа:GM", "МИД"), ("ООН:GF", "ООН"),
      ("=Партии:GF =регионов:GP", "Партия регионов"), ("« _Газпромом:IM _»", "«Газпром»"),
      ("=компании:GF « _Звезда:NF _»", "компания «Звезда»"), ("РУСАЛом:IM", "РУСАЛ"), ("Reuters", "Reuters"),
    ])
  func organizations(name: String, nominative: String) {
    #expect(inflector.nominative(of: nameTokens(name), .organization).text == nominative)
  }

  @Test("The result says which rules decided, and of what gender the name is")
  func explanation() {
    let name = inflector.nominative(of: nameTokens("Доминика:GM Рааба:GF"), .person)
    #expect(name.rule == "listed name + consonant ending")
    #expect(name.gender == .masculine && !name.isPlural)
    #expect(inflector.nominative(of: nameTokens("Нидерландов:GP"), .place).isPlural)
  }

  @Test("A nominative elsewhere in the article decides between forms")
  func seen() {
    let tokens = nameTokens("Холифилду:AM")
    #expect(inflector.nominative(of: tokens, .person).text == "Холифилда")
    #expect(inflector.nominative(of: tokens, .person, seen: ["холифилд"]).text == "Холифилд")
  }

  @Test("Odd names come back", arguments: ["", "«", "-", "а-", "-:GM", "Ы:GM", "Аа-:GM", "🙂"])
  func odd(name: String) {
    let tokens = nameTokens(name)
    for kind in [NameKind.person, .place, .organization] {
      let typed = tokens.map(\.text).joined(separator: " ")
      #expect(inflector.nominative(of: tokens, kind).text.count >= min(typed.count, 1))
    }
  }
}
