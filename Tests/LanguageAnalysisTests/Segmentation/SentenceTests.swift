import Articles
import Testing

@testable import LanguageAnalysis

@Suite("Sentences")
struct SentenceTests {
  @Test(
    "Russian text falls into the sentences that the bars show",
    arguments: [
      "Он пришел.| |Она ушла.", "И т. д. и т. п.| |В общем, все газеты", "Это т. е. другое", "В 2010 г. Москва росла",
      "Это было в 2010 г.| |Он уехал", "На ул. Ленина тихо", "Писатель А. И. Герцен", "Премьер Дж. Буш",
      "Выросло на 5 млн руб. в год", "Заплатил 5 руб.| |Это много", "«Да!» – сказал он.| |И ушел",
      "«Мы готовы.| |Мы ждем», – сказал он", "Он спросил: «Как?»| |Она молчала",
      "Он сказал (тихо).| |И ушел",
      "1. Первое дело.| |2. Второе", "Мощность 10 G.| |Экипаж цел", "Что?!| |Ничего...| |Так", "Хорошо :)| |Идем",
      "Список:| |• Чили| |• Перу| |• Куба", "50 тыс. человек", "им. В. И. Ленина",
      "Он жил в XX в.| |Она – в XXI", "Сайт Лента.ру сообщил", "«Газета.Ru» пишет",
    ])
  func russian(partition: String) {
    #expect(analyzed(partition.filter { $0 != "|" }).partition("sentences") == partition)
  }

  @Test(
    "Ukrainian and English have abbreviations of their own",
    arguments: [
      ("uk", "На вул. Хрещатик тихо.| |Він пішов"), ("uk", "У 2020 р. Київ ріс"), ("uk", "Це 5 тис. грн на рік"),
      ("en", "Mr. Smith left.| |He was late"), ("en", "It was 5 p.m. in London"), ("en", "Gen. Brown and Dr. Lee met"),
    ])
  func others(language: String, partition: String) {
    #expect(analyzed(partition.filter { $0 != "|" }, language: language).partition("sentences") == partition)
  }

  @Test("A headline without a stop does not run into the text below")
  func lines() {
    #expect(
      analyzed("Заголовок без точки\nТекст начался.").words("sentences") == ["Заголовок без точки", "Текст начался."])
  }

  @Test(
    "Every decision names its rule",
    arguments: [
      ("Он. она", "lower-case"), ("ул. Мира", "abbreviation"), ("Н. Блок", "initials"), ("Да. Нет", "default"),
      ("Это 2010 г. Он", "opener"), ("1. Дело", "list-item"), ("«Да» Нет", "closing-quote"), ("Да! – сказал", "dash"),
    ])
  func explanations(text: String, rule: String) {
    var line = LineScalars()
    line.load(text.utf8.span, 0..<text.utf8.count)
    let rules = SentenceRules(
      abbreviations: .russian,
      openers: Set(SentenceOpeners.russian.split(whereSeparator: \.isWhitespace).map { WordKey($0) }))
    var splitter = SentenceSplitter(rules)
    var seen: [String] = []
    splitter.add(line) { seen.append($0.rule) }
    #expect(seen == [rule])
  }
}
