import Stages
import Testing

@Suite struct URLReferenceTests {
  /// RFC 3986, sections 5.4.1 and 5.4.2.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("g.", "http://a/b/c/g."), ("./g/.", "http://a/b/c/g/"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), (" g h\n", "http://a/b/c/g%20h"),
  ])
  func `references from the standard`(_ reference: String, _ absolute: String) {
    #expect(
      URLReference.resolve(base: Array("http://a/b/c/d;p?q".utf8), reference: Array(reference.utf8))
        == Array(absolute.utf8))
  }

  @Test func `a base without a path`() {
    #expect(
      URLReference.resolve(base: Array("https://a.org".utf8), reference: Array("x".utf8))
        == Array("https://a.org/x".utf8))
    #expect(URLReference.resolve(base: Array("/a".utf8), reference: Array("x".utf8)) == nil)
  }
}
