import DocumentModel
import Provenance
import Stages
import TestSupport
import Testing

@testable import EPUBExtractor

/// A book of two chapters, as an author's program would write it; parts can be replaced or, with nil, left out.
private func book(_ changes: [String: String?] = [:]) -> [UInt8] {
  let container = """
    <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
    """
  let package = """
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>Wells &amp; Springs</dc:title><dc:creator id="a">Ada Okoye</dc:creator><dc:language>en</dc:language>
    <dc:creator id="b">Ben Ruiz</dc:creator><meta refines="#b" property="role">ill</meta>
    <dc:date>2021-04-05</dc:date><meta property="dcterms:modified">2022-01-02T03:04:05Z</meta></metadata>
    <manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
    <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="two"/><itemref idref="one"/></spine></package>
    """
  let page = { (body: String) in
    "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body>\(body)</body></html>"
  }
  let parts: [(name: String, text: String)] = [
    ("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("OPS/book.opf", package),
    ("OPS/nav.xhtml", page("<nav><ol><li><a href=\"text/two.xhtml\">Digging</a></li></ol></nav>")),
    ("OPS/text/one.xhtml", page("<h1>Keeping</h1><p>Clean it <a href=\"two.xhtml\">often</a>.</p>")),
    ("OPS/text/two.xhtml", page("<h1>Digging</h1><a id=\"x\"/><p>Dig &amp; line it.</p>")),
  ]
  var entries: [(name: String, text: String)] = []
  for part in parts {
    let text: String? = changes[part.name] ?? part.text
    if let text { entries.append((name: part.name, text: text)) }
  }
  for (name, text) in changes where !parts.contains(where: { $0.name == name }) {
    if let text { entries.append((name: name, text: text)) }
  }
  return ZipWriter(entries).finished()
}

private func read(_ bytes: [UInt8]) throws -> (document: Document, opened: OpenedFile) {
  let opened = try EPUBFormat.open(SourceFile(key: "a.epub", bytes: bytes))
  let document = try EPUBExtractor(options: NoOptions()).extract(opened.sources)
  for text in document.texts { #expect(text.brokenLaw(in: opened.sources) == nil) }
  return (document, opened)
}

private func failure(_ bytes: [UInt8]) -> String? {
  do {
    _ = try read(bytes)
    return nil
  } catch {
    return (error as? Failure)?.code
  }
}

@Suite struct EPUBExtractorTests {
  @Test func chaptersStandInTheSpinesOrder() throws {
    let document = try read(book()).document
    #expect(
      document.blocks.flatMap(\.texts).map(\.string) == ["Digging", "Dig & line it.", "Keeping", "Clean it often."])
    #expect(document.links.map(\.target.string) == ["two.xhtml"])
  }

  @Test func thePackageSaysWhatTheBookIs() throws {
    let facts = try read(book()).document.facts
    #expect(facts.title?.string == "Wells & Springs")
    #expect(facts.authors.map(\.string) == ["Ada Okoye"])
    #expect(facts.published?.string == "2021-04-05")
    #expect(facts.modified?.string == "2022-01-02T03:04:05Z")
    #expect(facts.language?.string == "en")
  }

  @Test func placesNameThePart() throws {
    let (document, opened) = try read(book())
    let entry = try #require(document.blocks[1].texts[0].evidence(in: opened.sources).first)
    guard case .bytes(_, let part?) = entry.place else {
      Issue.record("no place in a part")
      return
    }
    #expect(part == "zip:OPS/text/two.xhtml")
    #expect(opened.parts.map(\.name) == ["OPS/book.opf", "OPS/text/two.xhtml", "OPS/text/one.xhtml", "OPS/nav.xhtml"])
  }

  @Test func theTableOfContentsIsDroppedByItsRule() throws {
    let dropped = try read(book()).document.dropped
    #expect(dropped.contains { $0.rule.name == "epub.navigation" && $0.text.string.contains("Digging") })
  }

  @Test func aPageWithAnEmptyTitleAndScriptIsWhole() throws {
    let page = "<html><head><title/><script src=\"a.js\"/></head><body><p>Here.</p></body></html>"
    let (document, opened) = try read(book(["OPS/text/one.xhtml": page]))
    #expect(document.blocks.last?.texts.map(\.string) == ["Here."])
    let text = EPUBFormat.text(of: opened.sources[2]).map { opened.sources[2].quote($0).string }
    #expect(text == ["Here."])
  }

  @Test func whatCannotBeReadFailsInOneLine() {
    #expect(failure(book(["OPS/text/one.xhtml": nil])) == "zip.missing")
    #expect(failure(book(["META-INF/container.xml": nil])) == "zip.missing")
    #expect(failure(book(["META-INF/container.xml": "<container/>"])) == "epub.container")
    #expect(failure(book(["OPS/book.opf": "<package"])) == "xml.malformed")
    #expect(failure(book(["OPS/book.opf": "<!DOCTYPE p [<!ENTITY a 'b'>]><package/>"])) == "xml.declarations")
    #expect(failure(book(["OPS/book.opf": "<package xmlns='http://www.idpf.org/2007/opf'/>"])) == "epub.empty")
    let encryption = """
      <encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherReference URI="OPS/text/one.xhtml"/></encryption>
      """
    #expect(failure(book(["META-INF/encryption.xml": encryption])) == "epub.encrypted")
  }

  @Test func aBookIsKnownByItsFirstEntry() {
    #expect(EPUBFormat.recognizes(book().prefix(4096), name: "a.bin") == .content)
    #expect(EPUBFormat.recognizes(book().prefix(4096), name: "a.epub") == .certain)
    #expect(EPUBFormat.recognizes(ZipWriter([("a", "b")]).finished()[...], name: "a.zip") == .no)
  }
}
