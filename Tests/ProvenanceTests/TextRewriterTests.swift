import Provenance
import Testing

@Suite struct TextRewriterTests {
  let source = file("one  two  three")

  @Test func keepRespellAndDropInOnePass() {
    var writer = TextRewriter(source.quote())
    writer.keep(to: 3)
    writer.respell(to: 5, as: " ", by: .fold)
    writer.keep(to: 8)
    writer.drop(to: 10)
    #expect(writer.position == 10)
    let text = writer.finish()
    #expect(text.string == "one twothree")
    #expect(
      text.tracedRuns == [
        quoted(0..<3, from: 0..<3), derived(3..<4, from: 3..<5, by: [.fold]), quoted(4..<7, from: 5..<8),
        quoted(7..<12, from: 10..<15),
      ])
    #expect(text.brokenLaw(in: [source]) == nil)
  }

  @Test func withoutEditsTheTextIsTheSame() {
    var writer = TextRewriter(source.quote())
    writer.keep(to: 4)
    writer.keep(to: 2)
    writer.drop(to: 3)
    #expect(!writer.hasEdits)
    #expect(writer.finish() == source.quote())
  }

  @Test func keptPiecesOfARunAreOneRun() {
    var writer = TextRewriter(source.quote())
    for offset in 1..<source.count { writer.keep(to: offset) }
    #expect(writer.finish().tracedRuns.count == 1)
  }

  @Test func spellingsOfAnyKindOfBytes() {
    var writer = TextRewriter(source.quote())
    writer.respell(to: 1, as: [0x4F], by: .fold)
    writer.respell(to: 2, as: "N".utf8, by: .fold)
    writer.respell(to: 3, as: [0x00, 0x45][1...], by: .fold)
    writer.respell(to: 5, as: [], by: .fold)
    writer.drop(to: source.count)
    #expect(writer.finish().string == "ONE")
  }

  /// Old: `one  two  three`; new: `one 2three`. Respelled 3..<5 and 5..<8, dropped 8..<10.
  @Test(arguments: [
    (0, 0, 0), (2, 2, 2), (3, 3, 3), (4, 3, 4), (5, 4, 4), (6, 4, 5), (8, 5, 5), (9, 5, 5), (10, 5, 5), (11, 6, 6),
    (15, 10, 10),
  ])
  func offsetsMove(old: Int, start: Int, end: Int) {
    var writer = TextRewriter(source.quote())
    writer.keep(to: 3)
    writer.respell(to: 5, as: " ", by: .fold)
    writer.respell(to: 8, as: "2", by: .fold)
    writer.drop(to: 10)
    #expect(writer.finish().string == "one 2three")
    #expect(writer.newOffset(old) == start)
    #expect(writer.newOffset(old, end: true) == end)
  }

  @Test func offsetsAreThereWhileWriting() {
    var writer = TextRewriter(source.quote())
    writer.drop(to: 5)
    #expect(writer.newOffset(5) == 0)
    #expect(writer.newOffset(8) == 3)
  }
}
