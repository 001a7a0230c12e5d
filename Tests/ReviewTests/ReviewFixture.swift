import Foundation
import JSONText
import Review
import Testing
import Verification

@testable import verbatim

/// Records and sources of tests, and what their pages hold.
enum ReviewFixture {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let samples = root.appendingPathComponent("samples")
  static let seeds = root.deletingLastPathComponent().appendingPathComponent("shared/seeds")
  static let hasSeeds = FileManager.default.fileExists(atPath: seeds.path)

  /// The stored records below a folder.
  static func records(below folder: URL) throws -> [StoredRecord] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".json") && !$0.hasSuffix("expect.json") }.sorted().compactMap { path in
      let node = try JSONReader.read(Array(Data(contentsOf: folder.appendingPathComponent(path))))
      return RecordReader.isRecord(node) ? try StoredRecord(node) : nil
    }
  }

  /// The data of a record's page.
  static func data(_ record: StoredRecord, _ source: [UInt8]) throws -> JSONNode {
    try JSONReader.read(document(record, source).json)
  }

  static func document(_ record: StoredRecord, _ source: [UInt8]) throws -> ReviewDocument {
    try ReviewDocument(record, source: source, verifier: .standard, catalogue: Registry.catalogue)
  }

  /// What stretches of the texts say of each entry of evidence, by its number: their text put together.
  static func marked(_ data: JSONNode) -> [Int: String] {
    var result: [Int: String] = [:]
    for text in data["texts"]?.array ?? [] {
      var number = 0
      for stretch in (text["lines"]?.array ?? []).flatMap({ $0.array ?? [] }) {
        for difference in (stretch.array ?? []).dropFirst().compactMap(\.int) {
          number += difference
          result[number, default: ""] += stretch[0]?.string ?? ""
        }
      }
    }
    return result
  }

  /// What stretches say of each value's entries.
  static func markedByPointer(_ data: JSONNode) -> [String: [String?]] {
    let marked = marked(data)
    var number = 0
    var result: [String: [String?]] = [:]
    for member in data["evidence"]?.members ?? [] {
      let count = member.value.array?.count ?? 0
      result[member.key] = (number..<(number + count)).map { marked[$0] }
      number += count
    }
    return result
  }

  /// The ranges of bytes and the lines of the entries of evidence of a file that is one text.
  static func places(_ data: JSONNode) -> [(bytes: Range<Int>, line: Int)?] {
    var (end, line) = (0, 0)
    return (data["evidence"]?.members ?? []).flatMap { $0.value.array ?? [] }.map { entry in
      let numbers = (entry.array ?? []).compactMap(\.int)
      guard numbers.count == 4 else { return nil }
      let low = end + numbers[1]
      (end, line) = (low + numbers[2], line + numbers[3])
      return (low..<end, line)
    }
  }

  /// A record of a Markdown source, made by hand.
  static func record(key: String = "a.md", title: String, in source: String, extra: String = "") throws -> StoredRecord
  {
    let range = try #require(source.range(of: title))
    let low = source.utf8.distance(from: source.startIndex, to: range.lowerBound)
    var json = JSONWriter(compact: true)
    json.string(title)
    let spelled = String(decoding: json.bytes, as: UTF8.self)
    return try StoredRecord(
      JSONReader.read(
        Array(
          """
          { "schema": "verbatim/record/1", "id": "a-0123456789abcdef",
            "source": { "key": \(spelledKey(key)), "mediaType": "text/markdown", "encoding": "utf-8",
              "digest": "sha256:\(String(repeating: "0", count: 64))", "bytes": \(source.utf8.count) },
            "document": { "title": \(spelled) },
            "profile": { "name": "development-project", "version": 1 },
            \(extra)
            "evidence": { "/document/title": [
              { "at": [0, \(title.unicodeScalars.count)], "bytes": [\(low), \(low + title.utf8.count)], "is": "quoted" }] },
            "pipeline": { "version": "0", "configuration": "sha256:\(String(repeating: "0", count: 64))", "stages": [] } }
          """.utf8)))
  }

  private static func spelledKey(_ key: String) -> String {
    var json = JSONWriter(compact: true)
    json.string(key)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  static func page(_ record: StoredRecord, _ source: String) throws -> String {
    let document = try document(record, Array(source.utf8))
    return String(
      decoding: DocumentPage.bytes(
        title: record.root["document"]?["title"]?.string ?? "", data: document.data,
        links: ReviewLinks(number: 1, count: 1, previous: nil, next: nil, index: "../index.html")), as: UTF8.self)
  }
}
