import Foundation
import JSONText
import SystemPackage
import TestSupport
import Testing
import ToolRunner

@testable import Ingestion
@testable import Runner

/// Documents whose main texts are nearly the same.
@Suite struct NearDuplicateTests {
  /// A text of so many words, the same for a seed.
  private func words(_ count: Int, seed: UInt64) -> [String] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in "word\(Int.random(in: 0..<5000, using: &random))" }
  }

  private func page(_ words: [String]) -> String { "# A page\n\n\(words.joined(separator: " ")).\n" }

  private func groups(_ night: Nightly) throws -> [[String]] {
    let status = try JSONReader.read(Array(night.tool("status", "--output", "out", "--json").output.utf8))
    return (status["nearDuplicates"]?.array ?? []).map { ($0.array ?? []).compactMap(\.string) }
  }

  @Test func oneWordOfManyMakesANearDuplicate() throws {
    var changed = words(300, seed: 1)
    changed[150] = "otherwise"
    let files = [
      "a.md": page(words(300, seed: 1)), "b/twin.md": page(changed), "c.md": page(words(300, seed: 2)),
      "page.html": "<title>A page</title><h1>A page</h1><p>\(words(300, seed: 1).joined(separator: " ")).</p>",
    ]
    try Nightly.with(files) { night in
      try night.ingest()
      #expect(try groups(night) == [["a.md", "b/twin.md", "page.html"]])
      #expect(try night.tool("status", "--output", "out").output.contains("3 in 1 groups"))
      let manifest = try JSONReader.read(Array(night.runFile("manifest.json").utf8))
      #expect(manifest["nearDuplicates"]?.array?.count == 1)
      let record = try night.tree()["a.md.json"]
      #expect(record.map { String(decoding: $0, as: UTF8.self).contains("twin") } == false, "never in records")
      // A state made from the records finds the same.
      try FileManager.default.removeItem(at: night.records.appendingPathComponent(".verbatim"))
      #expect(try night.tool("state", "rebuild", "--output", "out").code == 0)
      try night.ingest()
      #expect(try groups(night) == [["a.md", "b/twin.md", "page.html"]])
      // And a document that becomes another one leaves the group.
      try night.write("b/twin.md", page(words(300, seed: 3)))
      try night.write("page.html", "<p>Short.</p>")
      try night.ingest()
      #expect(try groups(night).isEmpty)
    }
  }

  @Test func theSameBytesAreADuplicateOnly() throws {
    try Nightly.with(["a.md": page(words(100, seed: 1)), "b.md": page(words(100, seed: 1))]) { night in
      try night.ingest()
      #expect(try groups(night).isEmpty)
      let status = try JSONReader.read(Array(night.tool("status", "--output", "out", "--json").output.utf8))
      #expect(status["duplicates"]?[0]?.array?.compactMap(\.string) == ["a.md", "b.md"])
    }
  }

  @Test func aRecordAndItsDocumentHaveOneSketch() throws {
    let text = """
      # A &amp; B

      One two, *three* four “five” six seven eight — nine ten.

      - eleven twelve thirteen
        - fourteen fifteen

      | sixteen | seventeen |
      | --- | --- |
      | eighteen | 日本語 |

      ```swift
      let twenty = 21
      ```
      """
    try Nightly.with(["a.md": text]) { night in
      try night.ingest()
      func sketches() throws -> [TextSketch] {
        try StateFile(FilePath(night.records.appendingPathComponent(".verbatim/state.sqlite").path)).sketches().sketches
      }
      let made = try sketches()
      #expect(made.count == 1)
      try night.tool("state", "rebuild", "--output", "out").expect(0)
      try night.ingest()
      #expect(try sketches() == made)
    }
  }

  @Test func agreementEstimatesTheShareOfCommonRuns() {
    for changes in [0, 3, 15, 60] {
      let before = words(600, seed: 7)
      var after = before
      for number in 0..<changes { after[number * 9 + 4] = "changed\(number)" }
      let left = TextSketch(of: [Array(before.joined(separator: " ").utf8)])
      let right = TextSketch(of: [Array(after.joined(separator: " ").utf8)])
      let common = Double(597 - 4 * changes)
      let share = common / (2 * 597 - common)
      #expect(abs(Double(left.agreement(with: right)) / 64 - share) < 0.17, "\(changes)")
    }
  }

  @Test func manyTextsAreGroupedRightAndSoon() {
    var random = SeededRandom(seed: 9)
    var sketches: [TextSketch] = []
    for _ in 0..<20_000 {
      sketches.append(TextSketch(minima: (0..<64).map { _ in UInt16.random(in: 0 ... .max, using: &random) }))
    }
    var expected: [[Int]] = []
    for number in 0..<200 {
      var minima = sketches[number].minima
      for slot in 0..<4 { minima[slot * 16] ^= 1 }
      sketches.append(TextSketch(minima: minima))
      expected.append([number, sketches.count - 1])
    }
    // Five thousand of one kind are no five thousand squared.
    let kind = sketches.count
    sketches += Array(repeating: sketches[300], count: 5000)
    expected.append([300] + Array(kind..<kind + 5000))
    #expect(Resemblance.groups(sketches) == expected)
  }

  @Test func shortTextsHaveNoSketch() {
    #expect(TextSketch(of: [Array("Too few words to tell.".utf8)]).minima.isEmpty)
    #expect(TextSketch(hex: "") == TextSketch(minima: []))
    let sketch = TextSketch(of: [Array(words(50, seed: 4).joined(separator: " ").utf8)])
    #expect(TextSketch(hex: sketch.hex) == sketch)
    #expect(TextSketch(hex: "12zz") == nil)
  }
}
