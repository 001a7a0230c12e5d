import Provenance
import Testing

@Suite struct RuleTests {
  @Test func aNameIsARule() {
    #expect(Rule("test.same") == Rule(named: "test.same"))
    #expect(Rule("test.same") != Rule("test.other"))
    #expect(Rule("test.same").name == "test.same")
    #expect("\(Rule.part)" == "text.part")
  }

  @Test func namesAreSharedBetweenThreads() async {
    let rules = await withTaskGroup(of: [Rule].self) { group in
      for _ in 0..<8 { group.addTask { (0..<500).map { Rule(named: "test.thread.\($0)") } } }
      return await group.reduce(into: [[Rule]]()) { $0.append($1) }
    }
    #expect(rules.allSatisfy { $0 == rules[0] })
    #expect(Set(rules[0]).count == 500)
  }
}
