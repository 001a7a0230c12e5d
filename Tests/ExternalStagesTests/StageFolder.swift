import Foundation
import JSONText
import ToolRunner

/// A folder with a stage of one script, its pipeline and a document; what `convert` makes of it.
struct StageFolder {
  let folder: URL

  static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("samples/stages")

  /// The answer of a stage of those few lines of Python: `answer(request)` makes the reply's body; `hello` is what it says first.
  static func script(_ hello: String, _ body: String) -> String {
    """
    import json, sys, time, os
    first = json.loads(sys.stdin.readline())
    print(json.dumps(\(hello)), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        \(body.split(separator: "\n").joined(separator: "\n    "))
    """
  }

  static func pipeline(_ kind: String, timeout: String = "10s", cpu: String = "20s") -> String {
    let options =
      #""name": "mine", "command": ["python3", "stage.py"], "timeout": "\#(timeout)", "cpu": "\#(cpu)""#
    return kind == "extractor"
      ? """
      {"version": 1, "extract": [{"stage": "external", "options": {\(options), "mediaType": "text/x-mine", "extensions": ["mine"]}}],
       "structure": {"stage": "factsheet"}}
      """
      : """
      {"version": 1, "extract": [{"stage": "plain-text"}], "clean": [{"stage": "external", "options": {\(options)}}],
       "structure": {"stage": "factsheet"}}
      """
  }

  func convert(_ name: String, _ more: [String] = []) throws -> Tool.Result {
    try Tool.run(["convert", "--config", "pipeline.json", name] + more, in: folder)
  }

  /// What comes of one document under a script.
  static func result(
    _ kind: String, hello: String, _ body: String, text: String = "One café.\n", timeout: String = "10s",
    cpu: String = "20s"
  ) throws -> Tool.Result {
    let name = kind == "extractor" ? "note.mine" : "note.txt"
    var result: Tool.Result?
    try Tool.withFolder([
      "stage.py": script(hello, body), "pipeline.json": pipeline(kind, timeout: timeout, cpu: cpu), name: text,
    ]) { result = try StageFolder(folder: $0).convert(name) }
    return try result.unwrapped
  }
}

extension Optional {
  struct Missing: Error {}
  var unwrapped: Wrapped {
    get throws {
      guard let self else { throw Missing() }
      return self
    }
  }
}
