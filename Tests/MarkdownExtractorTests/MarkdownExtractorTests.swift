import DocumentModel
import Foundation
import Provenance
import Stages
import Testing

@testable import MarkdownExtractor

/// A paragraph's text with its marks.
private func paragraph(_ markdown: String) throws -> (Inline, Made) {
  let made = try Made(markdown)
  #expect(made.brokenLaw == nil)
  guard case .paragraph(let text)? = made.document.blocks.first?.content else { return (Inline(), made) }
  return (text, made)
}

@Suite struct MarkdownBlockTests {
  /// The tab is spaces in part, which stand nowhere in the source.
  @Test func aTabThatAListTakesInPart() throws {
    let made = try Made("- a\n\t- b\n\t<td> c\n")
    #expect(made.brokenLaw == nil)
    guard case .list(let list)? = made.document.blocks.first?.content else { return #expect(Bool(false), "no list") }
    guard case .list(let inner)? = list.items.first?.blocks.first?.content else {
      return #expect(Bool(false), "no list")
    }
    #expect(inner.items.map(\.text.text.string) == ["b"])
    #expect(made.document.texts.map(\.string).joined().contains("c"))
  }

  @Test func blocksOfEachKind() throws {
    let made = try Made(
      """
      # Title *here* #

      Setext
      title
      ---

      Text.

      * one
        1. two
           * three
        2. four

           more

      - [x] done

      > quoted
      > - item

      ```swift x
      let a = 1

        b
      ```

          indented

      | a | b \\| c |
      |---|:-:|
      | `x \\| y` | |
      ***
      Note[^n].

      [^n]: The *note*.
      """)
    #expect(made.brokenLaw == nil)
    #expect(
      outline(made.document.blocks) == [
        "h1 Title here", "h2 Setext\ntitle", "p Text.", "- one", "  1. two", "    - three", "  1. four", "  | p more",
        "- done", "> p quoted", "> - item", "``` swift let a = 1\n\n  b", "```  indented", "! a ! b | c", "| x | y | ",
        "p Note.", "[^n] The note.",
      ])
  }

