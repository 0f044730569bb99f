import Articles
import Testing

@testable import LanguageAnalysis

@Suite("Names of one entity")
struct LinkingTests {
  /// The numbers of the entities that the names are linked to, in the order of the text. `p`, `o` and `l` tell a person, an
  /// organization and a place; a name is given as it stands, and behind `=` in the nominative.
  private func links(_ names: [String]) -> [Int] {
    let kinds: [Character: String] = ["p": "person", "o": "organization", "l": "place"]
    let surfaces = names.map { String($0.dropFirst(2).prefix { $0 != "=" }) }
    let article = analyzed(surfaces.joined(separator: ". "))
    let words = ArticleWords(article)
    var table = LayerBuilder(.names)
    var start = 0
    for (name, surface) in zip(names, surfaces) {
      let normal = name.contains("=") ? String(name[name.index(after: name.firstIndex(of: "=")!)...]) : surface
      table.append([
        .integer(start), .integer(start + surface.utf8.count), .text(kinds[name.first!]!), .text(normal), .text(nil),
      ])
      start += surface.utf8.count + 2
    }
    let linked = LinkedMentions(words: words, names: table.table(), isVerb: { _ in false })
    return linked.mentions.filter { $0.form == "name" }.map(\.entity)
  }

  @Test(
    "are told by surnames, first names, initials, known aliases and descriptors",
    arguments: [
      (["p Иван Белов", "p Белов", "p Иван"], [0, 0, 0]), (["p Иван Белов", "p И. Белов"], [0, 0]),
      (["p Иван Белов", "p Иван Чернов", "p Иван", "p Чернов"], [0, 1, 2, 1]),
      (["p Белова=Белов", "p Иван Белов", "p Беловым=Белов", "p И.П. Белов"], [0, 0, 0, 0]),
      (["p Иван Белов", "p Мария Белова", "p Белову=Белов", "p Беловой=Белова"], [0, 1, 0, 1]),
      (["p Иван Белов", "p Петр Белов", "p П. Белов", "p Белов"], [0, 1, 1, 1]),
      (["p Иван Петрович Белов", "p Иван Петрович", "p Белов Иван"], [0, 0, 0]),
      (["p Доминик Рааб", "p Рабб", "p Доминика Раба"], [0, 0, 0]),
      (["p Борис Джонсон", "p Борис Донсон", "p Донсон"], [0, 0, 0]),
      (["p Абу Салах-старший", "p Абу Салах"], [0, 0]), (["p Сергей Салтыков-Ручьёв", "p Салтыкова-Ручьева"], [0, 0]),
      (["p Усама бен Ладен", "p бен Ладен", "p Ладен"], [0, 0, 0]), (["p Алена Белова", "p Алёна Белова"], [0, 0]),
      (["o Вольная лига поваров", "o ВЛП"], [0, 0]), (["o Совет по рыбной ловле", "o СРЛ"], [0, 0]),
      (["o Вольная лига", "o ВЛП"], [0, 1]), (["o Европейский союз", "o Евросоюз", "o ЕС"], [0, 0, 0]),

      (["o МИД Польши", "o МИД", "o польский МИД", "o МИД Чили", "o МИД"], [0, 0, 0, 1, 1]),
      (["o Министерство иностранных дел", "o МИД"], [0, 0]), (["o холдинг Ручей-Мост", "o Ручей-Мост"], [0, 0]),
      (["l Британия", "l Соединенного Королевства", "l Англии=Англия"], [0, 0, 0]),
      (["l Британия", "l Англия", "l Шотландия"], [0, 1, 2]),
      (["l Российская Федерация", "l Россия", "o Россия"], [0, 0, 1]), (["l Республика Чили", "l Чили"], [0, 0]),
      (["p Белов", "o Белов"], [0, 1]),
    ])
  func linking(names: [String], entities: [Int]) {
    #expect(links(names) == entities)
  }
}
