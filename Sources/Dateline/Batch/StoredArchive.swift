internal import Articles
internal import PluginHost
internal import ResultStore

/// The store as archive stages and scripts see it.
class StoredArchive: ArchiveSource {
  /// Rows handed to Lua at a time.
  private static let batch = 256

  let store: ResultStore
  /// What queries may see: an archive stage sees the tables its result depends on, and nothing else.
  private let scope: QueryScope
  /// The text of the article that evidence was read from last: rows come article by article.
  private var lastText: (key: Int64, text: String)?

  init(store: ResultStore, scope: QueryScope = .everything) {
    self.store = store
    self.scope = scope
  }

  func rows(ofTable table: String) throws -> () throws -> [ArchiveRow]? {
    let cursor = try store.rows(ofTable: table)
    return { [self] in
      var rows: [ArchiveRow] = []
      while rows.count < Self.batch, let stored = try cursor.next() {
        let article = stored.article.flatMap { key in
          stored.info.map {
            ArchiveArticle(
              number: key, id: $0.id, title: $0.title, published: $0.published?.description, outlet: $0.outlet)
          }
        }
        rows.append(
          ArchiveRow(
            article: article, cells: try stored.row.cells.map { try cell($0, in: stored.article) },
            evidence: stored.row.evidence.map {
              ArchiveEvidence(evidence: $0, text: stored.evidence ?? "", sentence: stored.sentence ?? "")
            }))
      }
      return rows.isEmpty ? nil : rows
    }
  }

  func query(_ sql: String, _ arguments: [ArchiveCell]) throws -> ArchiveAnswer {
    let answer = try store.query(sql, QueryArguments(arguments.map(\.bound)), scope: scope)
    return ArchiveAnswer(columns: answer.columns, rows: answer.rows.map { $0.map(ArchiveCell.init) })
  }

  func count(ofTable table: String) throws -> Int {
    let answer = try store.query("SELECT count(*) FROM \"\(table.replacing("\"", with: "\"\""))\"")
    guard case .integer(let count) = answer.rows.first?.first else { return 0 }
    return Int(count)
  }

  private func cell(_ cell: Cell, in article: Int64?) throws -> ArchiveCell {
    switch cell {
    case .null: return .null
    case .text(let text): return .text(text)
    case .integer(let number): return .integer(number)
    case .real(let number): return .real(number)
    case .evidence(let evidence):
      let text = try text(of: evidence.article ?? article)
      return .evidence(
        ArchiveEvidence(
          evidence: evidence, text: String(text[evidence.span]), sentence: String(text[evidence.sentence])))
    }
  }

  private func text(of article: Int64?) throws -> String {
    guard let article else { return "" }
    if let lastText, lastText.key == article { return lastText.text }
    let text = try store.article(article)?.text ?? ""
    lastText = (article, text)
    return text
  }
}

extension ArchiveCell {
  init(_ value: SQLValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    // No table of ours holds blobs that a plugin could use; their size at least is true.
    case .blob(let bytes): self = .integer(Int64(bytes.count))
    }
  }

  fileprivate var bound: SQLValue {
    switch self {
    case .null: .null
    case .text(let text): .text(text)
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .evidence(let evidence): .text(evidence.text)
    }
  }
}
