import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// What is left out of a page's document where nobody reads it.
@Suite struct DocumentPartsTests {
  private func document(with parts: DocumentParts) throws -> Document {
    let html = """
      <title>Wells</title><link rel=canonical href="https://a.org/wells"><meta name=author content="Ann Lee">
      <meta property="article:published_time" content="2023-04-13"><h1>Wells</h1><p>See <a href="/pumps">the pumps</a>.
      """
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    return try HTMLExtractor(options: NoOptions()).extract(sources, with: parts)
  }

  @Test func `the text is the same`() throws {
    let (whole, bare) = (try document(with: .all), try document(with: []))
    #expect(whole.blocks.flatMap(\.texts).map(\.string) == ["Wells", "See the pumps."])
    #expect(bare.blocks.flatMap(\.texts).map(\.string) == whole.blocks.flatMap(\.texts).map(\.string))
    #expect(bare.facts.title?.string == "Wells")
    #expect(bare.facts.url?.string == "https://a.org/wells")
  }

  @Test func `each part is there where it is wanted`() throws {
    let facts = try document(with: .facts)
    #expect(facts.facts.authors.map(\.string) == ["Ann Lee"])
    #expect(facts.facts.published?.string == "2023-04-13")
    #expect(facts.links.map(\.resolved?.string) == [nil])
    let addresses = try document(with: .addresses)
    #expect(addresses.facts.authors.isEmpty)
    #expect(addresses.links.map(\.resolved?.string) == ["https://a.org/pumps"])
  }
}
