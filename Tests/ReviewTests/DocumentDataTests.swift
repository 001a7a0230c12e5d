import Foundation
import JSONText
import Provenance
import Testing
import Verification

@testable import Review
@testable import verbatim

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
      stretch[1]?["omitted"]?.int.map { $0 - 1 }
    }
    #expect(Set(shaded) == Set(0..<record.omissions.count))
    let names = (data["rules"]?.array ?? []).compactMap { $0[0]?.string }
    for (entry, omission) in zip(data["omitted"]?.array ?? [], record.omissions) {
      #expect(entry[0]?.int.map { names[$0] } == omission.rule)
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
    var writer = LineWriter(text)
    writer.write(&json)
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
    var writer = LineWriter(marked)
    writer.write(&json)
    let lines = try JSONReader.read(json.bytes).array ?? []
    #expect(lines.count == 2 + 3 + 1 + 3)
    #expect(lines[4]["lines"]?.int == 34)
    #expect(lines[4]["omitted"] == nil)
    #expect(lines.reduce(0) { $0 + ($1["lines"]?.int ?? 1) } == 42)
  }

  @Test("a long line of markup is shown in pieces that begin and end with blocks")
  func longMarkup() {
    let paragraph = "<w:p><w:pPr><w:pStyle w:val=\"Text\"/></w:pPr><w:r><w:t>A few words.</w:t></w:r></w:p>"
    let text = MarkedText(
      .init(
        id: .init(0), utf8: Array("<w:body>\(String(repeating: paragraph, count: 6))</w:body>".utf8),
        locator: .bytes(.identity, part: "zip:word/document.xml")), name: "zip:word/document.xml", map: .identity)
    let rows = LineCutter(text).rows
    #expect(rows.map(\.startsLine) == [true] + Array(repeating: false, count: 6))
    let shown = rows.map { String(decoding: text.utf8[$0.stretches[0].range], as: UTF8.self) }
    #expect(shown == ["<w:body>" + paragraph] + Array(repeating: paragraph, count: 5) + ["</w:body>"])
  }

  @Test(
    "of marks that lie over each other the first 64 are named, the last omission and repair", .timeLimit(.minutes(1)))
  func nestedMarks() {
    let count = 60_000
    var text = MarkedText(
      .init(id: .init(0), utf8: Array(repeating: 0x61, count: 2 * count), locator: .bytes(.identity, part: nil)),
      name: nil, map: .identity)
    for index in 0..<count { text.add(.evidence(index), at: index..<(2 * count - index)) }
    for (index, range) in [3..<9, 4..<7].enumerated() {
      text.add(.omission(index), at: range)
      text.add(.repair(index + 10), at: range)
    }
    text.add(.elsewhere, at: 5..<6)
    let stretches = LineCutter(text).rows.flatMap(\.stretches)
    #expect(stretches.count == 2 * count - 1)
    #expect(stretches[2].evidence == [0, 1, 2])
    #expect(stretches[count].evidence == Array(0..<64))
    #expect(stretches[2 * count - 4].evidence == [0, 1, 2])
    #expect(stretches[3...9].map(\.omission) == [1, 2, 2, 2, 1, 1, 0])
    #expect(stretches[3...9].map(\.repair) == [11, 12, 12, 12, 11, 11, 0])
    #expect(stretches[4...6].map(\.isElsewhere) == [false, true, false])
  }

  @Test("a page that would be too large shows the heads of long lists, all fields, and says what is missing")
  func limit() throws {
    let url = ReviewFixture.samples.appendingPathComponent("html/news-site")
    let record = try #require(try ReviewFixture.records(below: url).first)
    let source = Array(try Data(contentsOf: url.appendingPathComponent("green-skills.html")))
    let whole = try ReviewFixture.document(record, source)
    let small = try ReviewDocument(
      record, source: source, verifier: .standard, catalogue: Registry.catalogue, limit: 4_000)
    #expect(small.data.count < whole.data.count)
    let (all, less) = (try JSONReader.read(whole.json), try JSONReader.read(small.json))
    let (known, kept) = (ReviewFixture.markedByPointer(all), ReviewFixture.markedByPointer(less))
    let left = try #require(less["left"]?.int)
    #expect(all["left"]?.int == 0 && left > 0 && kept.count + left == known.count)
    for (pointer, texts) in kept { #expect(known[pointer] == texts, "\(pointer)") }
    let fields = known.keys.filter { $0.hasPrefix("/document/") || $0.hasPrefix("/project/") }
    #expect(fields.allSatisfy { kept[$0] != nil })
  }
}
