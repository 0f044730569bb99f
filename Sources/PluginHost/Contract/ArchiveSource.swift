public import Articles

/// An article as an archive stage sees it: a name for it and what its source says, without the text.
public struct ArchiveArticle: Hashable, Sendable {
  /// The number by which the store knows the article; it is what ``Evidence/article`` holds.
  public var number: Int64
  public var id: String
  public var title: String?
  /// ISO 8601.
  public var published: String?
  public var outlet: String?
  public init(number: Int64, id: String, title: String? = nil, published: String? = nil, outlet: String? = nil) {
    self.number = number
    self.id = id
    self.title = title
    self.published = published
    self.outlet = outlet
  }
}

/// Evidence with its words, as a stored row shows it.
public struct ArchiveEvidence: Hashable, Sendable {
  public var evidence: Evidence
  /// The words of ``Evidence/span``.
  public var text: String
  /// The words of ``Evidence/sentence``.
  public var sentence: String
  public init(evidence: Evidence, text: String, sentence: String) {
    self.evidence = evidence
    self.text = text
    self.sentence = sentence
  }
}

/// One value of a stored row.
public enum ArchiveCell: Hashable, Sendable {
  case null
  case text(String)
  case integer(Int64)
  case real(Double)
  case evidence(ArchiveEvidence)
}

/// A stored row of a plugin's table with the article it was made from.
public struct ArchiveRow: Hashable, Sendable {
  /// The article; nil for rows of an archive stage, whose evidence may lie in several.
  public var article: ArchiveArticle?
  /// One value a column, in the order of the table's schema.
  public var cells: [ArchiveCell]
  public var evidence: ArchiveEvidence?
  public init(article: ArchiveArticle?, cells: [ArchiveCell], evidence: ArchiveEvidence? = nil) {
    self.article = article
    self.cells = cells
    self.evidence = evidence
  }
}

/// The answer to a query.
public struct ArchiveAnswer: Hashable, Sendable {
  public var columns: [String]
  public var rows: [[ArchiveCell]]
  public init(columns: [String], rows: [[ArchiveCell]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// The stored results, as archive stages and scripts read them. The store conforms, in the layer above.
public protocol ArchiveSource: AnyObject {
  /// The rows of a plugin's table in the order of publication, then of article id, then as emitted: a function that
  /// answers the next batch, and nil or an empty list at the end.
  func rows(ofTable table: String) throws -> () throws -> [ArchiveRow]?

  /// Runs read-only SQL with its arguments bound to `?` in order. Errors carry SQLite's message.
  func query(_ sql: String, _ arguments: [ArchiveCell]) throws -> ArchiveAnswer

  /// The number of rows of a table.
  func count(ofTable table: String) throws -> Int
}

/// An archive that a script walks through article by article.
public protocol ScriptArchive: ArchiveSource {
  /// The articles in the archive's own order: a function that answers the next one, and nil at the end.
  func articles() throws -> () throws -> AnalyzedArticle?

  /// The tables that `archive.rows` may name, with their columns.
  var tables: [TableSchema] { get }
}
