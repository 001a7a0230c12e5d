import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

@Suite struct PageFactsTests {
  private func document(_ html: String, base: String? = nil) throws -> Document {
    var sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    if let base {
      sources.append(Source(id: SourceID(1), utf8: Array(base.utf8), locator: .whole("option:base-url")))
    }
    return try HTMLExtractor(options: NoOptions()).extract(sources)
  }

  @Test func `what the head says`() throws {
    let facts = try document(
      """
      <html lang="en-GB"><title>A &amp; B | Site</title><meta property="og:site_name" content="Site">
      <meta name="author" content="By Ann Lee and Bo Mar"><link rel=canonical href="https://a.org/x">
      <meta name=keywords content="one, two,one"><meta name="description" content=" Short ">
      <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-08-30T09:12:44-0400",
      "headline":"A \\u0026 B"}</script><p>x
      """
    ).facts
    #expect(facts.title?.string == "A & B")
    #expect(facts.language?.string == "en-GB")
    #expect(facts.published?.string == "2022-08-30T09:12:44-04:00")
    #expect(facts.authors.map(\.string) == ["Ann Lee", "Bo Mar"])
    #expect(facts.publisher?.string == "Site")
    #expect(facts.url?.string == "https://a.org/x")
    #expect(facts.keywords.map(\.string) == ["one", "two"])
    #expect(facts.summary?.string == "Short")
  }

  @Test(arguments: [
    ("<h1>Mills</h1><div>By<span>Ann Lee</span></div>", ["Ann Lee"]),
    ("<h1>Mills</h1><p>by <a href=/a>Ann</a> · May 2</p>", ["Ann"]),
    ("<h1>Mills</h1><p>By <a href=/a>Ann Lee</a>&nbsp;&nbsp;<a href=/d>Digital edition</a></p>", ["Ann Lee"]),
    ("<h1>Mills</h1><p><span class=author>Written by:</span></p><a rel=author href=/a>Ann</a>", ["Ann"]),
    // A person's own site bears the person's name.
    (
      "<meta property=og:type content=article><meta property=og:site_name content='Ann Lee'><meta name=author content='Ann Lee'><p>x",
      ["Ann Lee"]
    ),
    ("<meta property='article:author' content='/people/ann'><p>x", []),
    // Names of elements around the title say nothing of what stands beside it.
    ("<body class=has-sidebar><h1>Mills</h1><span class=author>Ann Lee</span>", ["Ann Lee"]),
    ("<h1>Mills</h1><div class=sidebar><span class=author>Ann Lee</span></div>", []),
    // Accounts of a system write nothing.
    ("<meta name=author content=admin_sf><p>x", []), ("<meta name=author content=webadmin><p>x", []),
    ("<meta name=dcterms.creator content='jurisdiction=Ruritania'><p>x", []),
    ("<meta name=author content=Madmina><p>x", ["Madmina"]),
    ("<h1>Mills</h1><p>By Ann Lee, Bo Mar and Cy Poe on May 3, 2021</p>", ["Ann Lee", "Bo Mar", "Cy Poe"]),
    ("<h1>Mills</h1><p>By Ann Lee, Senior Editor and Owner on May 3, 2021</p>", ["Ann Lee"]),
    (
      "<h1>Mills</h1><div class=post__author><span>By <a href=/a>Ann Lee</a>, </span><span>Vice President, Oat Division, </span><span>Oat Corp</span></div>",
      ["Ann Lee"]
    ),
    // What stands before the name leads to the post.
    ("<h1>Mills</h1><p class=author><a href=#p1>Post</a> by <b>miller</b></p>", []),
  ])
  func `authors`(_ html: String, _ names: [String]) throws {
    #expect(try document(html + "<p>Text.").facts.authors.map(\.string) == names)
  }

