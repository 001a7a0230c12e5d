import Provenance
import Testing

@testable import FrontMatter

@Suite struct YAMLTests {
  @Test(arguments: [
    ("title: A", #"{"title":"A"}"#),
    ("", "{}"),
    ("# only a comment", "{}"),
    (
      "a: true\nb: False\nc: yes\nd: ~\ne:\nf: NULL\ng: on",
      #"{"a":true,"b":false,"c":"yes","d":null,"e":null,"f":null,"g":"on"}"#
    ),
    (
      "a: 007\nb: 0o17\nc: 0x1F\nd: 1_000\ne: 12:30:45\nf: +5\ng: .5\nh: 1.\ni: -0\nj: 1e3\nk: .inf",
      #"{"a":7,"b":15,"c":31,"d":"1_000","e":"12:30:45","f":5,"g":0.5,"h":1,"i":-0,"j":1e3,"k":".inf"}"#
    ),
    ("2013: x\ntrue: y", #"{"2013":"x","true":"y"}"#),
    ("a: 1\na: 2", #"{"a":2}"#),
    ("a: {b: 1, b: 2}", #"{"a":{"b":2}}"#),
    ("a: 'it''s'\nb: \"x\\ty\\u00e9\\x21\"", #"{"a":"it's","b":"x\tyé!"}"#),
    ("a: one\n  two\n\n  three", #"{"a":"one two\nthree"}"#),
    ("a: 'one\n  two\n\n\n  three '", #"{"a":"one two\n\nthree "}"#),
    ("a: \"one \\\n  two\"", #"{"a":"one two"}"#),
    ("a: |\n  x\n   y\n\n  z\nb: 1", #"{"a":"x\n y\n\nz\n","b":1}"#),
    ("a: |-\n  x\n\nb: >+\n  y\n  z\n\n", #"{"a":"x","b":"y z\n\n\n"}"#),
    ("a: >\n  x\n  y\n\n  z\n    code\n  w\n", #"{"a":"x y\nz\n  code\nw\n"}"#),
    ("a: |2\n   x\n  y", #"{"a":" x\ny\n"}"#),
    ("a:\n- 1\n- 2\nb:\n  - c: 1\n    d: 2\n  - - x\n    - y", #"{"a":[1,2],"b":[{"c":1,"d":2},["x","y"]]}"#),
    (
      "a: [x, 'y z', {b: c}, d: e]\nf: {g: h, i: [1, 2], }",
      #"{"a":["x","y z",{"b":"c"},{"d":"e"}],"f":{"g":"h","i":[1,2]}}"#
    ),
    ("a: [x,\ny,\n  z]", #"{"a":["x","y","z"]}"#),
    ("a: http://x.org/#y # comment\nb: x#y", #"{"a":"http://x.org/#y","b":"x#y"}"#),
    (
      "a: &n\n  x: 1\nb: *n\nc:\n  <<: *n\n  x: 2\nd:\n  y: 3\n  <<: [*n]",
      #"{"a":{"x":1},"b":{"x":1},"c":{"x":2},"d":{"y":3,"x":1}}"#
    ),
    ("a: !!str 5\nb: ! 6\nc: !!int 7", #"{"a":"5","b":"6","c":7}"#),
    ("? a\n: b\n? c", #"{"a":"b","c":null}"#),
    ("a: “Quoted” &amp; more", #"{"a":"“Quoted” &amp; more"}"#),
    ("a : b", #"{"a":"b"}"#),
    ("a: x\t\nb: 80\t# c", #"{"a":"x","b":80}"#),
    ("a: - x", "a list in the line of its key"),
    ("a: b: c", "a colon and a space inside a value"),
    ("a: @b", "a character that no plain value begins with"),
    ("a: *b", "an alias of nothing"),
    ("a: {{ b }}", "a key that is a list or a map"),
    ("\ta: b", "a tab as indentation"),
    ("just text", "no keys and values"),
  ])
  func reads(block: String, expected: String) {
    #expect(Shared.yaml(block) == expected)
  }

  @Test(arguments: [
    ("2019-07-25 20:20:00 Z", "2019-07-25T20:20:00Z"),
    ("2019-7-5", "2019-07-05"),
    ("2019-07-25t1:02:03.1400 -5", "2019-07-25T01:02:03.14-05:00"),
    ("2019-07-25  20:20:00 +0530", "2019-07-25T20:20:00+05:30"),
    ("2019-07-25T20:20:00+00:00", "2019-07-25T20:20:00+00:00"),
    ("2019-07-25 20:20:00", "2019-07-25T20:20:00"),
    ("2019-02-29", "2019-02-29x"),
    ("2019-07-25 20:20", "2019-07-25 20:20x"),
    ("2019-13-01", "2019-13-01x"),
  ])
  func normalizesDates(written: String, expected: String) {
    let isDate = !expected.hasSuffix("x")
    let normal = DateForm.normal(Array(written.utf8)[...])
    #expect(normal.map { String(decoding: $0, as: UTF8.self) } == (isDate ? expected : nil))
  }

  @Test func lineEndsOfAnyKind() {
    #expect(Shared.read("---\r\na: |\r\n  x\r\n  y\r\nb: 1\r\n---\r\nText") == #"{"a":"x\ny\n","b":1}"#)
    #expect(Shared.read("---\ra: x\r  y\rb: 1\r---\rText") == #"{"a":"x y","b":1}"#)
    #expect(Shared.read("---\r\r\na: x\r\r\n  y\r\r\n---\r\r\n") == #"{"a":"x y"}"#)
  }

  @Test func bodyFollowsTheClosingLine() {
    let source = Shared.source("---\na: 1\n...  \n\n  Text\n---\n")
    let reading = FrontMatter.read(source)
    #expect(source.quote(reading.body).string == "\n  Text\n---\n")
    #expect(reading.format == .yaml)
  }

  @Test(arguments: ["# Title\n", "", "---", "----\na: 1\n---\n", " ---\na: 1\n---\n", "{% if x %}\n", "{{< x >}}"])
  func noFrontMatter(text: String) {
    let reading = FrontMatter.read(Shared.source(text))
    #expect(reading.format == nil)
    #expect(reading.body == 0..<text.utf8.count)
  }
}
