import Foundation
import Testing
import ToolRunner

/// `verbatim stages test` of a command: what its author sees.
@Suite(.enabled(if: StageFolder.hasPython))
struct StageTestCommandTests {
  private static func extract(_ text: String) -> String {
    #"print(json.dumps({"id": request["id"], "extract": {"blocks": [{"kind": "paragraph", "text": \#(text)}]}}), flush=True)"#
  }

  private static func clean(_ answer: String) -> String {
    #"print(json.dumps({"id": request["id"], "clean": \#(answer)}), flush=True)"#
  }

  @Test(arguments: [
    ("extractor", extract(#""One café.""#), "a bare string stands nowhere in the source"),
    ("extractor", extract(#"{"text": "Two"}"#), "needs a “rule”"),
    ("extractor", extract(#"{"text": "Two", "rule": "guess"}"#), "is not among those that its hello declares"),
    ("extractor", extract("[0, 999999]"), "leads out of the text"),
    ("extractor", extract("[0, 8]"), "cuts a character at byte 8"),
    ("extractor", extract("[3, 3]"), "is empty: it stands for nothing in the source"),
    (
      "cleaner",
      clean(#"{"edits": [{"block": 0, "text": 0, "range": [0, 1], "replacement": "1", "rule": "fix", "why": ""}]}"#),
      "unknown key “why”"
    ),
    (
      "cleaner", clean(#"{"edits": [{"block": 999, "text": 0, "range": [0, 1], "replacement": "1", "rule": "fix"}]}"#),
      "there is no block 999"
    ),
    ("cleaner", clean(#"{"blocks": ["Other words."]}"#), "unknown key “blocks”; known: edits, drop"),
    ("cleaner", "print('done', flush=True)", "is no JSON"),
  ]) func `A careless answer fails, in words that say what is wrong`(_ kind: String, _ body: String, _ words: String)
    throws
  {
    let hello = #"{"verbatim-stage": 1, "rules": ["fix"]}"#
    let name = kind == "extractor" ? "one.mine" : "one.txt"
    try Tool.withFolder(["stage.py": StageFolder.script(hello, body), name: "One café.\n"]) { folder in
      let result = try Tool.run(
        ["stages", "test", "--kind", kind, "--mutations", "0", "python3 stage.py", name], in: folder)
      #expect(result.code == 65)
      let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("FAILED laws: \(name)") }
      #expect(lines.count == 1 && lines[0].contains(words), "\(result.output)\(result.error)")
    }
  }

  /// What docs/external-stages.md shows is what works.
  @Test func `The stage in the guide passes`() throws {
    let guide = StageFolder.samples.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/external-stages.md")
    let parts = try String(contentsOf: guide, encoding: .utf8).components(separatedBy: "```python\n")
    let script = try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
    try Tool.withFolder(["stage.py": script, "notes.md": "# Notes\n\nThe boat is IMPORTANT.\n"]) { folder in
      let result = try Tool.run(
        ["stages", "test", "--kind", "cleaner", "--mutations", "4", "python3 stage.py", "notes.md"], in: folder)
      #expect(result.code == 0, "\(result.output)\(result.error)")
      #expect(result.output.contains("laws: notes.md") && result.output.contains("9 stated"))
    }
  }
}
