import Foundation
import JSONText
import Testing
import ToolRunner

/// Stages that hang, end, crash, talk, print, eat memory, leave half an answer: each costs its document, and says why.
@Suite struct FaultyStageTests {
  /// Kinds of faults, and what is said of the document; nil where it is converted all the same.
  static let faults: [(kind: String, reason: String?)] = [
    ("hang", "over the time limit of 15 s; raise it with --timeout"),
    ("spin", "over the processor time limit of 1 s; raise it with --cpu"),
    ("exit", "its reader crashed twice (exit code 0)"), ("crash", "its reader crashed twice (signal 11)"),
    ("flood", "over the record size limit of 1 MiB; raise run.maxOutput"), ("print", nil),
    ("allocate", "over the memory limit of 512 MiB; raise it with --memory"),
    ("half", "its reader crashed twice (exit code 0)"),
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

  /// An engine reads nothing but answers, whatever the libraries print.
  @Test func whatIsPrintedIsNoAnswer() throws {
    let jobs = ["extractor", "cleaner", "structurer"].map {
      #"{"id": "\#($0)", "key": "a.txt", "text": "This is fault: \#($0) print. And more.\n"}"# + "\n"
    }
    let result = try Tool.run(["jobs"], input: Data(jobs.joined().utf8), program: Tool.path(of: "faulty"))
    #expect(result.code == 0)
    let answers = try result.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    #expect(answers.map { $0["id"]?.string } == ["extractor", "cleaner", "structurer"])
    #expect(answers.allSatisfy { $0["status"]?.string == "converted" })
    #expect(result.error.hasPrefix("words without end\n"), "it is for people to read")
  }
}
