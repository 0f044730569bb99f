import Testing

@testable import LanguageAnalysis

@Suite("Where names begin and end")
struct ReachRepairTests {
  @Test(
    "Bullets and commas part names",
    arguments: [
      ("{l Монако • Намибия • Чили}", "{l Монако} • {l Намибия} • {l Чили}"),
      ("забили {p Белов, Чернов}", "забили {p Белов}, {p Чернов}"),
      ("{o Рога, Копыта}", "{o Рога, Копыта}"), ("{l • Чили}", "• {l Чили}"),
    ])
  func enumeration(before: String, after: String) {
    #expect(repaired(before, by: .enumeration) == after)
  }

  @Test(
    "Marks without a partner fall off",
    arguments: [
      ("({p Белов)} пришел", "({p Белов}) пришел"), ("{o ВЛК (}Вольная лига)", "{o ВЛК} (Вольная лига)"),
      ("«{o Заря»} растет", "«{o Заря}» растет"), ("{o Лига (север)}", "{o Лига (север)}"), ("{o (}", "("),
    ])
  func brackets(before: String, after: String) {
    #expect(repaired(before, by: .brackets) == after)
  }

  @Test(
    "A name and its other name in brackets are two",
    arguments: [
      ("{o Вольная лига (ВЛ)} растет", "{o Вольная лига} ({o ВЛ}) растет"),
      ("{o Вольная лига} (ВЛ)", "{o Вольная лига} ({o ВЛ})"),
      ("{p Джон Смит} (John Smith) пришел", "{p Джон Смит} ({p John Smith}) пришел"),
      ("{o Колледж} (King College, KC)", "{o Колледж} ({o King College}, {o KC})"),
      ("{p Белов} (Чили)", "{p Белов} (Чили)"), ("{p Белов} (вчера)", "{p Белов} (вчера)"),
      ("{o Лига} (см. ниже)", "{o Лига} (см. ниже)"),
    ])
  func alias(before: String, after: String) {
    #expect(repaired(before, by: .alias) == after)
  }

  @Test(
    "Of a descriptor with a quotation the quotation is the name",
    arguments: [
      ("{o ОАО «Заря»} растет", "ОАО «{o Заря}» растет"), ("{o Концерн «Заря}»", "Концерн «{o Заря}»"),
      ("{o «Заря»}", "«{o Заря}»"), ("{o \"Заря\"}", "\"{o Заря}\""),
      ("{o Русской службе «Зари}»", "{o Русской службе} «{o Зари}»"),
    ])
  func quotedName(before: String, after: String) {
    #expect(repaired(before, by: .quotedName, tags: "службе=служба/NOUN") == after)
  }

  @Test(
    "A name that begins a quotation of a few words is all of it",
    arguments: [
      ("«{o Союз} вольных поваров» растет", "«{o Союз вольных поваров}» растет"),
      ("«{o Союз} растет» – сказал он", "«{o Союз} растет» – сказал он"),
      ("\"{o Союз} пострадавших поваров\"", "\"{o Союз пострадавших поваров}\""),
    ])
  func wholeQuotation(before: String, after: String) {
    let tags = "растет=расти/VERB/VerbForm=Fin пострадавших=пострадать/VERB/VerbForm=Part"
    #expect(repaired(before, by: .wholeQuotation, tags: tags) == after)
  }

  @Test("Small words before a surname belong to it")
  func particles() {
    #expect(repaired("трактат ибн {p Рушда}", by: .particles) == "трактат {p ибн Рушда}")
    #expect(repaired("доклад для {o Лиги}", by: .particles) == "доклад для {o Лиги}")
  }

  @Test(
    "A purpose belongs to the body that has it",
    arguments: [
      ("{o Комитет} по рыбной ловле сообщил", "{o Комитет по рыбной ловле} сообщил"),
      ("{o Комитет} по правам и делам сообщил", "{o Комитет по правам и делам} сообщил"),
      ("{o Суд} по делу сообщил", "{o Суд} по делу сообщил"), ("{o Заря} по рыбной ловле", "{o Заря} по рыбной ловле"),
    ])
  func purpose(before: String, after: String) {
    let tags = """
      рыбной=рыбный/ADJ/Case=Dat ловле=ловля/NOUN/Case=Dat правам=право/NOUN/Case=Dat и=и/CCONJ \
      делам=дело/NOUN/Case=Dat делу=дело/NOUN/Case=Dat сообщил=сообщить/VERB Комитет=комитет/NOUN Суд=суд/NOUN
      """

    #expect(repaired(before, by: .purpose, tags: tags) == after)
  }

  @Test("The adjective of a country belongs to its ministry")
  func demonym() {
    let tags = "чилийский=чилийский/ADJ новый=новый/ADJ"
    #expect(repaired("чилийский {o МИД} ответил", by: .demonym, tags: tags) == "{o чилийский МИД} ответил")
    #expect(repaired("новый {o МИД} ответил", by: .demonym, tags: tags) == "новый {o МИД} ответил")
    #expect(repaired("чилийский {o Союз} ответил", by: .demonym, tags: tags) == "чилийский {o Союз} ответил")
  }
}
