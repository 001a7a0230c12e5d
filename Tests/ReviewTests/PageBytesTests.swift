import Testing

@testable import Review

@Suite struct PageBytesTests {
  @Test("nothing in a block of data is markup")
  func data() {
    var page = PageBytes()
    page.data(Array("[\"</script><!--&\u{2028}\u{2029}é\"]".utf8), id: "data")
    #expect(
      String(decoding: page.bytes, as: UTF8.self)
        == #"<script type="application/json" id="data">["\u003c/script\u003e\u003c!--\u0026\u2028\u2029é"]</script>"#
        + "\n")
  }
}
