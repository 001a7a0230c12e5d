import DocumentModel
import JSONText
import Provenance
import Stages
import Testing

@testable import Sinks

/// Both forms are the same whether they are made of a record in memory or of the record as it is stored.
@Suite struct StoredRecordTests {
  private var everything: Sample {
    var claim = inline("\u{C9}t\u{E9} \u{2014} a bold, \u{1F4A7} linked and coded claim\u{A0}here.")
    claim.marks = [
      (.strong, "bold"), (.link(0), "\u{1F4A7} linked and"), (.emphasis, "linked"), (.code, "coded"),
      (.strikethrough, "claim"), (.lineBreak, " here".prefix(0).description),
    ].filter { !$0.1.isEmpty }.flatMap { (kind: Mark.Kind, words: String) in
      inline(claim.text.string, (kind, words)).marks
    }
    claim.marks += [Mark(.footnote("1"), claim.count..<claim.count), Mark(.image(0), claim.count..<claim.count)]
    var broken = inline("\u{201C}One\u{201D} two H2O m2 x_1")
    broken.marks = [
      Mark(.lineBreak, 9..<10), Mark(.subscript, 15..<16), Mark(.superscript, 19..<20), Mark(.math, 21..<24),
    ]
    let sections = [
      Section(blocks: [Block(.paragraph(claim)), Block(.paragraph(broken))]),
      Section(
        heading: inline("The *r\u{E9}sum\u{E9}*", (.emphasis, "r\u{E9}sum\u{E9}")), level: 3, role: .activities,
        blocks: [
          list(
            ordered: true, item(0, "one"), item(1, "\u{2022} inner"), item(1, "numbered", ordered: true),
            item(0, "two", [paragraph("More"), list(item(0, "x"))])),
          table([cell("a", header: true), cell("b", header: true)], [cell(""), cell("d")]),
          Block(.table(.init(caption: inline("Cap"), rows: [[cell("wide", columns: 2, rows: 3)], []]))),
          Block(.quote([paragraph("Said."), Block(.heading(level: 4, inline("Inner")))])),
          Block(.code(traced("a\n\tb\n"), language: traced("sh"))), Block(.code(traced(""), language: nil)),
          Block(.figure(image: 0, caption: inline("A map", (.strong, "map")))), Block(.figure(image: 9, caption: nil)),
          Block(
            .definitions([
              .init(term: inline("Donor", (.strong, "Donor")), text: inline("USAID", (.link(1), "USAID"))),
              .init(term: inline(""), text: inline("alone")),
            ])), Block(.footnote(label: traced("1"), inline("Note", (.emphasis, "Note")))), Block(.math(traced("a=b"))),
        ]), Section(heading: inline(""), blocks: [paragraph("")]),
    ]
    var sample = Sample(title: "T\u{EE}tle", sections: sections)
    sample.record.links = [link("/a", resolved: "https://example.org/a"), link("#b")]
    sample.record.images = [Image(target: traced("/i.png"), alternative: traced("\u{C9}"))]
    return sample
  }

  @Test func markdownIsTheSame() throws {
    let sample = everything
    #expect(String(decoding: RecordRendering.markdown(of: try sample.stored), as: UTF8.self) == sample.markdown)
    #expect(sample.markdown.contains("[\u{1F4A7} *linked* and](https://example.org/a)"))
    #expect(sample.markdown.contains("[^1]: *Note*"))
  }

  @Test func textIsTheSame() throws {
    let sample = everything
    #expect(String(decoding: RecordRendering.text(of: try sample.stored), as: UTF8.self) == sample.text)
  }

  @Test func sinksWriteTheSame() throws {
    let sample = everything
    #expect(try MarkdownSink(options: .init()).write(sample.signed) == RecordRendering.markdown(of: sample.stored))
    #expect(try TextSink(options: NoOptions()).write(sample.signed) == RecordRendering.text(of: sample.stored))
    #expect(
      try MarkdownSink(options: .init(noTitle: true)).write(sample.signed)
        == RecordRendering.markdown(of: sample.stored, withTitle: false))
  }

  @Test(arguments: [
    "{}", "[]", "null", #"{"sections": 1}"#, #"{"sections": [{"blocks": [{"kind": "list"}, {"kind": "table"}, {}]}]}"#,
    #"{"sections": [{"blocks": [{"text": "x", "marks": [{"at": [5, -3], "kind": "link"}, {"kind": "?"}, 1]}]}]}"#,
    #"{"sections": [{"blocks": [{"kind": "figure", "image": 99}, {"text": "é", "marks": [{"at": [0, 9], "kind": "code"}]}]}]}"#,
    #"{"sections": [{"heading": "h", "level": -9223372036854775808, "blocks": [{"kind": "heading", "level": 9223372036854775807, "text": "t"}]}]}"#,
  ])
  func oddRecordsDoNoHarm(json: String) throws {
    let node = try JSONReader.read(Array(json.utf8))
    _ = RecordRendering.markdown(of: node)
    _ = RecordRendering.text(of: node)
  }
}
