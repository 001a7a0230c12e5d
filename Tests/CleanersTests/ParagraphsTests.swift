import Cleaners
import DocumentModel
import Provenance
import Stages
import Testing

@Suite struct ParagraphsTests {
  private func hints(page: Int = 1, column: Int, size: Float = 10) -> Hints {
    var hints = Hints()
    hints.page = page
    hints.column = column
    hints.fontSize = size
    return hints
  }

  private func clean(_ paragraphs: [String], _ hints: [Hints] = []) throws -> [String] {
    try TypedDocument(paragraphs, hints: hints).cleaned(by: Paragraphs(options: NoOptions()))
  }

  @Test func aParagraphCutByAColumnIsOne() throws {
    let cut = ["The project brings seed to\n", "the villages of the lake."]
    #expect(
      try clean(cut, [hints(column: 0), hints(column: 1)]) == ["The project brings seed to\nthe villages of the lake."])
    #expect(try clean(cut, [hints(column: 0), hints(page: 2, column: 0)]).count == 1)
  }

  @Test func withoutABreakNothingIsJoined() throws {
    #expect(
      try clean(["The project brings seed to\n", "the villages."], [hints(column: 0), hints(column: 0)]).count == 2)
  }

  @Test func aSentenceThatEndsIsNotGoneOnWith() throws {
    #expect(try clean(["It ended.\n", "and so on"], [hints(column: 0), hints(column: 1)]).count == 2)
    #expect(try clean(["It went ahead\n", "And another began"], [hints(column: 0), hints(column: 1)]).count == 2)
  }

  @Test func aCaptionBetweenDoesNotPart() throws {
    let texts = ["The project brings seed to\n", "Photo: the store\n", "the villages of the lake."]
    let places = [hints(column: 0), hints(column: 1, size: 8), hints(column: 2)]
    #expect(
      try clean(texts, places) == ["The project brings seed to\nthe villages of the lake.", "Photo: the store\n"])
  }

  @Test func inTextWithoutPlacesASmallLetterGoesOn() throws {
    #expect(
      try clean([
        "The partnership builds on years of relationships with ministries and on efforts", "of its predecessor.",
      ]) == ["The partnership builds on years of relationships with ministries and on efforts of its predecessor."])
    // Names under a title and rows of links are no prose.
    #expect(try clean(["Ana Ruiz", "editor"]).count == 2)
    #expect(try clean(["It is supported by:", "the ministry"]).count == 2)
  }

  @Test func boldTypeBeginsAParagraph() throws {
    var document = TypedDocument([
      "In her new book she turns to the subject of water, and of who owns it, from the point of view that we have heard of",
      "how did you come to write it?",
    ]).document
    #expect(try Paragraphs(options: NoOptions()).clean(document).blocks.count == 1)
    guard case .paragraph(var question) = document.blocks[1].content else { return }
    question.marks = [Mark(.strong, 0..<question.count)]
    document.blocks[1].content = .paragraph(question)
    #expect(try Paragraphs(options: NoOptions()).clean(document).blocks.count == 2)
  }

  @Test func aListGoesOnBelowTheRestOfItsItem() throws {
    let texts = ["Wells for the villages", "Seed that bears dry", "years and floods", "Roads to the market"]
    let places = [0, 0, 1, 1].map { hints(column: $0) }
    var document = TypedDocument(texts, hints: places).document
    func list(_ index: Int) -> Block.Item? {
      guard case .paragraph(let text) = document.blocks[index].content else { return nil }
      return Block.Item(depth: 0, text: text)
    }
    document.blocks[1].content = .list(Block.List(isOrdered: false, items: [0, 1].compactMap(list)))
    document.blocks[3].content = .list(Block.List(isOrdered: false, items: [3].compactMap(list)))
    document.blocks.removeFirst()
    let blocks = try Paragraphs(options: NoOptions()).clean(document).blocks
    guard case .list(let whole)? = blocks.first?.content else { throw Failure("test", "no list") }
    #expect(blocks.count == 1 && whole.items.count == 3)
  }
}
