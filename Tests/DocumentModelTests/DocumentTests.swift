import DocumentModel
import Provenance
import Testing

@Suite struct DocumentTests {
  let source = Source(
    id: SourceID(0), utf8: Array("abcdefghijklmnopqrstuvwxyz".utf8), locator: .bytes(.identity, part: nil))

  func letters(_ string: String) -> TracedText {
    TracedText.joined(string.utf8.map { source.quote(Int($0 - 0x61)..<Int($0 - 0x60)) })
  }

  func paragraph(_ string: String) -> Block { Block(.paragraph(Inline(letters(string)))) }

  /// Every kind of block, each letter once.
  var everything: Block {
    Block(
      .quote([
        Block(.heading(level: 2, Inline(letters("a")))), paragraph("b"),
        Block(
          .list(
            Block.List(
              isOrdered: false,
              items: [Block.Item(depth: 0, text: Inline(letters("c")), blocks: [paragraph("d")])]))),
        Block(
          .table(
            Block.Table(
              caption: Inline(letters("e")),
              rows: [[Block.Cell(text: Inline(letters("f")), isHeader: true), Block.Cell(text: Inline(letters("g")))]]))
        ),
        Block(.code(letters("h"), language: letters("i"))), Block(.figure(image: 0, caption: Inline(letters("j")))),
        Block(.definitions([Block.Definition(term: Inline(letters("k")), text: Inline(letters("l")))])),
        Block(.footnote(label: letters("m"), Inline(letters("n")))), Block(.math(letters("o"))),
        Block(.figure(image: 1, caption: nil)), Block(.code(letters("p"), language: nil)),
      ]))
  }

  @Test func textsInReadingOrder() {
    #expect(everything.texts.map(\.string).joined() == "abcdefghijklmnop")
    #expect(everything.textCount == 16)
  }

  @Test func marksTextsOfEveryKindAreChangedOnceAndCodeIsNot() {
    let changed = everything.mapInlines { Inline($0.text.respelled(as: "*" + $0.text.string, by: Rule("test.star"))) }
    #expect(changed.texts.map(\.string).joined() == "*a*b*c*d*e*f*ghi*j*k*lm*nop")
  }

  @Test func aDroppedBlockIsOnTheLedger() {
    var document = Document(blocks: [paragraph("abc"), everything, paragraph("xyz")])
    let before = document.coverage
    document.drop(Rule("test.drop")) { index, _ in index < 2 }
    #expect(document.blocks.count == 1)
    #expect(document.dropped.allSatisfy { $0.rule == Rule("test.drop") })
    let dropped = Coverage(of: document.dropped.map(\.text))
    #expect(document.coverage.union(dropped) == before)
    #expect(dropped.count == 16)
  }

  @Test func aDocumentStandsForAllItsParts() {
    var facts = Facts()
    facts.title = letters("a")
    facts.displayTitle = letters("b")
    facts.language = letters("c")
    facts.published = letters("d")
    facts.modified = letters("e")
    facts.authors = [letters("f")]
    facts.publisher = letters("g")
    facts.summary = letters("h")
    facts.url = letters("i")
    facts.keywords = [letters("j")]
    facts.license = letters("k")
    let document = Document(
      metadata: .map([("x", .list([.text(letters("l")), .number(letters("m"))])), ("y", .bool(true))]), facts: facts,
      blocks: [paragraph("n")], links: [Link(text: letters("o"), target: letters("p"), resolved: letters("q"))],
      images: [Image(target: letters("r"), alternative: letters("s"), caption: letters("t"))])
    #expect(document.coverage.ranges == [0: [0..<20]])
  }

  @Test func metadata() {
    let data: Metadata = .map([
      ("title", .text(letters("abc"))),
      ("tags", .list([.text(letters("d")), .text(TracedText()), .number(letters("e"))])),
      ("title", .text(letters("xyz"))), ("none", .null), ("no", .bool(false)),
    ])
    #expect(data["title"]?.text?.string == "xyz")
    #expect(data["Title"] == nil)
    #expect(data["tags"]?.texts.map(\.string) == ["d", "e"])
    #expect(data["tags"]?["title"] == nil)
    #expect(data["title"]?.texts.count == 1)
    #expect(data["no"]?.texts.isEmpty == true)
    #expect(data.allTexts.count == 5)
    #expect(data["none"]?.isEmpty == true)
    #expect(data["no"]?.isEmpty == false)
    #expect(Metadata.map([]).isEmpty)
  }

  @Test func keysAreComparedByCodePoints() {
    let data: Metadata = .map([("caf\u{E9}", .text(letters("a"))), ("cafe\u{301}", .text(letters("b")))])
    #expect(data["caf\u{E9}"]?.text?.string == "a")
    #expect(data["cafe\u{301}"]?.text?.string == "b")
  }
}
