import Articles
import Testing

@testable import LanguageAnalysis

@Suite("Meetings")
struct MeetingTests {
  /// The meetings as `kind status date: mentions`, seen from Saturday, 3 January 2026.
  private func events(_ text: String) -> [String] {
    let article = analyzed(text, published: "2026-01-03")
    let table = article.layer("meetings")
    return (0..<table.count).map { row in
      "\(table.text(0, row)!) \(table.text(1, row)!) \(table.text(6, row) ?? "-"): "
        + table.spans(2, row).map { String(text[$0]) }.joined(separator: ", ")
    }
  }

  @Test(
    "Each clause tells how its meeting stands",
    arguments: [
      ("Встреча министров 2 января не состоялась.", ["meeting cancelled 2026-01-02: Встреча"]),
      ("Переговоры послов сорвались.", ["talks cancelled -: Переговоры"]),
      ("Заседание комиссии перенесено.", ["session cancelled -: Заседание"]),
      ("Рабочая группа соберется 18 марта.", ["session planned 2026-03-18: соберется"]),
      ("Иван Петров созвонился с Петром Сидоровым.", ["call held -: созвонился"]),
      (
        "Накануне состоялся телефонный разговор Ивана Петрова с Петром Сидоровым.",
        ["call held 2026-01-02: телефонный разговор"]
      ),
      ("Иван Петров встретился с Петром Сидоровым.", ["meeting held -: встретился"]),
      ("Иван Петров не встретился с Петром Сидоровым.", ["meeting cancelled -: встретился"]),
      ("Иван Петров прибыл с визитом в Чили.", ["visit held -: визитом"]),
      ("Иван Петров намерен встретиться с Петром Сидоровым.", ["meeting planned -: встретиться"]),
      ("Чили ведет переговоры с Перу.", ["talks ongoing -: переговоры"]),
      ("В Чили готовится встреча послов.", ["meeting planned -: встреча"]),
      (
        "Переговоры послов завершились, а встреча министров состоится 6 января.",
        ["talks held -: Переговоры", "meeting planned 2026-01-06: встреча"]
      ),
      ("Посол рассказал о встрече с министром, которая прошла 2 января.", ["meeting held 2026-01-02: встрече"]),
    ])
  func statuses(text: String, expected: [String]) {
    #expect(events(text) == expected)
  }

  @Test(
    "Papers on meetings, meetings in general and matches are none",
    arguments: [
      "Повестку заседания прислали вовремя.", "Газета напечатала отчет о совещании.", "Стороны призвали к переговорам.",
      "Он не видит возможности переговоров.", "На пресс-конференции он молчал.",
      "Встреча завершилась со счетом 2:1 в пользу сборной Чили.", "Он готов к переговорам.",
      "Он сидел в зале заседаний.",
    ])
  func nothing(text: String) {
    #expect(events(text).isEmpty)
  }

  /// The participants and the place of the first meeting.
  private func parties(_ text: String) -> String {
    let article = analyzed(text, published: "2026-01-03")
    let (table, entities) = (article.layer("meetings"), article.layer("entities"))
    guard table.count > 0 else { return "none" }
    let names = table.indices(3, 0).compactMap { entities.text(0, $0) }.joined(separator: ", ")
    return names + (table.integer(4, 0).flatMap { entities.text(0, $0) }.map { " in " + $0 } ?? "")
  }

  @Test(
    "Parties are gathered from how the words are built",
    arguments: [
      ("Иван Петров встретился с Петром Сидоровым в Киеве.", "Иван Петров, Петр Сидоров in Киев"),
      ("В Киеве состоялась встреча Ивана Петрова с Петром Сидоровым.", "Иван Петров, Петр Сидоров in Киев"),
      ("Переговоры между Чили и Перу завершились.", "Чили, Перу"),
      ("В переговорах приняли участие представители Дании, Чили, а также НАТО.", "Дания, Чили, НАТО"),
      ("Состоялось совещание с участием Ивана Петрова.", "Иван Петров"),
      ("Чили ведет переговоры с Перу.", "Чили, Перу"),
      ("Встреча послов Чили и Перу состоится в Париже.", "Чили, Перу in Париж"),
      ("Иван Петров прибыл с визитом в Чили.", "Иван Петров in Чили"),
      ("Как сообщил Иван Петров, встреча Дании и Чили состоялась.", "Дания, Чили"),
    ])
  func participants(text: String, expected: String) {
    #expect(parties(text) == expected)
  }

  @Test(
    "Mentions of one event are one",
    arguments: [
      (
        "Иван Петров встретился с Петром Сидоровым. Встреча прошла в Киеве 2 января. После беседы оба молчали.",
        ["meeting held 2026-01-02: встретился, Встреча, беседы"]
      ),
      (
        "Встреча послов прошла 2 января. Новая встреча состоится 9 января.",
        ["meeting held 2026-01-02: Встреча", "meeting planned 2026-01-09: встреча"]
      ),
      ("Иван Петров прибыл в Чили для переговоров с Перу 2 января.", ["talks held 2026-01-02: прибыл, переговоров"]),
    ])
  func merging(text: String, expected: [String]) {
    #expect(events(text) == expected)
  }
}
