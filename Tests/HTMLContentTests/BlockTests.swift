import DocumentModel
import HTMLContent
import Provenance
import Testing

@Suite struct BlockTests {
  @Test(arguments: [
    ("<h1>A</h1><p>b <b>c</b> <i>d</i></p><p>e", ["h1 A", "p b c d", "p e"]),
    ("<div>a<div>b</div>c</div>", ["p a", "p b", "p c"]),
    ("<p>one<br>two<br><br>three</p>", ["p one two", "p three"]),
    ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", ["- a", "  - b", "  - c", "- d"]),
    ("<ol><li><p>a</p><p>b</p></li></ol>", ["1. a", "  p b"]),
    ("<ul><li><h3>Card</h3><p>text</p></li></ul>", ["h3 Card", "p text"]),
    ("<blockquote><p>a</p><p>b</p></blockquote>", ["> p a", "> p b"]),
    (
      "<pre><code class='language-swift'>let a = 1\n  b &lt; c\n</code></pre>",
      ["```swift", "let a = 1\n  b < c", "```"]
    ),
    ("<dl><dt>Donor<dd>Sida<dt>Partners<dd>Ash<dd>Oak</dl>", ["Donor: Sida", "Partners: Ash Oak"]),
    ("<dl><dt>Donor<dd>USAID<dt>Years<dd>2018</dl>", ["Donor: USAID", "Years: 2018"]),
    ("<figure><img src=a.png alt=x><figcaption>A <em>tree</em></figcaption></figure>", ["image 0 A tree"]),
    ("<p>a<!-- no -->b<script>c</script>d</p>", ["p abd"]),
    ("<p>seen</p><p hidden>no</p><div style='display: none'>no</div><span class=sr-only>no</span>", ["p seen"]),
    ("<noscript>Switch scripts on</noscript><template>x</template><p>y", ["p y"]),
    ("<h2>Two <div>lines</div></h2>", ["h2 Two lines"]),
    ("<a href=x><h3>T</h3><p>u</p></a>", ["h3 T", "p u"]),
    ("<p>5 < 6 & 7 &copy 8 &nosuch; &#8217;</p>", ["p 5 < 6 & 7 © 8 &nosuch; ’"]),
    ("<textarea><b>no</b></textarea><title>t</title><p>x", ["p x"]),
    ("<x-card>a</x-card><x-card>b</x-card>", ["p a", "p b"]),
  ])
  func `blocks`(_ html: String, _ expected: [String]) throws {
    let reading = try Reading(html)
    #expect(reading.lines == expected)
    #expect(reading.broken == nil)
  }

  @Test func `white space within a line stays one space and quoted`() throws {
    let reading = try Reading("<p>\n  a\n   b \t <b> c</b>\n</p>")
    #expect(reading.lines == ["p a b c"])
    for run in reading.page.blocks[0].texts[0].tracedRuns {
      guard case .quoted = run.origin else {
        Issue.record("\(run) is not quoted")
        continue
      }
    }
  }

  @Test func `text beyond a thousand bytes and beyond ASCII stays in place`() throws {
    let long = String(repeating: "Größe – “überall” 漢字 ", count: 300) + "&amp; Ende"
    let reading = try Reading("<p>\(long)</p><p>é</p>")
    #expect(reading.lines == ["p " + long.replacing("&amp;", with: "&"), "p é"])
    #expect(reading.broken == nil)
  }

  @Test func `marks have the range of their words`() throws {
    let reading = try Reading("<p>see <a href=' /a?b&amp;c '>the <b>paper</b></a> <code>x</code></p>")
    guard case .paragraph(let text) = reading.page.blocks[0].content else { return }
    let ranges = text.marks.map { $0.range }
    #expect(ranges == [4..<13, 8..<13, 14..<15])
    #expect(reading.page.links[0].target.string == "/a?b&c")
    #expect(reading.page.links[0].text.string == "the paper")
  }

  @Test func `elements are read however deep they stand`() throws {
    #expect(try Reading(String(repeating: "<div>", count: 200_000) + "x").lines == ["p x"])
    #expect(try Reading(String(repeating: "<blockquote>", count: 50_000) + "x").lines[0].hasSuffix("> p x"))
  }
}
