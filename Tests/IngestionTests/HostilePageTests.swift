import Foundation
import Testing
import ToolRunner

/// Pages that are built to hurt: the whole text, or an explicit failure within limits. Never silent loss.
@Suite struct HostilePageTests {
  /// Numbered words, to be counted again in the record.
  private static func words(_ range: ClosedRange<Int>) -> String {
    range.map { "w\($0)x" }.joined(separator: " ")
  }

  private static let pages: [String: String] = {
    var pages: [String: String] = [:]
    for depth in [255, 257, 2000, 20_000] {
      pages["depth\(depth).html"] =
        "<h1>Start</h1><p>\(words(1...50))</p>" + String(repeating: "<div>", count: depth) + "<p>\(words(51...200))</p>"
      pages["lists\(depth).html"] =
        (0..<4).map { "<p>\(words($0 * 50 + 1...$0 * 50 + 50))</p>" + String(repeating: "<ul><li>", count: depth / 4) }
        .joined()
    }
    pages["attributes.html"] = "<p" + (0..<40_000).map { " a\($0)=1" }.joined() + ">\(words(1...200))</p>"
    pages["anchors.html"] = String(repeating: "<a>", count: 100_000) + words(1...200)
    pages["anchors2.html"] = "<p>" + words(1...200).replacing(" ", with: " <a href=x>")
    var last = "a"
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for name in ["b", "c", "d", "e", "f", "g", "h", "i"] {
      bomb += "\(name): &\(name) [\([String](repeating: "*\(last)", count: 9).joined(separator: ","))]\n"
      last = name
    }
    let nested = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    for (name, head) in [
      ("aliases", bomb), ("deep", "a: " + String(repeating: "[", count: 10_000) + "\n"), ("indented", nested),
      ("scalar", "a: \(words(201...300)) " + String(repeating: "x", count: 1_000_000) + "\n"),
      ("quoted", "a: \"\(words(201...300))\n" + String(repeating: " words go on", count: 80_000) + "\"\n"),
    ] { pages["\(name).md"] = "---\n\(head)---\n\n\(words(1...200))\n" }
    return pages
  }()

  @Test func everyWordOrAFailure() throws {
    try Nightly.with(HostilePageTests.pages) { night in
      let run = try night.ingest("--fail-on", "never", "--timeout", "300s", "--cpu", "100s")
      #expect(run.code == 0, "\(run.error)")
      let records = try night.tree()
      let failures = try night.tool("quarantine", "list", "--output", "out").output.split(separator: "\n")
      for (name, text) in HostilePageTests.pages {
        guard let record = records["\(name).json"] else {
          #expect(failures.contains { $0.hasPrefix("\(name): ") }, "\(name): neither a record nor a reason")
          continue
        }
        let found = Set(words(in: String(decoding: record, as: UTF8.self)))
        #expect(found.isSuperset(of: words(in: text)), "\(name) lost words")
      }
      #expect(failures.count <= 4, "\(failures)")
      #expect(try night.tool("verify", "out", "--sources", "in", "--quiet").code == 0)
    }
  }

  private func words(in text: String) -> [Substring] {
    text.utf8.split { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: "w") && $0 != UInt8(ascii: "x") }
      .map { Substring($0) }.filter { $0.utf8.count > 2 && $0.hasPrefix("w") && $0.hasSuffix("x") }
  }
}
