import DocumentModel
import HTMLContent
import Provenance
import Testing

@Suite struct StructureTests {
  @Test(arguments: [
    // Code.
    ("<blockquote><pre>a\r\n  b\rc</pre></blockquote>", ["```", "a\n  b\nc", "```"]),
    (
      "<table><tr><td><pre>1\n2\n3</pre><td><pre><code data-lang=go>a\nb\nc</code></pre></table>",
      ["```go", "a\nb\nc", "```"]
    ),
    (
      "<pre><div><span>1</span><b>a</b></div><div><span>2</span><b>b</b></div><div><span>3</span>c</div></pre>",
      ["```", "a\nb\nc", "```"]
    ),
    (
      "<pre><div><i>1</i><div>a</div></div><div><i>2</i><div>b</div></div><div><i>3</i><div>c</div></div></pre>",
      ["```", "a\nb\nc", "```"]
    ),
    ("<pre><div class=select-none>Python<button>Copy</button></div><div>a<br>b</div></pre>", ["```", "a\nb", "```"]),
    ("<div><code style='white-space: pre'>\na\n  b\n</code></div>c", ["```", "a\n  b", "```", "p c"]),
    // What follows a list in an item stands behind it.
    ("<ol><li>a<ul><li>b<li>c</ul>d<li>e</ol>", ["1. a", "  - b", "  - c", "  p d", "1. e"]),
    // What stands in a list and in no item stays at its place.
    ("<ul>a<li>b</li><div>c</div><li>d</ul>", ["p a", "- b", "  p c", "- d"]),
    ("<ul><li>a<h3>b</h3></ul><ul><li>c</li><h3>d</h3><li>e</ul>", ["p a", "h3 b", "- c", "h3 d", "- e"]),
    ("<ul><li>a</li><ul><li>b</ul><li>c</ul>", ["- a", "  - b", "- c"]),
    ("<ul>a<p>b</ul>", ["- a", "  p b"]),
    // Posts of a forum are no items.
    (
      "<ul><li><article><p>a<ul><li>b</ul><p>c</article><li><article><p>d<p>e</article></ul>",
      ["p a", "- b", "p c", "p d", "p e"]
    ),
    // Notes set off from the text.
    (
      "<p>a</p><div class='admonition tip'><p class=admonition-title>Tip</p><p>b</p></div>c",
      ["p a", "> p Tip", "> p b", "p c"]
    ),
    ("<aside class=starlight-aside><p>Note</p><ul><li>b</ul></aside>", ["> p Note", "> - b"]),
    ("<aside class='callout callout-tip'><b>Tip</b><p>a</p></aside>", ["> p Tip", "> p a"]),
    ("<p><ruby>水車<rp>(</rp><rt>すいしゃ</rt><rp>)</rp></ruby>の歌<rt>a</rt>", ["p 水車の歌a"]),
    ("<p><ruby>水<rt>みず</rt>車<rt>しゃ</ruby>; <ruby>WHO<rt>World Health</rt></ruby>", ["p 水車; WHOWorld Health"]),
    ("<div><ruby>水<rt>a <b>b<p>c</p></div>", ["p 水a b", "p c"]),
    // A label and its value, which style sheets alone keep apart.
    ("<p><span class=label>Donor</span><span class=value>Sida</span></p>", ["p Donor Sida"]),
    ("<p><b class=factTitle>Donor</b><!-- --><b class=factText>Sida</b></p>", ["p Donor Sida"]),
    ("<h2><span class=kicker-label>Water</span><span class=text>Wells</span></h2>", ["h2 Water Wells"]),
    ("<p><span class=count>12</span><span class=label>projects</span></p>", ["p 12 projects"]),
    (
      "<p><i class=label>1</i><i class=count>,200 households</i> <b class=prefix>$</b><b class=value>12</b>",
      ["p 1,200 households $12"]
    ),
    (
      "<p><a class=author-name>Ann</a><sup class=text>1</sup><a class=name>Bob</a><i class=text>, Cy</i>",
      ["p Ann1Bob, Cy"]
    ),
    (
      "<p><b class=title>O</b><i class=text>Nce</i> <i class=USERNAME>Fire</i><i class=text>Fox</i> <i class=name>dam</i><i class=text>s</i>",
      ["p ONce FireFox dams"]
    ),
    (
      "<p><span class=small-caps>M</span><span class=big>c</span><span class=subtitles>Donald</span></p>",
      ["p McDonald"]
    ),
    (
      "<p><code><span class=name>a</span><span class=value>b</span></code> <span class=label>c</span>d</p>",
      ["p ab cd"]
    ),
    ("<p>Of <a class=title href=u>Donor<a class=text href=v>Sida</a>", ["p Of DonorSida"]),
    // What a reader unfolds, and what unfolds it.
    (
      "<h2>Grids</h2><button aria-expanded=false>Who runs them?</button><div class=panel hidden><p>Three local firms.</p></div>",
      ["h2 Grids", "h3 Who runs them?", "p Three local firms."]
    ),
    (
      "<h3><button aria-controls=a>Approach</button></h3><div id=a style='display:none'><ul><li>Train the firemen</ul></div>",
      ["h3 Approach", "- Train the firemen"]
    ),
    (
      "<div class=elementor-tab-title><a href=#>Approach</a></div><div class=elementor-tab-content style='display:none'><p>Three visits.</p></div>",
      ["h3 Approach", "p Three visits."]
    ),
    (
      "<button aria-expanded=false>Sections</button><ul hidden><li><a href=a>Home and away</a><li><a href=b>About us all</a></ul>",
      ["p Sections"]
    ),
    (
      "<button aria-haspopup=dialog aria-controls=b>Details</button><div id=b hidden><p>We use what you say.</p></div>",
      ["p Details"]
    ),
    ("<button aria-expanded=false>Ask</button><div hidden><form><p>What is your name?<input></form></div>", ["p Ask"]),
    (
      "<ul><li><a href='#r'>Results</a></ul><div id=r style='display:none'><h2>Results</h2><p>310 nets were seized.</p></div>",
      ["- Results", "h2 Results", "p 310 nets were seized."]
    ),
    // Editing a section of a wiki.
    (
      "<h2><span>Design</span><span class=mw-editsection>[<a href=/e>edit</a>]</span></h2><p>All.",
      ["h2 Design", "p All."]
    ),
    // Tabs are no headings of what all of them turn over.
    (
      "<button role=tab aria-controls=b>yarn</button><div id=a><pre>npm add</pre></div><div id=b hidden><pre>yarn add</pre></div>",
      ["p yarn", "```", "npm add", "```"]
    ),
    // Labels of what a reader chooses.
    ("<div><label>Year</label> <select><option>2020</select></div><p>All.", ["p All."]),
    ("<label>Find <input type=search></label><p>All.", ["p All."]),
    ("<p><label>Note</label> Trees that died.", ["p Note Trees that died."]),
    ("<input type=radio><label>Linux</label><input type=radio><label>Mac</label><p>All.", ["p All."]),
    ("<input type=radio><label>Who pays?</label><p>We do.", ["p Who pays?", "p We do."]),
    // Buttons without an address.
    ("<a class=apply-btn role=button>Apply now</a><p>All.", ["p All."]),
    ("<p>Press <a class=btn>Save</a> to end.", ["p Press Save to end."]),
    ("<h3><a role=button data-toggle=collapse>Aims</a></h3><p>All.", ["h3 Aims", "p All."]),
    // Figures that scripts count up to.
    (
      "<div><span class=counter-number data-to-value=214>0</span><span class=counter-suffix>+</span></div>",
      ["p 214+"]
    ),
    ("<p><b class=odometer data-count='1,200'></b> wells", ["p 1,200 wells"]),
    ("<div data-number-value=75><p><span class=percent-value></span>%</p></div>", ["p 75%"]),
    ("<p><b class=count data-count=3>5</b> <i data-value=7></i>wells", ["p 5 wells"]),
    // What stands side by side, and is no word that goes on.
    ("<div><span>Biodiversity</span><span>Land Degradation</span></div>", ["p Biodiversity Land Degradation"]),
    ("<div><a href=a>Adaptation</a><a href=b>Public</a><a href=c>Small</a></div>", ["p Adaptation Public Small"]),
    ("<p><span class=k>Sändare</span><b class=v><i>Östersund</i></b></p>", ["p Sändare Östersund"]),
    ("<div><span>Донор</span><span>Швеция</span></div>", ["p Донор Швеция"]),
    ("<p><span class=k>Activity ID</span><span class=v>SE-0</span></p>", ["p Activity ID SE-0"]),
    ("<p><span class=num>18 500</span><span class=txt>hogares</span></p>", ["p 18 500 hogares"]),
    ("<p><span>04 Apr 2019</span><a href=u>PIF Submission</a></p>", ["p 04 Apr 2019 PIF Submission"]),
    ("<div><strong>9</strong><span>kjøleanlegg</span></div>", ["p 9 kjøleanlegg"]),
    ("<div><a href=n>Ny avtale signert</a><span>1. mai 2024</span></div>", ["p Ny avtale signert 1. mai 2024"]),
    ("<div><span class=k>الدولة</span><span class=v>لبنان</span></div>", ["p الدولة لبنان"]),
    ("<li><span>Albania (lead)</span><span>Montenegro</span></li>", ["p Albania (lead) Montenegro"]),
    (
      "<p>See <span>Relief</span><span>Web</span> and <b>R</b><span>esilient</span></p>",
      ["p See ReliefWeb and Resilient"]
    ),
    ("<p><span>CO</span><span>2</span> <span>H</span><sub>2</sub><span>O</span></p>", ["p CO2 H2O"]),
    ("<p><span>1990</span><span>s</span> <span>3</span><span>D</span></p>", ["p 1990s 3D"]),
    ("<p><span>Resil</span><span>ient</span></p>", ["p Resilient"]),
    ("<p><span class=cap>WAT</span><span class=rest>ER</span></p>", ["p WATER"]),
    ("<p><code><span class=a>foo</span><span class=b>Bar</span></code></p>", ["p fooBar"]),
    // Figures and what they count; things and their dates.
    (
      "<p><span class=number>38%</span><span class=text>of them women</span></p><p><b class=stat>$4 million</b><i class=label>budget</i>",
      ["p 38% of them women", "p $4 million budget"]
    ),
    ("<p><span class=value>12</span><span class=label>km</span>", ["p 12km"]),
    ("<p><a href=u>Report for FP107</a><span class=doc-date>01 Mar 2023</span>", ["p Report for FP107 01 Mar 2023"]),
    (
      "<p><span class=label>Donors</span> <span class=value>Japan</span><span class=value>Norad</span>",
      ["p Donors Japan Norad"]
    ),
    ("<p><span class=term>Light</span> turns <kbd class=key>Enter</kbd> on", ["p Light turns Enter on"]),
    ("<p><span class=brand-text>Java</span><span class=brand-text>Script</span>", ["p JavaScript"]),
    ("<p><span class=amount>100</span><span class=text>mg tablets</span>", ["p 100mg tablets"]),
    ("<p><span class=c__label>Donor</span>Norad", ["p Donor Norad"]),
    ("<p><span class='label label-info'>New</span> <span>wells</span>", ["p New wells"]),
    // Several values of a field.
    (
      "<div class=field__items><div class=field__item>Kenya</div><div class=field__item><a href=u>Uganda</a></div></div>",
      ["- Kenya", "- Uganda"]
    ),
    ("<div class=field__items><div class=field__item>Kenya</div></div><p>a", ["p Kenya", "p a"]),
    (
      "<div class=field-items><div class='field-item even'><p>a</p><p>b</p></div><div class='field-item odd'>c</div></div>",
      ["p a", "p b", "p c"]
    ),
    (
      "<div class=field__items><div class=field__item>It was built.</div><div class=field__item>It leaks.</div></div>",
      ["p It was built.", "p It leaks."]
    ),
    // A button amid a sentence is one of its words.
    ("<p>A <button><i>weir</i></button> is <button>a wireless</button>.", ["p A weir is a wireless."]),
    ("<p>A weir. <button>Read on</button> a dam.", ["p A weir.", "p Read on", "p a dam."]),
    ("<p>A weir <button>Read more</button> a dam.", ["p A weir", "p Read more", "p a dam."]),
    ("<p>Five <button>Order</button> In stock", ["p Five", "p Order", "p In stock"]),
    ("<p>A weir <button>Order</button></p><p>a", ["p A weir", "p Order", "p a"]),
    ("<p>A weir<button>ⓘ</button> holds", ["p A weir", "p ⓘ", "p holds"]),
    // What a reader unfolds is text, unless it is the site's.
    (
      "<h3>Q</h3><div class=accordion-panel hidden>a</div><div role=tabpanel aria-hidden=true>b</div>",
      ["h3 Q", "p a", "p b"]
    ),
    ("<p>a</p><nav><div class=accordion style='display: none'>b</div></nav><div class=card hidden>c</div>", ["p a"]),
    ("<p>a<span class=faq-icon aria-hidden=true>+</span><div class='accordion-arrow' hidden>b</div>", ["p a"]),
    ("<p>a<span class='sr-only faq-label'>b</span><div class='hide accordion'>c</div>", ["p a"]),
    ("<p>a</p><div hidden id='S:1'>b</div><div hidden id='S'>c</div>", ["p a", "p b"]),
    // A session: commands in `code` elements that are blocks, and what they print.
    (
      """
      <div><code class='hl block'><span class='hover-info'>1 : Nat</span>#eval 1</code>
      <pre>1</pre> <code class=block>
      </code><code class=block>#eval 2</code></div><pre>c</pre>
      """, ["```", "#eval 1\n1\n\n#eval 2", "```", "```", "c", "```"]
    ),
    ("<p><code class=block>a</code> is what you call.</p>", ["p a is what you call."]),
    (
      "<pre><code class=language-python>a</code></pre> <code class=block>b</code> <pre><code class=language-c>c</code></pre>",
      ["```python", "a\nb", "```", "```c", "c", "```"]
    ),
    ("<p>a <code class=block>b</code> <code>c</code></p><code class=x>d</code>", ["p a b c", "p d"]),
    ("<pre>a</pre>\n<pre>b</pre>", ["```", "a", "```", "```", "b", "```"]),
    ("<pre>a <x-tip>b</x-tip> c</pre>", ["```", "a b c", "```"]),
    (
      "<pre><code><span class='line'><i>a</i></span><span class='line x'>b</span></code></pre>",
      ["```", "a\nb", "```"]
    ),
    (
      "<pre><code><span class=line>a</span>\n<span class=line></span>\n<span class=line>b</span></code></pre>",
      ["```", "a\n\nb", "```"]
    ),
    ("<pre>1. a\n2. b\n3. c</pre>", ["```", "1. a\n2. b\n3. c", "```"]),
    (
      "<div class='language-ruby x'><div><pre>a</pre></div></div><pre>b</pre>",
      ["```ruby", "a", "```", "```", "b", "```"]
    ),
    // Signs beside headings lead to the headings.
    ("<h2>Use <a href='#use'>§</a></h2><h2><a href='#all'>All</a></h2>", ["h2 Use ", "h2 All"]),
    ("<section><a href=s.rs>Source</a><a class=a href='#x'>§</a><h4>impl</h4></section>", ["p Source", "h4 impl"]),
    ("<p><a href='#x'>¶</a></p><p>a <a href='#fn'>*</a> b", ["p a * b"]),
    ("<p><a href='?t=9#post7'>#2</a></p><p>May 3 <a href='#p71'>#3</a>", ["p May 3 "]),
    ("<p>See <a href='issues/12'>#12</a> and <a href='#n4'>#4</a>", ["p See #12 and #4"]),
    // Notes.
    (
      """
      <p>one<sup><a href="#fn1" id="r1">1</a></sup> two <a href="#fn2" id="r2">[2]</a>
      <ol><li id="fn1"><p>First <a href="#r1">↩</a></p></li><li id="fn2"><a href="#r2">2</a> Second</li></ol>
      """, ["p one two ", "[1] First ", "[2]  Second"]
    ),
    (
      "<p>text <a href='#n'>[*1]</a><p id=n>note<p><a name=x href='#y'>1</a> other",
      ["p text [*1]", "p note", "p 1 other"]
    ),
    ("<ul><li><a href='#a'>1</a><li><a href='#b'>2</a></ul><p id=a>x<p id=b>y", ["- 1", "- 2", "p x", "p y"]),
    (
      "<p>a <a href='#r1'>[1]</a> b <a href='#r2'>[2]</a><ol><li><a id=r1></a>One<li><a id=r2></a>Two</ol>",
      ["p a  b ", "[1] One", "[2] Two"]
    ),
    (
      "<p>a<sup><a href='c.html#n' id=m>1</a></sup><p id=n><sup><a href='c.html#m'>1</a></sup> note",
      ["p a", "[1]  note"]
    ),
    // As word processors write them, their names lost.
    (
      """
      <p>Plan<sup><a href="#_ftn1">[1]</a></sup>, members<sup><a href="#_ftn2">[2]</a></sup>.
      <p><sup><a href="//6CB5-4A#_ftnref1">[1]</a> </sup><a href="https://e.org/">e.org</a>
      <p><a href="#_ftnref2">[2]</a> Three countries
      """, ["p Plan, members.", "[1]  e.org", "[2]  Three countries"]
    ),
    // The label is a block of its own.
    (
      """
      <p>files<a id=D1 href=#F1><sup>1</sup></a> end<h4>Notes</h4><h5><a id=F1 href=#D1>(1)</a></h5><p>Old.<p>More.
      """, ["p files end", "h4 Notes", "[1] Old.", "p More."]
    ),
    ("<h5><a id=F1 href=#D1>(1)</a></h5><p>Old.", ["h5 (1)", "p Old."]),
    // Several places lead to one note.
    (
      """
      <p>a<sup id=r1><a href=#n>[1]</a></sup> b<sup id=r2><a href=#n>[1]</a></sup><ol><li id=n>^ \
      <a href=#r1><i>a</i></a> <a href=#r2><i>b</i></a> Smith, 2020</ol>
      """, ["p a b", "[1]    Smith, 2020"]
    ),
    // A mark that another element's end closes goes on.
    ("<p>a <span><b>weir</span> is</b> old</p>", ["p a weir is old"]), ("a <b>bold", ["p a bold"]),
    // Formulas.
    (
      "<p>so <math><mi>x</mi><annotation encoding='application/x-tex'>x &lt; 1</annotation></math>.",
      ["p so x < 1."]
    ),
    ("<p>so <math alttext=\"\\pi\"><mi>π</mi></math>, <math><mi>y</mi></math>", ["p so \\pi, y"]),
    ("<p>so</p><script type='math/tex; mode=display'>a<b</script><p>end", ["p so", "$a<b$", "p end"]),
    (
      "<div>so <mjx-container><mjx-math aria-hidden=true>x</mjx-math><math><mi>x</mi></math></mjx-container> is</div>",
      ["p so x is"]
    ),
    ("<p>so</p><mjx-container display=true><math><mi>x</mi></math></mjx-container>is", ["p so", "p x", "p is"]),
    ("<p>so <span class=katex data-tex='a^2'><b>a</b><sup>2</sup></span>.", ["p so a^2."]),
    ("<p>so</p><div class=math data-math='a &lt; b'>a b</div><div data-latex>c</div>", ["p so", "$a < b$", "p c"]),
    ("<p data-math=90>a <a href=b data-tex=c>d</a><span data-latex=on class=math>e</span>", ["p a de"]),
    ("<p>a<span hidden data-tex='b^2'>b</span><table><tr><td data-tex='\\frac{c}'>c</table>", ["p a", "p c"]),
    ("<p>so <span class='katex inline-block' data-math=1 data-tex='a^2'>a</span>.", ["p so a^2."]),
    ("<p>so <img class=latex alt='\\pi' src=p.png>, <img alt='\\frac{1}{2}' src=p.png>", ["p so \\pi, \\frac{1}{2}"]),
    (
      "<p>so <img alt='C:\\new' src=p.png><img alt='Gloves' src=latex-gloves.png><img alt='\\d{3}' src=d.png>", ["p so"]
    ),
    // Pictures.
    ("<p>a<noscript><img src=b.png></noscript>", ["p a"]),
    ("<p>a<img data-src=b.png src=data:,><img src=t.gif width=1>", ["p a"]),
  ])
  func `structure`(_ html: String, _ expected: [String]) throws {
    let reading = try Reading(html)
    #expect(reading.lines == expected)
    #expect(reading.broken == nil)
  }

