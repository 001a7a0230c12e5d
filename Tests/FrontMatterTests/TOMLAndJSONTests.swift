import Testing

@testable import FrontMatter

@Suite struct TOMLAndJSONTests {
  @Test(arguments: [
    ("a = 1\nb = \"x\\ty\"\nc = 'C:\\x'\nd = true", #"{"a":1,"b":"x\ty","c":"C:\\x","d":true}"#),
    ("a = 1_000\nb = 0xFF\nc = 0b101\nd = +1.50\ne = inf", #"{"a":1000,"b":255,"c":5,"d":1.50,"e":"inf"}"#),
    (
      "a = 1979-05-27T07:32:00+00:00\nb = 1979-05-27 07:32:00.50\nc = 1979-05-27\nd = 07:32:00",
      #"{"a":"1979-05-27T07:32:00Z","b":"1979-05-27T07:32:00.5","c":"1979-05-27","d":"07:32:00"}"#
    ),
    ("a = \"\"\"\nx\ny \\\n  z\"\"\"\nb = '''x'y'''", #"{"a":"x\ny z","b":"x'y"}"#),
    (
      "[a.b]\nc = 1\n[[d]]\ne = 1\n[[d]]\ne = 2\n[d.f]\ng = 3",
      #"{"a":{"b":{"c":1}},"d":[{"e":1},{"e":2,"f":{"g":3}}]}"#
    ),
    (
      "a.b = 1\n\"c d\" = [1, [2, 3],\n # x\n 4,\n]\ne = { f = 1, g.h = 2 }",
      #"{"a":{"b":1},"c d":[1,[2,3],4],"e":{"f":1,"g":{"h":2}}}"#
    ),
    ("a = b", "not a TOML value"),
    ("a: 1", "no equals sign after a key"),
  ])
  func readsTOML(block: String, expected: String) {
    #expect(Shared.read("+++\n\(block)\n+++\n") == expected)
  }

  @Test func readsJSON() {
    #expect(Shared.read("{\n \"a\": \"x\\u00e9\\n\",\n \"b\": [1.0, null]}\nText") == #"{"a":"xé\n","b":[1,null]}"#)
    #expect(Shared.read("{}\n") == "{}")
  }
}
