import DocumentModel
import Testing

@testable import Sinks

@Suite struct MarkdownBlocksTests {
  @Test func headingsKeepTheirLevelsBelowTheTitle() {
    let sections = [
      Section(blocks: [paragraph("Before any heading.")]),
      Section(heading: inline("Activities"), level: 3, blocks: [paragraph("Some.")]),
      Section(heading: inline("No level"), blocks: []),
    ]
    #expect(
      Sample(title: "Clean Water", sections: sections).markdown == """
        # Clean Water

        Before any heading.

        ### Activities

        Some.

        ## No level

        """)
  }

  @Test func headingsAsHighAsTheTitleAllMoveDown() {
    let sections = [
      Section(heading: inline("One"), level: 1, blocks: []), Section(heading: inline("Two"), level: 6, blocks: []),
    ]
    let sample = Sample(title: "Title", sections: sections)
    #expect(sample.markdown == "# Title\n\n## One\n\n###### Two\n")
    let bare = RecordRendering.markdown(of: sample.record, withTitle: false)
    #expect(String(decoding: bare, as: UTF8.self) == "# One\n\n###### Two\n")
  }

  @Test func aTitleThatIsTheFirstHeadingStandsOnce() {
    let sections = [Section(heading: inline("Title"), level: 1, blocks: [paragraph("Text.")])]
    #expect(Sample(title: "Title", sections: sections).markdown == "# Title\n\nText.\n")
  }

  @Test func nothingIsNothing() {
    #expect(Sample().markdown == "")
    #expect(Sample([paragraph(""), list(), table()]).markdown == "")
    #expect(Sample([paragraph(" "), Block(.quote([]))]).text == "")
  }

  @Test func listsNest() {
    let items = list(
      item(0, "one"), item(1, "first", ordered: true), item(1, "second", ordered: true), item(2, "deep"),
      item(0, "two"))
    #expect(Sample([items]).markdown == "- one\n  1. first\n  2. second\n     - deep\n- two\n")
  }

  @Test func listsSideBySideStayTwo() {
    #expect(
      Sample([list(item(0, "a")), list(item(0, "b")), list(item(0, "c")), list(ordered: true, item(0, "d"))]).markdown
        == "- a\n\n* b\n\n- c\n\n1. d\n")
  }

  @Test func whatStandsInAnItemIsIndented() {
    let inner = [paragraph("More."), Block(.code(traced("x\n\ny\n"), language: traced("sh")))]
    #expect(
      Sample([list(ordered: true, item(0, "one", inner), item(0, "two"))]).markdown
        == "1. one\n\n   More.\n\n   ```sh\n   x\n\n   y\n   ```\n\n2. two\n")
    #expect(Sample([list(item(0, "", [Block(.code(traced("x"), language: nil))]))]).markdown == "- ```\n  x\n  ```\n")
    #expect(Sample([list(item(0, "a", [list(item(0, "b"))]), item(0, "c"))]).markdown == "- a\n  - b\n- c\n")
  }

  @Test func tablesHaveBars() {
    let rows = table(
      [cell("Year", header: true), cell("a|b", header: true)], [cell("2018"), cell("")], [cell("2019"), cell("`x`")])
    #expect(
      Sample([rows]).markdown == "| Year | a\\|b |\n| --- | --- |\n| 2018 | |\n| 2019 | \\`x\\` |\n")
  }

  @Test func aTableWithoutHeadersHasAnEmptyHeaderRow() {
    #expect(Sample([table([cell("a"), cell("b")])]).markdown == "| | |\n| --- | --- |\n| a | b |\n")
    let rowHeaders = table([cell("a", header: true), cell("b")])
    #expect(Sample([rowHeaders]).markdown == "| | |\n| --- | --- |\n| a | b |\n")
  }

  @Test func aBoldFirstRowIsAHeaderRow() {
    var first = [cell("Year"), cell(""), cell("Sum")]
    for index in first.indices { first[index].text.marks = [Mark(.strong, 0..<first[index].text.count)] }
    #expect(
      Sample([table(first, [cell("1"), cell("2"), cell("3")])]).markdown
        == "| Year | | Sum |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n")
  }

  @Test func tablesWhoseCellsSpanAreHTML() {
    let rows = table([cell("A & B", header: true, columns: 2)], [cell("1"), cell("<2>", rows: 3)])
    #expect(
      Sample([rows]).markdown == """
        <table>
        <tr><th colspan="2">A &amp; B</th></tr>
        <tr><td>1</td><td rowspan="3">&lt;2&gt;</td></tr>
        </table>

        """)
  }

  @Test func marksInHTMLCells() {
    var spanned = cell("see the site now", columns: 2)
    spanned.text = inline("see the site now", (.link(0), "the site"), (.strong, "site"), (.lineBreak, " now"))
    #expect(
      Sample([table([spanned])], links: [link("/?a=1&b=2")]).markdown.contains(
        #"<td colspan="2">see <a href="/?a=1&amp;b=2">the <strong>site</strong></a><br></td>"#))
  }

  @Test func captionsStandBefore() {
    let block = Block(.table(Block.Table(caption: inline("Table 1"), rows: [[cell("a")]])))
    #expect(Sample([block]).markdown == "Table 1\n\n| |\n| --- |\n| a |\n")
  }

  @Test func quotesHoldBlocks() {
    let quote = Block(.quote([paragraph("One."), list(item(0, "two")), Block(.quote([paragraph("Three.")]))]))
    #expect(Sample([quote, paragraph("After.")]).markdown == "> One.\n>\n> - two\n>\n> > Three.\n\nAfter.\n")
  }

  @Test func codeStandsBehindLongerFences() {
    #expect(Sample([Block(.code(traced("a ```` b"), language: nil))]).markdown == "`````\na ```` b\n`````\n")
    #expect(
      Sample([Block(.code(traced("a\r\n\r\nb\r\n"), language: traced("c++ 17")))]).markdown
        == "```c++\na\n\nb\n```\n")
    #expect(Sample([Block(.math(traced("a \\\\ b")))]).markdown == "$$\na \\\\ b\n$$\n")
    #expect(Sample([Block(.math(traced("a\n\nb")))]).markdown == "```math\na\n\nb\n```\n")
  }

  @Test func figures() {
    let images = [
      Image(target: traced("/a b.png"), alternative: traced("A [map]")), Image(),
      Image(target: traced("data:image/png;base64,AAAA")),
    ]
    let blocks = (0...3).map { Block(.figure(image: $0, caption: $0 == 0 ? nil : inline("Figure \($0)"))) }
    #expect(
      Sample(blocks, images: images).markdown == "![A \\[map\\]](</a b.png>)\n\nFigure 1\n\nFigure 2\n\nFigure 3\n")
  }

  @Test func definitions() {
    let block = Block(
      .definitions([
        .init(term: inline("Donor"), text: inline("1. USAID")), .init(term: inline("Alone"), text: inline("")),
      ]))
    #expect(Sample([block]).markdown == "Donor\n: 1\\. USAID\n\nAlone\n")
  }

  @Test func footnotes() {
    var text = inline("A claim and another.")
    text.marks = [Mark(.footnote("1"), 7..<7), Mark(.footnote("none"), 20..<20)]
    let notes = [
      Block(.footnote(label: traced("1"), inline("The source."))),
      Block(.footnote(label: traced("2"), inline("Lost."))),
    ]
    #expect(
      Sample([Block(.paragraph(text))] + notes).markdown
        == "A claim[^1] and another.\n\n2 Lost.\n\n[^1]: The source.\n")
  }

  @Test func nestingHasALimit() {
    var block = paragraph("deep")
    for _ in 0..<200 { block = Block(.quote([block])) }
    let markdown = Sample([block]).markdown
    #expect(markdown.hasSuffix("> deep\n"))
    #expect(markdown.utf8.count < 100)
    let items = (0..<1000).map { item($0, "x") }
    let deep = Sample([Block(.list(Block.List(isOrdered: false, items: items)))])
    #expect(deep.markdown.utf8.count < 60_000)
    #expect(deep.text.utf8.count < 60_000)
  }
}
