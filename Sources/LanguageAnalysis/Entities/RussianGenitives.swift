/// The genitive of names of countries, for names such as `правительство Чили`.
enum RussianGenitives {
  /// By the ending alone, which suffices for countries: `Россия` России, `Китай` Китая, `Нидерланды` Нидерландов.
  static func genitive(_ country: String) -> String {
    if country.contains(" ") { return irregular[country] ?? country }
    if country.allSatisfy(\.isUppercase) { return country }
    for (ending, genitive) in endings where country.hasSuffix(ending) {
      return country.dropLast(ending.count) + genitive
    }
    guard let last = country.last, !"аеиоуыэюя".contains(last) else { return country }
    return country + "а"
  }

  private static let endings = [
    ("ия", "ии"), ("ка", "ки"), ("га", "ги"), ("ша", "ши"), ("ея", "еи"), ("ня", "ни"), ("а", "ы"), ("ины", "ин"),
    ("ы", "ов"),
    ("ай", "ая"), ("ль", "ля"), ("ий", "ия"),
  ]
  private static let irregular = [
    "Южная Корея": "Южной Кореи", "Северная Македония": "Северной Македонии", "Новая Зеландия": "Новой Зеландии",
    "Саудовская Аравия": "Саудовской Аравии", "Южная Осетия": "Южной Осетии",
    "Босния и Герцеговина": "Боснии и Герцеговины",
  ]
}
