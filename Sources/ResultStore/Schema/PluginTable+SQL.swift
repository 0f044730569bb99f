internal import PluginHost

extension PluginTable {
  /// The statement that makes the table.
  ///
  /// Rows are ordered by article and then as the plugin emitted them, whoever wrote them and when. A table that an
  /// archive stage may fill needs rows without an article, which a primary key does not allow.
  var create: String {
    var lines: [String] = []
    if hasArchiveStage {
      lines.append("stage TEXT NOT NULL CHECK (stage IN ('article', 'archive'))")
      lines.append("article INTEGER REFERENCES article ON DELETE CASCADE")
    } else {
      lines.append("article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE")
    }
    lines.append("row INTEGER NOT NULL")
    for column in columns {
      let name = quoted(column.name)
      switch column.type {
      case .text, .date: lines.append("\(name) TEXT")
      case .integer: lines.append("\(name) INTEGER")
      case .real: lines.append("\(name) REAL")
      case .boolean: lines.append("\(name) INTEGER CHECK (\(name) IN (0, 1))")
      case .evidence:
        let stored = StoredNames.storage(of: column).map(quoted)
        lines.append("\(stored[0]) INTEGER REFERENCES article ON DELETE CASCADE")
        lines += stored.dropFirst().map { "\($0) INTEGER" }
      }
    }
    lines += ["evidence_start", "evidence_stop", "sentence_start", "sentence_stop"].map { "\($0) INTEGER" }
    if hasArchiveStage {
      lines.append("CHECK (stage = 'archive' OR article IS NOT NULL)")
      lines.append("UNIQUE (stage, article, row)")
      return "CREATE TABLE \(quoted(name)) (\n  \(lines.joined(separator: ",\n  "))\n) STRICT"
    }
    lines.append("PRIMARY KEY (article, row)")
    return "CREATE TABLE \(quoted(name)) (\n  \(lines.joined(separator: ",\n  "))\n) STRICT, WITHOUT ROWID"
  }

  /// The statement that makes the evidence view. Offsets are UTF-8 bytes, so the text is cut as a blob.
  var createView: String {
    func cut(_ text: String, _ start: String, _ stop: String) -> String {
      "CAST(substr(CAST(\(text) AS BLOB), \(start) + 1, \(stop) - \(start)) AS TEXT)"
    }
    var lines = [
      "article.id AS article_id", "article.title AS article_title", "article.published AS article_published",
    ]
    lines += storedColumns.map { "t.\(quoted($0))" }
    for column in columns where column.type == .evidence {
      let stored = StoredNames.storage(of: column).map { "t." + quoted($0) }
      func other(_ expression: String, as name: String) -> String {
        "(SELECT \(expression) FROM article AS other WHERE other.article = \(stored[0])) AS \(quoted(name))"
      }
      lines.append(other("other.id", as: column.name + "_article_id"))
      lines.append(other(cut("other.text", stored[1], stored[2]), as: column.name))
      lines.append(other(cut("other.text", stored[3], stored[4]), as: column.name + "_sentence"))
    }
    lines.append(cut("article.text", "t.evidence_start", "t.evidence_stop") + " AS evidence")
    lines.append(cut("article.text", "t.sentence_start", "t.sentence_stop") + " AS sentence")
    return """
      CREATE VIEW \(quoted(evidenceView)) AS
      SELECT
        \(lines.joined(separator: ",\n  "))
      FROM \(quoted(name)) AS t LEFT JOIN article ON article.article = t.article
      """
  }

  /// Inserts one row; the values stand in the order of ``storedColumns``.
  var insert: String {
    let places = Array(repeating: "?", count: width).joined(separator: ", ")
    return "INSERT INTO \(quoted(name)) VALUES (\(places))"
  }

  /// Removes the rows that a plugin made of one article.
  var deleteArticle: String {
    "DELETE FROM \(quoted(name)) WHERE article = ?" + (hasArchiveStage ? " AND stage = 'article'" : "")
  }

  /// Removes the rows of the archive stage; tables of plugins without one have none.
  var deleteArchive: String? { hasArchiveStage ? "DELETE FROM \(quoted(name)) WHERE stage = 'archive'" : nil }

  /// Reads the rows that a plugin made of one article: ``valueColumns`` in the order of emission.
  var selectArticle: String {
    "SELECT \(valueColumns) FROM \(quoted(name)) AS t WHERE article = ?"
      + (hasArchiveStage ? " AND stage = 'article'" : "") + " ORDER BY row"
  }

  /// `row`, then the plugin's columns, then the evidence: what ``PluginRowReader`` expects.
  var valueColumns: String {
    (["row"] + columns.flatMap(StoredNames.storage) + [
      "evidence_start", "evidence_stop", "sentence_start", "sentence_stop",
    ]).map { "t." + quoted($0) }.joined(separator: ", ")
  }
}
