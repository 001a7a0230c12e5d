import Provenance
import Stages
import Testing

@Suite struct JSONNumberTests {
  @Test(arguments: [
    ("12", "12", true), ("1.5", "1.5", true), ("-94.671320", "-94.67132", false), ("2.00", "2", false),
    ("1E5", "1e5", false),
    ("12345678901234567890", "12345678901234567890", false), ("0.10e-3", "0.1e-3", false), ("-0", "-0", false),
  ])
  func numbersAreWrittenPlainly(_ written: String, _ spelled: String, _ isQuoted: Bool) {
    let source = Source(id: SourceID(0), utf8: Array(written.utf8), locator: .bytes(.identity, part: nil))
    let number = source.number(source.indices)
    #expect(number.string == spelled)
    if case .quoted = number.tracedRuns[0].origin { #expect(isQuoted) } else { #expect(!isQuoted) }
  }
}
