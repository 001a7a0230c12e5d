import DocumentModel
import Provenance
import Stages
import Testing

@testable import Cleaners

private func source(_ text: String) -> Source {
  Source(id: SourceID(0), utf8: Array(text.utf8), locator: .bytes(.identity, part: nil))
}

/// A text cleaned, and which of it is quoted: `a⟨ ⟩b` has one derived space.
private func cleaned(_ text: String, _ code: Bool = false) throws -> String {
  let source = source(text)
  var document = Document(blocks: [
    Block(code ? .code(source.quote(), language: nil) : .paragraph(Inline(source.quote())))
  ])
  document = try WhitespaceCleaner(options: NoOptions()).clean(document)
  guard let result = document.blocks.first?.texts.first else { return "" }
  #expect(result.brokenLaw(in: [source]) == nil)
  return result.tracedRuns.map { run in
    let part = result[run.range].string
    if case .quoted = run.origin { return part }
    return "⟨\(part)⟩"
  }.joined()
}

@Suite struct WhitespaceCleanerTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("  a  b ", "a b"), ("a\nb", "a⟨ ⟩b"), ("a \n b", "a b"), ("a\t\tb", "a⟨ ⟩b"),
    ("a\u{A0}b", "a⟨ ⟩b"), ("a\u{2003}\nb", "a⟨ ⟩b"), ("co\u{AD}operate", "cooperate"),
    ("zero\u{200B}width", "zerowidth"), ("a \u{200B} b", "a b"),
    ("a\n\u{200B}b", "a⟨ ⟩b"), ("a\u{200B}\n\u{AD}\nb", "a⟨ ⟩b"), ("\u{FEFF}a", "a"), ("ﬁnd oﬃce", "⟨fi⟩nd o⟨ffi⟩ce"),
    ("cafe\u{301} – naïve", "caf⟨é⟩ – naïve"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("👩\u{200D}🔬", "👩\u{200D}🔬"),
    ("“quotes” — stay’s", "“quotes” — stay’s"), ("\n\n", ""), ("", ""), ("東京　都", "東京⟨ ⟩都"),
    ("\u{212B}ngström", "⟨Å⟩ngström"), ("한국", "한국"), ("\u{1112}\u{1161}\u{11AB}", "⟨한⟩"),
    ("\u{627}\u{FEE7}\u{648} \u{FEFB}", "\u{627}⟨\u{646}⟩\u{648} ⟨\u{644}\u{627}⟩"),
    ("\u{FB8A}\u{FDF2}", "⟨\u{698}⟩⟨\u{627}\u{644}\u{644}\u{647}⟩"), ("\u{FE70}", "\u{FE70}"),
    ("\u{FD3E}\u{628}\u{FD3F}", "\u{FD3E}\u{628}\u{FD3F}"),
  ])
  func texts(_ text: String, _ expected: String) throws {
    #expect(try cleaned(text) == expected)
  }

  /// A space stands for white space alone, not for what is invisible beside it.
  @Test func aSpaceStandsForWhiteSpaceAlone() throws {
    let source = source("a\u{200B}\n\u{200B}\nb")
    let document = try WhitespaceCleaner(options: NoOptions()).clean(
      Document(blocks: [Block(.paragraph(Inline(source.quote())))]))
    let places = document.blocks[0].texts[0].tracedRuns.compactMap { run in
      if case .derived(let places, _) = run.origin { places.map(\.range) } else { nil as [Range<Int>]? }
    }
    #expect(places == [[4..<5]])
  }

  @Test func codeKeepsItsWhiteSpace() throws {
    #expect(try cleaned("a  b\n\tc", true) == "a  b\n\tc")
  }

  @Test func marksMoveAlong() throws {
    let source = source("  a  strong\n word  ")
    let inline = Inline(source.quote(), marks: [Mark(.strong, 5..<11), Mark(.lineBreak, 11..<13)])
    let document = try WhitespaceCleaner(options: NoOptions()).clean(Document(blocks: [Block(.paragraph(inline))]))
    guard case .paragraph(let text) = document.blocks[0].content else { return }
    #expect(text.text.string == "a strong word")
    #expect(text.marks == [Mark(.strong, 2..<8), Mark(.lineBreak, 8..<9)])
  }

  @Test func bulletsOfSymbolFontsGo() throws {
    let source = source("\u{F0B7} item\u{2022} two")
    let items = [
      Block.Item(depth: 0, text: Inline(source.quote(0..<8))), Block.Item(depth: 0, text: Inline(source.quote(8..<15))),
    ]
    let document = try WhitespaceCleaner(options: NoOptions()).clean(
      Document(blocks: [Block(.list(Block.List(isOrdered: false, items: items)))]))
    #expect(document.blocks[0].texts.map(\.string) == ["item", "two"])
    #expect(document.dropped.map(\.text.string) == ["\u{F0B7}", "\u{2022}"])
  }

  @Test func nothingIsLeftOfEmptyParagraphs() throws {
    let source = source(" \n ")
    let document = try WhitespaceCleaner(options: NoOptions()).clean(
      Document(blocks: [Block(.paragraph(Inline(source.quote())))]))
    #expect(document.blocks.isEmpty)
  }

  @Test func whatNeedsNothingStaysQuotedWhole() throws {
    let source = source("Nothing here needs a change – not even “this”.")
    let text = WhitespaceEdit.cleaned(source.quote())
    #expect(text == source.quote())
  }
}
