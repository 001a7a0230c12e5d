import DocumentModel
import Foundation
import JSONText
import Provenance
import Testing

@testable import FrontMatter

/// The development set beside the project, where it is there.
@Suite struct CorpusTests {
  static let path = "corpus/frontmatter/cases.jsonl"

  struct Case {
    let id: String
    let fault: String
    let input: [UInt8]
    let metadata: JSONNode
    let body: String
    var isSound: Bool { ["clean", "clean_lookalike", "negative"].contains(fault) }
  }

  static func cases() throws -> [Case] {
    try Shared.bytes(path).split(separator: 0x0A).compactMap { line in
      let node = try JSONReader.read(Array(line))
      guard let id = node["id"]?.string, let fault = node["fault"]?.string, let metadata = node["metadata"],
        let body = node["body"]?.string, let input = node["input"]?.string
      else { return nil }
      return Case(id: id, fault: fault, input: Array(input.utf8), metadata: metadata, body: body)
    }
  }

  @Test(.enabled(if: Shared.holds(path), "skipped: no development set beside the project"))
  func developmentSet() throws {
    var exact = 0
    let cases = try CorpusTests.cases()
    for example in cases {
      let repaired = Repaired(Shared.source(example.input))
      let written = try JSONReader.read(FrontMatter.json(repaired.reading.metadata))
      let isExact = isSame(written, example.metadata) && isSameBody(repaired.body, example.body)
      if isExact { exact += 1 }
      if example.isSound { #expect(isExact && repaired.edits.isEmpty, "\(example.id) was touched") }
      for text in repaired.reading.metadata.allTexts {
        let broken = EvidenceTests.brokenRelation(text, in: repaired.source)
        #expect(broken == nil, "\(example.id): \(broken ?? "")")
      }
      #expect(Repaired(Shared.source(repaired.source.utf8)).edits.isEmpty, "\(example.id) needs repair twice")
    }
    #expect(Double(exact) >= 0.99 * Double(cases.count), "\(exact) of \(cases.count)")
  }

  private func isSame(_ left: JSONNode, _ right: JSONNode) -> Bool {
    switch (left.value, right.value) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)): Double(one) == Double(other)
    case (.string(let one, _), .string(let other, _)): Array(one.utf8) == Array(other.utf8)
    case (.array(let one), .array(let other)): one.count == other.count && zip(one, other).allSatisfy(isSame)
    case (.object(let one), .object(let other)):
      one.count == other.count
        && one.allSatisfy { member in right[member.key].map { isSame(member.value, $0) } ?? false }
    default: false
    }
  }

  /// Line ends, blank lines at the start and white space at the end do not count.
  private func isSameBody(_ left: String, _ right: String) -> Bool {
    normal(left) == normal(right)
  }

  private func normal(_ body: String) -> String {
    var lines = body.replacingOccurrences(of: "\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    while let first = lines.first, first.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\u{A0}" }) {
      lines.removeFirst()
    }
    return lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines.union(.controlCharacters))
  }

  @Test(.enabled(if: Shared.holds("seeds/prospect-project-page.md"), "skipped: no seeds beside the project"))
  func seeds() throws {
    let sound = Repaired(Shared.source(try Shared.bytes("seeds/progress-project-page.md")))
    #expect(sound.edits.isEmpty)
    #expect(sound.reading.metadata["date"]?.text?.string == "2016-01-21T22:40:00Z")
    let damaged = Repaired(Shared.source(try Shared.bytes("seeds/prospect-project-page.md")))
    #expect(damaged.rules == ["leading-junk", "stray-delimiter", "missing-closing"])
    #expect(damaged.body.hasPrefix("ASEAN, or the Association"))
    guard case .list(let promos)? = damaged.reading.metadata["promos"] else {
      Issue.record("no promos")
      return
    }
    #expect(promos.count == 3)
    let title = try #require(damaged.reading.metadata["title"]?.text)
    let evidence = title.evidence(in: [damaged.source])
    #expect(evidence.map(\.relation) == [.quoted, .derived, .quoted])
    #expect(evidence[1].rules == [.strayDelimiter, .yamlFold])
  }
}
