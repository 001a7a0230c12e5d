import Foundation
import JSONText
import Testing
import ToolRunner

/// Each sample is an input, the record that is expected of it, and what a careful reader says the record must hold.
@Suite struct SamplesTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let samples = root.appendingPathComponent("samples")

  /// Case folders, such as `pdf/two-column`.
  static let cases: [String] = {
    let manager = FileManager.default
    let formats = (try? manager.contentsOfDirectory(atPath: samples.path)) ?? []
    return formats.flatMap { format in
      ((try? manager.contentsOfDirectory(atPath: samples.appendingPathComponent(format).path)) ?? [])
        .map { "\(format)/\($0)" }
    }.filter {
      manager.fileExists(atPath: samples.appendingPathComponent($0).appendingPathComponent("expect.json").path)
    }
    .sorted()
  }()

  /// The input of a case: the file that has a record beside it.
  static func input(of name: String) throws -> URL {
    let folder = samples.appendingPathComponent(name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let input = try #require(
      names.first { names.contains($0 + ".json") }, "no expected record beside the input of \(name)")
    return folder.appendingPathComponent(input)
  }

  @Test(arguments: cases)
  func theRecordIsTheExpectedOne(_ name: String) throws {
    let input = try Self.input(of: name)
    let key = "\(name)/\(input.lastPathComponent)"
    let result = try Tool.run(["convert", "-", "--key", key], input: try Data(contentsOf: input))
    #expect(result.code == 0, "\(result.error)")
    let expected = try String(contentsOf: input.appendingPathExtension("json"), encoding: .utf8)
    let same = Self.withoutPipeline(result.output) == Self.withoutPipeline(expected)
    #expect(same, "the record of \(name) changed: run `make samples` and read the difference")
  }

  /// A record less the account of the pipeline: versions of libraries differ between machines.
  static func withoutPipeline(_ record: String) -> Substring {
    record.range(of: "\n  \"pipeline\": {", options: .backwards).map { record[..<$0.lowerBound] } ?? record[...]
  }

  @Test(arguments: cases)
  func theRecordHoldsWhatAReaderExpects(_ name: String) throws {
    let input = try Self.input(of: name)
    let record = try JSONReader.read([UInt8](Data(contentsOf: input.appendingPathExtension("json"))))
    let checks = try JSONReader.read(
      [UInt8](Data(contentsOf: Self.samples.appendingPathComponent(name).appendingPathComponent("expect.json"))))
    for check in Expectation.all(checks) {
      #expect(check.holds(for: record), "\(check.path) \(check.operation) \(check.wanted)")
    }
  }

  @Test func thereAreSamplesOfEveryFormat() {
    #expect(Self.cases.count >= 8)
    for format in ["docx", "epub", "html", "markdown", "pdf", "text"] {
      #expect(Self.cases.contains { $0.hasPrefix(format + "/") })
    }
  }
}
