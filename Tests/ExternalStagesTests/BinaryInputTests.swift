import Foundation
import JSONText
import Testing
import ToolRunner

/// Extractors of files that are no text.
@Suite(.enabled(if: StageFolder.hasPython))
struct BinaryInputTests {
  /// A name that stands in the file as it is, a number of two bytes, and a letter beyond ASCII.
  static let file: [UInt8] =
    Array("GPS1".utf8) + [0, 1, 2, 3, 0, 0] + Array("Kirawa well".utf8) + [0, 0x30, 0x39, 0xE9, 0, 0, 7]

  static let body = #"""
    import base64, struct
    data = base64.b64decode(request["extract"]["base64"])
    assert data[:4] == b"GPS1" and len(data) == 28, data
    memory = os.memfd_create("document")
    os.write(memory, data)
    assert open(f"/proc/self/fd/{memory}", "rb").read() == data
    depth = {"range": [22, 24], "text": str(struct.unpack(">H", data[22:24])[0]), "rule": "number"}
    blocks = [{"kind": "heading", "level": 1, "text": [10, 21]}, {"kind": "paragraph", "text": [depth, [24, 25]]}]
    print(json.dumps({"id": request["id"], "extract": {"blocks": blocks}}), flush=True)
    """#

  private func convert(input: String, _ body: String, _ check: (URL, Tool.Result) throws -> Void) throws {
    let options = """
      "name": "mine", "command": ["python3", "stage.py"], "mediaType": "application/x-mine", "extensions": ["mine"]\(input)
      """
    try Tool.withFolder([
      "stage.py": StageFolder.script(#"{"verbatim-stage": 1, "rules": ["number"]}"#, body),
      "pipeline.json": """
      {"version": 1, "extract": [{"stage": "external", "options": {\(options)}}], "structure": {"stage": "factsheet"}}
      """,
    ]) { folder in
      try Data(Self.file).write(to: folder.appendingPathComponent("well.mine"))
      let result = try Tool.run(
        ["convert", "--config", "pipeline.json", "well.mine", "--output", "out"], in: folder)
      try check(folder, result)
    }
  }

  @Test func `Places in a file that is no text are proved or stated`() throws {
    try convert(input: #", "input": "bytes""#, Self.body) { folder, result in
      #expect(result.code == 0, "\(result.error)")
      let record = try JSONReader.read(
        Array(Data(contentsOf: folder.appendingPathComponent("out/well.mine.json"))))
      #expect(record.at("/document/title")?.string == "Kirawa well")
      #expect(record.at("/evidence/~1document~1title/0/bytes")?.array?.compactMap(\.int) == [10, 21])
      #expect(record.at("/evidence/~1document~1title/0/is")?.string == "quoted")
      #expect(record.at("/sections/0/blocks/0/text")?.string == "12345é")
      #expect(record.at("/evidence/~1sections~10~1blocks~10~1text/0/by/0")?.string == "external.mine.number")
      let verdict = try Tool.run(["verify", "out", "--sources", "."], in: folder)
      #expect(verdict.code == 0, "\(verdict.output)\(verdict.error)")
    }
  }

  @Test func `A stage that reads text is sent no other files`() throws {
    try convert(input: "", Self.body) { _, result in
      #expect(result.code == 65 && result.error.contains("not a text file"), "\(result.error)")
    }
  }

  @Test func `A range leads not beyond the file`() throws {
    let body = #"""
      print(json.dumps({"id": 1, "extract": {"blocks": [{"kind": "paragraph", "text": [20, 29]}]}}), flush=True)
      """#
    try convert(input: #", "input": "bytes""#, body) { _, result in
      #expect(result.error.contains("the range 20–29 leads out of the text, which ends at 28"), "\(result.error)")
    }
  }

  @Test func `Ranges count the file's bytes also where it is text`() throws {
    let body = #"""
      print(json.dumps({"id": 1, "extract": {"blocks": [{"kind": "paragraph", "text": [0, 4]}]}}), flush=True)
      """#
    let script = StageFolder.script(#"{"verbatim-stage": 1}"#, body)
    let options = """
      "name": "mine", "command": ["python3", "stage.py"], "mediaType": "text/x-mine", "extensions": ["mine"], "input": "bytes"
      """
    try Tool.withFolder([
      "stage.py": script,
      "pipeline.json": """
      {"version": 1, "extract": [{"stage": "external", "options": {\(options)}}], "structure": {"stage": "factsheet"}}
      """,
    ]) { folder in
      try Data([0x63, 0x61, 0x66, 0xE9, 0x0A]).write(to: folder.appendingPathComponent("a.mine"))
      let result = try Tool.run(["convert", "--config", "pipeline.json", "a.mine"], in: folder)
      let record = try JSONReader.read(Array(result.output.utf8))
      #expect(record.at("/sections/0/blocks/0/text")?.string == "café", "\(result.error)")
    }
  }
}
