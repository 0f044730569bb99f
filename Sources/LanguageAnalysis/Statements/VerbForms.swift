/// The forms of a Russian verb in which it attributes speech: past, third person, and the gerund.
///
/// By the rules of the two conjugations alone; some forms that no speaker would use come with them, which does not
/// matter where words are only compared.
enum VerbForms {
  static func forms(of infinitive: String) -> [String] {
    if infinitive.hasSuffix("ся") {
      return plain(String(infinitive.dropLast(2))).map { form in
        form.last.map { "аеиоуыэюя".contains($0) } ?? false ? form + "сь" : form + "ся"
      } + [String(infinitive.dropLast(3)) + "вшись"]
    }
    return plain(infinitive)
  }

  private static func plain(_ infinitive: String) -> [String] {
    let stem = String(infinitive.dropLast(2))
    let past = ["л", "ла", "ло", "ли"].map { stem + $0 }
    return past + present(infinitive, stem) + [stem + "в", stem + "вши"]
  }

  private static func present(_ infinitive: String, _ stem: String) -> [String] {
    if infinitive.hasSuffix("овать") {
      return ["ует", "уют", "уя", "ую"].map { String(infinitive.dropLast(5)) + $0 }
    }
    if infinitive.hasSuffix("нуть") { return ["ет", "ут"].map { String(stem.dropLast()) + $0 } }
    if infinitive.hasSuffix("ить") {
      let root = String(stem.dropLast())
      let isHushed = root.last.map { "жшчщ".contains($0) } ?? false
      return (["ит", "я"] + (isHushed ? ["ат", "а"] : ["ят", "ю"])).map { root + $0 }
    }
    return ["ет", "ют", "я", "ю"].map { stem + $0 }
  }
}
