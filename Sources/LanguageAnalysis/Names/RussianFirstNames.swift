/// The first names that Russian news use most, with the forms that the rules of declension give them.
struct RussianFirstNames: Sendable {
  /// The gender of the bearer.
  enum Gender: Sendable { case male, female }
  private let forms: [String: (name: String, gender: Gender)]

  static let standard = RussianFirstNames(
    male: """
      Александр Алексей Анатолий Андрей Антон Аркадий Арсений Артем Артур Борис Вадим Валентин Валерий Василий Виктор
      Виталий Владимир Владислав Всеволод Вячеслав Геннадий Георгий Герман Глеб Григорий Давид Даниил Денис Дмитрий
      Евгений Егор Иван Игорь Ильдар Иосиф Кирилл Константин Лев Леонид Максим Марат Марк Михаил Мустафа Николай Олег
      Павел Петр Рамзан Рашид Ринат Роман Руслан Рустем Савелий Семен Сергей Станислав Степан Тарас Тимур Федор Филипп
      Эдуард Юрий Яков Ярослав Дональд Джо Джозеф Джон Джордж Джеймс Майкл Роберт Ричард Уильям Томас Дэвид Билл Барак
      Эммануэль Франсуа Николя Жак Жан Олаф Фридрих Герхард Хельмут Ангус Борис Тони Гордон Дэвид Кир Реджеп Ахмет
      Мохаммед Махмуд Башар Хасан Саддам Биньямин Беньямин Ариэль Шимон Эхуд Виктор Дональд Лех Ярослав Анджей Александер
      Матео Сильвио Марио Педро Хосе Уго Фидель Рауль Ким Си Нарендра Синдзо Йенс Жозеп Хавьер Кофи Антониу Кевин Пол
      Стивен Джек Чарльз Генри Эдвард Марк Илон Стив Рекс Майк Карл Ганс Петер Андреас Вольфганг Себастьян Гидо
      """,
    female: """
      Александра Алла Анастасия Анна Валентина Валерия Вера Виктория Галина Дарья Евгения Екатерина Елена Елизавета
      Жанна Зинаида Инна Ирина Ксения Лариса Лидия Людмила Маргарита Марина Мария Надежда Наталья Наталия Нина Оксана
      Ольга Полина Раиса Светлана Софья Тамара Татьяна Юлия Яна Ангела Кондолиза Хиллари Мишель Тереза Маргарет Урсула
      Камала Кристин Федерика Нэнси Дженнифер Мадлен Марин Рашида Роза Эльвира Санна Кая Джорджа
      """)

  init(male: String, female: String) {
    var forms: [String: (name: String, gender: Gender)] = [:]
    for (list, gender) in [(male, Gender.male), (female, .female)] {
      for name in WordList(list).words {
        for form in Self.forms(of: Folding.folded(name), gender) where forms[form] == nil {
          forms[form] = (name, gender)
        }
      }
    }
    self.forms = forms
  }

  /// The name and gender that the folded word is a form of.
  func name(_ folded: String) -> (name: String, gender: Gender)? { forms[folded] }

  private static func forms(of name: String, _ gender: Gender) -> [String] {
    let endings: [(String, [String])] = [
      ("ия", ["ии", "ию", "ией"]), ("ий", ["ия", "ию", "ием", "ии"]), ("ья", ["ьи", "ье", "ью", "ьей"]),
      ("я", ["и", "е", "ю", "ей"]), ("а", ["ы", "и", "е", "у", "ой"]), ("й", ["я", "ю", "ем", "е"]),
      ("ь", ["я", "ю", "ем", "е"]),
    ]
    if name == "павел" || name == "лев" {
      let stem = name == "павел" ? "павл" : "льв"
      return [name] + ["а", "у", "ом", "е"].map { stem + $0 }
    }
    for (ending, others) in endings where name.hasSuffix(ending) {
      return [name] + others.map { name.dropLast(ending.count) + $0 }
    }
    guard gender == .male, let last = name.last, !"аеиоуыэюя".contains(last) else { return [name] }
    return [name] + ["а", "у", "ом", "ем", "е"].map { name + $0 }
  }
}
