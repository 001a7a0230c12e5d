import DocumentModel
import Provenance
import Stages
import Testing

@testable import FrontMatter

@Suite struct EvidenceTests {
  private func evidence(_ text: String, _ key: String) -> [String] {
    let repaired = Repaired(text)
    guard let value = repaired.reading.metadata[key]?.text else { return [] }
    return value.evidence(in: [repaired.source]).map { item in
      var place = "-"
      if case .bytes(let range, _) = item.place { place = "\(range.lowerBound)-\(range.upperBound)" }
      return "\(item.range.lowerBound)-\(item.range.upperBound) \(place) "
        + (item.relation == .quoted ? "quoted" : item.rules.map(\.name).joined(separator: "+"))
    }
  }

  @Test func foldOverAStrayDelimiterNamesBoth() {
    let text = "---\ntitle: one\n---\n  two\ndate: 2019\n---\n"
    #expect(
      evidence(text, "title") == [
        "0-3 11-14 quoted", "3-4 14-21 front-matter.stray-delimiter+yaml.fold", "4-7 21-24 quoted",
      ])
  }

  @Test(arguments: [
    ("a: \"x\\ty\"", ["0-1 8-9 quoted", "1-2 9-11 yaml.escape", "2-3 11-12 quoted"]),
    ("a: 'it''s'", ["0-2 8-10 quoted", "2-3 10-12 yaml.quote", "3-4 12-13 quoted"]),
    ("a: 2019-07-25 20:20:00 Z", ["0-20 7-28 data.date"]),
    ("a: 2019-07-25", ["0-10 7-17 quoted"]),
    ("a: 42", ["0-2 7-9 quoted"]),
    ("a: 0x10", ["0-2 7-11 data.number"]),
    ("a: |\n  x\n  y", ["0-1 11-12 quoted", "1-2 12-15 yaml.indent", "2-4 15-17 quoted"]),
    ("a: Part 1: x", ["0-9 7-16 quoted"]),
    ("a: \"b \"c\" d\"", ["0-7 8-15 quoted"]),
  ])
  func scalars(block: String, expected: [String]) {
    #expect(evidence("---\n\(block)\n---\n", "a") == expected)
  }

  /// Every derived stretch of a value is what its rule makes of the place's text.
  static func brokenRelation(_ text: TracedText, in source: Source) -> String? {
    let catalogue = RuleCatalogue(FrontMatterRules.entries)
    for run in text.tracedRuns {
      guard case .derived(let places, let rules) = run.origin else { continue }
      guard places.count == 1, rules.count == 1, case .spelling(let spell) = catalogue[rules[0]]?.relation else {
        return "\(rules) has no spelling"
      }
      let place = Array(source.utf8[places[0].range])
      if spell(place) != Array(text.utf8[run.range]) {
        return "\(rules[0]) does not give \(text.string) from \(String(decoding: place, as: UTF8.self))"
      }
    }
    return text.brokenLaw(in: [source])
  }
}
