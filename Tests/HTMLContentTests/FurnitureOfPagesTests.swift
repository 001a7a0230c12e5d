import Cleaners
import DocumentModel
import HTMLExtractor
import Provenance
import Stages
import Testing

/// What sites put amid and around a text, and how it is known.
@Suite struct FurnitureOfPagesTests {
  /// Paragraphs of some length, no two the same.
  private let prose = (1...4).map { number in
    "<p>The mill ground \(number) sacks a day. \(String(repeating: "The wheel turned as long as the brook ran. ", count: 8))</p>"
  }.joined()

  private func document(_ html: String) throws -> Document {
    let sources = try HTMLFormat.open(SourceFile(key: "a.html", bytes: Array(html.utf8))).sources
    let document = try HTMLExtractor(options: NoOptions()).extract(sources)
    return try MainContent(options: NoOptions()).clean(document)
  }

  private func kept(_ inner: String) throws -> [String] {
    let html =
      "<head><meta property=og:type content=article></head><body><article><h1>Mills</h1>\(inner)</article></body>"
    return try document(html).blocks.flatMap { $0.texts.map(\.string) }
  }

  @Test(arguments: [
    "<div class='author-box'><p>She writes of water and wheels, and of the people who lived by both.</p></div>",
    "<div class='next-post'><h4><a href=/b>Weirs</a></h4><p>How the brook was tamed.</p></div>",
    "<div class='newsticker'><p>Bridge closed until Sunday, says the council of the town.</p></div>",
    "<div class='btn'><a href=/buy>Buy the book</a></div>", "<p>Weiterlesen: <a href=/b>Wehre am Bach</a></p>",
    "<p>Symbolbild</p>", "<p>Den Artikel mit anderen teilen</p>",
    "<div><h3>Más sobre molinos</h3><ul><li><a href=/b>Presas en el arroyo</a></li></ul></div>",
    "<p>Читайте также: <a href=/b>Плотины на ручье</a></p>", "<p>関連記事：<a href=/b>小川の堰</a></p>",
    "<div><h3>Материалы по теме</h3><ul><li><a href=/b>Плотины</a></li></ul></div>",
    "<div><h3>مقالات ذات صلة</h3><ul><li><a href=/b>سدود</a></li></ul></div>",
    "<ul class='links inline'><li><a href=/in>Log in</a> to comment</li></ul>",
    "<div class='field field-name-field-tags'><div>Tags:</div><div><a href=/t>water</a></div></div>", "<p>###</p>",
    "<p>– ENDS –</p>", "<p>FOR IMMEDIATE RELEASE</p>",
    "<h3 class=cta><a href=/v>Become a miller</a></h3>", "<div class=wp-block-post-date>3 May 2021</div>",
    "<div class='tabbed-labels'><p>Python</p><p>Shell</p></div>",
    "<div class='stat-block online-list'><h3>Who is online</h3><p>Users browsing this forum: 4 guests</p></div>",
    "<form><p>Your name*</p><p>Please fill in your address, so that we can write to you.</p></form>",
    "<ul><li><a href='#a'>Wheel</a></li><li><a href='#b'>Stones</a></li><li><a href='#c'>Sacks</a></li></ul>",
    "<p>&nbsp; <a href='#a'>Wheel</a><br>&nbsp; &nbsp; <a href='#b'>Stones</a><br>&nbsp; <a href='#c'>Sacks</a></p>",
    "<p>Skip listing</p>", "<p>Retour en haut</p>",
  ])
  func `furniture goes`(_ furniture: String) throws {
    let with = try kept("\(prose)\(furniture)<p>The last sentence of the text stands here for all to see.</p>")
    let without = try kept("\(prose)<p>The last sentence of the text stands here for all to see.</p>")
    #expect(with == without)
  }

