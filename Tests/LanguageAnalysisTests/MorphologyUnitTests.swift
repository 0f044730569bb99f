import Testing

@testable import LanguageAnalysis

@Suite("Readings of words, in a dictionary of four words")
struct MorphologyUnitTests {
  let dictionary: MorphologicalDictionary

  init() throws { dictionary = try TinyDictionary.dictionary() }

  @Test(
    "Each kind of word is read by its unit",
    arguments: [
      ("елка", ["ёлка ёлка NOUN,inan,femn sing,nomn"]), ("КНИГУ", ["книгу книга NOUN,inan,femn sing,accs"]),
      ("новому", ["новому новый ADJF,Qual masc,sing,datv"]),
      ("наиновейший", ["наиновейший новый ADJF,Supr,Qual masc,sing,nomn"]), ("близ", ["близ близ PREP"]),
      ("12", ["12 12 NUMB,intg"]), ("1_000", ["1_000 1_000 NUMB,intg"]), ("-3,5", ["-3,5 -3,5 NUMB,real"]),
      (".5e3", [".5e3 .5e3 NUMB,real"]), ("…", ["… … PNCT"]), ("?!", ["?! ?! PNCT"]),
      ("XIV", ["xiv xiv ROMN", "xiv xiv LATN"]), ("IIII", ["iiii iiii LATN"]), ("Reuters", ["reuters reuters LATN"]),
      ("книга-то", ["книга-то книга-то NOUN,inan,femn sing,nomn"]), ("по-новому", ["по-новому по-новому ADVB"]),
      (
        "книга-елка",
        [
          "книга-ёлка книга-ёлка NOUN,inan,femn sing,nomn", "книга-ёлка книга-ёлка NOUN,inan,femn sing,nomn",
        ]
      ),
      ("ультра-книгу", ["ультра-книгу ультра-книга NOUN,inan,femn sing,accs"]),
      ("автокниги", ["автокниги автокнига NOUN,inan,femn sing,gent"]),
      ("жукниги", ["жукниги жукнига NOUN,inan,femn sing,gent"]),
      ("бармашка", ["бармашка бармашка NOUN,inan,femn sing,nomn", "бармашка бармашый ADJF,Qual femn,sing,nomn"]),
      ("ъъъъ", ["ъъъъ ъъъъ UNKN"]), ("жблиз", ["жблиз жблиз UNKN"]),
    ])
  func units(word: String, readings: [String]) {
    #expect(dictionary.described(word) == readings)
  }

  @Test("Scores follow the corpus where it knows the word as typed, else the shares of the readings")
  func scores() {
    #expect(dictionary.described("ёлку").first == "ёлку ёлку PREP")
    #expect(dictionary.parse("ёлку").map(\.score) == [0.8, 0.2])
    #expect(dictionary.parse("елку").map(\.score) == [0.5, 0.5])
    #expect(dictionary.parse("бармашка").map(\.score).reduce(0, +) == 1)
  }

  @Test("A single capital is a first name or a patronymic, in six cases and two genders")
  func initials() {
    let readings = dictionary.parse("А")
    #expect(readings.count == 24)
    #expect(dictionary.text(of: readings[0].tag) == "NOUN,anim,masc,Sgtm,Name,Fixd,Abbr,Init sing,nomn")
    #expect(dictionary.text(of: readings[23].tag) == "NOUN,anim,femn,Sgtm,Patr,Fixd,Abbr,Init sing,loct")
    #expect(dictionary.described("а") == ["а а UNKN"])
  }

  @Test(
    "A form is found that keeps what need not change",
    arguments: [
      ("книгу", Grammeme.genitive, "книги"), ("ультра-книгу", .nominative, "ультра-книга"),
      ("автокнигу", .nominative, "автокнига"), ("книгу-елку", .genitive, "книги-ёлки"),
      ("книгу-то", .nominative, "книга-то"), ("бармашка", .accusative, "бармашку"), ("12", .nominative, "-"),
    ])
  func inflection(word: String, need: Grammeme, form: String) throws {
    let parse = try #require(dictionary.parse(word).first)
    #expect(dictionary.inflect(parse, to: GrammemeSet([need]))?.word ?? "-" == form)
  }

