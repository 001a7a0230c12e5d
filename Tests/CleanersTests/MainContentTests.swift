import Cleaners
import DocumentModel
import Provenance
import Stages
import Testing

@Suite struct MainContentTests {
  /// A document of paragraphs, each in an element of its own.
  private func document(_ parts: [(element: Element, text: String)]) -> Document {
    var document = Document()
    document.elements = [Element(name: "body", parent: -1)]
    for (index, part) in parts.enumerated() {
      var element = part.element
      element.parent = 0
      document.elements.append(element)
      var hints = Hints()
      hints.element = index + 1
      let source = Source(id: SourceID(index), utf8: Array(part.text.utf8), locator: .bytes(.identity, part: nil))
      document.blocks.append(Block(.paragraph(Inline(source.quote())), hints: hints))
    }
    return document
  }

  private let long = String(
    repeating: "The river rose in the night, and by morning the lower fields were gone. ", count: 8)

  @Test func `what the author calls furniture goes, by name`() throws {
    let cleaned = try MainContent(options: NoOptions()).clean(
      document([
        (Element(name: "nav", parent: 0), "Home About"), (Element(name: "div", parent: 0, id: "cookie-bar"), "We ask"),
        (Element(name: "div", parent: 0, classes: ["articleBody"]), long),
        (Element(name: "div", parent: 0, classes: ["post-share"]), "Send this to friends"),
        (Element(name: "footer", parent: 0), "Imprint"),
      ]))
    #expect(cleaned.blocks.count == 1)
    #expect(cleaned.dropped.map(\.rule.name) == ["html.navigation", "html.cookie", "html.share", "html.footer"])
  }

  @Test func `a name is not believed against the text`() throws {
    let cleaned = try MainContent(options: NoOptions()).clean(
      document([
        (Element(name: "div", parent: 0, classes: ["sidebar-layout", "widget"]), long),
        (Element(name: "footer", parent: 0), "Imprint"),
      ]))
    #expect(cleaned.blocks.first?.texts[0].string == long)
  }

  @Test func `a refrain is said again; a copy for another screen is not`() throws {
    let refrain = "And the water came down, came down, came down, and nobody heard it at all that night."
    let lines = [refrain, long, refrain]
    let song = lines.map { (Element(name: "p", parent: 0), $0) }
    #expect(try MainContent(options: NoOptions()).clean(document(song)).blocks.map { $0.texts[0].string } == lines)
    let copies = [
      (Element(name: "div", parent: 0, classes: ["lead-desktop"]), refrain), (Element(name: "p", parent: 0), long),
      (Element(name: "div", parent: 0, classes: ["lead-mobile"]), refrain),
    ]
    let cleaned = try MainContent(options: NoOptions()).clean(document(copies))
    #expect(cleaned.blocks.map { $0.texts[0].string } == [refrain, long])
    #expect(cleaned.dropped.map(\.rule.name) == ["html.repeated"])
  }

  @Test func `a page without elements stays as it is`() throws {
    var plain = document([(Element(name: "p", parent: 0), "Hello")])
    plain.elements = []
    plain.blocks[0].hints.element = nil
    #expect(try MainContent(options: NoOptions()).clean(plain).blocks.count == 1)
    #expect(try MainContent(options: NoOptions()).clean(Document()).blocks.isEmpty)
  }
}
