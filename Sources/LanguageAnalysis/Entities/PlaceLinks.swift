/// Links the names of places: one name in all its cases, and the other names of countries.
struct PlaceLinks {
  /// - Complexity: O(number of names).
  static func link(_ rows: [NameRow], in groups: inout NameGroups, _ countries: CountryNames) {
    var known: [String: Int] = [:]
    defer { linkPart("англия", of: "Великобритания", unless: ["шотландия", "уэльс"], known, &groups) }
    for name in rows.indices where rows[name].kind == "place" {
      let words = withoutKind(rows[name].words)
      var keys = ["=" + words.joined(separator: " ")]
      var rule = "equal-name"
      if let country = countries.country(words) ?? countries.country(rows[name].surface) {
        keys = ["country " + country]
        if rows[name].words.joined(separator: " ") != Folding.folded(country) { rule = "other-name-of-country" }
      } else {
        keys.append(words.map(CaseStems.crude).joined(separator: " "))
      }
      if let same = keys.lazy.compactMap({ known[$0] }).first {
        groups.link(name, same, rule)
      }
      for key in keys + ["=" + words.joined(separator: " ")] where known[key] == nil { known[key] = name }
    }
  }

  /// Links the part of a country that newspapers name for the whole, unless the article tells the parts apart.
  private static func linkPart(
    _ part: String, of country: String, unless others: [String], _ known: [String: Int], _ groups: inout NameGroups
  ) {
    guard let part = known["=" + part], let whole = known["country " + country],
      !others.contains(where: { known["=" + $0] != nil })
    else { return }
    groups.link(part, whole, "part-for-country")
  }

  /// `г. Москва` and `Москва` are one place.
  private static func withoutKind(_ words: [String]) -> [String] {
    words.count > 1
      && ["республика", "государство", "г.", "г", "город", "гор", "гор.", "штат", "остров", "село", "поселок"].contains(
        words[0])
      ? Array(words.dropFirst(words[1] == "." && words.count > 2 ? 2 : 1)) : words
  }
}
