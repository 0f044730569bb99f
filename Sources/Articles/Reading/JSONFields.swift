/// The fields of an article that JSON objects give, under the names that scrapers and feeds give them.
enum JSONField: CaseIterable {
  case id, url, title, date, text, outlet, language

  /// The names of the field, the best first. Letter case does not count, nor do `_`, `-`, `:` and spaces inside a name.
  ///
  /// Never among them: `filedate`, `date_download` and `date_modify`, which tell when somebody fetched or changed the
  /// page (trafilatura, news-please), and `name` as an outlet, which is a title in generic dumps.
  var names: [String] {
    switch self {
    case .id: ["id", "_id", "guid", "uri", "docid", "articleid", "storiesid"]
    case .url:
      ["url", "link", "sourceurl", "originalurl", "canonicallink", "canonicalurl", "permalink", "mainentityofpage"]
    case .title: ["title", "headline", "articletitle", "name"]
    case .date:
      [
        "date", "published", "publishedat", "datepublished", "datepublish", "publishdate", "publisheddate",
        "publishingdate", "publicationdate", "pubdate", "datetime", "timestamp", "createdat", "versioncreated",
      ]
    case .text:
      [
        "text", "body", "content", "maintext", "article", "plaintext", "articlebody", "articletext", "textcontent",
        "bodytext", "fulltext",
      ]
    case .outlet:
      [
        "outlet", "publisher", "source", "site", "sitename", "metasitename", "sourcename", "sourcedomain",
        "sourcehostname", "hostname", "edition", "media",
      ]
    case .language: ["metalang", "lang", "language", "inlanguage"]
    }
  }

  /// The field that `key` names, and the rank of the name among those of the field.
  static func named(_ key: String) -> (field: JSONField, rank: Int)? { table[folded(key)] }

  private static let table: [String: (field: JSONField, rank: Int)] = {
    var table: [String: (field: JSONField, rank: Int)] = [:]
    for field in allCases {
      for (rank, name) in field.names.enumerated() { table[name] = (field, rank) }
    }
    return table
  }()

  private static func folded(_ key: String) -> String {
    var folded: [UInt8] = []
    for (place, byte) in key.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded.append(byte | 0x20)
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "): break
      case UInt8(ascii: "_"): if place == 0 { folded.append(byte) }
      default: folded.append(byte)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }
}
