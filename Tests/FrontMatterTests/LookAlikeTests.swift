import Testing

@testable import FrontMatter

/// Sound files that look as if they were damaged. None may be touched, and what they hold is what stands there.
@Suite struct LookAlikeTests {
  /// Files without front matter.
  @Test(arguments: [
    "---\n\nA rule first.\n\n---\n\nAnd another.\n", "***\n\nText.\n\n***\n", "Heading\n===\n\nText.\n\n---\n",
    "Two lines of\na heading\n---\n\nText: with a colon.\n", "| key | value |\n|---|---|\n| title | x |\n",
    "name | value\n--- | ---\ntitle | x\n", "```yaml\ntitle: x\ndate: 2020-01-01\n```\n\nText.\n",
    "~~~\ntitle: x\ndraft: true\n~~~\n\nText.\n", "```toml\ntitle = \"x\"\n```\n",
    "{% set title = \"x\" %}\n\nText.\n", "{{ page.title }}\n---\n\nText.\n", "{# a note: of Jinja #}\nText.\n",
    "Title: A page of MultiMarkdown\nAuthor: Jane Doe\n\nText.\n",
    "From: jane@example.org\nTo: joe@example.org\nSubject: The report\n\nDear Joe,\n",
    "Note: this is important.\n\n---\n\nText.\n", "Warning: hot\n---\n\nText.\n",
    "key = value\n\nText about settings.\n",
    "[section]\nkey = 1\n\nText about TOML.\n", "- item: one\n- item: two\n\n---\n",
    "<!---\nA comment.\n--->\n\nText.\n",
    "--->\n\nAn arrow.\n", "--\nJane Doe\nsigned\n", "> title: x\n> date: y\n\n---\n", "+++\n\nThree signs.\n\n+++\n",
    "{.class #id}\n# Heading\n", "\\---\ntitle: x\n---\n", "SÃO PAULO – CAFÉ\n",
    "# Title\n\ntitle: x\n---\n",
  ])
  func withoutFrontMatter(text: String) {
    let file = Repaired(text)
    #expect(file.rules == [])
    #expect(file.json == "{}" || file.reading.format == nil)
    #expect(file.body == text)
  }

  /// Files with front matter that reads as it stands.
  @Test(arguments: [
    ("---\ntitle: x\n---\n\n---\n\nText.\n", #"{"title":"x"}"#),
    ("---\ntitle: x\n---\nNote: one\n---\n", #"{"title":"x"}"#),
    ("---\ntitle: x\n---\nHeading\n---\n", #"{"title":"x"}"#),
    ("---\nlayout: a\ntitle: “Quoted”\n---\n", #"{"layout":"a","title":"“Quoted”"}"#),
    ("---\na: &quot\nb: x &quot;y&quot;\n---\n", #"{"a":null,"b":"x &quot;y&quot;"}"#),
    ("---\na: |\n  ---\n  b: c\n  <<<<<<< HEAD\n---\n", #"{"a":"---\nb: c\n<<<<<<< HEAD\n"}"#),
    ("---\na: 'it''s – née'\n---\nCafé\n", #"{"a":"it's – née"}"#), ("---\n# only a comment\n---\nText.\n", "{}"),
    ("---\n---\n\nText.\n", "{}"), ("---\n{a: 1, b: [x, y]}\n---\n", #"{"a":1,"b":["x","y"]}"#),
    ("---\na: 1\n...\n---\nText.\n", #"{"a":1}"#), ("---\r\na: 1\r\n---\r\nText.\r\n", #"{"a":1}"#),
    ("+++\ntitle = \"\"\"\n---\n+++ not\n\"\"\"\n+++\nText.\n", #"{"title":"---\n+++ not\n"}"#),
    ("{\"a\": \"x // y\", \"b\": \"/* z */\"}\n\nText.\n", #"{"a":"x // y","b":"/* z */"}"#),
    ("---\nkey: é\nke\u{301}y: 1\nk\u{E9}y: 2\n---\n", "{\"key\":\"é\",\"ke\u{301}y\":1,\"k\u{E9}y\":2}"),
  ])
  func withFrontMatter(text: String, metadata: String) {
    let file = Repaired(text)
    #expect(file.rules == [])
    #expect(file.json == metadata)
  }
}
