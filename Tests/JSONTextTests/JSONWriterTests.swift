import JSONText
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  func written(compact: Bool = false, _ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(compact: compact)
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  func sample(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.int(1)
    writer.string("x")
    writer.endArray()
    writer.key("at")
    writer.beginArray(inline: true)
    writer.int(0)
    writer.beginObject(inline: true)
    writer.key("k")
    writer.bool(false)
    writer.endObject()
    writer.endArray()
    writer.key("empty")
    writer.beginObject()
    writer.endObject()
    writer.key("none")
    writer.beginArray()
    writer.endArray()
    writer.key("n")
    writer.null()
    writer.endObject()
    writer.lineFeed()
  }

  @Test func indentsByTwoSpaces() {
    #expect(
      written(sample) == """
        {
          "a": [
            1,
            "x"
          ],
          "at": [0, {"k": false}],
          "empty": {},
          "none": [],
          "n": null
        }

        """)
  }

  @Test func compactIsOneLine() {
    #expect(
      written(compact: true, sample)
        == "{\"a\":[1,\"x\"],\"at\":[0,{\"k\":false}],\"empty\":{},\"none\":[],\"n\":null}\n")
  }

  @Test(arguments: [
    ("é😀", "\"é😀\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\n\r\t", "\"\\n\\r\\t\""),
    ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\\u007f\""),
    ("/", "\"/\""), ("", "\"\""), ("\u{2028}", "\"\u{2028}\""),
  ]) func strings(text: String, expected: String) {
    #expect(written { $0.string(text) } == expected)
    #expect(written { $0.string(utf8: Array(text.utf8)) } == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (0.04, "0"), (-0.04, "0"), (0.05, "0.1"), (72, "72"), (72.06, "72.1"), (-0.5, "-0.5"),
      (-12.34, "-12.3"),
      (612, "612"), (1e9, "1000000000"), (.infinity, "0"), (.nan, "0"), (1e30, "0"),
    ] as [(Float, String)]) func tenths(number: Float, expected: String)
  {
    #expect(written { $0.tenths(number) } == expected)
  }

  @Test func numbersAsSpelled() {
    #expect(written { $0.number("1.50".utf8) } == "1.50")
    #expect(written { $0.int(.min) } == "-9223372036854775808")
  }

  @Test(arguments: [true, false]) func whatIsWrittenIsReadBack(compact: Bool) throws {
    let json =
      "{\"a\":[1,-2.50,\"x\\u0001\\\"\\\\é\\ud83d\\ude00\",true,null,{}],\"b\":{\"c\":[],\"\":\"\"},\"b\":1e400}"
    let node = try JSONReader.read(Array(json.utf8))
    let once = written(compact: compact) { $0.node(node) }
    let again = try JSONReader.read(Array(once.utf8))
    #expect(written(compact: compact) { $0.node(again) } == once)
    #expect(
      written(compact: true) { $0.node(again) }
        == "{\"a\":[1,-2.50,\"x\\u0001\\\"\\\\é😀\",true,null,{}],\"b\":{\"c\":[],\"\":\"\"},\"b\":1e400}")
  }

  /// Random trees come back as they were.
  @Test func randomValuesComeBack() throws {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      let node = randomNode(depth: 0, &random)
      let text = written(compact: Bool.random(using: &random)) { $0.node(node) }
      let back = try JSONReader.read(Array(text.utf8))
      #expect(written(compact: true) { $0.node(back) } == written(compact: true) { $0.node(node) })
    }
  }

  private func randomNode(depth: Int, _ random: inout SeededRandom) -> JSONNode {
    switch Int.random(in: depth > 4 ? 2...5 : 0...5, using: &random) {
    case 0:
      return JSONNode(
        .array((0..<Int.random(in: 0...4, using: &random)).map { _ in randomNode(depth: depth + 1, &random) }))
    case 1: return randomObject(depth: depth, &random)
    case 2: return JSONNode(.number("\(Int.random(in: -99...99, using: &random)).5e1"))
    case 3: return JSONNode(.bool(Bool.random(using: &random)))
    case 4: return JSONNode(.null)
    default: return JSONNode(.string(randomString(&random), plain: true))
    }
  }

  private func randomObject(depth: Int, _ random: inout SeededRandom) -> JSONNode {
    let keys = (0..<Int.random(in: 0...4, using: &random)).map { _ in randomString(&random) }
    var json = JSONWriter(compact: true)
    json.beginObject()
    for key in keys {
      json.key(key)
      json.node(randomNode(depth: depth + 1, &random))
    }
    json.endObject()
    return (try? JSONReader.read(json.bytes)) ?? JSONNode(.null)
  }

  private func randomString(_ random: inout SeededRandom) -> String {
    let scalars: [Unicode.Scalar] = ["a", "\"", "\\", "\n", "\u{0}", "\u{7F}", "é", "😀", "\u{301}", "/", "~"]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &random) { text.append(scalars.randomElement(using: &random)!) }
    return String(text)
  }
}