  @Test func `a class that says “read more” is believed where there are links`() throws {
    let text = "The rest of the paragraph is folded away until somebody wants to read it all, which few people do."
    #expect(try kept("\(prose)<p class='js_readmore'>\(text)</p>").contains(text))
    #expect(
      try !kept("\(prose)<p class='js_readmore'>\(text) <a href=/b>Weirs</a></p>").contains { $0.hasPrefix(text) })
  }

  @Test func `what is unfolded by “read more” stays, though it has a link`() throws {
    let text = (1...9).map {
      "<p>Sentence \($0) of what is folded away tells more of the mill, and of the weir above it.</p>"
    }
    let body = "\(prose)<div class='readmore-content'>\(text.joined())<p><a href=/b>Weirs</a></p></div>"
    #expect(try kept(body).contains { $0.hasPrefix("Sentence 9") })
  }

  @Test func `what is called a menu has links`() throws {
    let text =
      "The wheel turned as long as the brook ran, and the mill ground sixty sacks of rye a day, says the chronicle that was begun in 1811."
    let html = "<div class='offer-holder-sticky-navbar'><p>\(text)</p></div>"
    #expect(try kept("\(prose)\(html)\(prose.replacing("wheel", with: "stone"))").contains(text))
  }

  @Test func `what is called a note and a newsletter is one`() throws {
    let html =
      "<aside class='callout-info newsletter'><p>Our letter comes every month, with all that is new about mills.</p></aside>"
    #expect(try !kept(prose + html + prose.replacing("wheel", with: "stone")).contains { $0.hasPrefix("Our letter") })
  }

  @Test func `the number of a note may end a sentence`() throws {
    let body = "<p>The weir is widely known.<sup>1</sup></p>\(prose)<p>By Ann Miller</p>"
    #expect(try kept(body).contains { $0.hasPrefix("The weir") })
    #expect(try !kept("<p>Weirs and mills</p>\(prose)").contains("Weirs and mills"))
  }

  @Test func `notes that the text refers to stay, wherever they stand`() throws {
    func page(_ reference: String) throws -> [String] {
      try document(
        """
        <body><div id=chapter><h1>Mills</h1>\(prose)<p>The weir is old\(reference).</p>\(prose.replacing("wheel", with: "stone"))</div>
        <div class=footnotes-segment><h4>Footnotes</h4><h5><a id=F1 href=#D1>(1)</a></h5><p>Of 1811.</p></div></body>
        """
      ).blocks.flatMap { $0.texts.map(\.string) }
    }
    #expect(try page("<a id=D1 href=#F1><sup>1</sup></a>").contains("Of 1811."))
    #expect(try !page("").contains("Of 1811."))
    let body =
      "\(prose)<div class=footnotes-footer><div id=note-1 class=footnote-footer>1. Of 1811, as said.</div></div>"
    #expect(try kept(body).contains("1. Of 1811, as said."))
  }

  @Test func `a section is not what its id says, if its heading says the same`() throws {
    let body =
      "\(prose)<section id='cookies'><h2>Cookies</h2><p>The miller's wife baked them on Saturdays, with honey and nuts.</p></section>"
    #expect(try kept(body).contains("Cookies"))
    #expect(try !kept(body.replacing("<h2>Cookies</h2>", with: "<h2>Your choice</h2>")).contains("Your choice"))
  }

  @Test func `a discussion of results is content`() throws {
    let body =
      "\(prose)<h2>Discussion</h2><ul><li><a href=/1>Wheels</a> turn.</li><li><a href=/2>Stones</a> grind.</li></ul>\(prose.replacing("wheel", with: "stone"))"
    #expect(try kept(body).contains("Discussion"))
  }

  @Test func `what a shop has stays, though it is called related`() throws {
    let cards = (1...12).map { "<div><h3><a href=/\($0)>Pump of kind \($0), with a tank</a></h3><p>$ \($0)0</p></div>" }
    let html =
      "<body><nav><a href=/>Home</a></nav><h1>Pumps</h1><section class='related-product'>\(cards.joined())</section></body>"
    #expect(try document(html).blocks.count > 20)
  }

  @Test func `a note in a guide stays, a margin goes`() throws {
    let note = "<p>Stop the wheel before you change a stone, or you may lose a hand.</p>"
    #expect(
      try kept("\(prose)<aside class='starlight-aside'>\(note)</aside>\(prose.replacing("wheel", with: "stone"))")
        .contains { $0.hasPrefix("Stop") })
    #expect(
      try !kept("\(prose)<aside>\(note)</aside>\(prose.replacing("wheel", with: "stone"))").contains {
        $0.hasPrefix("Stop")
      })
  }

  @Test func `what a script was to fill in goes`() throws {
    let guide = "{{ name }} is how a name is written, and the loop ends with {{ end }}"
    #expect(try kept("\(prose)<p>\(guide)</p>\(prose.replacing("wheel", with: "stone"))").contains(guide))
    #expect(
      try kept("\(prose)<p>{{ price }}</p>\(prose.replacing("wheel", with: "stone"))").count { $0.contains("{{") } == 0)
  }

  @Test func `other texts below a heading that announces them go`() throws {
    let others = ["Weirs", "Locks"].map {
      "<article><h2>\($0)</h2><p>How \($0) were built in the end, at some cost.</p></article>"
    }
    #expect(try kept("\(prose)<h3>You may also like…</h3>\(others.joined())") == kept(prose))
  }

  @Test func `titles of other texts in a row go`() throws {
    let titles = (1...5).map { "<div><a href=/\($0)>A title of another text of number \($0)</a></div>" }.joined()
    #expect(try !kept("\(titles)\(prose)").contains { $0.hasPrefix("A title") })
  }

  @Test func `cards that are links as a whole go behind the text`() throws {
    let cards = ["Weirs", "Locks"].map {
      "<div class=x1><a href=/\($0)><div><span>12 May 2023</span><h3>\($0)</h3><p>Built in the end.</p></div></a></div>"
    }
    #expect(try !kept("\(prose)<div><h2>Stories</h2>\(cards.joined())</div>").contains("Weirs"))
  }

  @Test func `the owner's line below the menu of an old page goes`() throws {
    let foot =
      "<p>[ <a href=/>Home</a> | <a href=/c>Contact</a> ]<br>Copyright 2003 The Mill. <a href=/w>Webmaster</a></p>"
    #expect(try kept("\(prose)\(foot)") == kept(prose))
  }

  @Test func `figures above headings that say what they count stay`() throws {
    let figures = "<p>64</p><h3>mills</h3><p>2,300</p><h3>sacks</h3>"
    #expect(try kept("\(figures)\(prose)").prefix(5) == ["Mills", "64", "mills", "2,300", "sacks"])
  }

  @Test func `a short text stands beside a long margin`() throws {
    let note = "The mill closed in March, the owner said on Tuesday. "
    let short = (1...8).map { "\($0). \(note)" }.joined()
    let long = (1...30).map { "<p>\($0). \(note)</p>" }.joined()
    let html = """
      <meta property=og:type content=article><body><div><h1>Mills</h1><p>\(short)</p></div>
      <aside class=sidebar>\(long)</aside></body>
      """
    #expect(try document(html).blocks.count == 2)
  }

  @Test func `a link over several blocks is called by the first that stays`() throws {
    let html = """
      <body><article><h1>Mills</h1>\(prose)<a href=/b><div class=share><p>Share</p></div><p>The stones came from far away, by ox \
      and cart, over the hills and the river.</p></a>\(prose)</article></body>
      """
    let page = try document(html)
    #expect(page.links.map { $0.text.string.prefix(10) } == ["The stones"])
  }
}
