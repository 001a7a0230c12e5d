import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// What a page is called, who wrote it and when.
@Suite struct PageTitleTests {
  private func facts(_ html: String) throws -> Facts {
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    return try HTMLExtractor(options: NoOptions()).extract(sources).facts
  }

  @Test(arguments: [
    // The heading that the title spells; what follows is the site.
    ("<title>Floods in the valley | The Courier</title><h1>Floods in the valley</h1>", "Floods in the valley"),
    ("<title>Floods in the valley | The Courier</title><p>x", "Floods in the valley"),
    // A slogan is no title.
    ("<title>Data services - Acme</title><h1>Grow faster with us today</h1>", "Data services - Acme"),
    ("<title>FP187: Peatlands alive | Fund</title><h1>Peatlands alive in Colombia</h1>", "Peatlands alive in Colombia"),
    // A heading with the name that the title has.
    (
      "<title>Projet SAVANES — Institut de géographie</title><h1>SAVANES : feux et carbone</h1>",
      "SAVANES : feux et carbone"
    ),
    // The heading says what it is before.
    ("<title>How deep is a well? | Wells</title><h1>Thread: How deep is a well?</h1>", "How deep is a well?"),
    // On an article a heading of other words may be, if it shares some.
    (
      "<meta property=og:type content=article><title>Flood damage: what to know</title><h1>What the flood damage means now</h1>",
      "What the flood damage means now"
    ),
    // Sites give the first heading to themselves.
    (
      "<meta property=og:site_name content='The Courier'><title>Floods | The Courier</title><h1>The Courier</h1><h2>Floods</h2>",
      "Floods"
    ),
    (
      "<link rel=canonical href='https://acme.org/'><title>Acme: clean water</title><h1>Welcome</h1>",
      "Acme: clean water"
    ),
    (
      """
      <link rel=canonical href='https://acme.org/'><title>How wells are dug | Wells | Acme</title>
      <meta property=og:title content='How wells are dug'><h1>Our way with wells</h1>
      """, "How wells are dug"
    ),
    (
      """
      <link rel=canonical href='https://acme.org/'><title>Jo Hill | Mills and brooks</title>
      <meta property=og:title content='Jo Hill - The Miller'><h1>Jo Hill – The Miller</h1>
      """, "Jo Hill - The Miller"
    ),
    // Signs of trade are no letters.
    ("<title>Pump 2 - Hand pumps without oil | Acme</title><h1>Pump® 2</h1><h1>Pump® 2</h1>", "Pump® 2"),
    // A site's name may hold a bar; a title of one word is the site's name.
    (
      "<meta property=og:site_name content='Jo Hill | Photos'><title>Mills — Jo Hill | Photos</title><p>x", "Mills"
    ),
    ("<title>Jottings</title><h1>Mills along the brook</h1>", "Mills along the brook"),
    // A heading may hold the host's name as a word.
    (
      "<link rel=canonical href='https://mill.org/a'><title>How a mill works today | Mill</title><h1>How a mill works today</h1>",
      "How a mill works today"
    ),
    // The heading goes on where the title ends.
    (
      "<title>Coastal Shield | Oak Trust</title><h1>Coastal Shield: how mangroves grow back</h1>",
      "Coastal Shield: how mangroves grow back"
    ),
    // On a page of a project's facts a title of other words is the site's.
    (
      """
      <title>Oak Trust - for a better world</title><h1>Wells in the northern hills</h1><dl><dt>Donor<dd>Norad<dt>Budget<dd>3
      <dt>Country<dd>Kenya</dl>
      """, "Wells in the northern hills"
    ),
    ("<title>Project details</title><h1>Wells in the northern hills</h1>", "Wells in the northern hills"),
    // Who the site is stands at its foot, or in its logo.
    (
      "<title>Wells in the hills - Oak Trust</title><p>x<footer><p>© 2024 Oak Trust. All rights reserved.",
      "Wells in the hills"
    ),
    ("<title>Jane Smith | Portfolio</title><h1>Jane Smith</h1><p>x<footer><p>© 2024 Jane Smith", "Jane Smith"),
    ("<title>Wells in the hills - Oak Trust</title><img src=a.png alt='Oak Trust logo'><p>x", "Wells in the hills"),
    (
      "<title>Wells - Oak Trust</title><h2 itemprop=headline>Wells in the northern hills</h2><p>x",
      "Wells in the northern hills"
    ),
    ("<p>x", nil),
  ])
  func titles(_ html: String, _ title: String?) throws {
    #expect(try facts(html).title?.string == title)
  }

