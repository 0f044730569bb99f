internal import GRDB

/// The fixed part of the schema, as a list of steps. `PRAGMA user_version` counts the steps a file has taken.
///
/// A step is never edited once released: files of every version exist, and each takes the steps it lacks.
/// `Documentation/Schema.md` describes the outcome for people.
enum Migrations {
  /// `PRAGMA application_id` of our files: "DtLn".
  static let applicationID: Int32 = 0x4474_4C6E

  static let steps: [String] = [first]

  /// The version a file has when all steps are taken.
  static var current: Int { steps.count }

  // Blobs of 16 bytes are `ContentHash.bytes`. Long values stand last in a table, so that reading the others does not
  // walk through them.
  private static let first = """
    CREATE TABLE article (
      article INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      source TEXT NOT NULL,
      title TEXT,
      published TEXT,
      outlet TEXT,
      url TEXT,
      language TEXT,
      content BLOB NOT NULL UNIQUE CHECK (length(content) = 16),
      record BLOB NOT NULL CHECK (length(record) = 16),
      replacements INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX article_id ON article (id, source);
    CREATE INDEX article_record ON article (record, content);
    CREATE INDEX article_order ON article (published IS NULL, published, id, content);

    CREATE TABLE analysis (
      article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
      content BLOB NOT NULL CHECK (length(content) = 16),
      layers BLOB NOT NULL
    ) STRICT;

    CREATE TABLE plugin_version (
      version INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 16),
      parts TEXT NOT NULL CHECK (json_valid(parts)),
      manifest TEXT NOT NULL CHECK (json_valid(manifest)),
      UNIQUE (name, hash)
    ) STRICT;

    CREATE TABLE plugin_table (
      name TEXT PRIMARY KEY COLLATE NOCASE,
      plugin TEXT NOT NULL,
      definition TEXT NOT NULL CHECK (json_valid(definition))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX plugin_table_plugin ON plugin_table (plugin);

    CREATE TABLE read_set (
      id INTEGER PRIMARY KEY,
      language TEXT NOT NULL,
      layers TEXT NOT NULL CHECK (json_valid(layers)),
      UNIQUE (language, layers)
    ) STRICT;

    CREATE TABLE result (
      plugin TEXT NOT NULL,
      article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      status TEXT NOT NULL CHECK (status IN ('ok', 'empty', 'error', 'timeout', 'memory', 'crashed')),
      key BLOB NOT NULL CHECK (length(key) = 16),
      version INTEGER NOT NULL REFERENCES plugin_version,
      reads INTEGER NOT NULL REFERENCES read_set,
      rows INTEGER NOT NULL CHECK (rows >= 0),
      requires BLOB CHECK (length(requires) % 16 = 0),
      message TEXT,
      place TEXT,
      sentence_start INTEGER,
      sentence_stop INTEGER,
      traceback TEXT,
      log TEXT,
      PRIMARY KEY (plugin, article),
      CHECK (rows > 0 OR status <> 'ok'),
      CHECK (rows = 0 OR status = 'ok')
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE archive_result (
      plugin TEXT PRIMARY KEY,
      status TEXT NOT NULL CHECK (status IN ('ok', 'empty', 'error', 'timeout', 'memory', 'crashed')),
      key BLOB NOT NULL CHECK (length(key) = 16),
      version INTEGER NOT NULL REFERENCES plugin_version,
      rows INTEGER NOT NULL CHECK (rows >= 0),
      message TEXT,
      place TEXT,
      traceback TEXT,
      log TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE finding (
      finding INTEGER PRIMARY KEY,
      input TEXT NOT NULL,
      source TEXT NOT NULL,
      code TEXT NOT NULL,
      problem TEXT NOT NULL,
      advice TEXT NOT NULL
    ) STRICT;
    CREATE INDEX finding_input ON finding (input);

    CREATE TABLE run (
      run INTEGER PRIMARY KEY,
      started TEXT NOT NULL,
      finished TEXT,
      command TEXT NOT NULL,
      articles INTEGER NOT NULL,
      computed INTEGER NOT NULL,
      cached INTEGER NOT NULL,
      failed INTEGER NOT NULL
    ) STRICT;
    """

  /// Brings the file up to date, in one transaction that no other process can come between.
  static func run(_ db: Database, path: String) throws {
    // Most opens find everything done, and then need no lock for writing.
    if try state(of: db, path: path) == current { return }
    try db.inTransaction(.immediate) {
      let done = try state(of: db, path: path)
      for step in steps[done...] { try db.execute(sql: step) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(current)")
      return .commit
    }
  }

  /// How many steps the file has taken; throws where it is not ours or of a newer version.
  static func state(of db: Database, path: String) throws -> Int {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if application != applicationID {
      let objects = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      if application == 0, version == 0, objects == 0 { return 0 }
      throw StoreError(
        .foreign, "is a SQLite database of another program", place: path,
        reason: "application id \(application), \(objects) tables, views and indexes",
        advice: "choose another file with --db")
    }
    guard version <= current else {
      throw StoreError(
        .newer, "was written by a newer version of dateline", place: path,
        reason: "schema \(version), this version knows \(current)",
        advice: "update dateline, or choose another file with --db")
    }
    return version
  }
}
