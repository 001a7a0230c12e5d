import DocumentModel
import Provenance
import Testing

@testable import MarkdownExtractor

@Suite struct MarkdownDialectTests {
  @Test func templateTagsAreNoText() throws {
    let made = try Made(
      """
      {% include head.html %}
      # Title {#anchor}

      Some {{ page.name }} text [here]({{ site.url }}/a.html).{: .lead}

      * one
      {% if x %}
      * two
      {: .list}

      `{{ code }}` stays.

      ```
      {% raw %}
      ```

      {{< figure src="a.png" >}}
      """)
    #expect(made.brokenLaw == nil)
    #expect(
      outline(made.document.blocks) == [
        "h1 Title ", "p Some  text here.", "- one", "- two", "p {{ code }} stays.", "```  {% raw %}",
      ])
    #expect(made.document.links.map(\.target.string) == ["{{ site.url }}/a.html"])
    #expect(made.document.dropped.contains { $0.text.string == "{% include head.html %}" })
    #expect(!made.document.dropped.contains { $0.text.string == "{% raw %}" })
    #expect(made.document.diagnostics.map(\.code) == Array(repeating: "markdown.template-tag", count: 7))
  }

  @Test func formulasAreNoMarkdown() throws {
    let made = try Made("$$\na_1 * b_2 * c\n$$\n\nAs $$x^*y^*$$ shows, $5 and $$ are money.\n")
    #expect(made.brokenLaw == nil)
    #expect(outline(made.document.blocks) == ["$ a_1 * b_2 * c", "p As x^*y^* shows, $5 and $$ are money."])
  }

  @Test func definitionLists() throws {
    let made = try Made("Term\n: What *it* means\n  and more\nOther\n: This\n: That\n\nTime: 9\n: 30\n")
    #expect(made.brokenLaw == nil)
    #expect(
      outline(made.document.blocks) == [
        "Term: What it means\n  and more", "Other: This", "Other: That", "Time: 9: 30",
      ])
  }

  @Test func alerts() throws {
    let made = try Made("> [!NOTE]\n> Mind the step.\n\n> [!x] no\n\n> [!tip]- Fold\n")
    #expect(outline(made.document.blocks) == ["> p Mind the step.", "> p [!x] no", "> p Fold"])
    #expect(made.document.dropped.map(\.text.string) == ["[!NOTE]", "[!tip]-"])
  }

  @Test func whatATagWrapsStays() throws {
    let made = try Made(
      """
      {% if x %}
      Words {% if y %}more{% endif %} words.
      {% endif %}

      {{< note >}}
      A *note*.
      {{< /note >}}

      {% comment %}
      Not this.
      {% endcomment %}

      Use `{% raw %}{{ x }}{% endraw %}` here. {# nor this #}

      {% raw %}
      Plain {{ x }}.
      {% endraw %}
      """)
    #expect(made.brokenLaw == nil)
    #expect(
      outline(made.document.blocks) == [
        "p Words more words.", "p A note.", "p Use {{ x }} here. ", "p Plain {{ x }}.",
      ])
  }

  @Test func codeBetweenTags() throws {
    let made = try Made(
      """
      {% highlight ruby linenos %}
      a *b* {{ c }}
      {% endhighlight %}

      * item

        {{< highlight go "linenos=table" >}}
        x
        {{< /highlight >}}

      {{< code lang="sh" >}}
      y
      {{< /code >}}

      {% highlight js %}z{% endhighlight %}

      ```liquid
      {% raw %}
      {{ a }}
      {% endraw %}
      ```
      """)
    #expect(made.brokenLaw == nil)
    #expect(
      outline(made.document.blocks) == [
        "``` ruby a *b* {{ c }}", "- item", "  | ``` go x", "``` sh y", "p z", "``` liquid {{ a }}",
      ])
    let dropped = made.document.dropped.map(\.text.string)
    #expect(dropped.contains("{% highlight ") && dropped.contains(" linenos %}"))
  }

  @Test func tagsWithinHTMLDoNotEndIt() throws {
    let made = try Made(
      "<ul>\n{% for x in y %}\n<li>a</li>\n{% endfor %}\n<li>b</li>\n</ul>\n\nText\n{% include x %}\n\nmore\n")
    #expect(made.brokenLaw == nil)
    #expect(outline(made.document.blocks) == ["- a", "- b", "p Text", "p more"])
  }

  @Test(arguments: [
    ("Let $x$ be", ["x"]), ("$a_1 * b_2 * c$ and $f(x) = \\$y$", ["a_1 * b_2 * c", "f(x) = \\$y"]),
    ("当$x^2$时", ["x^2"]), ("$2^{10}$", ["2^{10}"]), ("$`a*b*c`$", ["a*b*c"]), ("As $$x^*y^*$$ shows", ["x^*y^*"]),
    ("from $5 to $10, or $5–$10", []), ("$HOME and $PATH", []), ("US$5bn=x$", []), ("\\$x^2$", []),
    ("`$x^2$`", []), ("$x `y` z^2$", []), ("$1,000 (_about_ 900€) and 5$", []),
  ])
  func formulasInText(_ markdown: String, _ formulas: [String]) throws {
    let made = try Made(markdown)
    #expect(made.brokenLaw == nil)
    guard case .paragraph(let text)? = made.document.blocks.first?.content else { return #expect(Bool(false)) }
    #expect(text.marks.filter { $0.kind == .math }.map { text.text[$0.range].string } == formulas)
  }

  @Test(arguments: [
    "1. Dumbbells (\\$$).\n2. A bench (\\$$).", "1. Dumbbells (\\$\\$).\n2. A bench (\\$\\$).",
    "- from $a\\b\n- to b$", "From $x=1\n> and y$",
  ])
  func formulasEndWithTheirItem(_ markdown: String) throws {
    let made = try Made(markdown + "\n")
    #expect(made.brokenLaw == nil)
    #expect(outline(made.document.blocks).count == 2, "\(outline(made.document.blocks))")
  }

  @Test func formulasEndWithTheirCell() throws {
    let made = try Made(
      "| a | b |\n| --- | --- |\n| costs $$ | 4.9 |\n| x_1$ | \\$$ y^2$ |\n| $a_1 \\| b$ | $$x^2$$ |\n")
    guard case .table(let table)? = made.document.blocks.first?.content else {
      Issue.record("\(made.document.blocks)")
      return
    }
    #expect(table.rows.map { $0.map(\.text.text.string) }[1] == ["costs $$", "4.9"])
    let formulas = table.rows.flatMap { $0.map(\.text) }.flatMap { text in
      text.marks.filter { $0.kind == .math }.map { text.text[$0.range].string }
    }
    #expect(formulas.last == "x^2" && !formulas.contains { $0.contains("4.9") }, "\(formulas)")
  }

  @Test func formulasOverLinesOfAQuote() throws {
    let made = try Made("> $$\n> a_1\n> $$\n\n```math\nb\n```\n")
    #expect(made.brokenLaw == nil)
    #expect(outline(made.document.blocks) == ["> $ a_1", "$ b"])
  }

  @Test func definitionsInParagraphsOfTheirOwn() throws {
    let made = try Made("One\nTwo\n\n: First.\n\n: Second.\n\nThree\n: Third.\n\nNo term here:\n\n* x\n\n: y\n")
    #expect(made.brokenLaw == nil)
    #expect(
      outline(made.document.blocks) == [
        "One\nTwo: First.", "One\nTwo: Second.", "Three: Third.", "p No term here:", "- x", "p : y",
      ])
  }

  @Test func notesThatNothingRefersTo() throws {
    let made = try Made("Text[^a].\n\n[^a]: Used.\n\n[^b]: Not *used*.\n")
    #expect(made.brokenLaw == nil)
    #expect(outline(made.document.blocks) == ["p Text.", "[^a] Used.", "[^b] Not used."])
  }

  @Test(arguments: [
    ("python", "python"), ("{.python .numberLines}", "python"), ("{ .python }", "python"), ("{r, echo=FALSE}", "r"),
    ("rust,ignore", "rust"), ("js{1,3}", "js"), ("c++", "c++"), ("{copy=true}", ""), ("", ""), ("go {copy=true}", "go"),
  ])
  func languages(_ info: String, _ language: String) throws {
    let made = try Made("```\(info)\nx\n```\n")
    #expect(outline(made.document.blocks) == ["``` \(language) x"])
    #expect(made.brokenLaw == nil)
  }

  @Test func attributesBehindLinksAndCode() throws {
    let made = try Made("[a](b){.c} `d`{.e} ![f](g){width=50%} {h}\n\n# i {.j}\n")
    #expect(outline(made.document.blocks) == ["p a d  {h}", "h1 i "])
  }

  /// Names for a style sheet, as Eleventy, Hugo and VitePress have them at the end of a line or on one of their own.
  @Test func namesAtTheEndOfALine() throws {
    let made = try Made("A caption. {.small #one}\n\n- item\n{.wide}\n\nAs {.so} or {.5} or {} here, {.x.y z}\n")
    #expect(outline(made.document.blocks) == ["p A caption. ", "- item", "p As {.so} or {.5} or {} here, {.x.y z}"])
    #expect(made.document.dropped.map(\.text.string) == ["{.small #one}", "{.wide}"])
  }
}
