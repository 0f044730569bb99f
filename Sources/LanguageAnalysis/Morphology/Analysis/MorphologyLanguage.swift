/// What the analysis of unknown words knows of a language, as data.
struct MorphologyLanguage: Sendable {
  /// Capitals that can be initials.
  let initials: Set<Unicode.Scalar>
  /// Particles written behind a hyphen; the first that fits is cut off.
  let particles: [String]
  /// The letter that is often typed for another one.
  let substitute: LetterSubstitute
  /// Beginnings that do not change how the rest of a word is inflected, longest first.
  let prefixes: [String]
  /// What marks an adverb made of an adjective (`по-русски`); nil where the language has none.
  let adverbPrefix: String?
  /// Whether Roman numerals and Latin words are looked for together with dictionary words.
  let foreignWithDictionary: Bool

  static func named(_ code: String) -> MorphologyLanguage { code == "uk" ? .ukrainian : .russian }

  /// Longest first, as they are tried; among prefixes of one length only one can fit.
  fileprivate static func prefixes(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
      .sorted { ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1) }
  }

  static let russian = MorphologyLanguage(
    initials: Set("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ".unicodeScalars),
    particles: ["-то", "-ка", "-таки", "-де", "-тко", "-тка", "-с", "-ста"],
    substitute: LetterSubstitute("е", "ё"), prefixes: prefixes(russianPrefixes), adverbPrefix: "по-",
    foreignWithDictionary: false)

  static let ukrainian = MorphologyLanguage(
    initials: Set("АБВГҐДЕЄЖЗІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ".unicodeScalars), particles: ["-но", "-таки", "-бо", "-от"],
    substitute: LetterSubstitute("г", "ґ"), prefixes: prefixes(ukrainianPrefixes), adverbPrefix: nil,
    foreignWithDictionary: true)
}

// The lists are pymorphy3's (MIT).

private let russianPrefixes = """
  авиа авто аква анти анти- антропо архи арт арт- астро аудио аэро без бес био вело взаимо вне внутри видео вице-
  вперед впереди гекто гелио гео гетеро гига гигро гипер гипо гомо дву двух де дез дека деци дис до евро за зоо интер
  инфра квази квази- кило кино контр контр- космо космо- крипто лейб- лже лже- макро макси макси- мало меж медиа
  медиа- мега мета мета- метео метро микро милли мини мини- моно мото много мульти нано нарко не небез недо нейро нео
  низко обер- обще одно около орто палео пан пара пента пере пиро поли полу после пост пост- порно пра пра- пред
  пресс- противо противо- прото псевдо псевдо- радио разно ре ретро ретро- само санти сверх сверх- спец суб супер
  супер- супра теле тетра топ- транс транс- ультра унтер- штаб- экзо эко эндо эконом- экс экс- экстра экстра- электро
  энерго этно
  """

// Entries with capitals are left out: they never meet a lower-cased word.
private let ukrainianPrefixes = """
  call- dvd- e- fashion- ftp- grid- led- live- mp3- n- pdf- pr- s- sim- sms- vip- web- авто авіа аеро аква аль-
  альфа- анти анти- антропо арт арт- архі астро аудіо аудіо- багато байк- байкер- бард- бас- без бета- блог- блок-
  блюз- бліц- бомж- бонус- ботокс- боулінг- брейк- бренд- бундес- бізнес- біо вакуум- веб- велнес- вело взаємо
  внутрішньо вперед відео віп- віце- гала- гамма- гей- гейм- гекто гелио генерал- гео гетеро гештальт- гольф- гомо
  гоп- горе- готик- гранд- графіті- грид- грумінг- гіга гігро гіпер гіпо дайв- дайвінг- данс- даун- дво де дез
  дельта- денс- деци джаз- дзен- диво- дизайн- дизель- дис до долбі- допінг- драг- дрес- дубль- дурман- е- екзо еко
  економ- екс екс- експерт- експрес- екстра екстра- екстрим- екшн- екіпаж- електро еліт- ендо енерго ерзац- ескорт-
  етно жлоб- за загально зомбі- зоо зіц- йога- камер- кантрі- караоке- кастинг- квазі квазі- кваліфайн- кемпінг-
  козак- коктейль- колл- комік- комікс- конгрес- консалтинг- контент- контр контр- конференц- концепт- космо космо-
  кредит- кремль- крипто крос- кібер- кіло кіно кітч- лайт- лаунж- лгбт- лейб- лесбі- лже лже- лор- люкс- люмпен-
  ліберал- майстер- макро максі- мало маркетинг- мас- мега мега- медіа медіа- менеджмент- мета мета- метал- метео
  метро модерн- моно мото мульт- мультимедіа- міді- між мікро мікс- мілі мілітарі- міні міні- навколо над над- нано
  напів- нарко націонал- нація- не нейро нео низько нокаут- ностальжі- нью- обер- онлайн- орто офіс- палео пан панк-
  пара пента пере перед плейбек- поза покер- полу полі поп- порно пост пост- постпродакшн- поттер- пра пра- прайм-
  прайс- прем'єр- преміум- прес- приват- продакшн- проти проти- прото профі- псевдо псевдо- піар- пін- піро після
  радіо разно ре реаліті- реггі- резус- рейв- рейтинг- рентген- реп- ретро ретро- референс- референц- ритм- рок-
  ротарі- салон- само санти саунд- своп- секонд- секс- сексі- сервіс- скейт- скретч- скінхед- слем- смарт- смс- соул-
  софт- соціал- спа- спам- спаринг- спец спорт- спрей- стартап- стоп- стрес- стрип- стриптиз- суб супер супер- тайм-
  талант- тандем- танц- тату- теле телеком- тест- тетра топ- топлес- торент- транс транс- тренд- тренінг- треш-
  триб'ют- трофі- тур- тюнинг- ультра унтер- ура- фан- фест- фешн- флеш- фолк- фольк- фітнес- хайтек- хард- хеш-
  хостел- хіпі- цар- чудо- чіп- шейпінг- шенген- шеф- шопінг- шоу- штаб- юніор- євро євро- івент- імідж- інвест-
  інді- інсентив- інтер інтернет- інтим- інформ- інфра історико- ґранд-
  """