  @Test(arguments: [
    ("<h1>Mills</h1><span class=post-date><a href=/d>May 18, 2023</a></span>", "2023-05-18"),
    ("<h1>Mills</h1><div class=date-line><b>Posted on April 13, 2023</b> in news</div>", "2023-04-13"),
    ("<h1>Mills</h1><p>By Fin Carter | 3 March 2024</p>", "2024-03-03"),
    ("<h1>Mills</h1><p>The end of an era</p><p>3 March 2024</p>", "2024-03-03"),
    ("<h1>Mills</h1><p>Front End · 3 March 2024</p>", "2024-03-03"),
    (
      "<h1>Mills</h1><ul><li>Published 3 March 2024<li>Updated 5 April 2024<li>Reviewed 7 May 2024</ul>", "2024-03-03"
    ),
    // Days of what the page is about.
    ("<h1>Mills</h1><dl><dt>Start date:<dd>2018-07-12<dt>Donor<dd>Sida</dl>", nil),
    ("<h1>Mills</h1><dl><dt>Posted<dd>2018-07-12</dl>", "2018-07-12"),
    ("<h1>Mills</h1><h2>Status of financing as of 31 March 2024</h2>", nil),
    ("<h1>Mills</h1><h4>Activity period</h4><p>2021-03-15 – 2024-12-31</p>", nil),
    ("<h1>Mills</h1><p>15 March 2021 – 31 December 2024</p>", nil),
    ("<h1>Mills</h1><p>Approved</p><p>15 March 2021</p>", nil),
    ("<h1>Mills</h1><p>15 March 2021 - 5 min read</p>", "2021-03-15"),
    (
      "<h1>Mills</h1><ul><li><span class=date>5 Mar 2018</span> Asked<li><span class=date>7 Oct 2019</span> Granted<li><span class=date>2 Jun 2020</span> Dug</ul>",
      nil
    ),
    ("<h1>Mills</h1><div class=date-line>Updated on April 13, 2023</div>", nil),
    ("<h1>Mills</h1><p>Last updated: <time datetime=2023-04-13>April 13, 2023</time>.</p>", nil),
    ("<h1>Mills</h1><p><b>Next review due</b> <time>2029-04-13</time></p>", nil),
    ("<h1>Mills</h1><div class=field-changed><div class=item><time datetime=2023-04-13>x</time></div></div>", nil),
    // The number of a paper and its month beside it are no day.
    ("<p>Issue Paper 5<br>November 2022</p><h1>Mills</h1>", nil),
    ("<div><span>NOTE DE POLITIQUE N° 17</span><span>Septembre 2023</span></div><h1>Mills</h1>", nil),
    ("<p>Policy brief No. 4 November 2022</p><h1>Mills</h1>", nil),
    ("<h1>Mills</h1><p>Published<br>5<br>November 2022</p>", "2022-11-05"),
    ("<h1>Mills</h1><p>Updated pages.</p><p><time>2023-04-13</time></p>", "2023-04-13"),
    ("<h1>Mills</h1><time class='entry-date published updated'>2023-04-13</time>", "2023-04-13"),
    (
      "<article><h1>Mills</h1><time>2023-04-13</time></article><article><time>2024-04-13</time></article>",
      "2023-04-13"
    ),
  ])
  func `dates that a page shows`(_ html: String, _ date: String?) throws {
    #expect(try document(html + "<p>Text.").facts.published?.string == date)
  }

  @Test(arguments: [
    ("<html lang=en-US>", "<span class=date>3/4/2025</span>", "2025-03-04"),
    ("<html lang=en-GB>", "<span class=date>3/4/2025</span>", "2025-04-03"),
    ("<meta property=og:locale content=en_AU>", "<p>3/4/25</p>", "2025-04-03"),
    ("<html lang=de>", "<div class=post-date>23.09.22</div>", "2022-09-23"),
    // English is written with either first, unless another date of the page shows which.
    ("<html lang=en>", "<span class=date>3/4/2025</span>", nil),
    ("<html lang=en>", "<span class=date>3/4/2025</span><p>The mill closed on 25/12/2019 for good.</p>", "2025-04-03"),
    // What is written for machines has no language.
    ("<html lang=de><meta name=date content='11/01/2023'>", "<p>x</p>", nil),
  ])
  func `dates of three numbers`(_ head: String, _ body: String, _ date: String?) throws {
    #expect(try document(head + "<h1>Mills</h1>" + body + "<p>Text.").facts.published?.string == date)
  }

