import Provenance
import Stages
import Testing

@testable import FrontMatter

@Suite struct RepairExampleTests {
  @Test func eachShowsItsRule() {
    for example in RepairExample.all {
      let repaired = Repaired(example.before)
      #expect(String(decoding: repaired.source.utf8, as: UTF8.self) == example.after)
      #expect(repaired.edits.contains { $0.rule == example.rule }, "\(example.rule)")
      #expect(Repaired(example.after).edits.isEmpty, "\(example.rule): its result needs repair")
    }
  }

  @Test func noRepairLacksAnExample() {
    #expect(RepairExample.all.map(\.rule) == RepairRules.entries.map(\.rule), "add an example to RepairExample.all")
  }
}