  @Test func placesAreExact() throws {
    let text = "> a\n> *b* c\\* &amp; d\n"
    let (inline, made) = try paragraph("x")
    #expect(inline.text == made.source.quote(0..<1))
    let quote = try Made(text)
    guard case .quote(let blocks)? = quote.document.blocks.first?.content,
      case .paragraph(let inner) = blocks[0].content
    else { return }
    #expect(inner.text.string == "a\nb c* & d")
    let places = inner.text.tracedRuns.map { run -> String in
      switch run.origin {
      case .quoted(let place): "\(place.range)"
      case .derived(let places, let rules): "\(places.map(\.range)) \(rules)"
      case .generated: "generated"
      }
    }
    #expect(
      places == [
        "2..<4", "7..<8", "9..<11", "[Range(11..<13)] [markdown.escape]", "13..<14", "[Range(14..<19)] [html.entity]",
        "19..<21",
      ])
  }

  @Test func lineEndsTakeTheIndentBehindThem() throws {
    let made = try Made("* `a\n  b` c\n  d\n\n      x\n        y\n\n> e\n  > f `g\n > h`\n")
    #expect(made.brokenLaw == nil)
    let texts = made.document.blocks.flatMap(\.texts).map(\.string)
    #expect(texts == ["a\n  b c\n  d", "x\n  y", "e\n  f g\n h"])
  }

  @Test func nestingWithoutEnd() throws {
    for text in [
      String(repeating: "> ", count: 5000) + "deep", String(repeating: "- ", count: 3000) + "deep",
      String(repeating: "*a _b ", count: 3000),
      String(repeating: "[", count: 20000) + "x" + String(repeating: "]", count: 20000),
      String(repeating: "![", count: 3000) + "x" + String(repeating: "](y)", count: 3000),
    ] {
      let made = try Made(text)
      #expect(made.brokenLaw == nil)
      #expect(made.document.texts.count < 10000)
    }
  }

  @Test func deepTreesAreFlattened() throws {
    let made = try Made(String(repeating: "> - ", count: 3000) + "deep\n")
    #expect(made.brokenLaw == nil)
    #expect(made.document.texts.map(\.string).joined() == "deep")
    var depth = 0
    var blocks = made.document.blocks
    while let block = blocks.first {
      depth += 1
      switch block.content {
      case .quote(let inner): blocks = inner
      case .list(let list): blocks = list.items.flatMap(\.blocks)
      default: blocks = []
      }
    }
    #expect(depth < 60)
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "`", "[", "<", "*", "{%", "{{<", "{{", "$$", "$ ", "_", "![", "~", "&", "<!--", "\\", "[^", "\0", "a@", "`` ` ",
      "{% raw %}", "{% highlight x %}\n", "[^a]: ", "[a]: ", "![a](b)\n", "> [!NOTE]\n", "T\n: *d*\n", "|a", "1. ",
      "<b>", "$x^2 ", "```\n", "{# ", "{: ", "# {#",
      "{{ a }}", "{% a %}", "<a href=\"x\">y", "<b>x", "T\n: d\n\n", "a@b.",
    ])
  func anySignWithoutEnd(_ sign: String) throws {
    let made = try Made(String(repeating: sign, count: 60_000 / sign.utf8.count) + "\n")
    #expect(made.brokenLaw == nil)
  }

  @Test func manyColumnsAndReferences() throws {
    let row = String(repeating: "|a", count: 10_000) + "|\n"
    let made = try Made(row + String(repeating: "|-", count: 10_000) + "|\n" + row)
    guard case .table(let table)? = made.document.blocks.first?.content else { return #expect(Bool(false), "no table") }
    #expect(table.rows.map(\.count) == [10_000, 10_000])
    let links = try Made(
      (0..<5_000).map { "[r\($0)]: /u\($0)\n" }.joined() + "\n" + (0..<5_000).map { "[r\($0)] " }.joined())
    #expect(links.document.links.count == 5_000)
    #expect(links.brokenLaw == nil)
  }

  @Test func whatFollowsANestedListStaysBehindIt() throws {
    let made = try Made("* foo\n  * bar\n\n  baz\n* qux\n")
    #expect(outline(made.document.blocks) == ["- foo", "  | - bar", "  | p baz", "- qux"])
  }

  @Test func lineEndsOfAllKinds() throws {
    let made = try Made("# a\r\n\r\nb\rc\r\n\r\n```\r\nx\r\ny\r\n```\r\n")
    #expect(made.brokenLaw == nil)
    #expect(outline(made.document.blocks) == ["h1 a", "p b\rc", "```  x\r\ny"])
  }

  @Test func zeroBytesAreReplaced() throws {
    let (text, _) = try paragraph("a\u{0}b *c*\n")
    #expect(text.text.string == "a\u{FFFD}b c")
    #expect(text.text.tracedRuns.map { text.text[$0.range].string } == ["a", "\u{FFFD}", "b ", "c"])
  }

  @Test func tabsThatArePartlyIndentation() throws {
    let made = try Made("- foo\n\n\t\tbar\n")
    #expect(outline(made.document.blocks) == ["- foo", "  | ```    bar"])
    #expect(made.brokenLaw == nil)
  }

  @Test func html() throws {
    let made = try Made(
      """
      <div align="center">
      <h2>Inner</h2>
      <p>Text with a <a href="https://a.org/x">link</a> &amp; more</p>
      </div>

      <!-- nothing -->

      Break<br>here and <b>bold</b> <sup>2</sup> <a href="/u">l</a> <!-- c --> <img src="i.png" alt="A &lt; B">
      """)
    #expect(made.brokenLaw == nil)
    let lines = outline(made.document.blocks)
    #expect(lines.count == 3 && lines[0] == "h2 Inner" && lines[1] == "p Text with a link & more")
    #expect(made.document.links.map(\.target.string) == ["https://a.org/x", "/u"])
    #expect(made.document.images.map { $0.alternative?.string } == ["A < B"])
    guard case .paragraph(let text)? = made.document.blocks.last?.content else { return }
    #expect(
      markLines(text) == ["lineBreak \n", "strong bold", "superscript 2", "link(1) l", "image(0) "])
    #expect(made.document.dropped.contains { $0.text.string == "<!-- nothing -->" })
  }
}

