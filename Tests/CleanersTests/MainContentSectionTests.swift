import Cleaners
import DocumentModel
import Provenance
import Stages
import Testing

@Suite struct MainContentSectionTests {
  private let long = String(
    repeating: "The river rose in the night, and by morning the lower fields were gone. ", count: 8)

  /// A page of one part after another, each in an element of its own.
  private func page(_ parts: [Block.Content]) -> Document {
    var document = Document()
    document.elements = [Element(name: "body", parent: -1), Element(name: "article", parent: 0)]
    for part in parts {
      document.elements.append(Element(name: "div", parent: 1))
      var hints = Hints()
      hints.element = document.elements.count - 1
      document.blocks.append(Block(part, hints: hints))
    }
    return document
  }

  private func text(_ string: String) -> Inline {
    Inline(Source(id: SourceID(0), utf8: Array(string.utf8), locator: .bytes(.identity, part: nil)).quote())
  }

  private func kept(_ parts: [Block.Content]) throws -> [String] {
    try MainContent(options: NoOptions()).clean(page(parts)).blocks.map { $0.texts[0].string }
  }

  @Test func `labels before the first sentence and after the last are no content`() throws {
    let kept = try kept([
      .paragraph(text("12 May 2020")), .paragraph(text(long)), .paragraph(text("Share")),
      .heading(level: 2, text("Related news")),
    ])
    #expect(kept == [long])
  }

  @Test func `a section with text of its own stays, whatever its neighbours`() throws {
    let kept = try kept([
      .paragraph(text(long)), .heading(level: 2, text("Results")),
      .paragraph(text("Two villages moved uphill in the spring of that year.")),
    ])
    #expect(kept.count == 3)
  }

  @Test func `pieces of one text in many elements stay together`() throws {
    let kept = try kept((0..<6).map { .paragraph(text("\($0) times. " + long)) })
    #expect(kept.count == 6)
  }
}
