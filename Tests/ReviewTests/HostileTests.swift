import Corrections
import Foundation
import JSONText
import Testing

@testable import Review

/// Documents that would rather run than be read.
@Suite struct HostileTests {
  static let texts = [
    "</script><script>window.pwned = 1</script>", "<!--<script>", "]]></style><svg onload=alert(1)>",
    "\u{2028}\u{2029}<img src=x onerror=alert(1)>", "\u{202E}evil\u{2066}", "'\"`${1}\\u003c/script>", "__proto__",
  ]

  @Test("no text of a document is markup of its page", arguments: texts)
  func text(_ hostile: String) throws {
    let source = "# \(hostile)\n\nOmitted \(hostile)\n"
    let record = try ReviewFixture.record(
      key: "\(hostile).md", title: hostile, in: source,
      extra:
        #""metadata": { "__proto__": 1 }, "diagnostics": [{ "severity": "warning", "code": "x", "message": "</script>" }],"#
    )
    let page = try ReviewFixture.page(record, source)
    let blocks = page.components(separatedBy: "<script").count - 1
    #expect(blocks == 3, "links, data and our own script")
    #expect(page.components(separatedBy: "</script>").count - 1 == 3)
    let links = try block("<script type=\"application/json\" id=\"links\">", page)
    #expect(!links.contains("<") && !links.contains("\u{2028}"))
    #expect(throws: Never.self) { try JSONReader.read(Array(links.utf8)) }
    let data = try block("<script type=\"text/plain\" id=\"data\">", page)
    #expect(!data.isEmpty && data.utf8.allSatisfy(HostileTests.base64.contains))
    let head = try #require(page.components(separatedBy: "<style>").first)
    #expect(!head.contains("<img") && !head.contains("<svg") && !head.contains("\u{202E}"))
  }

  private static let base64 = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=".utf8)

  private func block(_ start: String, _ page: String) throws -> String {
    let rest = try #require(page.components(separatedBy: start).dropFirst().first)
    return try #require(rest.components(separatedBy: "</script>").first)
  }

  @Test("what was decided of hostile documents is no markup either", arguments: texts)
  func decisions(_ hostile: String) throws {
    let source = "# A\n"
    let document = try ReviewFixture.document(
      try ReviewFixture.record(title: "A", in: source), Array(source.utf8))
    let page = String(
      decoding: DocumentPage.bytes(
        title: "A", data: document.data, links: ReviewLinks(number: 1, count: 1, previous: nil, next: nil, index: "i"),
        corrections: [Correction(pointer: "/document/title", value: hostile, note: hostile)]), as: UTF8.self)
    #expect(page.components(separatedBy: "</script>").count - 1 == 4)
    let rows = try JSONReader.read(
      Array(try block("<script type=\"application/json\" id=\"corrections\">", page).utf8))
    #expect(rows[0]?[1]?.string == hostile)
  }

  @Test("an index of hostile titles holds no markup of theirs", arguments: texts)
  func index(_ hostile: String) throws {
    let source = "# \(hostile)\n"
    let record = try ReviewFixture.record(title: hostile, in: source)
    let summary = try JSONReader.read(ReviewFixture.document(record, Array(source.utf8)).summary)
    let page = String(
      decoding: IndexPage.bytes(title: hostile, [.init(summary: ReviewSummary(summary), page: "a.html")]), as: UTF8.self
    )
    #expect(page.components(separatedBy: "<script").count - 1 == 2)
    #expect(!page.contains("<img") && !page.contains("onload=alert(1)>"))
  }

  @Test("a line of a megabyte is folded")
  func longLine() throws {
    let source = "# Title\n\n" + String(repeating: "<b>x</b>", count: 131_072) + "\n"
    let record = try ReviewFixture.record(title: "Title", in: source)
    #expect(try ReviewFixture.page(record, source).utf8.count < 110_000)
    let json = try ReviewFixture.document(record, Array(source.utf8)).json
    #expect(json.count < 4_000)
    #expect(String(decoding: json, as: UTF8.self).contains(#"{"fold":"#))
  }

  @Test("what a record calls itself is no path", arguments: ["../../etc/passwd", "<b>", "A", "", "é", "a/b", "a.b"])
  func name(_ id: String) {
    #expect(ReviewLinks.name(id: id, number: 7) == "document-7.html")
  }

  @Test("a usual id is its page's name")
  func usualName() {
    #expect(ReviewLinks.name(id: "a-page-5f0c2a91d37be604", number: 7) == "a-page-5f0c2a91d37be604.html")
  }
}
