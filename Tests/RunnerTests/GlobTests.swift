import Testing

@testable import Runner

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.pdf", "a/b/c.pdf", true), ("*.pdf", "a/b/c.html", false), ("drafts/*.md", "drafts/a.md", true),
    ("drafts/*.md", "x/drafts/a.md", false), ("**/drafts/*.md", "x/y/drafts/a.md", true),
    ("**/drafts/*.md", "drafts/a.md", true), ("/a.md", "a.md", true), ("/a.md", "b/a.md", false),
    ("[ab]?.txt", "b1.txt", true), ("[!ab]?.txt", "b1.txt", false), ("a*b*c", "aXXbYYc", true),
    ("a*b*c", "aXXbYY", false),
    ("docs/**", "docs/a/b.md", true), ("docs/*", "docs/a/b.md", false), ("[0-9]*.md", "2019-page.md", true),
  ])
  func matches(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(Glob(pattern).matches(Array(path.utf8)) == expected, "\(pattern) on \(path)")
  }

  @Test func aPatternThatEndsInASlashIsForFolders() {
    #expect(Glob("build/").matches(Array("build".utf8), isFolder: true))
    #expect(!Glob("build/").matches(Array("build".utf8)))
  }

  @Test func manyStarsOnALongNameEndSoon() {
    let name = [UInt8](repeating: UInt8(ascii: "a"), count: 255)
    #expect(!Glob(String(repeating: "a*", count: 60) + "b").matches(name))
  }
}
