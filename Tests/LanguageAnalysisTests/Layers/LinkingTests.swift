import Testing

@testable import LanguageAnalysis

@Suite("Names of one entity")
struct LinkingTests {
  /// The numbers of the entities that the names are linked to, full names first as the linker meets them.
  private func links(_ names: [String]) -> [Int] {
    var known = KnownNames()
    var count = 0
    return names.map { name in
      let kinds: [Character: String] = ["p": "person", "o": "organization", "l": "place"]
      let (kind, normal) = (kinds[name.first ?? "p"] ?? "", String(name.dropFirst(2)))
      let found = known.entity(kind, normal)?.entity
      let entity = found ?? count
      if found == nil { count += 1 }
      known.add(kind, normal, entity)
      return entity
    }
  }

  @Test(
    "are told by surnames, first names, initials, known aliases and descriptors",
    arguments: [
      (["p Иван Белов", "p Белов", "p Иван"], [0, 0, 0]), (["p Иван Белов", "p И. Белов"], [0, 0]),
      (["p Иван Белов", "p Иван Чернов", "p Иван", "p Чернов"], [0, 1, 2, 1]),
      (["p Усама бен Ладен", "p бен Ладен", "p Ладен"], [0, 0, 0]), (["p Алена Белова", "p Алёна Белова"], [0, 0]),
      (["o Вольная лига поваров", "o ВЛП"], [0, 0]), (["o Совет по рыбной ловле", "o СРЛ"], [0, 0]),
      (["o Вольная лига", "o ВЛП"], [0, 1]), (["o Европейский союз", "o Евросоюз", "o ЕС"], [0, 0, 0]),
      (["l Российская Федерация", "l Россия", "o Россия"], [0, 0, 1]), (["l Республика Чили", "l Чили"], [0, 0]),
      (["p Белов", "o Белов"], [0, 1]),
    ])
  func linking(names: [String], entities: [Int]) {
    #expect(links(names) == entities)
  }
}
