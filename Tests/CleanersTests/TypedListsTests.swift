import Cleaners
import DocumentModel
import Provenance
import Stages
import Testing

/// Lists that authors of pages typed by hand.
@Suite struct TypedListsTests {
  /// The blocks that paragraphs of one element become: `p` and the text, or `ul` or `ol` and the items. A `/` is a line break.
  private func blocks(_ paragraphs: [String], inOneElement: Bool = true) throws -> [String] {
    var typed = TypedDocument(paragraphs)
    typed.document.elements = [Element(name: "body", parent: -1), Element(name: "div", parent: 0)]
    for index in typed.document.blocks.indices {
      typed.document.elements.append(Element(name: "p", parent: inOneElement ? 0 : index % 2))
      typed.document.blocks[index].hints.element = index + 2
      guard case .paragraph(var text) = typed.document.blocks[index].content else { continue }
      text.marks = text.text.utf8.indices.filter { text.text.utf8[$0] == UInt8(ascii: "/") }.map {
        Mark(.lineBreak, $0..<$0 + 1)
      }
      typed.document.blocks[index].content = .paragraph(text)
    }
    let document = try Paragraphs(options: NoOptions()).clean(typed.document)
    for text in document.texts {
      if let law = text.brokenLaw(in: [typed.source]) { throw Failure("law", law) }
    }
    return document.blocks.map { block in
      switch block.content {
      case .paragraph(let text): "p \(text.text.string)"
      case .list(let list):
        (list.isOrdered ? "ol " : "ul ") + list.items.map(\.text.text.string).joined(separator: " | ")
      default: "?"
      }
    }
  }

  @Test func numberedParagraphs() throws {
    #expect(
      try blocks(["What to bring:", "1) A torch", "2) Boots", "3) A map", "See you there."])
        == ["p What to bring:", "ol A torch | Boots | A map", "p See you there."])
    #expect(try blocks(["1.\u{A0}Ask.", "2. Wait."]) == ["ol Ask. | Wait."])
    #expect(try blocks(["(a) the lake", "(b) the river"]) == ["ol the lake | the river"])
    #expect(try blocks(["a) the lake", "b) the river"]) == ["ol the lake | the river"])
  }

  @Test func bullets() throws {
    #expect(try blocks(["• rice", "•millet", "· tea"]) == ["ul rice | millet", "p · tea"])
    #expect(try blocks(["• rice", "• millet"], inOneElement: false) == ["p • rice", "p • millet"])
  }

  @Test func linesOfAParagraph() throws {
    #expect(
      try blocks(["Pros:/• cheap/• quick/Cons:/• loud/• heavy/Our choice."])
        == ["p Pros:", "ul cheap | quick", "p Cons:", "ul loud | heavy", "p Our choice."])
    #expect(try blocks(["- Press Tab//- Press Alt+V"]) == ["ul Press Tab | Press Alt+V"])
    #expect(try blocks(["A line/another/and a third"]) == ["p A line/another/and a third"])
  }

  @Test func whatIsNoList() throws {
    for paragraphs in [
      ["1. One alone"], ["• One alone", "Another"], ["3. The third", "4. The fourth"], ["1. First", "3. Third"],
      ["2019. The start", "2020. The end"], ["1.5 million people", "2.5 million cows"], ["1) a", "2. b"],
      ["– Où vas-tu ?", "– À la rivière."], ["— He went home.", "— He did not."], ["-5 degrees", "-7 degrees"],
      ["J. Smith", "K. Jones"], ["•", "•"], ["– 8 million in 2019", "– 9 million in 2020"], ["✔ paid", "✔ heard"],
      ["■ teeth", "□ travel"], ["••◦ high", "•◦◦ low"],
    ] {
      #expect(try blocks(paragraphs) == paragraphs.map { "p " + $0 })
    }
  }

  /// The blocks of one paragraph with marks.
  private func cleaned(_ text: String, _ marks: [Mark]) throws -> Document {
    var typed = TypedDocument([text])
    typed.document.elements = [Element(name: "body", parent: -1)]
    typed.document.blocks[0].hints.element = 0
    guard case .paragraph(var inline) = typed.document.blocks[0].content else { throw Failure("no paragraph", "") }
    inline.marks = marks
    typed.document.blocks[0].content = .paragraph(inline)
    return try Paragraphs(options: NoOptions()).clean(typed.document)
  }

  private func items(_ block: Block) -> [Block.Item] {
    if case .list(let list) = block.content { list.items } else { [] }
  }

  @Test func marksStayWithTheirWords() throws {
    let document = try cleaned("1. Ask them/2. Wait", [Mark(.strong, 0..<6), Mark(.lineBreak, 11..<12)])
    #expect(items(document.blocks[0]).map(\.text.marks) == [[Mark(.strong, 0..<3)], []])
    #expect(document.dropped.map(\.text.string) == ["1. ", "2. "])
    #expect(document.dropped.allSatisfy { $0.rule.name == "clean.typed-marker" })
  }

  @Test func picturesAndNotesStayOnTheirLines() throws {
    let marks = [
      Mark(.image(0), 3..<3), Mark(.lineBreak, 3..<4), Mark(.image(1), 8..<8), Mark(.lineBreak, 8..<9),
      Mark(.footnote("1"), 13..<13),
    ]
    let document = try cleaned("Do:/1. a/2. b", marks)
    #expect(document.blocks.count == 2)
    guard case .paragraph(let lead) = document.blocks[0].content else { throw Failure("no lead", "") }
    #expect(lead.marks == [Mark(.image(0), 3..<3)])
    #expect(items(document.blocks[1]).map(\.text.marks) == [[Mark(.image(1), 1..<1)], [Mark(.footnote("1"), 1..<1)]])
  }

  @Test func aLinkSaysWhatItSaid() throws {
    // Without its number the link would say less than what its target is known by.
    let text = "1. First/2. Second"
    let document = try cleaned(text, [Mark(.link(0), 0..<8), Mark(.lineBreak, 8..<9), Mark(.link(1), 9..<18)])
    #expect(document.blocks.count == 1)
    #expect(items(document.blocks[0]).isEmpty)
    let inside = try cleaned("1. a First/2. Second", [Mark(.link(0), 5..<10), Mark(.lineBreak, 10..<11)])
    #expect(items(inside.blocks[0]).first?.text.marks == [Mark(.link(0), 2..<7)])
    let over = try cleaned("1. First/2. Second", [Mark(.link(0), 4..<18), Mark(.lineBreak, 8..<9)])
    #expect(items(over.blocks[0]).isEmpty)
  }
}
