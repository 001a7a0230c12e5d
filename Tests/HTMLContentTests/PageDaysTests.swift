import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// Days and names on pages of projects that are not those of the page's own publication.
@Suite struct PageDaysTests {
  private func facts(_ html: String) throws -> Facts {
    let body = """
      <p>Fishing families around the lake have seen their catch fall by a third. The project helps them to patrol
      their waters, to agree closed seasons, and to sell what they catch for a better price.</p>
      """
    let page = "<html lang=en><title>Lake nets</title><body><h1>Lake nets</h1>\(html)\(body)"
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(page.utf8))).sources
    return try HTMLExtractor(options: NoOptions()).extract(sources).facts
  }

  @Test(arguments: [
    "<dl><dt>Start date</dt><dd><time datetime='2019-01-01'>1 January 2019</time></dd></dl>",
    "<p class=start-date>Start: 1 January 2019</p><p class=end-date>End: 1 January 2023</p>",
    "<div class=field--name-field-start-date><div>Begun</div><div class=date>1 January 2019</div></div>",
    "<p><time datetime=2020-09>Sept. 2020</time>&ndash;<time datetime=2023-08>Aug. 2023</time></p>",
    "<span><time itemprop=startDate datetime=2020-09>Sept. 2020</time></span>",
    "<p class=deadline-date>Deadline: <time datetime=2030-05-05>5 May 2030</time></p>",
    "<div class=event-date>12 May 2031</div>", "<p>Send your letter to jobs@oak.example by 30 September 2024.</p>",
    "<dl><dd><strong>Joined:</strong> 03 Mar 2019</dd></dl>", "<p>Member since 03 Mar 2019</p>",
    "<dl><dt>digger</dt><dd>Posts: 12</dd><dd>Joined: 03 Mar 2019</dd></dl>",
    "<dl><dd><strong>Joined:</strong> 03 Mar 2019</dd></dl>", "<p>Posts: 14<br>Joined: 03 Mar 2019</p>",
    "<p><b>When:</b> 3 May 2021, 10 am</p>", "<p>Received 3 May 2021; accepted 4 June 2021</p>",
    "<article><h3>Gates</h3><p>1 Jan 2023</p></article><article><h3>Eels</h3><p>1 Feb 2023</p></article>",
    "<h6>Fecha prevista de finalización</h6><div>6 oct. 2027</div>", "<p>senast ändrad 2021-09-30</p>",
    "<p>Dernière modification : 14 juin 2021</p>",
    "<a href=/b><div><span>12 May 2023</span><h3>A school on stilts</h3></div></a>",
    "<div id=portal-column-two><ul><li class=portletItem><a href=/n>Report</a> <time>2021-08-02</time></ul></div>",
    "<p>Member since 03 Mar 2019</p>",
    "<h2>When is the deadline?</h2><p>31 October 2024, 17:00 EAT.</p>",
    "<ul><li><span class=date>03/2022</span> <a href=x.pdf>Mid-term report</a></li></ul>",
    "<p>Rated satisfactory (12 May 2023).</p>",
    "<p>Start date (dd/mm/yyyy): 13/05/2020</p>",
    "<section class=timeline><div><span class=t-date>4 Apr 2019</span><span>Concept</span></div><div><span class=t-date>1 Jun 2020</span><span>Approved</span></div></section>",
    "<div class=info__dates><div class=info__start><span>Start date</span> 1 September 2022</div></div>",
    "<div><span class=label>Projektstart</span> <time datetime=2020-09-01>1.9.2020</time></div>",
  ])
  func daysOfWhatThePageIsAbout(html: String) throws {
    #expect(try facts(html).published == nil)
  }

  @Test(arguments: [
    "<p class=date>12 May 2023</p>", "<time datetime=2023-05-12>12 May</time>", "<p>Published 12 May 2023</p>",
    "<div class=event-report><time datetime=2023-05-12>12 May</time></div>",
    "<div><span>5 min read</span><span>·</span><span>May 12, 2023</span></div>",
    "<p>Received 3 January 2023; accepted 4 April 2023; published 12 May 2023</p>",
    "<dl><dt>Published</dt><dd><time datetime=2023-05-12>12 May</time></dd></dl>",
    "<p class='text-end'><time datetime=2023-05-12>12 May</time></p>",
  ])
  func daysOfPublication(html: String) throws {
    let published = try facts(html).published?.string
    #expect(["2023-05-12", "12 May 2023", "May 12, 2023"].contains(published))
  }

  @Test(arguments: [
    "<p>Funded by: Rosa Foundation</p>", "<p>Implemented by Mercy Hands</p>",
    "<p>Led by Jane Miller and John Smith</p>",
    "<p>Co-funded by Rosa Foundation</p>", "<p>Photo by Jane Miller</p>", "<p><b>Implemented by</b><br>Mercy Hands</p>",
    "<blockquote><p>We eat again.</p><span class=author>Felisa Mamani</span></blockquote>",
    "<div class=testimonial><p>We eat again.</p><span class=testimonial_author>Felisa Mamani</span></div>",
  ])
  func namesOfOthers(html: String) throws {
    #expect(try facts(html).authors == [])
  }

  @Test(arguments: [
    "<p>By Jane Miller</p>", "<p>12 May 2023 by Jane Miller</p>", "<p>Posted by Jane Miller on 12 May 2023</p>",
    "<p>News | by Jane Miller</p>", "<p>4. Oktober 2022 | von Jane Miller | Lesezeit: 4 Minuten</p>",
    "<meta name=author content=webredaktion><p>12 May 2023 by Jane Miller</p>", "<p class=author>Jane Miller</p>",
  ])
  func namesOfAuthors(html: String) throws {
    #expect(try facts(html).authors.map(\.string) == ["Jane Miller"])
  }

  @Test(arguments: [
    ("<p>By Jane Miller, Bo Mar and Cy Orr on 4 March 2022</p>", ["Jane Miller", "Bo Mar", "Cy Orr"]),
    ("<p>By Jane Miller, Bo Mar on May 3, 2021</p>", ["Jane Miller", "Bo Mar"]),
    ("<p>By Jane Miller, Senior Reporter on May 3, 2021</p>", ["Jane Miller"]),
    ("<div class=byline>By <a href=/a>Jane Miller</a> and <a href=/b>Bo Mar</a></div>", ["Jane Miller", "Bo Mar"]),
    ("<div class=byline><a href=/a>Jane Miller</a>, <span>Senior Editor</span></div>", ["Jane Miller"]),
    ("<div class=byline><b>Jane Miller</b> and <i>Vice President, Oak Division,</i></div>", ["Jane Miller"]),
    ("<p>By Jane Miller, Oak Town</p>", ["Jane Miller"]),
  ])
  func namesWithCommas(html: String, names: [String]) throws {
    #expect(try facts(html).authors.map(\.string) == names)
  }

  @Test func accountsGiveWayToNames() throws {
    let account = "<meta name=DC.creator content=kerstin>"
    #expect(try facts("\(account)<span class=author>Kerstin Berg</span>").authors.map(\.string) == ["Kerstin Berg"])
    #expect(try facts(account).authors.map(\.string) == ["kerstin"])
    #expect(try facts("<meta name=author content='Super User'>").authors == [])
  }

  @Test func linkedArticlesOfAnotherHeadline() throws {
    func script(_ headline: String) -> String {
      """
      <script type="application/ld+json">{"@type": "Article", "headline": "\(headline)", "datePublished": "2017-01-05",
      "author": {"name": "Jane Miller"}}</script>
      """
    }
    let other = try facts(script("Five ways to map a field"))
    #expect(other.published == nil)
    #expect(other.authors == [])
    #expect(try facts(script("New nets for the lake")).published?.string == "2017-01-05")
  }
}
