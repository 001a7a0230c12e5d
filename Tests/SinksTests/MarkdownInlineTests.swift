import DocumentModel
import Testing

@testable import Sinks

@Suite struct MarkdownInlineTests {
  private func markdown(_ text: String, _ marks: [(Mark.Kind, String)] = [], links: [Link] = [], images: [Image] = [])
    -> String
  {
    var block = inline(text)
    for (kind, words) in marks { block.marks += inline(text, (kind, words)).marks }
    block.marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    let result = Sample([Block(.paragraph(block))], links: links, images: images).markdown
    return String(result.dropLast())
  }

  @Test(arguments: [
    "Plain prose, with (brackets), \"quotes\" and a dash \u{2014} and no more.",
    "10,000* people and 20,000* women", "5 * 3 = 15", "a lone * or ** or _", "snake_case_name stays",
    "AT&T, R&D; fish & chips", "x < 5 and y > 3", "see [1] and [2, p. 3] for more", "about ~5 to ~6 percent",
    "$150 billion and $5", "C# and F#", "#hashtag", "-5 degrees", "+1 555 0100", "3.5 percent", "2018 was dry.",
    "Wow! [sic]", "50% | 60%", "a\\b", "https://example.org/a_b_c?x=1&y=2", "a^b", "\u{B7} dot", "(1) is 1.5",
    "__init", "the ``Palace'' and", "a `tick", "\u{201C}*\u{201D} means provisional",
  ])
  func proseIsLeftAsItIs(text: String) {
    #expect(markdown(text) == text)
  }

