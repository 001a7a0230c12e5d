import Provenance
import Testing

/// What would be a birth by the back door, or a lie about a place, ends the process.
@Suite struct TrapTests {
  @Test func decodingNothing() async {
    await #expect(processExitsWith: .failure) { _ = file("abc").decode(1..<1, as: "x".utf8, by: .entity) }
  }

  @Test func decodingBeforeTheSource() async {
    await #expect(processExitsWith: .failure) { _ = file("abc").decode(-1..<1, as: "x".utf8, by: .entity) }
  }

  @Test func decodingBeyondTheSource() async {
    await #expect(processExitsWith: .failure) { _ = file("abc").decode(1..<4, as: "x".utf8, by: .entity) }
  }

  @Test func quotingBeyondTheSource() async {
    await #expect(processExitsWith: .failure) { _ = file("abc").quote(1..<4) }
  }

  @Test func respellingNothing() async {
    await #expect(processExitsWith: .failure) { _ = file("abc").quote().respelled(1..<1, as: "x".utf8, by: .fold) }
  }

  @Test func respellingBeyondTheText() async {
    await #expect(processExitsWith: .failure) { _ = file("abc").quote().respelled(3..<4, as: "x".utf8, by: .fold) }
  }

  @Test func respellingAnEmptyTextByRange() async {
    await #expect(processExitsWith: .failure) { _ = TracedText().respelled(0..<1, as: "x".utf8, by: .fold) }
  }

  @Test func rewritingNothing() async {
    await #expect(processExitsWith: .failure) {
      var writer = TextRewriter(file("abc").quote())
      writer.keep(to: 3)
      writer.respell(to: 3, as: "x".utf8, by: .fold)
    }
  }

  @Test func rewritingBeyondTheText() async {
    await #expect(processExitsWith: .failure) {
      var writer = TextRewriter(file("abc").quote())
      writer.keep(to: 3)
      writer.respell(to: 4, as: "x".utf8, by: .fold)
    }
  }

  @Test func droppingBeyondTheText() async {
    await #expect(processExitsWith: .failure) {
      var writer = TextRewriter(file("abc").quote())
      writer.drop(to: 4)
    }
  }

  @Test func overlappingEdits() async {
    await #expect(processExitsWith: .failure) {
      _ = file("abcdef").repaired(by: [
        SourceEdit(0..<3, [], by: .repair, reason: ""), SourceEdit(2..<4, [], by: .repair, reason: ""),
      ])
    }
  }
}
