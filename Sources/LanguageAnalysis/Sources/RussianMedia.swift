/// Media that Russian articles cite, and the words by which they cite them.
enum RussianMedia {
  /// Names of media with the beginnings of their words, as in ``RussianGazetteer``.
  static let names = RussianGazetteer(
    places: "",
    organizations: """
      РИА Новости:риа. новости., РИА «Новости»:риа. « новости. », РИА "Новости":риа. " новости. ", ТАСС, ИТАР-ТАСС
      Интерфакс:интерфакс, Интерфакс-Украина:интерфакс-украин, УНИАН, Укринформ:укринформ
      Коммерсант:коммерсант, Коммерсантъ:коммерсантъ., Ведомости:ведомост, Известия:извести, РБК
      Российская газета:российск газет, Независимая газета:независим газет, Новая газета:нов газет
      Комсомольская правда:комсомольск правд, Эхо Москвы:эхо. москвы., Радио Свобода:ради. свобод
      Радио Свобода:радио. свобод, Би-би-си, Немецкая волна:немецк волн, Рейтер, Reuters, Associated Press, AP
      Франс Пресс:франс. пресс, France Presse, AFP, Agence France-Presse, Bloomberg, BBC, CNN, Fox News
      The New York Times, New York Times, The Washington Post, Washington Post, The Wall Street Journal
      Wall Street Journal, The Guardian, Guardian, The Times, Financial Times, The Financial Times, Politico, Axios
      Der Spiegel, Spiegel, Bild, Die Welt, Le Monde, Le Figaro, El Pais, Sky News, DPA, NEWSru
      Регнум:регнум., REGNUM, Росбалт:росбалт, Синьхуа, Аль-Джазира:аль-джазир, Deutsche Welle
      """)

  /// The beginnings of verbs by which media are cited, besides those of saying.
  static let verbStems = [
    "переда", "сообща", "сообщи", "пишет", "пишут", "написал", "писал", "информиру", "цитиру", "уточня", "отмеча",
    "добавля", "говорит", "напомина", "указыва", "поясня", "рассказыва",
  ]
  /// Words that Latin names of media begin or end with.
  static let latinMarks: Set<String> = [
    "the", "daily", "le", "der", "die", "news", "times", "post", "journal", "telegraph", "zeitung", "tribune", "herald",
    "observer", "independent", "press", "mirror", "express", "today", "magazine", "weekly", "radio", "tv",
  ]
  /// The ends of Cyrillic names of agencies and outlets.
  static let cyrillicEnds = ["информ", "ньюс", "новости", "пресс", "медиа", "вести", "факты", "сми"]
  /// Verbs by which media alone pass on what is said; whoever stands right behind is a medium.
  static let passing: Set<String> = ["передает", "передают", "передавал", "передавало", "передавала", "пишет", "пишут"]
  /// Verbs behind which a name in quotation marks or in Latin letters is a medium.
  static let citing: Set<String> = [
    "сообщает", "сообщают", "отмечает", "информирует", "цитирует", "напоминает", "уточняет", "указывает", "добавляет",
    "писал", "писала", "писало", "сообщал", "сообщала", "сообщало", "сообщила", "сообщило", "рассказывает",
    "утверждает",
  ]
  /// Nouns behind which, or behind `по`, a medium is named: `по данным`, `со ссылкой на`.
  static let phrases: Set<String> = ["данным", "информации", "сообщению", "сообщениям", "ссылкой", "версии"]
  /// Nouns before the name of a medium.
  static let kinds = [
    "агентств", "газет", "издани", "телеканал", "журнал", "портал", "радиостанци", "сайт", "информагентств",
  ]
  /// The ends of addresses.
  static let domains: Set<String> = [
    "ru", "com", "ua", "net", "org", "info", "by", "ру", "рф", "su", "eu", "kz", "me", "tv", "today", "news", "media",
  ]
}
