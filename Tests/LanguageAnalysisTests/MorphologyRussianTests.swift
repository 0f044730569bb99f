import Testing

@testable import LanguageAnalysis

@Suite("Russian words, in the real dictionary", .enabled(if: RealDictionary.shared != nil, "\(RealDictionary.note)"))
struct MorphologyRussianTests {
  let dictionary = RealDictionary.shared!

  @Test(
    "The first reading is the expected one",
    arguments: [
      ("партнеров", "партнёров партнёр NOUN,anim,masc plur,gent"),
      ("стали", "стали стать VERB,perf,intr plur,past,indc"), ("Нью-Йорке", "нью-йорке нью-йорк"),
      ("бутявкой", "бутявкой бутявка NOUN,inan,femn sing,ablt"),
      ("псевдокошка", "псевдокошка псевдокошка NOUN,anim,femn sing,nomn"),
      ("смотри-ка", "смотри-ка смотреть-ка VERB,impf,tran sing,impr,excl"),
      ("по-нанайски", "по-нанайски по-нанайски ADVB"), ("наикрасивейший", "наикрасивейший красивый ADJF,Supr,Qual"),
    ])
  func first(word: String, reading: String) {
    #expect(dictionary.described(word).first?.hasPrefix(reading) == true, "\(dictionary.described(word))")
  }

  @Test(
    "Lemmas follow the tagger",
    arguments: [
      ("стали", "NOUN", "Animacy=Inan|Case=Gen|Gender=Fem|Number=Sing", "сталь"),
      ("стали", "VERB", "Aspect=Perf|Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Act", "стать"),
      ("Премьером", "NOUN", "Animacy=Anim|Case=Ins|Gender=Masc|Number=Sing", "премьер"),
      ("ёлки", "NOUN", "Animacy=Inan|Case=Gen|Gender=Fem|Number=Sing", "елка"),
      ("была", "AUX", "Aspect=Imp|Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", "быть"),
    ])
  func lemmas(word: String, partOfSpeech: String, features: String, lemma: String) {
    let lemmatizer = Lemmatizer(dictionary)
    for _ in 0..<2 {
      #expect(
        lemmatizer.lemma(of: word, UniversalPartOfSpeech(partOfSpeech), UniversalFeatures(features)) == lemma)
    }
  }

  @Test(
    "Whatever is asked, there is an answer", arguments: ["", " ", "\u{0}", "ё", "-", "а-", "-а", "é", "🙂", "а\u{301}"])
  func odd(word: String) {
    for parse in dictionary.parse(word) {
      _ = dictionary.normalForm(of: parse)
      _ = dictionary.lexeme(of: parse)
      _ = dictionary.inflect(parse, to: [.genitive])
    }
    #expect(!dictionary.parse(word).isEmpty)
  }
}
