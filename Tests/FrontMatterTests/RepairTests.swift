import Testing

@testable import FrontMatter

@Suite struct RepairTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var metadata: String
    var body = "Text.\n"
    var rules: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ metadata: String, body: String = "Text.\n", _ rules: [String]) {
      self.name = name
      self.text = text
      self.metadata = metadata
      self.body = body
      self.rules = rules
    }
  }

  static func block(_ name: String, _ block: String, _ metadata: String, _ rules: String...) -> Case {
    Case(name, "---\n\(block)\n---\nText.\n", metadata, rules)
  }

  static let delimiters = [
    Case("blank lines", "\n \n---\na: 1\n---\nText.\n", #"{"a":1}"#, ["leading-junk"]),
    Case("mark", "\u{FEFF}---\na: 1\n---\nText.\n", #"{"a":1}"#, ["leading-junk"]),
    Case(
      "indented", "  ---\n  a: 1\n  b:\n    - c\n  ---\nText.\n", #"{"a":1,"b":["c"]}"#, ["leading-junk", "delimiter"]),
    Case("dashes", "———\na: 1\n– – –\nText.\n", #"{"a":1}"#, ["delimiter"]),
    Case("garbage", "---\na: 1\n---.\nText.\n", #"{"a":1}"#, ["delimiter"]),
    Case("plus", "+++\na: 1\nb: 2\n+++\nText.\n", #"{"a":1,"b":2}"#, ["delimiter"]),
    Case("no-break space", "---\u{A0}\na: 1\n\u{200B}---\nText.\n", #"{"a":1}"#, ["leading-junk", "delimiter"]),
    Case("stray, keys", "---\na: 1\n---\nb: 2\n---\nText.\n", #"{"a":1,"b":2}"#, ["stray-delimiter"]),
    Case("stray, items", "---\na:\n- x\n---\n- y\nb: 2\n---\nText.\n", #"{"a":["x","y"],"b":2}"#, ["stray-delimiter"]),
    Case("unclosed", "---\na: 1\nb: 2\n\nText.\n", #"{"a":1,"b":2}"#, body: "\nText.\n", ["missing-closing"]),
    Case("unclosed, tight", "---\na: 1\nb: 2\nText.\n", #"{"a":1,"b":2}"#, ["missing-closing"]),
    Case(
      "unclosed, heading", "---\na: 1\n# Text\n\nMore.\n", #"{"a":1}"#, body: "# Text\n\nMore.\n", ["missing-closing"]),
    Case("truncated", "---\na: 1\nb: \"x", #"{"a":1,"b":"x"}"#, body: "", ["quotes", "missing-closing"]),
    Case(
      "unopened", "title: x\ndate: 2019-1-2\n---\nText.\n", #"{"title":"x","date":"2019-01-02"}"#, ["missing-opening"]),
    Case("doubled", "---\na: 1\n---\n---\na: 1\n---\nText.\n", #"{"a":1}"#, ["stray-delimiter"]),
    Case("fence", "```yaml\n---\na: 1\n---\n```\nText.\n", #"{"a":1}"#, ["fence"]),
    Case("TOML in dashes", "---\na = 1\n---\nText.\n", #"{"a":1}"#, ["delimiter"]),
  ]

  static let entries = [
    block("colon", "title: A: b", #"{"title":"A: b"}"#, "plain-value"),
    block("colon and comment", "title: A: b # c", #"{"title":"A: b"}"#, "plain-value"),
    block("at", "a: @x\nb: `y`\nc: %z\nd: *e*", #"{"a":"@x","b":"`y`","c":"%z","d":"*e*"}"#, "plain-value"),
    block("template", "a: {{ b }}\nc: {% d %}", #"{"a":"{{ b }}","c":"{% d %}"}"#, "plain-value"),
    block("link", "a: [x](y)\nb: [x] y", #"{"a":"[x](y)","b":"[x] y"}"#, "plain-value"),
    block(
      "greater", "a: > 10\nb: | x\nc: !! x\nd: & x", #"{"a":"> 10","b":"| x","c":"!! x","d":"& x"}"#, "plain-value"),
    block("open quote", "a: \"x\nb: 'y", #"{"a":"x","b":"y"}"#, "quotes"),
    block("inner quotes", "a: \"x \"y\" z\"\nb: 'it's'", #"{"a":"x \"y\" z","b":"it's"}"#, "quotes"),
    block("part quoted", "a: \"x\" y", #"{"a":"\"x\" y"}"#, "quotes"),
    block("mismatched", "a: \"x'\nb: \"y\"\"\nc: 'z”", #"{"a":"x","b":"y","c":"z"}"#, "quotes"),
    block("typographic", "a: “x: y”", #"{"a":"x: y"}"#, "quotes"),
    block("escape", "a: \"C:\\Docs\\it\\'s\"", #"{"a":"C:\\Docs\\it's"}"#, "escape"),
    block("glued", "a:x\nb:1\nc: http://d", #"{"a":"x","b":1,"c":"http://d"}"#, "colon-space"),
    block("tabs", "a:\n\tb: 1\n\tc:\n\t\t- d", #"{"a":{"b":1,"c":["d"]}}"#, "tab-indent"),
    block(
      "invisible", "a\u{200B}: x\n\u{FEFF}b: y\nc:\u{A0}z\nd:\n-\u{A0}e", #"{"a":"x","b":"y","c":"z","d":["e"]}"#,
      "invisible"),
    block("bullets", "a:\n* x\n* y\nb:\n  -x\nc:\n  • y", #"{"a":["x","y"],"b":["x"],"c":["y"]}"#, "list-item"),
    block("ragged", "a:\n- x\n   - y\n - z", #"{"a":["x","y","z"]}"#, "list-indent"),
    block("fewer", "a:\n    - x\n  - y\n  - z", #"{"a":["x","y","z"]}"#, "list-indent"),
    block("map off", "a:\n  - b: 1\n   c: 2\n  - b: 3\n      c: 4", #"{"a":[{"b":1,"c":2},{"b":3,"c":4}]}"#, "indent"),
    block("key off", "a: 1\n b: 2\nc: 3", #"{"a":1,"b":2,"c":3}"#, "indent"),
    block("first key off", " a: 1\nb: 2", #"{"a":1,"b":2}"#, "indent"),
    block("bracket", "a: [b, c\nd: 1", #"{"a":["b","c"],"d":1}"#, "open-bracket"),
    block("inline item", "a: - b\nc: 1", #"{"a":["b"],"c":1}"#, "inline-item"),
    block("wrapped", "a: one\ntwo three.\nb: 1", #"{"a":"one two three.","b":1}"#, "wrapped-line"),
    block(
      "wrapped, with a colon", "a: one: x\ntwo three.\nb: 1", #"{"a":"one: x two three.","b":1}"#, "plain-value",
      "wrapped-line"),
    block("repeated", "image: image: x", #"{"image":"x"}"#, "repeated-key"),
    block("conflict", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\nb: 3", #"{"a":2,"b":3}"#, "conflict-marker"),
    block("entities", "a: &quot;x &amp; y&quot;", #"{"a":"x & y"}"#, "entity"),
    block("equals", "a: 1\nb = \"x\"", #"{"a":1,"b":"x"}"#, "key-sign"),
    block("commas", "\"a\": \"x\",\n\"b\": 1,\n\"c\": 2", #"{"a":"x","b":1,"c":2}"#, "trailing-comma"),
  ]

  static let others = [
    Case(
      "TOML quotes", "+++\na = “x”\nb = y z\nc = \"d\n+++\nText.\n", #"{"a":"x","b":"y z","c":"d"}"#,
      ["quotes", "plain-value"]),
    Case("TOML sign", "+++\na: \"x\"\nb = 1\n+++\nText.\n", #"{"a":"x","b":1}"#, ["key-sign"]),
    Case(
      "JSON commas", "{\n \"a\": 1\n \"b\": [2,],\n}\nText.\n", #"{"a":1,"b":[2]}"#, ["json-syntax", "trailing-comma"]),
    Case("JSON marks", "{\n a: 'x', // y\n}\nText.\n", #"{"a":"x"}"#, ["quotes", "trailing-comma", "json-syntax"]),
    Case(
      "JSON open", "{\n \"a\": [1, 2],\n \"b\": 3\n\nText.\n", #"{"a":[1,2],"b":3}"#, body: "\nText.\n", ["json-syntax"]
    ),
    Case("JSON signs", ";;;\n{\"a\": 1}\n;;;\nText.\n", #"{"a":1}"#, ["delimiter"]),
  ]

  @Test(arguments: delimiters + entries + others)
  func mends(_ example: Case) {
    let repaired = Repaired(example.text)
    #expect(repaired.json == example.metadata)
    #expect(repaired.body == example.body)
    #expect(repaired.rules == example.rules)
  }

  @Test(arguments: [
    "# Title\n\n---\n\na: b\n\n---\n", "Title\n---\n\nText\n",
    "---\n\nText.\n\n---\n\nMore.\n",
    "---\na: 1\n---\n\n---\n\nText.\n\n---\n", "---\na:\n- x\n---\n- item\n- item\n\nText.\n",
    "---\na: 1\n---\n    code\n",
    "---\na: 1\n---\nNote: this\n---\n", "```yaml\na: 1\n```\n\nText\n", "---\ntitle: a --- b\n---\n",
    "---\na: |\n  one\n  ---\n  - two\n---\n", "---\na: yes\nb: 'x' # y\n\n# z\n\nc: a &amp; b\n---\n",
    "{% include x %}\n\nText\n",
    "---\na: -5\nb:\n  -5\n---\n", "---\na: x\u{A0}y\n---\n", "{{< x >}}\n---\n", "---\n  a: 1\n  b: 2\n---\n",
    "---\na: 1\n---\n# Heading\n\n```yaml\n---\nb: 2\n---\n```\n", "---\na: 1\n---\n| x | y |\n|---|---|\n",
    "+++\na = 1\n+++\n+++\n",
    "* a\n* b\n\n***\n", "---\nTitle: x\n---\nBackground\n---\n", "{.class}\n# Text\n", "",
  ])
  func leavesAlone(text: String) {
    #expect(Repaired(text).rules == [])
  }
}
