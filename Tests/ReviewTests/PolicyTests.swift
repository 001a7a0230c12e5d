import Foundation
import Runner
import Testing

@testable import Review

@Suite struct PolicyTests {
  @Test("the policy lets in nothing but the script and the style that are on the page")
  func hashes() throws {
    let source = "# A\n"
    let page = try ReviewFixture.page(try ReviewFixture.record(title: "A", in: source), source)
    let index = String(decoding: IndexPage.bytes(title: "A", []), as: UTF8.self)
    for page in [page, index] {
      let script = try between("<script>", "</script>", page)
      let style = try between("<style>", "</style>", page)
      let policy = try between("Content-Security-Policy\" content=\"", "\"", page)
      #expect(
        policy
          == "default-src 'none'; img-src data:; script-src \(hash(script)); style-src \(hash(style)); base-uri 'none'; form-action 'none'"
      )
      #expect(!page.contains(" style=\"") && !page.contains("<link"))
    }
  }

  private func between(_ start: String, _ end: String, _ text: String) throws -> String {
    let rest = try #require(text.range(of: start)).upperBound
    return String(text[rest..<(try #require(text.range(of: end, range: rest..<text.endIndex)).lowerBound)])
  }

  private func hash(_ text: String) -> String {
    let digits = Array(Digest.hex(text.utf8))
    let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16)! }
    return "'sha256-\(Data(bytes).base64EncodedString())'"
  }
}
