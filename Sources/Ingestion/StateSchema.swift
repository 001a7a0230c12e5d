import GRDB

/// The tables of a state, and how older ones become newer ones.
enum StateSchema {
  /// Of the newest tables; kept in `user_version`.
  static let version = 3
  /// `vbtm`, kept in `application_id`.
  static let application = 0x7662_746D

  /// Statements that lead from one version to the next.
  static let steps: [String] = [
    """
    CREATE TABLE document (
      key TEXT PRIMARY KEY NOT NULL, source TEXT NOT NULL, status TEXT NOT NULL,
      size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT, fingerprint TEXT NOT NULL, mediaType TEXT,
      record TEXT, recordSize INTEGER NOT NULL, recordDigest TEXT, contentDigest TEXT, companions TEXT NOT NULL,
      isStale INTEGER NOT NULL, code TEXT, reason TEXT, attempts INTEGER NOT NULL, retry INTEGER NOT NULL,
      accepted TEXT, missed INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX documentDigest ON document (digest);
    CREATE TABLE pending (record TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
    CREATE TABLE change (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, operation TEXT NOT NULL, id TEXT NOT NULL,
      key TEXT NOT NULL, record TEXT NOT NULL, digest TEXT, recordDigest TEXT, contentDigest TEXT
    );
    CREATE INDEX changeRun ON change (run);
    CREATE VIEW duplicate AS
      SELECT digest, key FROM document WHERE status <> 'deleted' AND digest IN (
        SELECT digest FROM document WHERE status <> 'deleted' AND digest IS NOT NULL GROUP BY digest HAVING count(*) > 1);
    """,
    // What near-duplicates are found by; `first` is the first key of a group. `todo` has a row while groups are behind.
    """
    CREATE TABLE sketch (key TEXT PRIMARY KEY NOT NULL, minima BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE resemblance (key TEXT PRIMARY KEY NOT NULL, first TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE todo (what TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
    """,
    // Files of many documents: a row once all documents of such a file are in the state.
    """
    ALTER TABLE document ADD COLUMN container TEXT;
    ALTER TABLE document ADD COLUMN containerDigest TEXT;
    ALTER TABLE document ADD COLUMN position INTEGER;
    CREATE INDEX documentContainer ON document (container) WHERE container IS NOT NULL;
    CREATE TABLE container (
      key TEXT PRIMARY KEY NOT NULL, source TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
      digest TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
  ]

  static func migrate(_ database: Database, from old: Int) throws {
    for step in steps[old...] { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA user_version = \(version)")
    try database.execute(sql: "PRAGMA application_id = \(application)")
  }
}
