import DocumentModel
import Provenance
import Stages
import TestSupport
import Testing

@testable import DOCXExtractor

private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

private func relationships(_ list: [(id: String, type: String, target: String)]) -> String {
  let items = list.map {
    let mode = $0.type == "hyperlink" ? " TargetMode=\"External\"" : ""
    return "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"\(mode)/>"
  }
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(items.joined())"
    + "</Relationships>"
}

private func part(_ name: String, _ content: String) -> String {
  "<w:\(name) xmlns:w=\"\(word)\" xmlns:r=\"\(office)\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\(content)</w:\(name)>"
}

/// A document with this body; further parts by their names.
private func package(_ body: String, _ parts: [String: String] = [:]) -> [UInt8] {
  let styles = """
    <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:styleId="Chapter"><w:name w:val="Chapter"/><w:basedOn w:val="berschrift1"/></w:style>
    <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
    <w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
    <w:style w:styleId="Cap"><w:name w:val="Caption"/></w:style>
    <w:style w:styleId="Code"><w:name w:val="Source Code"/></w:style>
    """
  let numbering = """
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
    <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
    """
  let links = relationships([
    ("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"), ("f", "footnotes", "footnotes.xml"),
    ("h", "header", "header1.xml"), ("c", "comments", "comments.xml"), ("l", "hyperlink", "https://example.org/a"),
  ])
  var all = [
    "_rels/.rels": relationships([("d", "officeDocument", "word/document.xml")]),
    "word/document.xml": part("document", "<w:body>\(body)</w:body>"), "word/_rels/document.xml.rels": links,
    "word/styles.xml": part("styles", styles), "word/numbering.xml": part("numbering", numbering),
  ]
  all.merge(parts) { $1 }
  return ZipWriter(all.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) }).finished()
}

private func read(_ bytes: [UInt8]) throws -> (document: Document, sources: [Source]) {
  let opened = try DOCXFormat.open(SourceFile(key: "a.docx", bytes: bytes))
  let document = try DOCXExtractor(options: NoOptions()).extract(opened.sources)
  for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
  return (document, opened.sources)
}

/// Blocks in a line each.
private func outline(_ body: String, _ parts: [String: String] = [:]) throws -> [String] {
  try read(package(body, parts)).document.blocks.flatMap { block -> [String] in
    switch block.content {
    case .heading(let level, let text): ["h\(level) \(text.text)"]
    case .paragraph(let text): ["p \(text.text)"]
    case .list(let list):
      list.items.map { String(repeating: "  ", count: $0.depth) + ($0.isOrdered ? "1 " : "- ") + $0.text.text.string }
    case .table(let table):
      ["table \(table.caption?.text.string ?? "")"]
        + table.rows.map { row in
          row.map { "\($0.isHeader ? "*" : "")\($0.text.text)/\($0.columns)/\($0.rows)" }.joined(separator: " | ")
        }
    case .code(let text, _): ["code \(text)"]
    case .footnote(let label, let text): ["note \(label) \(text.text)"]
    default: ["?"]
    }
  }
}

private func p(_ text: String, style: String = "", properties: String = "") -> String {
  let style = style.isEmpty ? "" : "<w:pStyle w:val=\"\(style)\"/>"
  return "<w:p><w:pPr>\(style)\(properties)</w:pPr>\(r(text))</w:p>"
}

