import Cleaners
import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// Pages of projects as builders of pages and systems for content write them: short sections, boxes, news of other things.
@Suite struct ProjectPageTests {
  private static let prose = """
    <p>The project builds wells and trains committees in forty villages of the northern hills, and it does so together with the
    districts, which pay a third of what it costs.</p><p>By the end of its second year twelve wells were drilled and nine of the
    committees had met more than once, which is more than had been hoped for at the start.</p>
    """

  private func texts(_ body: String, head: String = "") throws -> [String] {
    let html = "<html lang=en>\(head)<title>Water in the hills</title><body>\(body)</body></html>"
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    let document = try HTMLExtractor(options: NoOptions()).extract(sources)
    return try MainContent(options: NoOptions()).clean(document).blocks.flatMap { $0.texts.map(\.string) }
  }

  private static let article = "<meta property=og:type content=article>"
  private static let boxes = [("Duration", "2020 to 2024"), ("Working area", "Bhaktapur"), ("1200", "kilns converted")]
    .map {
      "<div class=box><div class=box-title><span>\($0.0)</span></div><p class=text>\($0.1)</p></div>"
    }.joined()

  @Test(arguments: [
    // The last sections have but a line each.
    ("<h2>Approach</h2>#<h2>Inputs</h2><p>Experts: 3<br>Equipment: 24 wells</p>", "Experts: 3 Equipment: 24 wells"),
    ("<h2>Approach</h2>#<h2>Lessons learnt</h2><p>Start early</p>", "Lessons learnt"),
    ("<section><h2>Approach</h2>#</section><section><h2>Partners</h2><p>Oak Trust</p></section>", "Oak Trust"),
    ("<h2>Approach</h2>#<div><h2>To download</h2><ul><li><a href=/a.pdf>Factsheet</a></li></ul></div>", "Factsheet"),
    (
      "<h3>Ziel</h3>#<div class=box><h3>Weitere Informationen</h3><p>Anja Reiter<br><a href=mailto:a@b.de>a@b.de</a></p></div>",
      "Anja Reiter a@b.de"
    ),
    // Whom to ask, where the page states facts.
    (
      "<h4>Donor</h4><p>Norad</p>#<div class=a><div class=b><h3>Ansprechpartnerin</h3><p>Ulla Wendt<br>Tel. 030 123</p></div></div>",
      "Ulla Wendt Tel. 030 123"
    ),
    // Boxes that lead nowhere.
    ("#<div class=row>\(boxes)</div>", "Bhaktapur"), ("#<div class=row>\(boxes)</div>", "kilns converted"),
    (
      "#<div class=card><div class=card-header>Contacts</div><div class=body><p>Elira Dema, manager of the project in Tirana</div></div>",
      "Contacts"
    ),
    // Lines of a box of facts, of which most stay.
    (
      "<div class=info><p>Donor: World Bank<p>Implementing agency: Ministry of Water and of the Environment<p>Wells: 12 of 40</div>#",
      "Wells: 12 of 40"
    ),
  ])
  func `what belongs to the text stays`(_ body: String, _ text: String) throws {
    for head in ["", Self.article] {
      let kept = try texts("<main><h1>Water</h1>\(body.replacing("#", with: Self.prose))</main>", head: head)
      #expect(kept.contains(text), "\(kept)")
    }
  }

  @Test(arguments: [
    "<div><h3>Aktuelles</h3><p><span>12.03.2024</span><a href=/n/1>Neue Ausschreibung</a></p></div>",
    "<section><h2>Latest news</h2><div class=card><h4><a href=/n/1>Fishers count</a></h4><p>12 May 2024</p></div></section>",
    "<section><article class=post><h3><a href=/n/1>Sisters run a kiln</a></h3><p>Three of them work there.</p></article>"
      + "<article class=post><h3><a href=/n/2>Smoke is less</a></h3></article></section>",
    "<dl class=article-info><dt>Details<dd>Written by Ann<dd>Hits: 300</dl>", "<p>Zugriffe: 1200</p>",
    "<p>Comparte: <a href=//w.me>WhatsApp</a> <a href=//fb.me>Facebook</a></p>", "<h2>Síguenos</h2>",
    "<ul class=x-tabs__list><li><a href=/s>Summary</a><li><a href=/d>Documents</a></ul>",
  ])
  func `what leads elsewhere goes`(_ furniture: String) throws {
    let facts = "<dl><dt>Donor<dd>Norad<dt>Country<dd>Kenya</dl>"
    for head in ["", Self.article] {
      let bare = try texts("<main><h1>Water</h1>\(facts)\(Self.prose)</main>", head: head)
      #expect(try texts("<main><h1>Water</h1>\(facts)\(Self.prose)\(furniture)</main>", head: head) == bare)
    }
  }

  @Test func `what heads a piece of text is no head of the site`() throws {
    let pieces = [("<h1>Water</h1>", Self.prose), ("<h3>Wirkung</h3>", "<p>Ernten plus 40 %</p>")].map {
      "<div class=frame><header>\($0.0)</header>\($0.1)</div>"
    }
    let kept = try texts(
      "<div class=top><header><h2><a href=/>Oak Trust</a></h2></header></div><div id=content>\(pieces.joined())</div>")
    #expect(kept.contains("Water") && kept.contains("Wirkung") && !kept.contains("Oak Trust"), "\(kept)")
  }

  @Test func `a list of projects keeps its cards`() throws {
    let cards = (1...4).map {
      "<article class=card><h2><a href=/\($0)>Lake \($0)</a></h2><p>It keeps \($0)0 km of shore.</p></article>"
    }
    #expect(try texts("<main><h1>Our projects</h1><p>Four lakes.</p>\(cards.joined())</main>").contains("Lake 3"))
  }
}
