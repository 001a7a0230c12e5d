import Foundation
import Testing
import ToolRunner

@Suite struct StagesNewTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func copyTree(to folder: URL) throws {
    let sources = folder.appendingPathComponent("Sources/Library")
    try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
    for path in ["Package.swift", "Sources/Library/StageRegistry.swift"] {
      try FileManager.default.copyItem(at: root.appendingPathComponent(path), to: folder.appendingPathComponent(path))
    }
  }

  @Test(arguments: ["extractor", "cleaner"]) func writesAStageOnceAndMakesItKnown(_ kind: String) throws {
    try Tool.withFolder { folder in
      try copyTree(to: folder)
      let made = try Tool.run(["stages", "new", kind, "field-notes"], in: folder)
      #expect(made.code == 0, "\(made.error)")
      let registry = try String(
        contentsOf: folder.appendingPathComponent("Sources/Library/StageRegistry.swift"), encoding: .utf8)
      #expect(registry.contains("FieldNotes"))
      let paths = made.output.split(separator: "\n").filter { $0.hasPrefix("wrote") }.map { String($0.dropFirst(9)) }
      #expect(!paths.isEmpty)
      for path in paths where path.hasSuffix(".swift") {
        let parsed = try Tool.run(["swiftc", "-parse", path], in: folder, program: "/usr/bin/env")
        #expect(parsed.code == 0, "\(path): \(parsed.error)")
      }
      let again = try Tool.run(["stages", "new", kind, "field-notes"], in: folder)
      #expect(again.code == 73 && again.errorLines.count == 1, "\(again.error)")
    }
  }

  @Test func refusesAnyOtherFolder() throws {
    try Tool.withFolder { folder in
      let made = try Tool.run(["stages", "new", "cleaner", "a"], in: folder)
      #expect(made.code == 66 && made.errorLines.count == 1, "\(made.error)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }
}
