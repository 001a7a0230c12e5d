import Foundation
import Testing
import ToolRunner

/// What ruamel.yaml (YAML 1.2), tomllib and json read of sound front matter is what we read (`Fixtures/frontmatter_oracle.py`).
@Suite struct FrontMatterOracleTests {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let project = tests.deletingLastPathComponent().deletingLastPathComponent()
  static let script = tests.appendingPathComponent("Fixtures/frontmatter_oracle.py").path
  static let python = project.appendingPathComponent(".build/python/bin/python").path
  static let hasLibraries =
    (try? Tool.run(["-c", "import ruamel.yaml, tomllib"], program: python))?.code == 0
  static let cases = project.deletingLastPathComponent().appendingPathComponent(
    "shared/corpus/frontmatter/cases.jsonl"
  ).path

  private func compare(_ arguments: [String], expecting summary: String) throws {
    try Tool.withFolder { folder in
      let pages = folder.appendingPathComponent("pages")
      try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
      let made = try Tool.run([Self.script] + arguments, in: folder, program: Self.python)
      #expect(made.code == 0, "\(made.error.suffix(800))")
      let read = try Tool.run(["frontmatter", "--format", "jsonl", "pages"], in: folder)
      try Data(read.output.utf8).write(to: folder.appendingPathComponent("read"))
      let compared = try Tool.run([Self.script, "compare", "pages", "read"], in: folder, program: Self.python)
      #expect(compared.output.hasSuffix(summary), "\(compared.output.suffix(3_000))\(compared.error.suffix(800))")
    }
  }

  @Test("three thousand documents of ours", .enabled(if: hasLibraries, "no ruamel.yaml and tomllib"))
  func made() throws {
    try compare(["make", "pages", "3000", "2026"], expecting: "read 3000 refused 0 wrong 0\n")
  }

  @Test(
    "the sound files of real sites",
    .enabled(
      if: hasLibraries && FileManager.default.fileExists(atPath: cases), "no ruamel.yaml, or no corpus beside us"))
  func real() throws {
    try compare(["pages", Self.cases, "pages"], expecting: " refused 0 wrong 0\n")
  }
}
