import Foundation
import TestSupport
import Testing
import ToolRunner

/// Whatever befalls a text file, its record proves itself or the file fails in one line; nothing dies.
@Suite struct DamagedSamplesTests {
  static let count = 60
  /// Records that say less than they should of heavily damaged files: marks about scraps of markup, values repaired twice.
  /// To be lowered, never raised.
  static let known = 1

  @Test func recordsOfDamagedSamplesProveThemselves() throws {
    try Tool.withFolder { folder in
      let sources = folder.appendingPathComponent("sources")
      try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
      try DamagedSamplesTests.write(to: sources)

      let converted = try Tool.run(["convert", "sources", "--output", "out", "--quiet"], in: folder)
      #expect([0, 3].contains(converted.code), "\(converted.error)")
      #expect(!converted.error.contains("crashed"), "\(converted.error)")

      let verified = try Tool.run(["verify", "out", "--sources", "sources", "--quiet"], in: folder)
      let failed = verified.output.split(separator: "\n").filter { $0.hasPrefix("FAILED") }
      #expect(
        failed.count <= DamagedSamplesTests.known, "\(verified.output.prefix(4000))\(verified.error.prefix(1000))")
    }
  }

  /// Damaged copies of the text samples, the same on every run.
  private static func write(to folder: URL) throws {
    let inputs = try SamplesTests.cases.map { try SamplesTests.input(of: $0) }
      .filter { !["pdf", "docx", "epub"].contains($0.pathExtension) }
    var damage = Damage(seed: 2026)
    for index in 0..<count {
      let input = inputs[index % inputs.count]
      let bytes = damage.apply(to: [UInt8](try Data(contentsOf: input)))
      try Data(bytes).write(to: folder.appendingPathComponent("\(index)-\(input.lastPathComponent)"))
    }
  }
}
