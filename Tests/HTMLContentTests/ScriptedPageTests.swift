import DocumentModel
import HTMLContent
import Provenance
import Testing

/// Pages that scripts write or uncover.
@Suite struct ScriptedPageTests {
  private let text = String(repeating: "The mill stood by the brook, and the brook ran all year. ", count: 100)

  private func paragraphs(_ html: String) -> [String] {
    let source = Source(id: SourceID(0), utf8: Array(html.utf8), locator: .bytes(.identity, part: nil))
    return HTMLPage.read(source).blocks.flatMap { $0.texts.map { String($0.string.prefix(8)) } }
  }

  @Test func `a page that only readers without scripts could read is read as they would`() {
    #expect(
      paragraphs("<title>a</title><p>Loading<noscript><h1>Mills</h1><p>\(text)</noscript>") == ["Mills", "The mill"])
    #expect(paragraphs("<p>\(text)<noscript><p>Please switch on scripts.</noscript>") == ["The mill"])
  }

  @Test func `parts that are sent hidden, for a script to place, are read`() {
    #expect(paragraphs("<header>Menu</header><div hidden id='S:0'><p>\(text)</div>") == ["Menu", "The mill"])
    #expect(paragraphs("<p>\(text)<div hidden><p>\(text)</div>") == ["The mill"])
    let letter = "<div aria-hidden=true><h1>Mills</h1><p>\(text.prefix(600))</div>"
    #expect(paragraphs("<main>\(letter)<p>Mill Ltd.</main>") == ["Mills", "The mill", "Mill Ltd"])
    #expect(paragraphs("<main>\(letter)<p>\(text.prefix(300))</main>") == ["The mill"])
    #expect(paragraphs("<h1>Sign in</h1><div hidden><p>\(text.prefix(600))</div>") == ["Sign in"])
  }
}
