public import Articles

/// The place in an article that proves a row: the words themselves and the sentence they stand in.
public struct Evidence: Hashable, Sendable {
  /// The article the place is in; nil for the article the row was made from. Rows of an archive stage always name it.
  public var article: Int64?
  /// The words, in UTF-8 bytes of the article's text.
  public var span: TextSpan
  /// The sentence (or sentences) around the words.
  public var sentence: TextSpan
  public init(article: Int64? = nil, span: TextSpan, sentence: TextSpan) {
    self.article = article
    self.span = span
    self.sentence = sentence
  }
}

/// One value of a row.
public enum Cell: Hashable, Sendable {
  case null
  case text(String)
  case integer(Int64)
  case real(Double)
  /// For columns of type `evidence`.
  case evidence(Evidence)
}

/// One row that a plugin emitted.
public struct PluginRow: Hashable, Sendable {
  /// The place of the table in the plugin's manifest.
  public var table: Int
  /// One value a column, in the order of the table's columns.
  public var cells: [Cell]
  /// What `at` named; nil where the plugin gave no evidence.
  public var evidence: Evidence?
  public init(table: Int, cells: [Cell], evidence: Evidence? = nil) {
    self.table = table
    self.cells = cells
    self.evidence = evidence
  }
}

/// How a plugin ended on an article.
public enum PluginStatus: String, Hashable, Sendable, CaseIterable {
  /// Done, with rows.
  case ok
  /// Done, without rows.
  case empty
  /// The plugin, or a plugin it requires, raised an error.
  case error
  /// The plugin ran past its time.
  case timeout
  /// The plugin needed more memory than it may have.
  case memory
  /// The process that ran the plugin died.
  case crashed

  /// Whether the rows of the run count.
  public var isSuccess: Bool { self == .ok || self == .empty }
}

/// What went wrong, and where in the plugin.
public struct PluginFailure: Hashable, Sendable {
  /// What happened, in one line.
  public var message: String
  /// `file:line` in the plugin, where it is known.
  public var place: String?
  /// The Lua functions on the stack, innermost first, one a line; Lua frames only.
  public var traceback: String
  /// The sentence of the article that the plugin was looking at, where it is known.
  public var sentence: TextSpan?
  public init(message: String, place: String? = nil, traceback: String = "", sentence: TextSpan? = nil) {
    self.message = message
    self.place = place
    self.traceback = traceback
    self.sentence = sentence
  }
}

/// What one plugin made of one article.
public struct PluginResult: Hashable, Sendable {
  public var status: PluginStatus
  public var rows: [PluginRow]
  public var failure: PluginFailure?
  /// The layers the plugin read, sorted by name. Only a change of one of these versions makes the result stale.
  public var reads: [LayerName]
  /// What the plugin wrote with `print`, cut at a limit.
  public var log: String
  public init(
    status: PluginStatus, rows: [PluginRow] = [], failure: PluginFailure? = nil, reads: [LayerName] = [],
    log: String = ""
  ) {
    self.status = status
    self.rows = rows
    self.failure = failure
    self.reads = reads
    self.log = log
  }
}