private func r(_ text: String, _ properties: String = "") -> String {
  "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

@Suite struct DOCXExtractorTests {
  @Test func headingsAreKnownByTheirStylesInEveryLanguage() throws {
    #expect(
      try outline(p("One", style: "berschrift1") + p("Two", style: "Chapter") + p("Text &amp; more.")) == [
        "h1 One", "h1 Two", "p Text & more.",
      ])
    #expect(try outline(p("Name", style: "Titel") + p("One", style: "berschrift1")) == ["h1 Name", "h2 One"])
  }

  @Test func listsNestByTheirLevels() throws {
    func item(_ text: String, _ level: Int) -> String {
      p(text, properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"5\"/></w:numPr>")
    }
    #expect(
      try outline(item("a", 0) + item("b", 1) + item("c", 0) + p("end")) == ["- a", "  1 b", "- c", "p end"])
  }

  @Test func tablesKeepSpansHeadersAndCaptions() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(p(text))</w:tc>"
    }
    let table =
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Year", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>"
      + cell("a", "<w:vMerge w:val=\"restart\"/>") + cell("b") + "</w:tr><w:tr>" + cell("", "<w:vMerge/>") + cell("c")
      + "</w:tr></w:tbl>"
    #expect(
      try outline(p("Wells", style: "Cap") + table) == ["table Wells", "*Year/2/1", "a/1/2 | b/1/1", "c/1/1"])
  }

  @Test func trackedChangesAreAccepted() throws {
    let body =
      "<w:p>\(r("It "))<w:ins>\(r("really "))</w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>\(r("works."))</w:p>"
      + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(r("First half "))</w:p>" + p("and second.")
    let document = try read(package(body)).document
    #expect(document.blocks.flatMap(\.texts).map(\.string) == ["It really works.", "First half and second."])
    #expect(document.dropped.map { "\($0.rule.name) \($0.text)" } == ["docx.deleted never "])
  }

  @Test func hiddenTextContentsHeadsAndCommentsAreDropped() throws {
    let body = p("Chapter 1 … 3", style: "TOC1") + "<w:p>\(r("seen"))\(r("secret", "<w:vanish/>"))</w:p>"
    let parts = [
      "word/header1.xml": part("hdr", p("Draft")), "word/comments.xml": part("comments", p("Really?")),
    ]
    let document = try read(package(body, parts)).document
    #expect(document.blocks.flatMap(\.texts).map(\.string) == ["seen"])
    #expect(
      Set(document.dropped.map { "\($0.rule.name) \($0.text)" }) == [
        "docx.hidden secret", "docx.contents Chapter 1 … 3", "docx.margin Draft", "docx.comment Really?",
      ])
  }

  @Test func linksAreFoundInElementsAndFields() throws {
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://example.org/b?x=1&amp;y\" "
      + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(r("there"))"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let body =
      "<w:p><w:hyperlink r:id=\"l\">\(r("here"))</w:hyperlink>\(r(" or "))\(field)"
      + "<w:hyperlink w:anchor=\"top\">\(r(" up"))</w:hyperlink></w:p>"
    let document = try read(package(body)).document
    #expect(
      document.links.map { "\($0.text) \($0.target)" } == [
        "here https://example.org/a", "there https://example.org/b?x=1&y", "up #top",
      ])
    guard case .paragraph(let text) = document.blocks[0].content else { return }
    #expect(text.text.string == "here or there up")
    #expect(text.marks == [Mark(.link(0), 0..<4), Mark(.link(1), 8..<13), Mark(.link(2), 13..<16)])
  }

  @Test func notesStandAtTheEnd() throws {
    let notes = part(
      "footnotes",
      "<w:footnote w:type=\"separator\" w:id=\"0\">\(p("--"))</w:footnote><w:footnote w:id=\"2\">\(p("See"))\(p("below."))</w:footnote>"
    )
    let body = "<w:p>\(r("Text"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    #expect(try outline(body, ["word/footnotes.xml": notes]) == ["p Text", "note 2 See below."])
  }

  @Test func tabsBreaksHyphensAndSymbolsAreText() throws {
    let body =
      "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
      + "<w:sym w:font=\"Symbol\" w:char=\"F06D\"/></w:r></w:p>"
    #expect(try outline(body) == ["p a b c\u{2011}dμ"])
  }

  @Test func codeKeepsItsLines() throws {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Code\"/></w:pPr><w:r><w:t>if x:</w:t><w:br/><w:t>  y</w:t></w:r></w:p>"
    #expect(try outline(body + p("z", style: "Code")) == ["code if x:\n  y\nz"])
  }

  @Test func aBoxOfTextFollowsItsParagraphOnce() throws {
    let box = { (text: String) in "<w:txbxContent>\(p(text))</w:txbxContent>" }
    let body =
      "<w:p>\(r("Before"))<w:r><mc:AlternateContent><mc:Choice>\(box("Boxed"))</mc:Choice><mc:Fallback>\(box("Boxed"))"
      + "</mc:Fallback></mc:AlternateContent></w:r>\(r(" and after"))</w:p>"
    #expect(try outline(body) == ["p Before and after", "p Boxed"])
  }

  @Test func whatCannotBeReadFailsInOneLine() {
    func failure(_ bytes: [UInt8]) -> String? {
      do {
        _ = try read(bytes)
        return nil
      } catch {
        return (error as? Failure)?.code
      }
    }
    #expect(failure([0xD0, 0xCF, 0x11, 0xE0, 1, 2]) == "docx.encrypted")
    #expect(failure(Array("no zip".utf8)) == "zip.damaged")
    #expect(failure(package("")) == "docx.empty")
    #expect(failure(package("<w:p>")) == "xml.malformed")
    #expect(failure(package("", ["_rels/.rels": relationships([])])) == "docx.no-document")
    #expect(
      failure(package("", ["_rels/.rels": relationships([("d", "officeDocument", "none.xml")])])) == "zip.missing")
    #expect(failure(package(String(repeating: "<w:tbl>", count: 10_000))) == "xml.depth")
  }

  @Test func aDocumentIsKnownByItsParts() {
    #expect(DOCXFormat.recognizes(package(p("x")).prefix(4096), name: "a.bin") == .content)
    #expect(DOCXFormat.recognizes(ZipWriter([("a", "b")]).finished()[...], name: "a.zip") == .no)
  }
}