@Suite struct MarkdownInlineTests {
  @Test func marks() throws {
    let (text, made) = try paragraph(
      "*a* **b** `c  d` ~~e~~ [f *g*](/h \"t\") <https://i.org> j@k.org www.l.org\nm  \nn\\\no[^1]\n\n[^1]: x")
    #expect(text.text.string == "a b c  d e f g https://i.org j@k.org www.l.org\nm  \nn\no")
    #expect(
      markLines(text) == [
        "emphasis a", "strong b", "code c  d", "strikethrough e", "link(0) f g", "emphasis g", "link(1) https://i.org",
        "link(2) j@k.org", "link(3) www.l.org", "lineBreak   \n", "lineBreak \n", "footnote(\"1\") ",
      ])
    #expect(made.document.links.map(\.target.string) == ["/h", "https://i.org", "j@k.org", "www.l.org"])
    #expect(made.document.links.map { $0.resolved?.string } == [nil, nil, "mailto:j@k.org", "http://www.l.org"])
  }

  /// Of several signs, those that are no text stand next to what they mark.
  @Test func signsThatAreTextKeepTheirPlaces() throws {
    for (markdown, place) in [("*foo**", 5..<6), ("__foo___", 7..<8), ("***foo** bar*x*", 13..<15)] {
      let (text, made) = try paragraph(markdown)
      #expect(made.brokenLaw == nil)
      let last = text.text.tracedRuns.last.flatMap { run in
        if case .quoted(let place) = run.origin { place.range } else { nil }
      }
      #expect(last == place, "\(markdown)")
    }
  }

  @Test func breaksBesideLineEnds() throws {
    let (text, made) = try paragraph("a,\n<br/>b<br>\nc<br>d\n")
    #expect(made.brokenLaw == nil)
    #expect(text.text.string == "a,\nb\nc\nd")
    #expect(text.marks.map(\.kind) == [.lineBreak, .lineBreak, .lineBreak])
  }

  @Test func elementsThatAreNotClosedMarkNothing() throws {
    let (text, made) = try paragraph("a <b>c <i>d</i>\n")
    #expect(made.brokenLaw == nil)
    #expect(markLines(text) == ["emphasis d"])
  }

  @Test func targetsAreWhereTheyStand() throws {
    let text = """
      [a](</b c> 'd') [e][r] [r] [s][] ![i][r] [x](y\\)z&amp;w) [u](v(w)x)

      > [r]: /ref "T"

      [s]:
        <s t>
      """
    let (_, made) = try paragraph(text)
    #expect(
      made.document.links.map(\.target.string) == ["/b c", "/ref", "/ref", "s t", "y)z&w", "v(w)x"])
    #expect(made.document.images[0].target?.string == "/ref")
    #expect(made.document.images[0].caption?.string == "T")
    for link in made.document.links {
      for run in link.target.tracedRuns {
        if case .derived(_, let rules) = run.origin { #expect(rules.allSatisfy { $0.name != "markdown.unlocated" }) }
      }
    }
  }

  @Test func figures() throws {
    let made = try Made(
      """
      ![A](a.jpg)`A caption.`

      ![B](b.jpg "Title")

      [![C](c.jpg)](/big)

      ![D](d.jpg)
      *Emphasised*

      ![F](f.jpg) **Bold**

      ![G](g.jpg) **Bold** and more.

      Text ![E](e.jpg) more.
      """)
    #expect(made.brokenLaw == nil)
    #expect(
      outline(made.document.blocks) == [
        "figure 0 A caption.", "figure 1 Title", "figure 2 ", "figure 3 Emphasised", "figure 4 Bold",
        "p  Bold and more.",
        "p Text  more.",
      ])
    #expect(
      made.document.images.map { $0.target?.string } == ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "f.jpg", "g.jpg", "e.jpg"])
    #expect(
      made.document.images.map { $0.caption?.string } == ["A caption.", "Title", nil, "Emphasised", "Bold", nil, nil])
    guard case .figure(_, let caption?) = made.document.blocks[4].content else { return #expect(Bool(false)) }
    #expect(caption.marks.map(\.kind) == [.strong])
    #expect(made.document.links.map(\.target.string) == ["/big"])
  }

  @Test func linksAreResolvedFromAGivenBase() throws {
    let source = Source(
      id: SourceID(0), utf8: Array("[a](b/c) [d](http://e.f/)".utf8), locator: .bytes(.identity, part: nil))
    let base = Source(id: SourceID(1), utf8: Array("https://x.org/y/z".utf8), locator: .whole("option:base-url"))
    let document = try MarkdownExtractor(options: NoOptions()).extract([source, base])
    #expect(document.links.map { $0.resolved?.string } == ["https://x.org/y/b/c", nil])
    #expect(document.links[0].resolved?.brokenLaw(in: [source, base]) == nil)
  }
}

