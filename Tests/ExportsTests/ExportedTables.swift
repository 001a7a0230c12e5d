import Exports
import JSONText
import Testing
import Verification

/// A record of our own, and its rows as dictionaries.
enum ExportedTables {
  static let record = #"""
    {
      "schema": "verbatim/record/1", "id": "well-0123456789abcdef",
      "source": { "key": "in/well.md", "mediaType": "text/markdown", "encoding": "utf-8", "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000", "bytes": 90 },
      "document": { "title": "The Well", "published": "2024-02" },
      "profile": { "name": "development-project", "version": 1 },
      "project": { "name": "The Well", "start": "2023", "regions": ["North", "South"],
        "predecessors": [{ "name": "Old Well" }, { "name": "Spring" }],
        "contacts": [{ "name": "Ana Ruiz", "email": "ana@example.org" }] },
      "because": { "/project/start": "profile.metadata.start", "/project/regions": "profile.metadata.regions" },
      "sections": [
        { "heading": "Work", "level": 2, "role": "activities", "line": 5, "blocks": [
          { "kind": "paragraph", "text": "About 40 pumps. They last." },
          { "kind": "list", "ordered": false, "items": [{ "depth": 0, "text": "Dig" }, { "depth": 1, "text": "Line" }] } ] },
        { "heading": "More", "level": 3, "line": 9, "blocks": [
          { "kind": "table", "rows": [[{ "text": "Year" }, { "text": "Pumps" }], [{ "text": "2023" }, { "text": "40" }]] } ] } ],
      "quantities": [{ "text": "About 40 pumps", "value": 40, "qualifier": "about", "unit": "pumps",
        "in": "/sections/0/blocks/0/text", "at": [0, 14], "sentence": [0, 15] }],
      "links": [{ "text": "mail", "target": "mailto:ana@example.org", "kind": "email" },
        { "text": "map", "target": "/map", "resolved": "https://example.org/map", "kind": "page" }],
      "evidence": {
        "/document/title": [{ "at": [0, 8], "bytes": [11, 19], "is": "quoted" }],
        "/document/published": [{ "at": [0, 7], "bytes": [26, 39], "is": "derived", "by": ["data.date"] }],
        "/project/name": [{ "at": [0, 3], "bytes": [11, 14], "is": "quoted" },
          { "at": [3, 4], "bytes": [14, 15], "is": "derived", "by": ["yaml.fold"] }, { "at": [4, 8], "bytes": [15, 19], "is": "quoted" }],
        "/project/regions/1": [{ "at": [0, 5], "page": 2, "box": [72, 100.5, 30, 10], "is": "quoted" }],
        "/project/contacts/0/name": [{ "at": [0, 8], "bytes": [60, 68], "is": "quoted" }],
        "/quantities/0/text": [{ "at": [0, 14], "bytes": [40, 54], "is": "quoted" }],
        "/sections/0/blocks/0/text": [{ "at": [0, 26], "bytes": [40, 66], "is": "quoted" }] },
      "pipeline": { "version": "0.1.0", "configuration": "sha256:0000000000000000000000000000000000000000000000000000000000000000", "stages": [] }
    }
    """#

  static func stored() throws -> ExportRecord {
    ExportRecord(try StoredRecord(try JSONReader.read(Array(record.utf8))))
  }

  static let profile = """
    { "name": "development-project", "root": "project", "fields": [
      { "key": "name", "kind": "name" }, { "key": "start", "kind": "date" }, { "key": "regions", "kind": "places" },
      { "key": "predecessors", "kind": "references" }, { "key": "contacts", "kind": "contacts" } ] }
    """

  static func profiles(_ text: String = profile) throws -> [ProfileColumns] {
    [ProfileColumns(try JSONReader.read(Array(text.utf8)))].compactMap { $0 }
  }

  /// The rows of a table, each cell by its column's name as it would be written, empty ones left out.
  static func rows(_ table: some ExportTable, _ record: ExportRecord? = nil) throws -> [[String: String]] {
    try table.rows(of: record ?? stored()).map { cells in
      #expect(cells.count == table.columns.count)
      var row: [String: String] = [:]
      for (column, cell) in zip(table.columns, cells) {
        switch cell {
        case .empty: break
        case .text(let text), .number(let text): row[column.name] = text
        case .integer(let number): row[column.name] = String(number)
        }
      }
      return row
    }
  }
}
