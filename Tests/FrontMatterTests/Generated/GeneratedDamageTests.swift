import Charsets
import Foundation
import JSONText
import Provenance
import TestSupport
import Testing

@testable import FrontMatter

/// Pages made at random, in three formats, with one damage or two: metadata and body must be those that were meant, to the
/// letter. The seed is fixed, so that a failure is the same on every run.
@Suite struct GeneratedDamageTests {
  /// The share of each class that is to be exact, alone and in pairs.
  static let floor = 0.9

  struct Outcome {
    var kinds: [String]
    var format: MadePage.Format
    var isExact: Bool
    var shown: String
  }

  @Test(arguments: MadePage.Format.allCases)
  func madePagesAreSound(format: MadePage.Format) throws {
    var random = SeededRandom(seed: 4)
    for _ in 0..<40 {
      let page = MadePage(format, &random)
      let outcome = Self.outcome(of: page, [], random)
      #expect(outcome.isExact, "\(outcome.shown)")
      #expect(Repaired(Shared.source(page.bytes)).edits.isEmpty, "\(outcome.shown)")
    }
  }

  @Test func singleDamages() {
    var random = SeededRandom(seed: 2026)
    var outcomes: [Outcome] = []
    for damage in MadeDamage.all {
      for format in damage.formats {
        outcomes += (0..<10).compactMap { _ in Self.made(format, [damage], &random) }
      }
    }
    #expect(outcomes.count > 500)
    Self.check(outcomes)
  }

  @Test func pairsOfDamages() {
    var random = SeededRandom(seed: 1126)
    var outcomes: [Outcome] = []
    for (index, one) in MadeDamage.all.enumerated() {
      for other in MadeDamage.all[(index + 1)...] where Self.goTogether(one, other) {
        for format in one.formats where other.formats.contains(format) {
          if let outcome = Self.made(format, [one, other], &random) { outcomes.append(outcome) }
        }
      }
    }
    #expect(outcomes.count > 600)
    Self.check(outcomes)
  }

  /// Each class that is in outcomes reaches its share. Those that do not, and two of their pages, are shown.
  private static func check(_ outcomes: [Outcome]) {
    for kind in Set(MadeDamage.all.map(\.kind)).sorted() {
      let those = outcomes.filter { $0.kinds.contains(kind) }
      let wrong = those.filter { !$0.isExact }
      guard Double(wrong.count) > (1 - floor) * Double(those.count) else { continue }
      let names = wrong.map { $0.kinds.joined(separator: " + ") }.sorted().joined(separator: "\n")
      let shown = wrong.prefix(2).map(\.shown).joined(separator: "\n")
      Issue.record("\(kind): \(wrong.count) of \(those.count) are not exact:\n\(names)\n\(shown)")
    }
  }

  /// A block without either delimiter is none, and one without an opening in a fence is code; of two damages of one place
  /// only one is seen, or what was meant is not known.
  private static func goTogether(_ one: MadeDamage, _ other: MadeDamage) -> Bool {
    let kinds: Set<String> = [one.kind, other.kind]
    guard kinds.count == 2, one.part != other.part || one.part == .entries else { return false }
    func has(_ kind: String, _ others: Set<String>) -> Bool { kinds.contains(kind) && !kinds.isDisjoint(with: others) }
    return !has(
      "truncation",
      [
        "missing opening", "missing closing", "missing brace", "doubled block", "other delimiter",
        "garbage after a delimiter", "fence", "JSON style", "mixed formats", "stray delimiter", "entities",
      ])
      && !has("missing opening", ["missing closing", "doubled block", "fence"])
      && !has("missing closing", ["fence", "stray delimiter"]) && !has("missing brace", ["fence"])
      && !has("JSON style", ["mixed formats", "conflict markers", "glued colon", "duplicate key"])
      && !has("mixed formats", ["glued colon"])
      && !has("stray delimiter", ["doubled block"])
  }

  private static func made(
    _ format: MadePage.Format, _ damages: [MadeDamage], _ random: inout SeededRandom
  ) -> Outcome? {
    for _ in 0..<4 {
      var page = MadePage(format, &random)
      let order = damages.sorted { $0.part.rawValue < $1.part.rawValue }
      if order.allSatisfy({ $0.apply(&page, &random) }) { return outcome(of: page, damages.map(\.kind), random) }
    }
    return nil
  }

  private static func outcome(of page: MadePage, _ kinds: [String], _ random: SeededRandom) -> Outcome {
    let decoded = Charsets.decode(page.bytes)
    let source = Source(id: SourceID(0), utf8: decoded.utf8, locator: .bytes(decoded.map, part: nil))
    let repaired = Repaired(source)
    let isReplayed = FaultTests.replay(repaired.edits, on: source.utf8) == repaired.source.utf8
    #expect(isReplayed, "\(kinds): the edits do not give what was read")
    let isExact =
      FaultTests.members(repaired.json) == page.meant
      && FaultTests.normal(oneLineEnd(repaired.body)) == FaultTests.normal(page.body)
      && repaired.reading.failure == nil
    let shown =
      String(decoding: source.utf8, as: UTF8.self) + "\n=> " + repaired.json + "\n" + repaired.body + "\nmeant "
      + page.meant.joined(separator: ", ")
    return Outcome(kinds: kinds, format: page.format, isExact: isExact, shown: shown)
  }

  /// What a transfer made of a line end, CR CR LF, is one.
  private static func oneLineEnd(_ text: String) -> String { text.replacingOccurrences(of: "\r\r\n", with: "\n") }
}
