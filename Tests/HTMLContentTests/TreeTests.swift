import DocumentModel
import HTMLContent
import Provenance
import Testing

/// What browsers make of HTML that is not well made (the HTML standard, sections 13.2.5 and 13.2.6).
@Suite struct TreeTests {
  @Test(arguments: [
    // End tags that are left out, and stray ones.
    ("<p>a<p>b<div>c</p>d</div>e", ["p a", "p b", "p c", "p d", "p e"]),
    ("<ul><li>a<li>b<div><li>c</div></ul>d", ["- a", "- b", "- c", "p d"]),
    ("<h2>a<h3>b</h2>c", ["h2 a", "h3 b", "p c"]),
    ("</div></p>a</section>b</li>c", ["p abc"]),
    ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", ["a: b", "c: d"]),
    ("<p>a</br>b", ["p a b"]),
    // Blocks in inline elements, and inline elements that no one closed.
    ("<a href=x>one<p>two</a>three", ["p one", "p twothree"]),
    ("<b>a<p>b</b>c</p>d", ["p a", "p bc", "p d"]),
    ("<a href=1>a<a href=2>b</a>c", ["p abc"]),
    ("<p>a<span>b<p>c</span>d", ["p ab", "p cd"]),
    // A slash closes only elements of SVG and MathML.
    ("<div/>a<p/>b<br/>c", ["p a", "p b c"]),
    ("<svg><path/><text>no</text></svg>a<svg><p>b", ["p a", "p b"]),
    // Raw text.
    ("<script>if (a < b) '</p>'</script>a<style>p{}</style>b", ["p ab"]),
    ("<script><!-- <script> </script> --></script>a", ["p a"]),
    ("<script><!-- x </script>a", ["p a"]),
    ("<xmp>a <b>&amp;</xmp>c", ["```", "a <b>&amp;", "```", "p c"]),
    ("<iframe><p>no</iframe><noembed><p>no</noembed>a", ["p a"]),
    ("<title>a <b></title><textarea></p></textarea>c", ["p c"]),
    ("<plaintext>a</plaintext><b>", ["p a</plaintext><b>"]),
    ("<noscript><p>no</noscript><template><p>no</template>a", ["p a"]),
    // Comments and declarations.
    ("a<!-- x --!>b<!-->c<!--->d<!-- > -->e", ["p abcde"]),
    ("a<! x>b<?php x ?>c</ x>d<![CDATA[x]]>e", ["p abcde"]),
    ("a<!-- x", ["p a"]),
    ("<p>a < b <3 <> c</>d", ["p a < b <3 <> cd"]),
    // Attributes.
    ("<a title=\">\" href='x'title=y>a</a><b a/=b\">c", ["p ac"]),
    ("<p class=a class='sr-only'>seen", ["p seen"]),
    ("<P HIDDEN>no</P><p style='Display : none !important'>no</p><p style='display:no'>a", ["p a"]),
    // Text between rows stands before the table.
    ("<table>x<tr><td>a<td>b<tr>y<td>c<td>d</table>", ["p x", "p y", "|a|b|", "|c|d|"]),
    ("<table><td>a<td>b<tr><td>c<td>d<table><tr><td>e</table></table>f", ["|a|b|", "|c|d e|", "p f"]),
    ("<table><tr><td>a<td>b<tr><td>c<td>d</div></p></table>e", ["|a|b|", "|c|d|", "p e"]),
    // Choices are no text, whatever stands in them.
    ("<select><option>a<option>b<div>c</select>d", ["p d"]),
    // After the end.
    ("<body>a</body>b</html><p>c", ["p ab", "p c"]),
    ("a<body class=x><html lang=en>b", ["p ab"]),
  ])
  func `as browsers read it`(_ html: String, _ expected: [String]) throws {
    let reading = try Reading(html)
    #expect(reading.lines == expected)
    #expect(reading.broken == nil)
  }

  @Test func `what a link leaves open goes on in the next block as the same link`() throws {
    let page = try Reading("<p><a href=x>one<p>two</a>three").page
    #expect(page.links.map(\.text.string) == ["one", "two"])
    #expect(page.links.map(\.target.string) == ["x", "x"])
  }

  @Test func `null bytes are no text, and control characters lose none`() throws {
    #expect(try Reading("<p>a\u{0}b\u{1}c\u{C}d</p>\u{0}").lines == ["p ab\u{1}c d"])
    #expect(try Reading("<p\u{0} x>a<b\u{0}>c").lines == ["p ac"])
  }

  /// As long as they are, they take no more than their length in time; a minute is far beyond it.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("<div>", "</div>"), ("<a href=x>", ""), ("<b><p>", ""), ("<a><div>", ""), ("<p><b class=a>", ""),
      ("<table>", ""),
      ("<table><tr><td>", ""), ("<ul><li>", ""), ("<blockquote>", "</blockquote>"), ("<svg>", ""), ("<x-a>", "</x-b>"),
      ("<", ""), ("</", ""), ("<!--", ""), ("<![CDATA[", ""), ("<a ", ""), ("&", ""), ("<select>", ""),
      ("<template>", ""), ("<font color=a>", "</p>"), ("<button>", ""), ("<h1>", ""), ("<dl><dt>", ""), ("<form>", ""),
      ("<script><!--", "-->"), ("<title>", ""), ("<i><b><u><p>", "</i></b>"), ("<span>", "</em>"),
      ("<figure><figcaption>", ""), ("<details><summary>", ""), ("<math><mi>", ""), ("<p>", "<table></table>"),
    ])
  func `hostile pages are read whole`(_ open: String, _ close: String) throws {
    let count = 50_000
    let html = String(repeating: open, count: count) + "<p>word</p>" + String(repeating: close, count: count)
    let reading = try Reading(html)
    #expect(reading.page.elements.count <= 2 * count + 4)
    if open.last == ">", !["<svg>", "<select>", "<template>", "<title>", "<script><!--"].contains(open) {
      #expect(reading.page.blocks.last.map { Reading.lines($0).joined() }?.contains("word") == true)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a listing of sixty thousand pieces`() throws {
    let pieces = (0..<60_000).map { "<code class=block>line \($0)</code>\n" }.joined()
    let lines = try Reading("<div>\(pieces)</div>").lines
    #expect(lines.count == 3)
    #expect(lines[1].utf8.count { $0 == 0x0A } == 59_999)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a tag of forty thousand attributes`() throws {
    let attributes = (0..<40_000).map { " a\($0)='\($0)'" }.joined()
    #expect(try Reading("<p\(attributes)>a</p><p>b").lines == ["p a", "p b"])
  }

  @Test func whatIsStrongWithinStrongIsMarkedOnce() throws {
    let page = try Reading("<p><b>a <strong>b</strong></b> <i>c <em>d</em> <b>e</b></i> <sup>f<sup>g</sup></sup>").page
    let marks = page.blocks.flatMap { block -> [Mark] in
      if case .paragraph(let text) = block.content { text.marks } else { [] }
    }.map { "\($0.kind) \($0.range)" }
    #expect(
      marks.sorted() == [
        "emphasis 4..<9", "strong 0..<3", "strong 8..<9", "superscript 10..<12", "superscript 11..<12",
      ])
  }
}
