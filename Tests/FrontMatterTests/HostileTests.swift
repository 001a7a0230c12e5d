import Testing

@testable import FrontMatter

@Suite struct HostileTests {
  static let blocks: [(String, String)] = [
    (
      "aliases",
      "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        + (1...12).map { "a\($0): &a\($0) [\(String(repeating: $0 == 1 ? "*a," : "*a\($0 - 1),", count: 10))]\n" }
        .joined()
    ),
    ("brackets", "a: " + String(repeating: "[", count: 50_000)),
    ("braces", "a: " + String(repeating: "{a: ", count: 50_000)),
    ("dashes", "a:\n" + String(repeating: "- ", count: 50_000) + "x"),
    ("maps", (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
    ("quotes", "a: " + String(repeating: "\"", count: 100_001)),
    ("open quotes", String(repeating: "a: \"x\n", count: 5_000)),
    ("colons", String(repeating: "a: b: c\n", count: 5_000)),
    ("backslashes", "a: \"" + String(repeating: "\\", count: 100_001)),
    ("keys", String(repeating: "? ", count: 50_000)),
    ("delimiters", String(repeating: "---\n", count: 20_000)),
    ("glued", String(repeating: "a:b\n", count: 20_000)),
    ("tables", String(repeating: "[[a]]\n", count: 20_000)),
    ("entries", String(repeating: "a: 1\n", count: 40_000)),
    ("escapes", "a: \"" + String(repeating: "\\n", count: 50_000) + "\""),
    ("lines", "a: |\n" + String(repeating: "  x\n", count: 40_000)),
    ("comments", String(repeating: "#\n", count: 40_000)),
    ("tabs", String(repeating: "\t", count: 100_000)),
    ("size", "a: " + String(repeating: "x", count: 3_000_000)),
  ]

  /// Refused or read, in a time that does not grow with the square of the size. (Unoptimized builds are some 30 times slower.)
  @Test(arguments: blocks)
  func endsSoon(name: String, block: String) {
    let clock = ContinuousClock()
    for text in ["---\n\(block)\n---\nText.\n", "---\n\(block)", "+++\n\(block)\n+++\n", "{\"a\": \(block)}"] {
      let time = clock.measure { _ = Repaired(text) }
      #expect(time < .seconds(6), "\(name): \(time)")
    }
  }

  @Test func aliasesAreBudgeted() {
    #expect(Shared.yaml(HostileTests.blocks[0].1) == "aliases that repeat too much")
  }

  @Test func depthIsLimited() {
    #expect(Shared.yaml(HostileTests.blocks[1].1) == "nested deeper than 64")
  }
}
