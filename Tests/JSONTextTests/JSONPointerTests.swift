import JSONText
import Testing

@Suite struct JSONPointerTests {
  /// The document of RFC 6901, section 5.
  let document = """
    {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5, "k\\"l": 6, " ": 7, "m~n": 8}
    """

  @Test(arguments: [
    ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3), ("/g|h", 4), ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
  ]) func findsNumbers(pointer: String, expected: Int) throws {
    #expect(try JSONReader.read(Array(document.utf8)).at(pointer)?.int == expected)
  }

  @Test func findsTheWholeAndItems() throws {
    let node = try JSONReader.read(Array(document.utf8))
    #expect(node.at("")?.range == node.range)
    #expect(node.at("/foo/0")?.string == "bar")
    #expect(node.at("/foo/1")?.string == "baz")
  }

  @Test(arguments: [
    "foo", "/foo/2", "/foo/-", "/foo/-1", "/foo/+1", "/foo/01", "/foo/", "/foo/0/x", "/bar", "//", "/foo/ 1",
  ])
  func findsNothing(pointer: String) throws {
    #expect(try JSONReader.read(Array(document.utf8)).at(pointer) == nil)
  }

  @Test(arguments: [
    ("a/b", "a~1b"), ("m~n", "m~0n"), ("~1", "~01"), ("", ""), ("é/😀", "é~1😀"), ("/\u{301}", "~1\u{301}"),
  ])
  func escapes(token: String, escaped: String) {
    #expect(Array(JSONPointer.escape(token).utf8) == Array(escaped.utf8))
    #expect(Array(JSONPointer.unescape(escaped).utf8) == Array(token.utf8))
  }

  @Test func aSlashIsASlashBeforeACombiningMark() throws {
    let node = try JSONReader.read(Array("{\"a\": {\"\u{301}b\": 1}}".utf8))
    #expect(node.at("/a/\u{301}b")?.int == 1)
  }

  @Test(arguments: [("a~", "a~"), ("a~2", "a~2")]) func brokenEscapesStayReadable(
    escaped: String, token: String
  ) {
    #expect(JSONPointer.unescape(escaped) == token)
  }
}