  @Test(arguments: [
    // The address has the day of the place.
    (
      "<link rel=canonical href=https://a.org/2025/12/18/mills><meta property='article:published_time' content='2025-12-19T02:41:41Z'>",
      "2025-12-18"
    ),
    (
      "<link rel=canonical href=https://a.org/2025/12/16/mills><meta property='article:published_time' content='2025-12-19T02:41:41Z'>",
      "2025-12-19T02:41:41Z"
    ),
    // So has the same moment with an offset.
    (
      "<meta property='article:published_time' content='2025-12-18T23:25:38Z'><time datetime='2025-12-19T04:25:38+0500'>x</time>",
      "2025-12-19T04:25:38+05:00"
    ),
  ])
  func `a moment in UTC is a day somewhere`(_ html: String, _ date: String) throws {
    #expect(try document(html + "<h1>Mills</h1><p>Text.").facts.published?.string == date)
  }

  @Test(arguments: [
    ("<x-page data='{&quot;datePublished&quot;:&quot;2025-11-17&quot;}'></x-page>", "2025-11-17"),
    ("<article><p>x</article><script>var a = {\"publishedAt\": \"2025-11-17\"}</script>", "2025-11-17"),
    (
      "<article><p>x</article><script>[{\"publishedAt\":\"2025-11-17\"},{\"publishedAt\":\"2024-01-02\"}]</script>", nil
    ),
    ("<p>x<script>var a = {\"publishedAt\": \"2025-11-17\"}</script>", nil),
  ])
  func `dates in data of scripts`(_ html: String, _ date: String?) throws {
    #expect(try document("<h1>Mills</h1>" + html + "<p>Text.").facts.published?.string == date)
  }

