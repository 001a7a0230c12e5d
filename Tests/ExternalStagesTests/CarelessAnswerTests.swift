import Testing
import ToolRunner

/// Answers that would lose or invent the origin of text are refused, in words that say what is wrong.
@Suite(.enabled(if: StageFolder.hasPython))
struct CarelessAnswerTests {
  static let hello = #"{"verbatim-stage": 1, "rules": ["fix"]}"#

  private func extractor(_ text: String) -> String {
    #"print(json.dumps({"id": request["id"], "extract": {"blocks": [{"kind": "paragraph", "text": \#(text)}]}}), flush=True)"#
  }

  private func cleaner(_ edits: String) -> String {
    #"print(json.dumps({"id": request["id"], "clean": {"edits": [\#(edits)]}}), flush=True)"#
  }

  private func refusal(_ kind: String, _ body: String, hello: String = hello) throws -> String {
    let result = try StageFolder.result(kind, hello: hello, body)
    #expect(result.code == 65)
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1)
    return result.error
  }

  @Test func `A bare string is no quotation`() throws {
    #expect(try refusal("extractor", extractor(#""One café.""#)).contains("a bare string stands nowhere in the source"))
  }

  @Test func `A literal needs a rule`() throws {
    #expect(try refusal("extractor", extractor(#"{"text": "Two"}"#)).contains("needs a “rule”"))
  }

  @Test func `A rule has to be declared`() throws {
    let error = try refusal("extractor", extractor(#"{"text": "Two", "rule": "guess"}"#))
    #expect(error.contains("the rule “guess” is not among those that its hello declares: fix"))
  }

  @Test func `A range stays in the text`() throws {
    #expect(
      try refusal("extractor", extractor("[4, 99]")).contains("the range 4–99 leads out of the text, which ends at 11"))
  }

  @Test func `A range cuts no character`() throws {
    #expect(try refusal("extractor", extractor("[0, 8]")).contains("cuts a character at byte 8"))
  }

  @Test func `Two edits do not overlap`() throws {
    let edits = #"""
      {"block": 0, "text": 0, "range": [0, 3], "replacement": "1", "rule": "fix"},
      {"block": 0, "text": 0, "range": [2, 5], "replacement": "2", "rule": "fix"}
      """#
    #expect(
      try refusal("cleaner", cleaner(edits.split(separator: "\n").joined())).contains("edits[1]: overlaps edits[0]"))
  }

  @Test func `An edit replaces something`() throws {
    let edit = #"{"block": 0, "text": 0, "range": [3, 3], "replacement": "!", "rule": "fix"}"#
    #expect(try refusal("cleaner", cleaner(edit)).contains("the range 3–3 is empty: it stands for nothing"))
  }

  @Test func `An edit names a text that is there`() throws {
    let edit = #"{"block": 7, "text": 0, "range": [0, 3], "replacement": "1", "rule": "fix"}"#
    #expect(try refusal("cleaner", cleaner(edit)).contains("edits[0]: there is no block 7; there are 1"))
  }

  @Test func `A key that the protocol has not is a mistake`() throws {
    let edit = #"{"block": 0, "text": 0, "range": [0, 3], "replacement": "1", "rule": "fix", "why": ""}"#
    #expect(try refusal("cleaner", cleaner(edit)).contains("edits[0]: unknown key “why”"))
  }

  @Test func `A cleaner does not answer with a new text`() throws {
    let body = #"print(json.dumps({"id": request["id"], "clean": {"blocks": ["Other words."]}}), flush=True)"#
    #expect(try refusal("cleaner", body).contains("clean: unknown key “blocks”; known: edits, drop"))
  }
}
