import JSONText
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: [
    "0", "-0", "1", "-1", "10", "1.5", "1e5", "1E+5", "1e-5", "-0.0e0", "123456789012345678901234567890", "true",
    "false", "null", "\"\"", "\"a\"", "\"\\u0041\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "[]", "{}", " [ ] ", "\t{\n}\r",
    "[1,2]", "[[[]]]", "{\"a\":1}", "{\"a\":{\"b\":[1,{\"c\":null}]}}", "{\"\":0}", "{\"a\":1,\"a\":2}", "\"é😀\"",
    "\"\u{7F}\"", "[1 , 2]", "{ \"a\" : 1 , \"b\" : 2 }", "\"\u{2028}\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"",
  ]) func accepts(json: String) throws {
    _ = try JSONReader.read(Array(json.utf8))
  }

  @Test(arguments: [
    "", " ", "01", "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "-01", "1.e1", "NaN", "Infinity", "-Infinity", "tru",
    "True",
    "nul", "nullx", "\"", "\"a", "'a'", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\", "\"a\nb\"", "\"\t\"",
    "\"\u{0}\"",
    "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,",
    "{\"a\":1,}",
    "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{,}", "[}", "{]", "1 2", "[] []", "{}x", "// c\n1", "/* c */1",
    "\u{FEFF}1", "\u{A0}1", "1\u{C}", "\"\\U0041\"", "\"\\u{41}\"", "--1", "1-", "1.5.5", "1e5e5", "[1]]",
  ]) func refuses(json: String) {
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array(json.utf8)) }
  }

  @Test func refusesWhatIsNotUTF8() {
    for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]] {
      #expect(throws: JSONReader.Failure.self) { try JSONReader.read(bytes) }
    }
  }

  @Test(arguments: [
    ("\"\\u00e9\"", "é"), ("\"\\ud83d\\ude00\"", "😀"), ("\"\\ud83d\"", "\u{FFFD}"),
    ("\"\\ude00\\ud83d\"", "\u{FFFD}\u{FFFD}"),
    ("\"\\ud83dx\"", "\u{FFFD}x"), ("\"\\ud83d\\u0041\"", "\u{FFFD}A"), ("\"a\\/b\"", "a/b"), ("\"\\u0000\"", "\0"),
    ("\"\\uD83D\\uDE00\"", "😀"), ("\"\\u005C\"", "\\"),
  ]) func decodesStrings(json: String, expected: String) throws {
    let node = try JSONReader.read(Array(json.utf8))
    #expect(node.string.map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test func saysWhichStringsArePlain() throws {
    let node = try JSONReader.read(Array("[\"é\", \"\\u00e9\"]".utf8))
    guard case .string(_, plain: true)? = node[0]?.value, case .string(_, plain: false)? = node[1]?.value else {
      Issue.record("plain strings are not told from escaped ones")
      return
    }
  }

  @Test func keepsPlaces() throws {
    let json = " {\"ab\": [1, \"x\"], \"c\": true} "
    let node = try JSONReader.read(Array(json.utf8))
    #expect(node.range == 1..<28)
    #expect(node.members?[0].keyRange == 2..<6)
    #expect(node["ab"]?.range == 8..<16)
    #expect(node["ab"]?[1]?.range == 12..<15)
    #expect(node["c"]?.range == 23..<27)
  }

  @Test func readsARangeAndAPrefix() throws {
    let bytes = Array("--- {\"a\": 1} rest".utf8)
    #expect(try JSONReader.read(bytes, in: 4..<12)["a"]?.int == 1)
    let (node, end) = try JSONReader.readPrefix(bytes, in: 3..<bytes.count)
    #expect(node["a"]?.int == 1)
    #expect(end == 12)
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(bytes, in: 4..<11) }
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array("\"\\u0041\"".utf8), in: 0..<5) }
  }

  @Test func lenientReadingLetsPassWhatPagesHave() throws {
    let json = "{\"a\": \"line\nfeed\ttab\", \"b\": [1, 2,],}"
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array(json.utf8)) }
    let node = try JSONReader.read(Array(json.utf8), lenient: true)
    #expect(node["a"]?.string == "line\nfeed\ttab")
    #expect(node["b"]?.array?.count == 2)
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array("[,]".utf8), lenient: true) }
  }

  @Test func saysWhereItStopped() {
    do throws(JSONReader.Failure) {
      _ = try JSONReader.read(Array("{\"a\": tru}".utf8))
      Issue.record("accepted")
    } catch {
      #expect(error.offset == 6)
      #expect("\(error)" == "not a JSON value at byte 6")
    }
  }

  @Test func deepNestingIsRefusedNotDiedOf() throws {
    for open in ["[", "{\"a\":"] {
      let bomb = Array(String(repeating: open, count: 100_000).utf8)
      #expect(throws: JSONReader.Failure.self) { try JSONReader.read(bomb) }
    }
    let limit = JSONReader.depthLimit
    let deep = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    _ = try JSONReader.read(Array(deep.utf8))
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array("[\(deep)]".utf8)) }
  }

  @Test func values() throws {
    let node = try JSONReader.read(Array("{\"i\": -12, \"d\": 1.5, \"b\": true, \"n\": null, \"big\": 1e400}".utf8))
    #expect(node["i"]?.int == -12)
    #expect(node["i"]?.double == -12)
    #expect(node["d"]?.int == nil)
    #expect(node["d"]?.double == 1.5)
    #expect(node["b"]?.bool == true)
    #expect(node["n"]?.kindName == "null")
    #expect(node["x"] == nil)
    #expect(node[0] == nil)
    #expect(node.kindName == "an object")
  }

  @Test func keysAreComparedByCodePoints() throws {
    let node = try JSONReader.read(Array("{\"caf\u{E9}\": 1, \"cafe\u{301}\": 2, \"a\": 3, \"a\": 4}".utf8))
    #expect(node["caf\u{E9}"]?.int == 1)
    #expect(node["cafe\u{301}"]?.int == 2)
    #expect(node["a"]?.int == 4)
  }

  /// No bytes, however changed, stop the process.
  @Test func survivesRandomDamage() {
    let json = Array("{\"a\": [1.5e3, -2, true, null], \"b\": {\"c\": \"x\\u00e9\\n\\ud83d\\ude00 é\"}}".utf8)
    var random = SeededRandom(seed: 5)
    for _ in 0..<5_000 {
      var damaged = json
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let end = Int.random(in: 0...damaged.count, using: &random)
      _ = try? JSONReader.read(damaged, in: 0..<end, lenient: Bool.random(using: &random))
    }
  }
}
