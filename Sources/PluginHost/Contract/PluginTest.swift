public import Articles

/// A test that a plugin carries: one article or a whole small archive, and the rows it must give.
public struct PluginTest: Hashable, Sendable {
  public var name: String
  /// The only article, or all of the archive in any order.
  public var articles: [Article]
  /// Whether the plugin's archive stage runs, too, behind the article stages.
  public var isArchive: Bool
  public var options: [String: OptionValue]
  /// The expected rows of each table named, in order.
  public var expected: [Expectation]
  /// Whether further rows may stand between and around the expected ones.
  public var contains: Bool

  public struct Expectation: Hashable, Sendable {
    public var table: String
    public var rows: [[Field]]
  }

  public struct Field: Hashable, Sendable {
    public var column: String
    /// For a column of type evidence, and for `at`, the words.
    public var value: Cell
  }
}
