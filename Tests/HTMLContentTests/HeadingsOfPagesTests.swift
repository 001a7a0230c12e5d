import Cleaners
import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// Which headings of a page are content, and which are said again, or said to those who read along.
@Suite struct HeadingsOfPagesTests {
  private let prose = (1...4).map { number in
    "<p>The well is \(number)0 metres deep. \(String(repeating: "The pump lifts what the rains have left. ", count: 8))</p>"
  }.joined()

  private func headings(_ body: String, head: String = "<meta property=og:type content=article>") throws -> [String] {
    let html = "<head>\(head)</head><body>\(body)</body>"
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    let document = try HTMLExtractor(options: NoOptions()).extract(sources)
    return try MainContent(options: NoOptions()).clean(document).blocks.compactMap {
      if case .heading(_, let text) = $0.content { text.text.string } else { nil }
    }
  }

  @Test(arguments: [
    // An id is what the heading says, not what it is.
    "<h2 id='search-pumps'>Who pays?</h2>", "<h2 id='h-share-of-costs'>Who pays?</h2>",
    "<h2 id='toc-heading-3'>Who pays?</h2>", "<h2 class='navigation-heading'>Who pays?</h2>",
    "<h2 class='anchor anchorTargetHideOnScrollNavbar_qJOx'>Who pays?</h2>",
    // What is unfolded by a button, or by its summary.
    "<h2 class='accordion-header'><button>Who pays?</button></h2>",
    "<button class='accordion-button'><h2>Who pays?</h2></button>",
    "<details open><summary><h2>Who pays?</h2></summary></details>",
  ])
  func `a heading stays`(_ heading: String) throws {
    let body =
      "<main><h1>Wells</h1>\(prose)\(heading)<p>The committee pays for what breaks in a year.</p>\(prose)</main>"
    #expect(try headings(body) == ["Wells", "Who pays?"])
  }

  @Test func `what is called as furniture is none`() throws {
    let body =
      "<main><h1>Wells</h1>\(prose)<h3 class='byline'>Ann Brook</h3><p>The pump stands on the hill.</p>\(prose)</main>"
    #expect(try headings(body) == ["Wells"])
  }

  @Test func `headings that return under thing after thing stay, labels of cards do not`() throws {
    let things = ["Alpha", "Beta", "Gamma", "Delta"].map { name in
      """
      <h3>\(name)</h3>\(prose.replacing("rains", with: name))<h4>Price</h4><p>The \(name) costs more than it seems to cost at \
      first, as its parts are dear.</p>
      """
    }
    let kept = try headings("<main><h1>Pumps</h1>\(things.joined())</main>", head: "")
    #expect(kept.count { $0 == "Price" } == 4)
    let below = [
      "<figure><img src=p.png alt=Price></figure><p>The pump costs more than it seems to cost at first, as its parts are dear.</p>",
      "<p>It comes in three sizes:</p><ul><li>small</li></ul>",
      "<table><tr><th>Size</th></tr><tr><td>40</td></tr></table>",
      "<ul><li>small</li></ul>",
    ]
    let sizes = below.map { "<h3>A pump</h3>\(prose)<h4>Price</h4>\($0)" }
    #expect(
      try headings("<main><h1>Pumps</h1>\(sizes.joined())</main>", head: "").count { $0 == "Price" } == 4)
    let cards = ["Alpha", "Beta", "Gamma", "Delta"].map { "<div><h3>\($0)</h3><p>$ 40</p><h4>New here</h4></div>" }
    #expect(try !headings("<main><h1>Pumps</h1>\(cards.joined())</main>", head: "").contains("New here"))
  }

  @Test(arguments: [
    "<h2>2 Answers</h2>", "<h2>1,204 comments</h2>",
    "<h3>You must <a href=/in>log in</a> to answer this question.</h3>",
    "<h3>Read more: <a href=/b>How deep is a well?</a></h3>",
  ])
  func `what heads other people's words goes`(_ heading: String) throws {
    let body = "<main><h1>Wells</h1>\(prose)\(heading)\(prose.replacing("rains", with: "rivers"))</main>"
    #expect(try headings(body) == ["Wells"])
  }

  @Test func `a number of things is no count of answers`() throws {
    let survey = "<main><h1>Wells</h1>\(prose)<h2>120 responses</h2>\(prose.replacing("rains", with: "rivers"))</main>"
    #expect(try headings(survey) == ["Wells", "120 responses"])
    let body = "<main><h1>Wells</h1>\(prose)<h2>4 pumps</h2>\(prose.replacing("rains", with: "rivers"))</main>"
    #expect(try headings(body) == ["Wells", "4 pumps"])
  }

  @Test func `a thread says its title once`() throws {
    let posts = ["rains", "rivers", "hills"].map {
      "<article><h2>Re: How deep is a well?</h2>\(prose.replacing("rains", with: $0))</article>"
    }
    let body = "<div class=forum><h1>How deep is a well?</h1>\(posts.joined())</div>"
    #expect(try headings(body, head: "<title>How deep is a well?</title>") == ["How deep is a well?"])
  }

  @Test func `a page that is no thread may head its last part as itself`() throws {
    let body =
      "<h1>How deep is a well?</h1>\(prose)<h2>Costs</h2>\(prose)<h2>How deep is a well?</h2>\(prose.replacing("rains", with: "rivers"))"
    let title = "<title>How deep is a well?</title>"
    #expect(try headings(body, head: title) == ["How deep is a well?", "Costs", "How deep is a well?"])
  }

  @Test func `who wrote a post in a pane beside it is no heading`() throws {
    let posts = ["Ann", "Bob", "Cid"].map {
      "<article><aside class='cAuthorPane'><h3 class='cAuthorPane_author'>\($0)</h3></aside>\(prose.replacing("rains", with: $0))</article>"
    }
    let body = "<div class=forum><h1>How deep is a well?</h1>\(posts.joined())</div>"
    #expect(try headings(body, head: "<title>How deep is a well?</title>") == ["How deep is a well?"])
  }

  @Test func `what has the class “hide” is never shown`() throws {
    let body =
      "<main><h1>Wells</h1><h2 class='a hide'>Loading</h2>\(prose)<h2 class='hide-on-print'>Depth</h2>\(prose)</main>"
    #expect(try headings(body, head: "") == ["Wells", "Depth"])
  }
}
