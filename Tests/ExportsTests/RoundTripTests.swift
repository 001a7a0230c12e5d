import Foundation
import JSONText
import Testing
import ToolRunner

/// What people open exports with: DuckDB and pandas, from PyPI where they could be installed (.ci/python).
@Suite struct RoundTripTests {
  static let python = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent(".build/python/bin/python").path
  static let hasPython = FileManager.default.isExecutableFile(atPath: python)

  /// Texts that break careless writers.
  static let hostile = [
    "plain", "=1+1", "+66 2 555", "-5", "@SUM(A1:A9)", "'=x", "a,b;c", "say \"so\"", "two\nlines", "car\rriage",
    "tab\tbed",
    "Zażółć gęślą jaźń", "日本語", "🧪 \u{1F9EA}", "\u{10FFFD}", "عربي", "e\u{301}", "NULL", "007", "1e5", "TRUE", "\\N",
    "\\\"",
    String(repeating: "x", count: 1_000_000),
  ]

  /// A folder with a record of each text as its title.
  static func records(_ folder: URL) throws {
    for (index, text) in hostile.enumerated() {
      var json = JSONWriter(compact: true)
      json.string(text)
      let title = String(decoding: json.bytes, as: UTF8.self)
      let digest = "sha256:" + String(repeating: "0", count: 64)
      try """
      { "schema": "verbatim/record/1", "id": "r\(index)-0123456789abcdef",
        "source": { "key": "r\(index).md", "mediaType": "text/markdown", "encoding": "utf-8", "digest": "\(digest)", "bytes": 9 },
        "document": { "title": \(title), "published": "2024-02" },
        "evidence": { "/document/title": [{ "at": [0, 1], "bytes": [0, 1], "is": "quoted" }] },
        "pipeline": { "version": "0.1.0", "configuration": "\(digest)", "stages": [] } }
      """.write(to: folder.appendingPathComponent("r\(index).json"), atomically: true, encoding: .utf8)
    }
    try JSONEncoder().encode(hostile).write(to: folder.appendingPathComponent("expected"))
  }

  private func run(_ script: String, in folder: URL) throws {
    let result = try Tool.run(["-c", script], in: folder, program: Self.python)
    #expect(result.code == 0, "\(result.error.suffix(800))")
  }

  @Test("CSV as it is comes back from DuckDB and pandas", .enabled(if: hasPython, "no duckdb and pandas"))
  func csv() throws {
    try Tool.withFolder { (folder: URL) throws in
      try Self.records(folder)
      let made = try Tool.run(
        [
          "export", ".", "--as", "csv", "--raw-cells", "--columns", "key,title,published_from,bytes", "--output",
          "d.csv",
        ],
        in: folder)
      #expect(made.code == 0, "\(made.error)")
      try run(
        """
        import csv, json, duckdb, pandas
        expected = {f"r{i}.md": t for i, t in enumerate(json.load(open("expected")))}
        csv.field_size_limit(1 << 24)
        rows = list(csv.DictReader(open("d.csv", newline="", encoding="utf-8")))
        assert {r["key"]: r["title"] for r in rows} == expected, "csv"
        frame = pandas.read_csv("d.csv", keep_default_na=False, dtype={"title": str}, parse_dates=["published_from"])
        assert dict(zip(frame.key, frame.title)) == expected, "pandas"
        assert frame["bytes"].dtype.kind == "i" and frame.published_from.dt.month.eq(2).all()
        # A lone carriage return ends a line for DuckDB's reader, whatever the quotes say.
        table = duckdb.sql("select key, title, published_from, bytes from read_csv('d.csv', max_line_size=4000000, "
                           "strict_mode=true, quote='\\"', escape='\\"', header=true, nullstr='', sample_size=-1)")
        assert str(table.types[2]) == "DATE" and "INT" in str(table.types[3]), table.types
        assert dict((k, t) for k, t, _, _ in table.fetchall()) == expected, "duckdb"
        """, in: folder)
    }
  }

  @Test("guarded CSV loses one apostrophe and is itself again", .enabled(if: hasPython, "no duckdb and pandas"))
  func guarded() throws {
    try Tool.withFolder { (folder: URL) throws in
      try Self.records(folder)
      let made = try Tool.run(
        ["export", ".", "--as", "csv", "--bom", "--columns", "key,title", "--output", "d.csv"], in: folder)
      #expect(made.code == 0, "\(made.error)")
      try run(
        """
        import csv, json, re
        csv.field_size_limit(1 << 24)
        expected = {f"r{i}.md": t for i, t in enumerate(json.load(open("expected")))}
        rows = list(csv.DictReader(open("d.csv", newline="", encoding="utf-8-sig")))
        assert not any(re.match(r"[=+\\-@\\t\\r]", r["title"]) for r in rows)
        back = {r["key"]: r["title"][1:] if re.match(r"'+[=+\\-@\\t\\r]", r["title"]) else r["title"] for r in rows}
        assert back == expected
        """, in: folder)
    }
  }

  @Test("JSON Lines and SQLite come back as they went", .enabled(if: hasPython, "no duckdb and pandas"))
  func jsonLinesAndSQLite() throws {
    try Tool.withFolder { (folder: URL) throws in
      try Self.records(folder)
      for (form, name) in [("jsonl", "d.jsonl"), ("sqlite", "d.db")] {
        let made = try Tool.run(["export", ".", "--as", form, "--output", name], in: folder)
        #expect(made.code == 0, "\(made.error)")
      }
      try run(
        """
        import json, sqlite3, duckdb, pandas
        expected = {f"r{i}.md": t for i, t in enumerate(json.load(open("expected")))}
        rows = [json.loads(line) for line in open("d.jsonl", encoding="utf-8")]
        assert {r["key"]: r["title"] for r in rows} == expected and rows[0]["modified"] is None
        table = duckdb.sql("select key, title from read_json('d.jsonl', maximum_object_size=8000000)")
        assert dict(table.fetchall()) == expected, "duckdb"
        base = sqlite3.connect("d.db")
        assert dict(base.execute("select key, title from documents")) == expected, "sqlite"
        assert base.execute("pragma foreign_key_check").fetchall() == []
        assert base.execute("select count(*) from fields where pointer = '/document/title'").fetchone()[0] == len(expected)
        frame = pandas.read_sql("select * from documents", base)
        assert frame["bytes"].sum() == 9 * len(expected)
        assert base.execute("select count(*) from blocks_search where blocks_search match 'anything'").fetchone()[0] == 0
        """, in: folder)
    }
  }
}
