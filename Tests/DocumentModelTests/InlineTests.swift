import DocumentModel
import Provenance
import TestSupport
import Testing

@Suite struct InlineTests {
  func text(_ string: String) -> TracedText {
    Source(id: SourceID(0), utf8: Array(string.utf8), locator: .bytes(.identity, part: nil)).quote()
  }

  func inline(_ string: String, _ marks: Mark...) -> Inline { Inline(text(string), marks: marks) }

  @Test func aSliceKeepsTheMarksThatReachIntoIt() {
    let line = inline("read the report now", Mark(.link(0), 5..<15), Mark(.strong, 9..<15), Mark(.emphasis, 16..<19))
    #expect(line[7..<16].marks == [Mark(.link(0), 0..<8), Mark(.strong, 2..<8)])
    #expect(line[7..<16].text.string == "e report ")
    #expect(line[0..<5].marks.isEmpty)
  }

  @Test func anImageFallsToOneOfTwoSlices() {
    let line = inline("ab", Mark(.image(0), 0..<0), Mark(.image(1), 1..<1), Mark(.image(2), 2..<2))
    #expect(line[0..<1].marks == [Mark(.image(0), 0..<0)])
    #expect(line[1..<2].marks == [Mark(.image(1), 0..<0), Mark(.image(2), 1..<1)])
  }

  @Test func aMarkThatGoesOnOverTheSeamIsOne() {
    var line = inline("the re", Mark(.link(0), 4..<6), Mark(.strong, 0..<3))
    line.append(inline("port now", Mark(.link(0), 0..<4), Mark(.strong, 5..<8)))
    #expect(line.text.string == "the report now")
    #expect(line.marks == [Mark(.link(0), 4..<10), Mark(.strong, 0..<3), Mark(.strong, 11..<14)])
  }

  @Test func otherLinksAndBreaksStayApart() {
    var line = inline("ab", Mark(.link(0), 0..<2))
    line.append(inline("cd", Mark(.link(1), 0..<2)))
    #expect(line.marks == [Mark(.link(0), 0..<2), Mark(.link(1), 2..<4)])
    var breaks = inline("\n", Mark(.lineBreak, 0..<1))
    breaks.append(inline("\n", Mark(.lineBreak, 0..<1)))
    #expect(breaks.marks.count == 2)
  }

  @Test func appendingNothing() {
    var line = inline("ab", Mark(.strong, 0..<2))
    line.append(Inline())
    #expect(line == inline("ab", Mark(.strong, 0..<2)))
    var empty = Inline()
    empty.append(line)
    #expect(empty == line)
  }

  @Test func marksMoveWithARewrite() {
    var line = inline("the  quick  fox", Mark(.strong, 5..<10), Mark(.link(0), 0..<15), Mark(.emphasis, 12..<15))
    line.rewrite { writer in
      writer.keep(to: 3)
      writer.respell(to: 5, as: " ", by: Rule("test.space"))
      writer.keep(to: 10)
      writer.respell(to: 12, as: " ", by: Rule("test.space"))
    }
    #expect(line.text.string == "the quick fox")
    #expect(line.marks == [Mark(.strong, 4..<9), Mark(.link(0), 0..<13), Mark(.emphasis, 10..<13)])
  }

  @Test func marksOfWhatIsGoneGoButImagesStay() {
    var line = inline("a [1] b", Mark(.superscript, 2..<5), Mark(.image(0), 3..<3), Mark(.strong, 0..<3))
    line.rewrite { writer in
      writer.keep(to: 2)
      writer.drop(to: 6)
    }
    #expect(line.text.string == "a b")
    #expect(line.marks == [Mark(.image(0), 2..<2), Mark(.strong, 0..<2)])
  }

  @Test func aRewriteWithoutEditsChangesNothing() {
    var line = inline("abc", Mark(.strong, 0..<2))
    line.rewrite { $0.keep(to: 2) }
    #expect(line == inline("abc", Mark(.strong, 0..<2)))
  }

  @Test func trimmingMovesMarksAndKeepsImages() {
    let line = inline(
      "  ab \n", Mark(.image(0), 0..<0), Mark(.strong, 0..<4), Mark(.lineBreak, 5..<6), Mark(.image(1), 6..<6))
    let trimmed = line.trimmed()
    #expect(trimmed.text.string == "ab")
    #expect(trimmed.marks == [Mark(.image(0), 0..<0), Mark(.strong, 0..<2), Mark(.image(1), 2..<2)])
    #expect(inline(" \n ").trimmed().isEmpty)
  }

  /// Marks against a naive model in which each character knows its marks.
  @Test func marksAgreeWithAModelOnRandomRewrites() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      let count = Int.random(in: 1...30, using: &random)
      let low = Int.random(in: 0..<count, using: &random)
      let high = Int.random(in: (low + 1)...count, using: &random)
      var line = inline(String("abcdefghijklmnopqrstuvwxyzABCD".prefix(count)), Mark(.strong, low..<high))
      let marked = Set(line.text.utf8[low..<high])
      let cuts = (0..<4).map { _ in Int.random(in: 0...count, using: &random) }.sorted()
      line.rewrite { writer in
        writer.keep(to: cuts[0])
        writer.drop(to: cuts[1])
        writer.keep(to: cuts[2])
        writer.drop(to: cuts[3])
      }
      let expected = line.text.utf8.filter { marked.contains($0) }
      let actual = line.marks.first.map { Array(line.text.utf8[$0.range]) } ?? []
      #expect(actual == expected)
    }
  }

  @Test func manyMarksAreAppendedInLinearTime() {
    var line = Inline()
    let piece = inline("a", Mark(.strong, 0..<1))
    let other = inline("b", Mark(.emphasis, 0..<1))
    for _ in 0..<30_000 {
      line.append(piece)
      line.append(other)
    }
    #expect(line.marks.count == 60_000)
  }
}
