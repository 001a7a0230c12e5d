import DocumentModel
import Testing

@testable import Sinks

@Suite struct TextTests {
  @Test func blocksStandApart() {
    let sections = [
      Section(heading: inline("Activities"), level: 2, blocks: [paragraph("We *do* things.")]),
      Section(
        heading: inline("Results"), level: 2,
        blocks: [
          list(item(0, "one"), item(1, "inner", ordered: true), item(0, "two")),
          table([cell("a", header: true), cell("b")], [cell("c"), cell("d")]),
          Block(.quote([paragraph("Said.")])), Block(.code(traced("x\n  y\n"), language: traced("sh"))),
          Block(.definitions([.init(term: inline("Donor"), text: inline("USAID"))])),
          Block(.footnote(label: traced("1"), inline("A note."))), Block(.figure(image: 0, caption: inline("A map."))),
        ]),
    ]
    #expect(
      Sample(title: "Title", sections: sections).text == """
        Activities

        We *do* things.

        Results

        - one
          - inner
        - two

        a\tb
        c\td

        Said.

        x
          y

        Donor
          USAID

        1 A note.

        """)
  }

  @Test func breaksAndNotes() {
    var text = inline("Main St 1 City and more.")
    text.marks = [Mark(.lineBreak, 9..<10), Mark(.footnote("2"), 14..<14)]
    #expect(Sample([Block(.paragraph(text))]).text == "Main St 1\nCity[2] and more.\n")
  }

  @Test func whatStandsInAnItemIsIndented() {
    #expect(
      Sample([list(item(0, "a", [paragraph("b")]), item(0, "c")), paragraph("d")]).text == "- a\n\n  b\n\n- c\n\nd\n")
  }
}