@Suite struct MarkdownFormatTests {
  @Test(arguments: [
    ("a.md", "plain", Confidence.certain), ("a.md", "<!DOCTYPE html>", .certain), ("a.MD", "# A\n\n[b](c)\n", .certain),
    ("a", "---\ntitle: x\n---\n", .content),
    ("a", "just text", .no), ("a.txt", "- a list\n", .no), ("a", "+++\ntitle = 1\n+++\n", .content),
    ("a", "# A\n\nSome **bold** text.\n", .content), ("a", "<html># A [b](c)", .no),
    ("a", "---\n\nA rule above.\n", .no),
  ])
  func recognised(_ name: String, _ text: String, _ confidence: Confidence) {
    #expect(MarkdownFormat.recognizes(Array(text.utf8)[...], name: name) == confidence)
  }

  @Test func binaryIsRefused() {
    #expect(throws: Failure.self) {
      try MarkdownFormat.open(SourceFile(key: "a.md", bytes: Array("%PDF-1.4\n".utf8)))
    }
  }

  @Test func otherCharsetsKeepTheFilesOffsets() throws {
    let opened = try MarkdownFormat.open(SourceFile(key: "a.md", bytes: [0x2A, 0xE9, 0x2A, 0x20, 0x62]))
    #expect(opened.encoding == "windows-1252")
    let document = try MarkdownExtractor(options: NoOptions()).extract(opened.sources)
    let evidence = document.blocks[0].texts[0].evidence(in: opened.sources)
    #expect(document.blocks[0].texts[0].string == "é b")
    #expect(evidence.map(\.place) == [.bytes(1..<2, part: nil), .bytes(3..<5, part: nil)])
  }
}

@Suite struct MarkdownSeedTests {
  @Test(.enabled(if: Shared.has("seeds"), "skipped: no seeds beside the project"))
  func factsheet() throws {
    let made = try Made([UInt8](Shared.data("seeds/prospect-trafficking-factsheet.md")))
    let lines = outline(made.document.blocks)
    #expect(lines.first == "h1 JOINING FORCES TO FIGHT HUMAN TRAFFICKING IN ASEAN")
    #expect(lines.contains { $0.contains("generates over $150 billion a year worldwide") })
    #expect(lines.filter { $0.hasPrefix("- ") }.count == 4)
    #expect(made.document.links.last?.target.string == "mailto:dksimanjuntak@usaid.gov")
    #expect(made.brokenLaw == nil)
  }

  @Test(.enabled(if: Shared.has("seeds"), "skipped: no seeds beside the project"))
  func figureWithItsCaption() throws {
    let made = try Made([UInt8](Shared.data("seeds/prospect-project-page.md")))
    #expect(
      made.document.images.first?.caption?.string
        == "ASEAN Youth Video Contest participants from ASEAN Member States.")
  }

  /// A tag that breaks a line takes the white space on both its sides, so that the break outlasts cleaning.
  @Test func aBreakHasTheSpaceBeforeItsTag() throws {
    let (text, _) = try paragraph("First. <br>\n  [Second](b)\n")
    #expect(text.text.string == "First. \n  Second")
    #expect(text.marks.first == Mark(.lineBreak, 6..<10))
  }

  /// Refused before a node is made of it; a table of many cells that is none, or that fits, is read.
  @Test func tablesHaveALimit() throws {
    let row = String(repeating: "a|", count: 1_000) + "\n"
    let head = row + String(repeating: "-|", count: 1_000) + "\n"
    let failure = try #require(throws: Failure.self) {
      try Made(head + String(repeating: row, count: 1_001))
    }
    #expect(failure.code == "limit.cells")
    let short = Array((head + String(repeating: "a\n", count: 1_001)).utf8)
    #expect(throws: Failure.self) { try TableSize.check(short, in: short.indices) }
    #expect(throws: Never.self) { try TableSize.check(Array((head + row).utf8), in: 0..<4_000) }
    let bars = Array(String(repeating: "a | b\n\n", count: 300_000).utf8)
    #expect(throws: Never.self) { try TableSize.check(bars, in: bars.indices) }
  }
}
