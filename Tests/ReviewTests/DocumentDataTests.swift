import Foundation
import JSONText
import Provenance
import Testing
import Verification

@testable import Review

/// What the data of a page says.
@Suite struct DocumentDataTests {
  @Test("places that overlap cut the text at each end")
  func overlap() throws {
    let source = "# The Well of Stones\n"
    let record = try ReviewFixture.record(title: "The Well of Stones", in: source)
    var node = try JSONReader.read(
      Array(
        """
        { "/document/title": [{ "at": [0, 18], "bytes": [2, 20], "is": "quoted" }],
          "/project/name": [{ "at": [0, 8], "bytes": [2, 10], "is": "quoted" }],
          "/project/acronym": [{ "at": [0, 4], "bytes": [6, 10], "is": "quoted" }] }
        """.utf8))
    node = JSONNode(
      .object(
        (record.root.members ?? []).map { $0.key == "evidence" ? .init(key: "evidence", value: node) : $0 } + [
          .init(
            key: "project",
            value: try JSONReader.read(Array(#"{ "name": "The Well", "acronym": "Well" }"#.utf8)))
        ]))
    let data = try ReviewFixture.data(try StoredRecord(node), Array(source.utf8))
    #expect(ReviewFixture.marked(data) == [0: "The Well of Stones", 1: "The Well", 2: "Well"])
    let line = (data["texts"]?[0]?["lines"]?[0]?.array ?? []).map { $0.string ?? $0[0]?.string ?? "" }
    #expect(line == ["# ", "The ", "Well", " of Stones", "\n"])
  }

  @Test("repairs of one line are one hunk, as found and as repaired")
  func repairs() throws {
    let url = ReviewFixture.samples.appendingPathComponent("markdown/damaged-front-matter")
    let record = try #require(try ReviewFixture.records(below: url).first)
    let source = Array(try Data(contentsOf: url.appendingPathComponent("outer-island-health.md")))
    let data = try ReviewFixture.data(record, source)
    let hunks = data["repairs"]?.array ?? []
    #expect(hunks.flatMap { $0["repairs"]?.array ?? [] }.compactMap(\.int).sorted() == Array(0..<record.repairs.count))
    let found = hunks.map { ($0["found"]?.array ?? []).compactMap(\.string).joined() }
    #expect(found.contains("---\n"))
    let text = String(decoding: source, as: UTF8.self)
    #expect(found.allSatisfy { text.contains($0) })
    let repaired = hunks.map { ($0["repaired"]?.array ?? []).compactMap(\.string).joined() }
    #expect(repaired.contains { $0.hasPrefix("title: '") })
  }

  @Test("what the record left out is marked with its rule")
  func omitted() throws {
    let url = ReviewFixture.samples.appendingPathComponent("html/news-site")
    let record = try #require(try ReviewFixture.records(below: url).first)
    let source = Array(try Data(contentsOf: url.appendingPathComponent("green-skills.html")))
    let data = try ReviewFixture.data(record, source)
    let shaded = (data["texts"]?[0]?["lines"]?.array ?? []).flatMap { $0.array ?? [] }.compactMap { stretch -> Int? in
      stretch[2]?.int.flatMap { $0 > 0 ? $0 - 1 : nil }
    }
    #expect(Set(shaded) == Set(0..<record.omissions.count))
    let names = (data["rules"]?.array ?? []).compactMap { $0[0]?.string }
    for (entry, omission) in zip(data["omitted"]?.array ?? [], record.omissions) {
      #expect(entry["by"]?.int.map { names[$0] } == omission.rule)
    }
  }

  @Test("a long run of lines that are left out shows its head and its tail")
  func longMenu() throws {
    let lines = (1...100).map { "item \($0)\n" }.joined() + "end"
    var text = MarkedText(
      .init(id: .init(0), utf8: Array(lines.utf8), locator: .bytes(.identity, part: nil)), name: nil, map: .identity)
    text.add(.omission(0), at: 0..<(text.utf8.count - 4))
    text.add(.evidence(0), at: (text.utf8.count - 3)..<text.utf8.count)
    var json = JSONWriter(compact: true)
    LineWriter(text).write(&json)
    let shown = try JSONReader.read(json.bytes).array ?? []
    #expect(shown.count == 12 + 1 + 6 + 1)
    #expect(shown[12]["lines"]?.int == 82 && shown[12]["omitted"]?.bool == true)
  }

  @Test("lines without text are folded, and counted")
  func folded() throws {
    let script = (1...40).map { "  var x\($0) = \($0);" }.joined(separator: "\n")
    let text = MarkedText(
      .init(id: .init(0), utf8: Array("start\n\(script)\nend".utf8), locator: .bytes(.identity, part: nil)), name: nil,
      map: .identity)
    var marked = text
    marked.add(.evidence(0), at: 0..<5)
    marked.add(.evidence(1), at: (text.utf8.count - 3)..<text.utf8.count)
    var json = JSONWriter(compact: true)
    LineWriter(marked).write(&json)
    let lines = try JSONReader.read(json.bytes).array ?? []
    #expect(lines.count == 2 + 3 + 1 + 3)
    #expect(lines[4]["lines"]?.int == 34)
    #expect(lines[4]["omitted"] == nil)
    #expect(lines.reduce(0) { $0 + ($1["lines"]?.int ?? 1) } == 42)
  }
}
