public import Provenance

/// A repair shown: a file before it, and after.
public struct RepairExample: Sendable {
  public let rule: Rule
  public let before: String
  public let after: String

  /// One for each repair, in the order of the catalogue. The tests hold them true.
  public static let all: [RepairExample] = [
    RepairExample(.leadingJunk, "\n  ---\ntitle: A\n---\n", "---\ntitle: A\n---\n"),
    RepairExample(.delimiter, "---\ntitle: A\n———\n", "---\ntitle: A\n---\n"),
    RepairExample(
      .strayDelimiter, "---\ntitle: A\n---\nlayout: post\n---\n", "---\ntitle: A\nlayout: post\n---\n"),
    RepairExample(.missingOpening, "title: A\nlayout: post\n---\n", "---\ntitle: A\nlayout: post\n---\n"),
    RepairExample(.missingClosing, "---\ntitle: A\n\nText.\n", "---\ntitle: A\n---\n\nText.\n"),
    RepairExample(.fence, "```yaml\n---\ntitle: A\n---\n```\n", "---\ntitle: A\n---\n"),
    RepairExample(
      .conflictMarker, "---\n<<<<<<< HEAD\na: 1\n=======\nb: 2\n>>>>>>> main\n---\n", "---\na: 1\nb: 2\n---\n"),
    RepairExample(.entity, "---\ntitle: &quot;A: b&quot;\n---\n", "---\ntitle: \"A: b\"\n---\n"),
    RepairExample(.invisible, "---\ntitle:\u{A0}A\n---\n", "---\ntitle: A\n---\n"),
    RepairExample(.mojibake, "---\ntitle: CafÃ© â€“ bar\n---\n", "---\ntitle: Café – bar\n---\n"),
    RepairExample(.tabIndent, "---\nmenu:\n\tname: A\n---\n", "---\nmenu:\n  name: A\n---\n"),
    RepairExample(.indent, "---\ntitle: A\n layout: post\n---\n", "---\ntitle: A\nlayout: post\n---\n"),
    RepairExample(.listItem, "---\ntags:\n  -a\n  • b\n---\n", "---\ntags:\n  - a\n  - b\n---\n"),
    RepairExample(.listIndent, "---\ntags:\n  - a\n    - b\n---\n", "---\ntags:\n  - a\n  - b\n---\n"),
    RepairExample(.inlineItem, "---\ntags: - a\n---\n", "---\ntags:\n  - a\n---\n"),
    RepairExample(.openBracket, "---\ntags: [a, b\n---\n", "---\ntags: [a, b]\n---\n"),
    RepairExample(.colonSpace, "---\ntitle:A\n---\n", "---\ntitle: A\n---\n"),
    RepairExample(.keySign, "---\ntitle: A\nlayout = \"post\"\n---\n", "---\ntitle: A\nlayout: \"post\"\n---\n"),
    RepairExample(.repeatedKey, "---\nimage: image: a.png\n---\n", "---\nimage: a.png\n---\n"),
    RepairExample(.plainValue, "---\ntitle: A: b\n---\n", "---\ntitle: 'A: b'\n---\n"),
    RepairExample(.quotes, "---\ntitle: \"A \"b\" c\"\n---\n", "---\ntitle: A \"b\" c\n---\n"),
    RepairExample(.badEscape, "---\npath: \"C:\\Docs\"\n---\n", "---\npath: \"C:\\\\Docs\"\n---\n"),
    RepairExample(
      .wrappedLine, "---\nsummary: One\ntwo three.\n---\n", "---\nsummary: One\n  two three.\n---\n"),
    RepairExample(
      .trailingComma, "---\n\"title\": \"A\",\n---\n", "---\n\"title\": \"A\"\n---\n"),
    RepairExample(.jsonSyntax, "{\n  \"a\": 1\n  \"b\": 2\n}\n", "{\n  \"a\": 1,\n  \"b\": 2\n}\n"),
  ]

  private init(_ rule: Rule, _ before: String, _ after: String) {
    self.rule = rule
    self.before = before
    self.after = after
  }
}
