internal import Articles

/// A name of the article on its way to an entity.
struct NameRow {
  /// The place in the layer `names`.
  var row: Int
  var span: TextSpan
  var tokens: Range<Int>
  var kind: String
  /// The name in the nominative, and its folded words without quotation marks.
  var normal: String
  var words: [String]
  /// The folded words as they stand.
  var surface: [String]
  /// What found the name.
  var finder: String?

  /// Whether the name stands in the nominative, as far as its form tells.
  var isNominative: Bool { words == surface }

  init(_ names: LayerTable, _ row: Int, _ words: ArticleWords) {
    self.row = row
    span = names.span(row)
    tokens = words.tokens(in: span)
    kind = names.text(2, row) ?? "person"
    normal = names.text(3, row) ?? String(words.text[span])
    self.words = Self.folded(normal)
    surface = Self.folded(String(words.text[span]))
    finder = names.text(4, row)
    if self.words.isEmpty { self.words = [Folding.folded(normal)] }
  }

  private static func folded(_ name: String) -> [String] {
    Folding.folded(name).split { $0.isWhitespace || "«»\"“”„()".contains($0) }.map(String.init)
  }
}

/// Names that are gathered to entities: each name stands alone until it is linked to another.
struct NameGroups {
  private var parents: [Int]
  /// What linked each name to one before it.
  private(set) var rules: [String]

  init(count: Int) {
    parents = Array(0..<count)
    rules = Array(repeating: "first-mention", count: count)
  }

  /// Makes `name` and `other` one entity by the rule named `rule`.
  mutating func link(_ name: Int, _ other: Int, _ rule: String) {
    let (left, right) = (root(name), root(other))
    if left == right { return }
    rules[name] = rule
    parents[left] = right
  }

  /// The name that stands for the entity of `name`.
  ///
  /// - Complexity: almost constant over all calls.
  mutating func root(_ name: Int) -> Int {
    var root = name
    while parents[root] != root { root = parents[root] }
    var at = name
    while parents[at] != root { (at, parents[at]) = (parents[at], root) }
    return root
  }
}
