public import Articles
internal import GRDB

extension ResultStore {
  /// Stores the articles that are new or changed, in one transaction, and says of each which it is.
  ///
  /// An article is known again by its content (id, metadata and text); where it was read may change. One of the same id
  /// and source but other content is the same article changed: its text is replaced under the same key, and its
  /// analysis, its results and every archive stage's results are removed, since they quote the old text.
  public func register(
    _ records: [ArticleRecord], in session: inout RegistrationSession
  ) throws(StoreError) -> [Registration] {
    var seen = session.articles
    let outcome = try write("storing articles") { db in
      var registrar = try ArticleRegistrar(db)
      return try records.map { try registrar.register($0, seen: &seen) }
    }
    session.articles = seen
    return outcome
  }

  /// Notes that records known by their fingerprints were met again, at `source`, without decoding them.
  public func confirm(
    _ known: [(article: ArticleReference, source: String)], in session: inout RegistrationSession
  ) throws(StoreError) -> [Registration] {
    var seen = session.articles
    var moved: [(key: Int64, source: String)] = []
    let outcome = try read("looking up articles") { db in
      let statement = try db.cachedStatement(sql: "SELECT source FROM article WHERE article = ?")
      return try known.map { article, source in
        guard seen.insert(article.key).inserted else { return Registration(article: article, outcome: .duplicate) }
        if try String.fetchOne(statement, arguments: [article.key]) != source { moved.append((article.key, source)) }
        return Registration(article: article, outcome: .same)
      }
    }
    if !moved.isEmpty {
      try write("storing where articles were read") { db in
        let statement = try db.cachedStatement(sql: "UPDATE article SET source = ? WHERE article = ?")
        for (key, source) in moved { try statement.execute(arguments: [source, key]) }
      }
    }
    session.articles = seen
    return outcome
  }

  /// The articles by the fingerprint of the record each was decoded from.
  ///
  /// - Complexity: O(articles); one index is read, no text.
  public func fingerprints() throws(StoreError) -> [ContentHash: ArticleReference] {
    try read("reading fingerprints") { db in
      var known: [ContentHash: ArticleReference] = [:]
      let statement = try StoreStatement(db, "SELECT record, content, article FROM article ORDER BY article DESC")
      try statement.each([]) { value in
        guard let record = value(0).blob.flatMap({ ContentHash(storedBytes: $0) }),
          let content = value(1).blob.flatMap({ ContentHash(storedBytes: $0) }), let key = value(2).integer
        else { return }
        known[record] = ArticleReference(key: key, content: content)
      }
      return known
    }
  }

  /// The article of the key, or nil where there is none.
  public func article(_ key: Int64) throws(StoreError) -> Article? {
    try read("reading an article") { try ArticleReading(db: $0).article(key) }
  }

  /// The articles whose id is `id`: mostly one, none where there is no such article.
  public func articles(id: String) throws(StoreError) -> [ArticleReference] {
    try read("looking up an article") { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT article, content FROM article WHERE id = ? ORDER BY source, article", arguments: [id]
      ).map { ArticleReference(key: $0[0], content: try $0.hash(1)) }
    }
  }

  /// All articles in the order of publication: by day (undated last), then id, then content.
  public func articlesInOrder() throws(StoreError) -> [ArticleReference] {
    try read("listing articles") { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT article, content FROM article ORDER BY published IS NULL, published, id, content"
      ).map { ArticleReference(key: $0[0], content: try $0.hash(1)) }
    }
  }

  /// The number of articles.
  public func articleCount() throws(StoreError) -> Int {
    try read("counting articles") { try Int.fetchOne($0, sql: "SELECT count(*) FROM article") ?? 0 }
  }

  /// The layers stored for the article, or nil where there are none of its present content.
  public func analysis(of article: ArticleReference) throws(StoreError) -> [UInt8]? {
    try read("reading an analysis") { try ArticleReading(db: $0).layers(of: article) }
  }

  /// Everything that running plugins on known articles needs, in one go: for each article its text, its layers, and the
  /// rows of the plugins named with it. nil for an article that is not there any more.
  ///
  /// - Throws: where another run has rebuilt a plugin's tables.
  public func load(
    _ wanted: [(article: ArticleReference, rowsOf: [PreparedPlugin])]
  ) throws(StoreError) -> [StoredArticle?] {
    try read("reading articles") { db in
      let reading = ArticleReading(db: db)
      return try wanted.map { wish in
        guard let article = try reading.article(wish.article.key) else { return nil }
        return StoredArticle(
          article: article, layers: try reading.layers(of: wish.article),
          rows: try wish.rowsOf.map { try reading.rows(article: wish.article.key, plugin: $0) })
      }
    }
  }
}
