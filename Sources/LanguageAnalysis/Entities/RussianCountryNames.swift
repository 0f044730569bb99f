/// Countries, and a few regions, with the other names newspapers have for them and with their adjectives.
enum RussianCountryNames {
  /// One country a line: its names, the usual one first, then behind a colon the stems of its adjectives.
  static let text = """
    Россия, РФ, Российская Федерация: российск
    США, Соединенные Штаты Америки, Соединенные Штаты, Штаты, Америка: американск
    Великобритания, Британия, Соединенное Королевство, Соединенное Королевство Великобритании и Северной Ирландии, \
    Великая Британия, Туманный Альбион: британск
    Украина: украинск
    Белоруссия, Беларусь, Республика Беларусь: белорусск, беларуск
    Германия, ФРГ: немецк, германск
    Франция: французск
    Польша: польск
    Италия: итальянск
    Испания: испанск
    Португалия: португальск
    Канада: канадск
    Дания: датск
    Эстония: эстонск
    Латвия: латвийск, латышск
    Литва: литовск
    Нидерланды, Голландия: нидерландск, голландск
    Бельгия: бельгийск
    Норвегия: норвежск
    Швеция: шведск
    Финляндия: финск, финляндск
    Австрия: австрийск
    Швейцария: швейцарск
    Чехия, Чешская Республика: чешск
    Словакия: словацк
    Словения: словенск
    Венгрия: венгерск
    Румыния: румынск
    Болгария: болгарск
    Сербия: сербск
    Хорватия: хорватск
    Черногория: черногорск
    Босния и Герцеговина, Босния: боснийск
    Северная Македония, Македония: македонск
    Албания: албанск
    Греция: греческ
    Турция: турецк
    Кипр: кипрск
    Грузия: грузинск
    Армения: армянск
    Азербайджан: азербайджанск
    Молдавия, Молдова, Республика Молдова: молдавск, молдовск
    Казахстан: казахстанск
    Узбекистан: узбекск, узбекистанск
    Киргизия, Киргизстан, Кыргызстан: киргизск, кыргызск
    Таджикистан: таджикск, таджикистанск
    Туркмения, Туркменистан: туркменск
    Китай, КНР, Китайская Народная Республика: китайск
    Япония: японск
    Южная Корея, Республика Корея: южнокорейск
    КНДР, Северная Корея: северокорейск
    Монголия: монгольск
    Индия: индийск
    Пакистан: пакистанск
    Афганистан: афганск
    Иран: иранск
    Ирак: иракск
    Сирия: сирийск
    Израиль: израильск
    Палестина: палестинск
    Ливан: ливанск
    Иордания: иорданск
    Египет: египетск
    Ливия: ливийск
    Тунис: тунисск
    Алжир: алжирск
    Марокко: марокканск
    Судан: суданск
    Саудовская Аравия, КСА, Королевство Саудовская Аравия: саудовск
    ОАЭ, Объединенные Арабские Эмираты, Эмираты: эмиратск
    Катар: катарск
    Кувейт: кувейтск
    Йемен: йеменск
    Вьетнам: вьетнамск
    Таиланд: таиландск, тайск
    Индонезия: индонезийск
    Филиппины: филиппинск
    Австралия: австралийск
    Новая Зеландия: новозеландск
    Бразилия: бразильск
    Аргентина: аргентинск
    Мексика: мексиканск
    Венесуэла: венесуэльск
    Куба: кубинск
    Колумбия: колумбийск
    Чили: чилийск
    Перу: перуанск
    Исландия: исландск
    Ирландия: ирландск
    Шотландия: шотландск
    Абхазия: абхазск
    Южная Осетия: югоосетинск
    Чечня, Чеченская Республика, ЧР: чеченск
    ЮАР, Южно-Африканская Республика, Южная Африка: южноафриканск
    Санкт-Петербург, Петербург, Питер
    СССР, Советский Союз: советск
    Московская область, Подмосковье
    Ставропольский край, Ставрополье
    Приморский край, Приморье
    Краснодарский край, Кубань
    ДНР, Донецкая народная республика
    ЛНР, Луганская народная республика
    """
}

/// The names and adjectives of countries by their forms.
struct CountryNames: Sendable {
  /// The usual name of each country by its folded names in the nominative.
  private let names: [String: String]
  /// The usual names by the crude stems of the words, for what stands in another case.
  private let stems: [String: String]
  private let adjectives: StemList<String>

  static let russian = CountryNames(RussianCountryNames.text)

  init(_ text: String) {
    var names: [String: String] = [:]
    var stems: [String: String] = [:]
    var adjectives: [(stem: String, endings: Set<String>?, value: String)] = []
    for line in text.split(separator: "\n") {
      let halves = line.split(separator: ":")
      let own = halves[0].split(separator: ",").map { String($0.drop { $0 == " " }) }
      for name in own {
        names[Folding.folded(name)] = own[0]
        stems[Self.key(Folding.folded(name).split(separator: " ").map(String.init))] = own[0]
      }
      for stem in halves.dropFirst().first?.split(separator: ",") ?? [] {
        adjectives.append((String(stem.filter { $0 != " " }), Self.endings, own[0]))
      }
    }
    self.names = names
    self.stems = stems
    self.adjectives = StemList(adjectives)
  }

  /// The usual name of the country called by the folded `words`, in any case.
  func country(_ words: [String]) -> String? {
    names[words.joined(separator: " ")] ?? stems[Self.key(words)]
  }

  /// The country whose adjective the folded word is, in any form.
  func country(ofAdjective word: String) -> String? { adjectives.value(word) }

  private static func key(_ words: [String]) -> String { words.map(CaseStems.crude).joined(separator: " ") }

  private static let endings: Set<String> = [
    "ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими",
  ]
}
