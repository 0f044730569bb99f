/// What ``HeadingFinder`` looks at in a line that is no longer than a heading may be.
struct LineShape {
  let isFirst: Bool
  /// Whether blank lines set the line apart (or line breaks, where the article has no blank lines).
  let isApart: Bool
  let isTitle: Bool
  private(set) var scalars = 0
  private(set) var words = 0
  private(set) var digits = 0
  private(set) var beginsAsItem = false
  private(set) var beginsSmall = false
  private(set) var beginsWithLabel = false
  private(set) var hasAddress = false
  /// Whether a sentence ends within the line and another one begins.
  private(set) var hasInnerEnd = false
  /// Whether the line ends with a mark that headings do not end with.
  private(set) var endsAsSentence = false

  /// Whether the line can be what a heading heads.
  var isProse: Bool { scalars >= 60 || endsAsSentence || hasInnerEnd }

  private static let labels: Set<String> = [
    "фото", "видео", "источник", "автор", "текст", "читайте", "смотрите", "подписывайтесь", "теги", "фотография",
    "иллюстрация", "время", "опубликовано", "обновлено", "джерело", "відео", "читайте", "світлина", "photo", "video",
    "source", "by", "read", "tags",
  ]

  init(_ line: Substring, isFirst: Bool, isApart: Bool, title: String?) {
    self.isFirst = isFirst
    self.isApart = isApart
    isTitle = isFirst && title != nil && Self.folded(line) == title
    let all = Array(line.unicodeScalars)
    let traits = all.map { Self.traits($0) }
    scalars = all.count
    guard let first = all.first, let last = all.last else { return }
    for place in all.indices {
      if traits[place].contains(.digit) { digits += 1 }
      let isLetter = traits[place].contains(.letter)
      if isLetter, place == 0 || !(traits[place - 1].contains(.letter) || traits[place - 1].contains(.dash)) {
        words += 1
      }
      if place + 2 < all.count, place >= 2, traits[place].contains(.ending), traits[place + 1].contains(.space),
        traits[place + 2].contains(.upper), traits[place - 1].contains(.lower), traits[place - 2].contains(.letter)
      {
        hasInnerEnd = true
      }
    }
    let isMarked = traits[0].contains(.dash) || "•*·▪■●◆►○+#>|".unicodeScalars.contains(first)
    beginsAsItem = isMarked || Self.isNumbered(all, traits)
    beginsSmall = traits[0].contains(.lower)
    let word = String(String.UnicodeScalarView(all.prefix { Self.traits($0).contains(.letter) })).lowercased()
    let behind = all.dropFirst(word.unicodeScalars.count).first
    beginsWithLabel = Self.labels.contains(word) && (behind == ":" || word == "подписывайтесь")
    let start = String(String.UnicodeScalarView(all))
    hasAddress = start.contains("://") || start.contains("www.") || start.contains("@")
    endsAsSentence = Self.endsAsSentence(all, traits, last)
  }

  private static func traits(_ scalar: Unicode.Scalar) -> ScalarTraits {
    scalar.value < ScalarTraits.tableEnd
      ? ScalarTraits.table[Int(scalar.value)] : ScalarTraits.computed(scalar.value)
  }

  /// `1.`, `2)`, `12. `.
  private static func isNumbered(_ all: [Unicode.Scalar], _ traits: [ScalarTraits]) -> Bool {
    let digits = traits.prefix { $0.contains(.digit) }.count
    guard (1...3).contains(digits), digits < all.count else { return false }
    return all[digits] == "." || all[digits] == ")"
  }

  /// A question can be a heading; `"…"` with an end within, and every other mark that closes a sentence, can not.
  private static func endsAsSentence(
    _ all: [Unicode.Scalar], _ traits: [ScalarTraits], _ last: Unicode.Scalar
  ) -> Bool {
    let opensQuote = "\"«„“".unicodeScalars.contains(all[0])
    if last == "?" { return opensQuote }
    if ".!…:;,".unicodeScalars.contains(last) { return true }
    let closes = "\"»”".unicodeScalars.contains(last)
    return closes && all.count > 1 && (traits[all.count - 2].contains(.ending) || all[all.count - 2] == ",")
  }

  /// `line` for comparison: small letters and digits only, ё as е.
  static func folded(_ line: some StringProtocol) -> String {
    String(
      String.UnicodeScalarView(
        line.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || traits($0).contains(.digit) }
          .map { $0 == "ё" ? "е" : $0 }))
  }
}