  @Test(arguments: [
    ("<h1>Floods</h1><p>Published March 9, 2026</p><p>Text.", "2026-03-09"),
    ("<h1>Floods</h1><p>Ann Lee, 01.12.2021</p><p>Text.", "2021-12-01"),
    ("<p>25 July 2019 | News</p><h1>Floods</h1><p>Text.", "2019-07-25"),
    ("<h1>Floods</h1><p>By <a href=x>Ann Lee</a>, Jo May on Monday, March 9th, 2026 at 11:08 a.m.", "2026-03-09"),
    ("<h1>Floods</h1><p>By Ann Lee and Jo May in the hills, 9 March 2026.</p>", "2026-03-09"),
    ("<h1>Floods</h1><p>Last updated: 9 March 2026</p><p>Text.", nil),
    (
      "<h1>Floods</h1><p>The water came on 9 March 2026 and it stayed in the lower villages until the spring was over.</p>",
      nil
    ),
    ("<h1>Floods</h1><aside><p>9 March 2026</p></aside><p>Text.", nil),
    ("<h1>Floods</h1><p>03/04/2020</p><p>Text.", nil),
  ])
  func days(_ html: String, _ day: String?) throws {
    #expect(try facts(html).published?.string == day)
  }

  @Test(arguments: [
    ("<h1>Floods</h1><p>Last updated: Thursday, 9 March 2023</p>", "2023-03-09"),
    ("<h1>Floods</h1><p>Text.<p>Stand: Februar 2023", "2023-02"),
    ("<h1>Floods</h1><p>Actualizado: 14/11/2023</p>", "2023-11-14"),
    ("<h1>Floods</h1><p>Publié le 3 mai 2021 | Mis à jour le 4 juin 2022</p>", "2022-06-04"),
    ("<h1>Floods</h1><p>Updated: 3 May 2021</p><p>Updated: 4 May 2021</p>", nil),
    ("<h1>Floods</h1><p>The map was updated. In 2021 the water came.</p>", nil),
    ("<meta property=article:modified_time content=2020-01-02><h1>Floods</h1><p>Updated: 3 May 2021</p>", "2020-01-02"),
  ])
  func changes(_ html: String, _ day: String?) throws {
    #expect(try facts(html).modified?.string == day)
  }

  @Test func `dates of other texts are not the page's own`() throws {
    let list = [1, 2].map { "<div><span>0\($0).02.2024</span><a href=/n/\($0)>Neue Ausschreibung</a></div>" }
    #expect(try facts("<h1>Floods</h1><p>Text.</p><h3>Aktuelles</h3>\(list.joined())").published == nil)
  }

  @Test(arguments: [
    ("<h1>Floods</h1><p>By Ann Lee and Bo Mar</p><p>Text.", ["Ann Lee", "Bo Mar"]),
    ("<h1>Floods</h1><p>Posted on September 21, 2020 by Ann Lee</p><p>Text.", ["Ann Lee"]),
    ("<h1>Floods</h1><p>Von Ann Lee | 3 Minuten</p><p>Text.", ["Ann Lee"]),
    ("<h1>Floods</h1><p>Written by</p><p>Ann Lee</p><p>Text.", ["Ann Lee"]),
    ("<h1>Floods</h1><p>By the river all was quiet.</p>", []),
  ])
  func authors(_ html: String, _ names: [String]) throws {
    #expect(try facts(html).authors.map(\.string) == names)
  }

  @Test func `of several articles the one that the page is called by`() throws {
    let facts = try facts(
      """
      <title>Floods</title><script type="application/ld+json">[{"@type":"Article","headline":"Droughts",
      "datePublished":"2020-01-01"},{"@type":"Article","headline":"Floods","datePublished":"2021-01-01",
      "author":{"name":"Ann Lee &amp; Bo"}}]</script><p>x
      """)
    #expect(facts.published?.string == "2021-01-01")
    #expect(facts.authors.map(\.string) == ["Ann Lee", "Bo"])
  }
}
