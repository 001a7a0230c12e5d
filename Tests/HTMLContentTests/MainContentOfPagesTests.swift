import Cleaners
import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// Pages as sites write them, and what of them is content.
@Suite struct MainContentOfPagesTests {
  private static let sentence = "The river rose in the night, and by morning the lower fields were gone. "
  private let long = String(repeating: sentence, count: 6)
  private let prose = MainContentOfPagesTests.paragraphs(1...4)

  /// Paragraphs of some length, no two the same.
  private static func paragraphs(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { "<p>The river rose \($0) times. \(String(repeating: sentence, count: 6))</p>" }.joined()
  }

  private func kept(_ html: String) throws -> [String] {
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    let document = try HTMLExtractor(options: NoOptions()).extract(sources)
    let cleaned = try MainContent(options: NoOptions()).clean(document)
    return cleaned.blocks.map { $0.texts.map { $0.string.trimmingSpaces }.joined(separator: "|") }
  }

  @Test func `a lead that is set apart from the text is part of it`() throws {
    let kept = try kept(
      """
      <body><div class=top><h1>Floods</h1><p class=intro>Two villages on the lower river have moved to the hills above.</p></div>
      <div class=text>\(prose)</div></body>
      """)
    #expect(kept.contains("Two villages on the lower river have moved to the hills above."))
    #expect(kept.count { $0.hasPrefix("The river") } == 4)
  }

  @Test func `the site's foot goes however much of the page it holds`() throws {
    let kept = try kept(
      """
      <body><div><h1>Cup</h1><p>A cup of clay, fired twice and glazed in white.</p></div>
      <footer><p>\(long)</p><p>\(long)</p></footer></body>
      """)
    #expect(kept == ["Cup", "A cup of clay, fired twice and glazed in white."])
  }

  @Test func `what buyers say of a product is no part of it`() throws {
    let page = { (type: String) in
      """
      <head><meta property="og:type" content="\(type)"></head><body><main><h1>Cup</h1>\(self.prose)
      <div class="reviews"><p>I use it every day, and it has never leaked so far.</p></div></main></body>
      """
    }
    #expect(try !kept(page("product")).contains("I use it every day, and it has never leaked so far."))
    #expect(try kept(page("website")).contains("I use it every day, and it has never leaked so far."))
  }

  @Test func `cards on a dated text lead to others`() throws {
    let kept = try kept(
      """
      <head><meta property="og:type" content="article"><meta property="article:published_time" content="2020-01-02"></head>
      <body><article><h1>Floods</h1>\(prose)<div class="card"><h3>Droughts</h3><p>A dry year in the north of the land.</p></div>
      </article></body>
      """)
    #expect(kept.count == 5)
  }

  @Test func `a heading goes with the section that it heads`() throws {
    let kept = try kept(
      """
      <body><article><h1>Floods</h1>\(prose)<h2>Voices of the valley</h2><div class="related-posts"><p>\(long)<a href=/b>More</a></p></div>
      <h2>What comes next</h2>\(MainContentOfPagesTests.paragraphs(5...8))</article></body>
      """)
    #expect(!kept.contains("Voices of the valley"))
    #expect(kept.contains("What comes next"))
  }

  @Test func `what a page says twice for two sizes of screens is kept once`() throws {
    let kept = try kept("<body><main><h1>Us</h1>\(prose)<div class=mobile>\(prose)</div></main></body>")
    #expect(kept.count { $0.hasPrefix("The river") } == 4)
  }

  @Test func `short links amid paragraphs are a list of the text's own`() throws {
    let links = "<ul>" + (1...6).map { "<li><a href=/\($0)>Village \($0)</a></li>" }.joined() + "</ul>"
    let kept = try kept(
      "<body><article><h1>Floods</h1><div>\(prose)\(links)\(MainContentOfPagesTests.paragraphs(5...8))</div></article></body>"
    )
    #expect(kept.contains { $0.hasPrefix("Village 1|") })
  }

  @Test func `decisions name their rules`() throws {
    let html =
      "<body><nav><a href=/>Home</a> <a href=/b>News</a></nav><article><h1>Floods</h1>\(prose)</article></body>"
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    let document = try HTMLExtractor(options: NoOptions()).extract(sources)
    #expect(MainContent.decisions(document).map { $0?.name } == ["html.navigation", nil, nil, nil, nil, nil])
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
