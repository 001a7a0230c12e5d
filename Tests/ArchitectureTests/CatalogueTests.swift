import Foundation
import Provenance
import Runner
import Stages
import Testing

@testable import verbatim

/// What can be forgotten about rules and stages.
@Suite struct CatalogueTests {
  @Test func everyRuleSaysWhatItGuarantees() {
    let known = Set(Registry.catalogue.entries.map(\.rule.name))
    let wrong = SwiftFile.sources.filter { $0.target != "benchmark" }.flatMap { file in
      file.lines.enumerated().compactMap { number, line -> String? in
        guard let name = declaredRule(line), !known.contains(name) else { return nil }
        return "\(file.path):\(number + 1): \(name) is in no catalogue: add a RuleEntry to its stage's `rules`"
      }
    }
    #expect(wrong.isEmpty, "\n\(wrong.joined(separator: "\n"))")
  }

  @Test func everyEntryIsASentence() {
    let wrong = Registry.catalogue.entries.filter { !$0.summary.hasSuffix(".") || $0.summary.contains("\n") }
      .map { "\($0.rule.name): “\($0.summary)”: say what the rule does in a sentence" }
    #expect(wrong.isEmpty, "\n\(wrong.joined(separator: "\n"))")
  }

  @Test func namesOfStagesAreTheirOwn() {
    let slots = Dictionary(grouping: Registry.stages.all) { "\($0.slot).\($0.stage.name)" }
    let wrong = slots.filter { $0.value.count > 1 }.keys.sorted().map { "\($0): two stages of that name: rename one" }
    #expect(wrong.isEmpty, "\n\(wrong.joined(separator: "\n"))")
    for (slot, stage) in Registry.stages.all {
      #expect(stage.version >= 1, "\(slot).\(stage.name): versions begin at 1")
      #expect(!stage.summary.isEmpty, "\(slot).\(stage.name): say in a line what it does")
    }
  }

  /// The name in `static let x = Rule("area.name")`.
  private func declaredRule(_ line: String) -> String? {
    guard line.contains("static let "), let start = line.range(of: "= Rule(\""),
      let end = line.range(of: "\")", range: start.upperBound..<line.endIndex)
    else { return nil }
    return String(line[start.upperBound..<end.lowerBound])
  }
}
