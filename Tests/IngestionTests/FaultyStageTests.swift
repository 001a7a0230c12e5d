import Foundation
import Testing
import ToolRunner

/// Stages that hang, end, crash, talk, print, eat memory, leave half an answer: each costs its document, and says why.
@Suite struct FaultyStageTests {
  /// Kinds of faults, and what is said of the document; nil where it is converted all the same.
  static let faults: [(kind: String, reason: String?)] = [
    ("hang", "took longer than a document may"), ("spin", "took more processor time than a document may"),
    ("exit", "its reader crashed twice (exit code 0)"), ("crash", "its reader crashed twice (signal 11)"),
    ("flood", "its record is larger than a record may be"), ("print", nil),
    ("allocate", "needed more memory than a document may"), ("half", "its reader crashed twice (exit code 0)"),
    ("forge", "its reader crashed twice (it answered with nothing that can be read)"),
  ]

  @Test(arguments: ["extractor", "cleaner", "structurer"])
  func theRunGoesOn(_ stage: String) throws {
    var files: [String: String] = [:]
    for number in 0..<20 { files["good\(number).txt"] = "Page \(number)\n\nThe \(number)th clinic serves people.\n" }
    for (kind, _) in Self.faults { files["\(kind).txt"] = "Words.\n\nThis is fault: \(stage) \(kind). And more.\n" }
    try Nightly.with(files) { night in
      let run = try Tool.run(["ingest", "in", "out"], in: night.folder, program: Tool.path(of: "faulty"))
      #expect(run.code == 0, "\(run.error)")
      let tree = try night.tree()
      #expect(tree.count == 21, "\(tree.keys.sorted())")
      for number in 0..<20 {
        let record = String(decoding: tree["good\(number).txt.json"] ?? Data(), as: UTF8.self)
        #expect(record.contains("The \(number)th clinic"), "every record is of its own document")
      }
      let list = try night.tool("quarantine", "list", "--output", "out")
      for (kind, reason) in Self.faults {
        let line = list.output.split(separator: "\n").first { $0.hasPrefix("\(kind).txt") }
        #expect(line.map { reason.map($0.contains) ?? false } ?? (reason == nil), "\(kind): \(line ?? "converted")")
      }
    }
  }
}