  @Test func `dates of lists are not the page's where a line about the heading has one`() throws {
    let cards = ["May 1, 2020", "May 2, 2020", "May 3, 2020"].map { "<div class=card-date>\($0)</div>" }.joined()
    #expect(
      try document("<p>June 4, 2020</p><h1>Mills</h1>" + String(repeating: "<p>Text.</p>", count: 10) + cards).facts
        .published?.string == "2020-06-04")
  }

  @Test func `a thread is as old as its first post`() throws {
    let posts = "<p>Broken?</p><p>Posted : August 19, 2018</p><p>No.</p><p>Posted : May 1, 2020</p>"
    let head = "<meta property='article:published_time' content='2019-12-14T16:42:06Z'>"
    #expect(
      try document(head + "<div class=forum-thread><h1>Mills</h1>" + posts + "</div>").facts.published?.string
        == "2018-08-19")
  }

  @Test(arguments: [
    ("<h1>Mills</h1><p>November 2015</p>", "2015-11"), ("<h1>Mills</h1><h2>November 2015</h2>", nil),
    ("<h1>Mills</h1><h6 class=history-date>12 Jan 2026 <span>| Last updated</span></h6>", nil),
    ("<meta property=og:type content=product><h1>Mill</h1><p class=review-date>May 3, 2020</p>", nil),
  ])
  func `months, changes and offers`(_ html: String, _ date: String?) throws {
    #expect(try document(html + "<p>Text.").facts.published?.string == date)
  }

  @Test func `a page of several articles says nothing of its own date`() throws {
    let facts = try document(
      """
      <script type="application/ld+json">[{"@type":"Article","datePublished":"2020-01-01"},
      {"@type":"Article","datePublished":"2021-01-01"}]</script><p>x
      """
    ).facts
    #expect(facts.published == nil)
  }

  @Test(arguments: [
    ("https://a.org/d/p.html?x#y", "/c", "https://a.org/c"), ("https://a.org/d/p.html?x#y", "c", "https://a.org/d/c"),
    ("https://a.org/d/p.html?x#y", "#z", "https://a.org/d/p.html?x#z"),
    ("https://a.org/d/p.html?x#y", "?q", "https://a.org/d/p.html?q"),
    ("https://a.org/d/p.html", "../c", "https://a.org/c"), ("https://a.org/d/p.html", "./c", "https://a.org/d/c"),
    ("https://a.org/d/p.html", "//b.org/a b c.jpg", "https://b.org/a%20b%20c.jpg"),
    ("https://a.org", "/a b", "https://a.org/a%20b"), ("https://a.org", "a b", "https://a.org/a%20b"),
    ("https://a.org/d/", " /x/../c ", "https://a.org/c"), ("https://a.org/d/", "./", "https://a.org/d/"),
    ("https://a.org/d e/f", "c", "https://a.org/d%20e/c"),
    ("https://a.org/d", ".c/e", "https://a.org/.c/e"), ("https://a.org/d", "c?a=/../b", "https://a.org/c?a=/../b"),
  ])
  func `a link means what a browser takes it for`(_ base: String, _ target: String, _ expected: String) throws {
    let document = try document("<p><a href='\(target)'>b</a> <img src='\(target)'>", base: base)
    let link = document.links[0].resolved
    #expect(link?.string == expected)
    #expect(document.images[0].resolved?.string == expected)
    #expect(URLReference.resolve(base: Array(base.utf8), reference: Array(target.utf8)) == link?.utf8)
  }

  @Test func `links are resolved by what is known of the page's place`() throws {
    let html = "<p><a href='../b?x=1&amp;y=2'>b</a> <a href='mailto:a@b.org'>m</a>"
    #expect(try document(html).links[0].resolved == nil)
    let given = try document(html, base: "https://a.org/c/d")
    #expect(given.links[0].resolved?.string == "https://a.org/b?x=1&y=2")
    #expect(given.links[1].resolved == nil)
    let saved = try document("<!-- saved from url=(0016)https://a.org/c/ -->" + html)
    #expect(saved.links[0].resolved?.string == "https://a.org/b?x=1&y=2")
    let kept = try document(
      "<!--\n Page saved with SingleFile \n url: https://a.org/c/ \n saved date: today\n-->" + html)
    #expect(kept.links[0].resolved?.string == "https://a.org/b?x=1&y=2")
    let clipped = "<!-- {\"url\": \"https://a.org/c/\"} -->"
    #expect(try document(clipped + html).links[0].resolved?.string == "https://a.org/b?x=1&y=2")
    #expect(try document("<!doctype html>\n" + clipped + html).links[0].resolved?.string == "https://a.org/b?x=1&y=2")
    #expect(try document("<meta charset=utf-8>" + clipped + html).links[0].resolved == nil)
    #expect(try document("<p>" + clipped + html).links[0].resolved == nil)
    #expect(try document(clipped.replacing("}", with: ", \"by\": 1}") + html).links[0].resolved == nil)
    #expect(try document("<!-- {\"url\": \"/c/\"} --><!-- {\"url\" -->" + html).links[0].resolved == nil)
    let versions = """
      <html lang=de-CH><link rel=alternate hreflang=fr href='https://a.org/fr/'>
      <link rel=alternate hreflang=de-ch href='https://a.org/de/'>
      """
    #expect(try document(versions + "<a href=b>c</a>").links[0].resolved?.string == "https://a.org/de/b")
    let wiki = "<link rel=EditURI href='https://w.org/api.php?action=rsd'><a href='/title/A b'>c</a> <a href=d>e</a>"
    #expect(try document(wiki).links.map { $0.resolved?.string } == ["https://w.org/title/A%20b", nil])
    let based = try document("<base href='https://z.org/q/r/'>" + html, base: "https://a.org/c/d")
    #expect(based.links[0].resolved?.string == "https://z.org/q/b?x=1&y=2")
  }

  @Test(arguments: [
    ("<!doctype HTML><p>", "x", Confidence.content), ("\u{FEFF}<!-- a --><html>", "x.html", .certain),
    ("<?xml version='1.0'?><html xmlns=''>", "x.xhtml", .certain), ("# A\n<p>", "x.md", .no), ("plain", "x.htm", .name),
    ("<div>", "x", .possible), ("<?xml version='1.0'?><rss>", "x.xml", .no),
  ])
  func `recognised by content, then by name`(_ head: String, _ name: String, _ confidence: Confidence) {
    #expect(HTMLFormat.recognizes(Array(head.utf8)[...], name: name) == confidence)
  }

  @Test func `a page without text is a failure`() {
    #expect(throws: Failure.self) { try document("<html><body><script>x</script></body></html>") }
    #expect(throws: Failure.self) { try document("") }
  }

  @Test func `the text of a page stands outside its markup`() throws {
    let html = "a<b title='>c'>d</b><!-- e --><script>f<i></script>g<style>h</style>i < j"
    let source = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources[0]
    #expect(HTMLFormat.text(of: source).map { source.quote($0).string } == ["a", "d", "g", "i < j"])
  }
}
