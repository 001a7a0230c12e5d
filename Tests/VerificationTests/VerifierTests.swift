import Foundation
import Testing

@testable import Verification

/// What `verify` says of records that do not hold.
@Suite struct VerifierTests {
  private let source = Workbench.notes
  private let key = "town/wells.notes"

  /// The problems after one text of the record is replaced by another.
  private func problems(replacing old: String, by new: String) throws -> [String] {
    let record = String(decoding: try Workbench.record(of: source, key: key), as: UTF8.self)
    let range = try #require(record.firstRange(of: old), "the record holds \(old)")
    let changed = record.replacingCharacters(in: range, with: new)
    return Workbench.verify(Array(changed.utf8), Array(source.utf8)).problems.map { "\($0.pointer): \($0.reason)" }
  }

  @Test func aSoundRecordHolds() throws {
    let verification = Workbench.verify(try Workbench.record(of: source, key: key), Array(source.utf8))
    #expect(verification.problems == [])
    #expect(verification.statedPointers == ["/project/guess"])
    #expect(verification.characters.stated == "Perhaps".count)
    #expect(verification.omittedCharacters > 20)
    let line = try #require(VerificationReport.lines(verification).first)
    #expect(line.hasPrefix("ok town/wells.notes: "))
    #expect(line.hasSuffix(" only stated"))
  }

  @Test func anotherFileIsNotTheSource() throws {
    let record = try Workbench.record(of: source, key: key)
    let other = Array(source.utf8) + [0x21]
    let pointers = Workbench.verify(record, other).problems.map(\.pointer)
    #expect(pointers == ["/source/bytes", "/source/digest"])
  }

  @Test func anIdBelongsToItsKey() throws {
    #expect(
      try problems(replacing: "\"key\": \"town/wells", by: "\"key\": \"city/wells").first?.hasPrefix("/id: ") == true)
  }

  @Test func aQuotationIsTheSourcesOwnText() throws {
    #expect(
      try problems(
        replacing: "\"target\": \"https://example.org/report\"", by: "\"target\": \"https://example.org/repost\""
      )
      .contains { $0.hasPrefix("/links/0/target: ") && $0.contains("the source reads") })
  }

  @Test func everyValueHasEvidence() throws {
    #expect(
      try problems(replacing: "\"/project/greeting\": [", by: "\"/project/greetings\": [").sorted() == [
        "/project/greeting: has no evidence", "/project/greetings: has evidence and is no value of the record",
      ])
  }

  @Test func everyRuleIsInTheCatalogue() throws {
    #expect(
      try problems(replacing: "\"notes.entity\"", by: "\"notes.entity\"").allSatisfy {
        $0.contains("is not in the catalogue")
      })
    #expect(try !problems(replacing: "\"notes.entity\"", by: "\"notes.entitty\"").isEmpty)
  }

  @Test func generatedTextIsWhatItsRuleWrites() throws {
    #expect(
      try problems(replacing: "\"greeting\": \"Dear reader\"", by: "\"greeting\": \"Dear render\"")
        .contains { $0.hasPrefix("/project/greeting: ") })
  }

  @Test func whatARepairRemovedStoodThere() throws {
    #expect(
      try problems(replacing: "\"removed\": \"---", by: "\"removed\": \"--").contains {
        $0.hasPrefix("/repairs/0/removed: ")
      })
  }

  @Test func nothingIsLost() throws {
    let all = try problems(replacing: "\"omitted\": [", by: "\"diagnostics\": [], \"omitted\": [], \"repairs\": [")
    #expect(!all.isEmpty)
  }

  @Test func aQuantityIsReadAgain() throws {
    #expect(
      try problems(replacing: "\"qualifier\": \"exactly\"", by: "\"qualifier\": \"about\"") == [
        "/quantities/0/qualifier: it reads exactly"
      ])
  }

  @Test func unknownKeysAreNotProved() throws {
    #expect(try problems(replacing: "\"role\": \"overview\"", by: "\"rolle\": \"overview\"").count == 1)
  }

  @Test(arguments: ["../secret", "/etc/passwd", "a//b", "a/./b", "a/%2e%2e/b", "", "a%", "a%00b"])
  func keysThatLeadElsewhereAreRefused(key: String) {
    #expect(SourceLocation.components(of: key) == nil)
  }

  @Test func keysArePercentDecoded() {
    #expect(SourceLocation.components(of: "a%25b/c%20d.md") == [Array("a%b".utf8), Array("c d.md".utf8)])
  }
}