  @Test("Prefixes within prefixes end, however many there are")
  func deepPrefixes() {
    let word = String(repeating: "небез", count: 40)
    #expect(!dictionary.parse(word).isEmpty)
  }

  @Test("A missing or damaged section is named")
  func damage() {
    var files = TinyDictionary.files()
    files["words.dawg"] = nil
    #expect(throws: MorphologyError.missing(section: "words.dawg")) { try TinyDictionary.dictionary(files) }
    files = TinyDictionary.files()
    files["suffixes.json"] = Array("{".utf8)
    #expect(throws: MorphologyError.self) { try TinyDictionary.dictionary(files) }
    files = TinyDictionary.files()
    files["morphology.tables"] = [1, 2, 3]
    #expect {
      try TinyDictionary.dictionary(files)
    } throws: {
      "\($0)" == "section 'morphology.tables' of the morphological dictionary is damaged: it is too short; "
        + "run `dateline models build` to make the pack again"
    }
  }

  @Test("A cut table never reads outside its section")
  func cutTables() throws {
    let files = TinyDictionary.files()
    let (name, bytes) = try MorphologicalDictionary.compileTables { files[$0] }
    for length in stride(from: 0, to: bytes.count - 8, by: 8) {
      var cut = files
      cut[name] = Array(bytes[..<length])
      #expect(throws: MorphologyError.self) { try TinyDictionary.dictionary(cut) }
    }
  }
}

@Suite("Grammemes and features")
struct MorphologyFeatureTests {
  @Test("Grammemes keep their OpenCorpora codes")
  func codes() {
    #expect(Set(Grammeme.allCases.map(\.code)).count == Grammeme.allCases.count)
    #expect(Grammeme.commonGender.code == "ms-f")
    #expect(Grammeme.unknown.code == "UNKN")
    #expect(Grammeme.surname.code == "Surn")
    #expect(Grammeme.prepositional2.code == "loc2")
    #expect(Grammeme.firstPerson.code == "1per")
  }

  @Test("Sets of grammemes behave as sets over all 128 places")
  func sets() {
    let first: GrammemeSet = [.noun, .unknown, .genitive]
    #expect(first.contains(.unknown) && !first.contains(.verb))
    #expect(first.isSuperset(of: [.unknown]) && !first.isSuperset(of: [.unknown, .verb]))
    #expect(first.symmetricDifference([.noun, .verb]) == [.unknown, .genitive, .verb])
    #expect(first.count == 3)
    #expect(GrammemeSet(Grammeme.allCases).count == Grammeme.allCases.count)
  }

  @Test("Features are equal when all are, and what the dictionary can not say is not forgotten")
  func features() {
    #expect(UniversalFeatures("Case=Gen|Number=Sing") == UniversalFeatures("Number=Sing|Case=Gen"))
    #expect(UniversalFeatures("_") == UniversalFeatures())
    #expect(UniversalFeatures("Polarity=Neg") != UniversalFeatures())
    #expect(UniversalFeatures("Variant=Short") != UniversalFeatures("Variant=Brev"))
    #expect(UniversalFeatures("Case=Gen|Voice=Act").agreement(with: UniversalFeatures("Case=Gen|Voice=Act")) == 1)
    #expect(UniversalPartOfSpeech("PROPN") == .properNoun)
    #expect(UniversalPartOfSpeech("nonsense") == .other)
  }

  @Test(
    "Words are lower-cased for look-up",
    arguments: [
      ("Ёлка", "ёлка"), ("МИД-то", "мид-то"), ("Ђура", "ђура"), ("ҐАНОК", "ґанок"), ("ŠKODA", "škoda"),
      ("дом", "дом"), ("ЩУКА", "щука"), ("Ѣ", "ѣ"), ("", ""), ("🇷🇺А", "🇷🇺а"),
    ])
  func lowerCase(word: String, lowered: String) {
    #expect(LowerCase.of(word) == lowered)
  }

  @Test("The recent cache stays within its bounds and gives what was made")
  func cache() {
    var cache = RecentCache<Int, Int>(capacity: 10)
    for round in 0..<3 {
      for key in 0..<100 { #expect(cache.value(key) { key * 2 } == key * 2, "round \(round)") }
      #expect(cache.count <= 10)
    }
    var made = 0
    _ = cache.value(99) {
      made += 1
      return 0
    }
    #expect(made == 0, "the last key is remembered")
  }
}
