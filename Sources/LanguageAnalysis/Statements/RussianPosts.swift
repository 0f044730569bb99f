/// The words of posts, so that one post is known under its several names.
enum RussianPosts {
  /// Kinds of post that have several names: a word of each list stands for the kind.
  private static let names: [(kind: String, beginnings: [String])] = [
    ("#foreign", ["мид", "иностранн", "внешнеполитич", "дипломати", "госсекретар"]),
    ("#defense", ["минобороны", "оборон"]), ("#interior", ["мвд", "внутренн"]), ("#finance", ["минфин", "финанс"]),
    ("#premier", ["премьер", "правительств", "кабинет", "кабмин"]), ("#state", ["президент", "государств", "стран"]),
    ("#city", ["мэр", "градоначальник", "градоглав"]),
  ]
  /// The kinds.
  static let kinds = Set(names.map(\.kind))

  /// The beginnings of the words of a post, with the kinds it is of.
  static func stems(_ post: String) -> [String] {
    let words = post.split(whereSeparator: { $0 == " " || $0 == "-" }).map { Folding.folded($0) }
    let kinds = names.filter { name in words.contains { word in name.beginnings.contains { word.hasPrefix($0) } } }
    return words.filter { $0.count > 2 }.map { stem($0) } + kinds.map(\.kind)
  }

  private static func stem(_ word: String) -> String { String(word.prefix(max(3, min(6, word.count - 2)))) }
}