  @Test func `a reference to a note is a mark between characters`() throws {
    let page = try Reading("<p>a<sup><a href=#f>1</a></sup> b<ol class=footnotes><li id=f>note</ol>").page
    guard case .paragraph(let text) = page.blocks[0].content, case .footnote(let label, _) = page.blocks[1].content
    else {
      Issue.record("\(page.blocks)")
      return
    }
    #expect(text.text.string == "a b")
    #expect(text.marks == [Mark(.footnote("1"), 1..<1)])
    #expect(label.string == "1")
  }

  @Test func `pictures by the address that they are loaded from`() throws {
    let html = """
      <img src="data:image/gif;base64,R0" data-src="a.png"><noscript><img src="a.png"></noscript>
      <img src="data:,"><noscript><img src="b.png" alt="B"></noscript><img srcset="c.png 1x, d.png 2x">
      <noscript>no <img src="e.png"></noscript><picture><source srcSet="f.webp 2x, f.png"><source srcset="g.webp">
      <img src="data:,"></picture><picture><source srcset="h.webp"><img src="h.png"></picture>
      <picture><source srcset=""><source srcset="data:," data-srcset="i.webp"><img src="data:,"></picture>
      <picture><source srcset="j.webp"></picture><img src="data:,">
      <noscript><img src="k.png"></noscript><img src="data:," data-src="k.png"><img src="k.png" alt="again, in the text">
      <img src="/img/blank.gif"><img src="x/missing-image.svg?v=2" alt="L" data-srcset="l.png 1x, l2.png 2x">
      <img src="loading-placeholder.jpg" alt="M"><noscript><img src="m.jpg"></noscript><img src="spacer.gif" alt="N">
      <p>A line.</p><noscript><img src="o.png"></noscript><p>Another.</p><img src="blank.gif" alt="P">
      """
    #expect(
      try Reading(html).page.images.compactMap(\.target?.string) == [
        "a.png", "b.png", "c.png", "f.webp", "h.png", "i.webp", "k.png", "k.png", "l.png", "m.jpg", "spacer.gif",
        "o.png", "blank.gif",
      ])
  }
}
