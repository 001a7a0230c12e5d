import Cleaners
import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// Shops, lists, forums and manuals, and what of them is content.
@Suite struct MainContentOfOffersTests {
  private let long = String(repeating: "The mill grinds rye and wheat on the stones of 1911. ", count: 8)

  private func kept(_ html: String) throws -> [String] {
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    let document = try HTMLExtractor(options: NoOptions()).extract(sources)
    let cleaned = try MainContent(options: NoOptions()).clean(document)
    return cleaned.blocks.flatMap { $0.texts.map(\.string) }.filter { !$0.isEmpty }
  }

  private func product(_ description: String, _ body: String) -> String {
    """
    <head><meta property="og:type" content="product"><script type="application/ld+json">{"@type":"Product","name":"Mill",
    "description":"\(description)"}</script></head><body>\(body)</body>
    """
  }

  @Test func `where scripts write the page, an offer's description is what JSON-LD says`() throws {
    let page = product("\(long)\\nMade by hand.", "<nav><a href=/>Home</a></nav><div>Cart is empty</div>")
    #expect(try kept(page) == [String(long.dropLast()), "Made by hand."])
  }

  @Test func `a page's own text comes before what JSON-LD says`() throws {
    let other = String(repeating: "A fine hand mill with a lid of beech. ", count: 12)
    #expect(try kept(product(long, "<main><h1>Mill</h1><p>\(other)</p></main>")).contains { $0.hasPrefix("A fine") })
  }

  @Test func `cards beside an offer lead to others, unless they are most of it`() throws {
    let card = "<div class=card><h3>Sieve</h3><p>A sieve of horsehair.</p></div>"
    #expect(try !kept(product("", "<main><h1>Mill</h1><p>\(long)</p>\(card)</main>")).contains("Sieve"))
    #expect(try kept(product("", "<main><h1>Mill</h1><p>A mill.</p>\(card)\(card)</main>")).contains("Sieve"))
  }

  @Test func `the foot of a card and the look of buttons are a part of what they are in`() throws {
    let cards = ["Rye", "Wheat", "Spelt", "Oats"].map { name in
      "<div class=card><h3>\(name)</h3><div class=card-footer>Ground on \(name.lowercased())stones at the mill</div></div>"
    }
    let kept = try kept("<body><div class='list dark-nav-btns'>\(cards.joined())</div></body>")
    #expect(kept.count { $0.hasPrefix("Ground on") } == 4)
  }

  @Test func `a name that stood with its price before is kept once`() throws {
    let name = "Hand mill of cast iron with two stones of granite"
    #expect(try kept("<body><h1>Mills</h1><h3>\(name) $148.02</h3><p>In stock</p><h3>\(name)</h3></body>").count == 3)
  }

  @Test func `a forum's authors stand beside their posts`() throws {
    let posts = ["It stuck.", "Did you oil it?"].map {
      "<div class=post><div class=message-user>Ann<dl><dt>Joined<dd>2019</dl></div><p>\($0) \(long)</p></div>"
    }
    let kept = try kept(
      "<body class=forum-thread><div class=notices>New rules.</div><h1>Mill</h1>\(posts.joined())</body>")
    #expect(kept.count == 3)
  }

  @Test func `what a forum says of its readers is none of a thread`() throws {
    let page = """
      <body id=phpbb><h2>Mill</h2><div class="action-bar bar-top"><a href=/r>Post Reply</a></div>
      <div class=post><div class=content>It stuck. \(long)</div></div><div class=post><div class=content>Did you oil it? \(long)</div></div>
      <div class="stat-block online-list"><h3>Who is online</h3><p>Users browsing this forum: 3 guests</p></div></body>
      """
    #expect(try !kept(page).contains { $0.contains("online") || $0.contains("Reply") || $0.contains("guests") })
  }

  @Test func `sections with headings are pieces of one text`() throws {
    let section = { (name: String, count: Int) in
      "<section id=\(name)><h2>\(name)</h2>\(String(repeating: "<p>\(self.long)</p>", count: count))</section>"
    }
    let page = "<body><article><div>\(section("Rye", 9))\(section("Oats", 1))</div></article></body>"
    #expect(try kept(page).contains("Oats"))
  }

  @Test(arguments: [
    ("<p>View of the hall © Ann Lee, 2018</p>", false), ("<p>1 of 6</p>", false),
    ("<p>(Reporting by Ann Lee; editing by Bo Mar)</p>", false),
    ("<p>Ann Lee in Leeds contributed to this report.</p>", false),
    ("<div class=print-header>https://a.org/mill</div>", false),
    ("<div class='d-none d-print-block'>Printed from a.org</div>", false), ("<p>Ratio 1 to 6</p>", true),
    ("<div class='d-none d-md-block'><p>In the valley, rye is sown late.</p></div>", true),
    ("<blockquote class=pullquote>The mill grinds rye and wheat on the stones of 1911</blockquote>", false),
    ("<blockquote class=pullquote>The mill is the valley’s heart, she said</blockquote>", true),
  ])
  func `notes amid an article`(_ note: String, _ isKept: Bool) throws {
    let words = note.split(separator: ">").map { $0.prefix { $0 != "<" } }.first { !$0.isEmpty } ?? ""
    let page =
      "<body><article><h1>Mill</h1><p>\(long)</p>\(note)<p>It was built in the year of the great flood, and has stood ever since.</p></article></body>"
    #expect(try kept(page).contains { $0 == words } == isKept)
  }

  @Test func `a second heading beside the title is part of the title`() throws {
    let kept = try kept(
      "<body><article><header><h1>Mill</h1><h2>Rye and wheat since 1911</h2></header><p>\(long)</p><h2>Stones</h2><p>\(long)</p></article></body>"
    )
    #expect(!kept.contains("Rye and wheat since 1911") && kept.contains("Stones"))
  }
}
