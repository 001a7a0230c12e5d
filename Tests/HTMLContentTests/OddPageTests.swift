import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// Files that are no pages, pages that scripts were to write, and pages in another charset than they say.
@Suite struct OddPageTests {
  private func document(_ html: String) throws -> Document {
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    return try HTMLExtractor(options: NoOptions()).extract(sources)
  }

  @Test(
    arguments: [
      [0x1F, 0x8B, 0x08, 0x00, 0x41, 0x42], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x41],
      [0x00, 0x41, 0x01, 0x07, 0x42, 0x02, 0x03, 0x04, 0x43],
    ] as [[UInt8]])
  func `what is no text is no page`(_ bytes: [UInt8]) {
    #expect(throws: Failure.self) { try HTMLFormat.open(SourceFile(key: "a.html", bytes: bytes)) }
  }

  @Test(arguments: [
    ("<title>Wells</title><div id=root>Loading…</div>", true), ("<p>Please enable JavaScript to view this page.", true),
    ("<nav><a href=/>Home</a></nav><main><p>Chargement…</p></main>", true),
    ("<h1>Loading docks of the port</h1><p>Twelve were built.", false),
    ("<p>Wells are dug.", false), ("<p>\(String(repeating: "A script in JavaScript is text. ", count: 20))", false),
  ])
  func `a page of a notice alone says so`(_ html: String, _ isNotice: Bool) throws {
    #expect(try document(html).diagnostics.map(\.code) == (isNotice ? ["html.scripted"] : []))
  }

  @Test(arguments: [
    ("Forêt protégée, coût : 3 €", true), ("Wörter", true), ("Проект помогает", false),
  ])
  func `a page that declares UTF-8 and is none`(_ text: String, _ isWestern: Bool) throws {
    let western: [UInt8] = text.unicodeScalars.map {
      $0 == "€" ? 0x80 : $0.value < 256 ? UInt8($0.value) : UInt8($0.value & 0xFF | 0xC0)
    }
    let page = Array("<meta charset=utf-8><p>".utf8) + western
    let opened = try HTMLFormat.open(SourceFile(key: "a.html", bytes: page))
    #expect(opened.encoding == (isWestern ? "windows-1252" : "utf-8"))
    #expect(opened.diagnostics.map(\.code) == [isWestern ? "charset.misdeclared" : "charset.invalid"])
    if isWestern { #expect(String(decoding: opened.sources[0].utf8, as: UTF8.self).hasSuffix(text)) }
  }

  @Test func `a few bytes that are none leave UTF-8 what it is`() throws {
    let page = Array("<meta charset=utf-8><p>Forêt protégée, co".utf8) + [0xFB] + Array("t".utf8)
    #expect(try HTMLFormat.open(SourceFile(key: "a.html", bytes: page)).encoding == "utf-8")
  }
}