  @Test(arguments: [
    ("*not emphasis*", #"\*not emphasis\*"#), ("2*3*4", #"2\*3\*4"#), ("_so_ called", #"\_so\_ called"#),
    ("cheap ($$), dear ($$$)", #"cheap (\$\$), dear (\$\$\$)"#),
    ("~~gone~~", #"\~\~gone\~\~"#), ("a `tick`", #"a \`tick\`"#), ("```", #"\`\`\`"#),
    ("<b>bold</b>", #"\<b>bold\</b>"#),
    ("&amp; &#65; &x;", "\\&amp; \\&#65; &x;"), ("[text](target)", #"[text\](target)"#),
    ("[^1] note", #"\[^1] note"#), ("[a]: b", #"\[a]: b"#), ("[x] done", #"\[x] done"#), ("a \\* b\\", #"a \\* b\\"#),
    ("# 1", "\\# 1"), ("> q", #"\> q"#), ("- item", #"\- item"#), ("+ item", #"\+ item"#), ("* item", #"\* item"#),
    ("1. item", #"1\. item"#), ("12) item", #"12\) item"#), ("---", #"\---"#), ("* * *", #"\* * *"#),
    ("___", #"\___"#), ("~~~ x", #"\~~~ x"#), ("a\nb\tc", "a b c"), ("  a  ", "a"),
  ])
  func whatWouldBeReadOtherwiseIsEscaped(text: String, expected: String) {
    #expect(markdown(text) == expected)
  }

  @Test func headingsNeedNoEscapesAtTheirStart() {
    let blocks = ["1. Introduction", "Learn C #", "- x"].map { Block(.heading(level: 2, inline($0))) }
    #expect(Sample(blocks).markdown == "## 1. Introduction\n\n## Learn C \\#\n\n## - x\n")
  }

  @Test func marks() {
    #expect(markdown("Donor: USAID now", [(.strong, "Donor:"), (.emphasis, "now")]) == "**Donor:** USAID *now*")
    #expect(
      markdown("gone H2O m2", [(.strikethrough, "gone"), (.subscript, "2"), (.superscript, "m2")])
        == "~~gone~~ H<sub>2</sub>O <sup>m2</sup>")
    #expect(markdown("all of it", [(.strong, "all of it"), (.emphasis, "of")]) == "**all *of* it**")
    #expect(markdown("both", [(.strong, "both"), (.emphasis, "both")]) == "***both***")
  }

  @Test func headingsAreBoldAnyway() {
    let heading = Block(.heading(level: 2, inline("All bold", (.strong, "All bold"))))
    let part = Block(.heading(level: 2, inline("Part bold", (.strong, "Part"))))
    #expect(Sample([heading, part]).markdown == "## All bold\n\n## **Part** bold\n")
  }

  @Test func signsAreOnlyWrittenWhereTheyAreRead() {
    #expect(markdown("a bold word", [(.strong, " bold ")]) == "a **bold** word")
    #expect(markdown("Donor:USAID", [(.strong, "Donor:")]) == "**Donor**:USAID")
    #expect(markdown("x(y)z", [(.emphasis, "(y)")]) == "x(*y*)z")
    #expect(markdown("boldlink", [(.strong, "bold"), (.emphasis, "link")]) == "**bold**<em>link</em>")
    #expect(markdown("a ( b", [(.strong, "(")]) == "a **(** b")
    #expect(markdown("a:b", [(.strong, ":")]) == "a:b")
    #expect(
      markdown("\u{4E2D}\u{6587}\u{3002}\u{540E}", [(.strong, "\u{4E2D}\u{6587}\u{3002}")])
        == "**\u{4E2D}\u{6587}**\u{3002}\u{540E}")
    #expect(
      markdown("go herenow", [(.strong, "here"), (.link(0), "here")], links: [link("/x")])
        == "go [**here**](/x)now")
  }

  @Test func literalSignsBesideRealOnes() {
    #expect(markdown("5* of them", [(.emphasis, "them")]) == #"5\* of *them*"#)
    #expect(markdown("a_b of them", [(.emphasis, "them")]) == "a_b of *them*")
  }

  @Test func marksThatCrossAreNested() {
    #expect(
      markdown("one two three", [(.strong, "one two"), (.emphasis, "two three")])
        == "**one *two*** *three*")
    #expect(
      markdown("one two three", [(.strong, "one two"), (.link(0), "two three")], links: [link("/x")])
        == "**one** [**two** three](/x)")
    #expect(
      markdown("one two three", [(.link(0), "one two"), (.strong, "two three")], links: [link("/x")])
        == "[one **two**](/x) **three**")
    #expect(markdown("a code b", [(.code, "code"), (.strong, "a co")]) == "**a `code`** b")
  }

  @Test func links() {
    let links = [
      link("page.html", resolved: "https://example.org/page.html"),
      link("#part", resolved: "https://example.org/#part"),
      link("javascript:void(0)"), link("a b(c"), link("x(y)?a=1&lt;=2"), link(""), link("info@example.org"),
    ]
    func linked(_ index: Int) -> String { markdown("see here [1]!", [(.link(index), "here [1]")], links: links) }
    #expect(linked(0) == #"see [here \[1\]](https://example.org/page.html)!"#)
    #expect(linked(1) == #"see [here \[1\]](#part)!"#)
    #expect(linked(2) == "see here [1]!")
    #expect(linked(3) == #"see [here \[1\]](<a b(c>)!"#)
    #expect(linked(4) == #"see [here \[1\]](x(y)?a=1\&lt;=2)!"#)
    #expect(linked(5) == "see here [1]!")
    #expect(linked(6) == #"see [here \[1\]](mailto:info@example.org)!"#)
    #expect(linked(99) == "see here [1]!")
    #expect(markdown("wow!here", [(.link(0), "here")], links: links) == #"wow\![here](https://example.org/page.html)"#)
  }

  @Test func images() {
    let images = [Image(target: traced("a.png"), alternative: traced("A"))]
    func sample(_ marks: [Mark], _ text: String) -> String {
      var block = inline(text)
      block.marks = marks
      return Sample([Block(.paragraph(block))], links: [link("/x")], images: images).markdown
    }
    #expect(sample([Mark(.image(0), 2..<2)], "a b") == "a ![A](a.png) b\n")
    #expect(sample([Mark(.image(0), 1..<1)], "a b") == "a ![A](a.png) b\n")
    #expect(sample([Mark(.image(0), 3..<3)], "a b") == "a b ![A](a.png)\n")
    #expect(sample([Mark(.image(0), 1..<1)], "ab") == "a![A](a.png)b\n")
    #expect(sample([Mark(.link(0), 0..<0), Mark(.image(0), 0..<0)], "") == "[![A](a.png)](/x)\n")
    #expect(sample([Mark(.link(0), 0..<1), Mark(.image(0), 0..<0)], "a b") == "[![A](a.png) a](/x) b\n")
    #expect(sample([Mark(.image(0), 0..<0), Mark(.link(0), 0..<1)], "a b") == "![A](a.png) [a](/x) b\n")
    #expect(sample([Mark(.image(7), 0..<0)], "") == "")
  }

  @Test func code() {
    #expect(markdown("run *x* now", [(.code, "*x*")]) == "run `*x*` now")
    #expect(markdown("a `b` c", [(.code, "`b`")]) == "a `` `b` `` c")
    #expect(markdown("a b``c", [(.code, "b``c")]) == "a `b``c`")
    var code = cell("a|b")
    code.text.marks = [Mark(.code, 0..<3)]
    #expect(Sample([table([code])]).markdown == "| |\n| --- |\n| `a\\|b` |\n")
  }

  @Test func math() {
    #expect(markdown("costs $5, x_1 + y", [(.math, "x_1 + y")]) == #"costs \$5, $x_1 + y$"#)
    #expect(markdown("let a*b*c be", [(.math, "a*b*c")]) == "let $`a*b*c`$ be")
    #expect(markdown("let $a$ be", [(.math, "$a$")]) == "let $a$ be")
  }

  @Test func breaks() {
    #expect(markdown("Main St 1 - City", [(.lineBreak, " - ".prefix(1).description)]) == "Main  \nSt 1 - City")
    var block = inline("Address - 1. Main")
    block.marks = [Mark(.lineBreak, 7..<8)]
    #expect(Sample([Block(.paragraph(block))]).markdown == "Address  \n\\- 1. Main\n")
    #expect(Sample([Block(.quote([Block(.paragraph(block))]))]).markdown == "> Address  \n> \\- 1. Main\n")
    #expect(Sample([Block(.heading(level: 2, block))]).markdown == "## Address - 1. Main\n")
    #expect(
      Sample([Block(.table(Block.Table(rows: [[Block.Cell(text: block)]])))]).markdown.contains(
        "| Address<br>- 1. Main |"))
  }
}
