import Stages
import Testing

@Suite struct HTMLEntitiesTests {
  @Test(arguments: [
    ("a &amp; b", "a & b"), ("&copy2022", "©2022"), ("&notit; &notin;", "¬it; ∉"), ("&#x41;&#66;&#67", "ABC"),
    ("&#150;&#x80;", "–€"), ("&#0;&#xD800;&#99999999;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&unknown; & &;", "&unknown; & &;"),
    ("&CounterClockwiseContourIntegral;", "∳"), ("&NotEqualTilde;", "≂̸"), ("&hellip &hellip;", "&hellip …"),
  ])
  func `references in text`(_ written: String, _ meant: String) {
    #expect(HTMLEntities.spelled(Array(written.utf8)) == Array(meant.utf8))
  }

  @Test func `a name without its semicolon is none in an address`() {
    let address = Array("?a=1&copy=2".utf8)
    #expect(HTMLEntities.decode(address, at: 4, in: .attribute) == nil)
    #expect(HTMLEntities.decode(address, at: 4)?.length == 5)
  }

  @Test func `Markdown wants the semicolon and knows no windows-1252`() {
    #expect(HTMLEntities.decode(Array("&copy x".utf8), at: 0, in: .markdown) == nil)
    #expect(HTMLEntities.decode(Array("&#128;".utf8), at: 0, in: .markdown)?.utf8 == [0xC2, 0x80])
    #expect(HTMLEntities.decode(Array("&#12345678;".utf8), at: 0, in: .markdown) == nil)
  }

  @Test func `the text's end is respected`() {
    #expect(HTMLEntities.decode(Array("&amp;".utf8), at: 0, end: 4)?.length == 4)
  }
}
