import Foundation
import JSONText
import Stages
import Structurers
import Testing

@testable import Verification

@Suite struct ExplainerTests {
  private func explainer(_ source: String, _ key: String) throws -> Explainer {
    try Explainer(
      Workbench.stored(Workbench.record(of: source, key: key)), source: Array(source.utf8), verifier: Workbench.verifier
    )
  }

  @Test(arguments: [
    ("/project/name", "/project/name"), ("project.name", "/project/name"), (".quantities[0]", "/quantities/0"),
    ("$.sections[1].blocks[0].text", "/sections/1/blocks/0/text"), ("metadata['a/b']", "/metadata/a~1b"), ("", ""),
  ])
  func valuesAreNamedInSeveralWays(path: String, pointer: String) {
    #expect(ValuePath.pointer(path) == pointer)
  }

  @Test func aValueIsShownInItsLine() throws {
    let found = try explainer(Workbench.notes, "a.notes").explain("/quantities/0/text")
    let lines = ExplanationReport.lines(try #require(found.first), key: "a.notes")
    #expect(lines.contains { $0.contains("a.notes:3:23 ") })
    #expect(lines.contains { $0.hasSuffix("3 | The programme reached 1,250 households in") })
    let mark = try #require(lines.first { $0.contains("^") })
    #expect(mark.filter { $0 == "^" }.count == found[0].pieces[0].text.count)
  }

  @Test func rulesAndReasonsAreTold() throws {
    let found = try explainer(Workbench.notes, "a.notes").explain("/project/name")
    let text = ExplanationReport.lines(try #require(found.first), key: "a.notes").joined(separator: "\n")
    #expect(text.contains("stands here by profile.notes.heading"))
    #expect(text.contains("notes.upper-case (spelling): In capitals."))
  }

  @Test func aValueOfAPageIsShownWithItsBox() throws {
    let found = try explainer(Workbench.sheets, "b.sheets").find("12 teams")
    let text = found.flatMap { ExplanationReport.lines($0, key: "b.sheets") }.joined(separator: "\n")
    #expect(text.contains("b.sheets, page 2, box ["))
    #expect(text.contains("Training for 12 teams follows"))
  }

  @Test func whatIsNotThereIsSaidSo() throws {
    let explainer = try explainer(Workbench.notes, "a.notes")
    #expect(throws: (any Error).self) { try explainer.explain("/project/nothing") }
    #expect(explainer.find("no such words").isEmpty)
  }

  @Test func theSchemaIsJSON() throws {
    let fields = RecordFields(root: "event", fields: [.init("fee", .text), .init("hosts", .objects(["name"]))])
    let schema = try JSONReader.read(RecordSchema.text(of: [("event-notice", fields)]))
    let event = schema.at("/allOf/0/then/properties/event/properties")
    #expect(event?.at("/fee/$ref")?.string == "#/$defs/text")
    #expect(event?.at("/hosts/items/properties/name") != nil)
    #expect(schema["properties"]?["evidence"] != nil)
  }

  /// Python's jsonschema, where it is there, is the judge of records and of the schema itself.
  @Test(.enabled(if: SchemaJudge.isThere, "skipped: no python3 with jsonschema"))
  func recordsOfSamplesKeepTheSchema() throws {
    let records = try Collection.samples.map { try $0.record() }
    #expect(try SchemaJudge.verdict(on: records) == "")
  }
}

/// Validates records with Python's jsonschema.
enum SchemaJudge {
  /// That of `.ci/python`, else the system's.
  private static let python: String = {
    let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(".build/python/bin/python").path
    return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
  }()

  static let isThere = (try? run(["-c", "import jsonschema"]))?.status == 0

  /// What is wrong, a line each; empty where nothing is.
  static func verdict(on records: [[UInt8]]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "verbatim-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let profiles = try FactsheetStructurer(options: FactsheetOptions()).profiles
    try Data(RecordSchema.text(of: profiles)).write(to: folder.appending(path: "schema"))
    for (index, record) in records.enumerated() { try Data(record).write(to: folder.appending(path: "\(index).json")) }
    let script = """
      import json, pathlib, sys, jsonschema
      folder = pathlib.Path(sys.argv[1]); schema = json.loads((folder / "schema").read_text())
      jsonschema.Draft202012Validator.check_schema(schema)
      judge = jsonschema.Draft202012Validator(schema)
      for f in sorted(folder.glob("*.json")):
          for e in judge.iter_errors(json.loads(f.read_text())): print(f.name, list(e.absolute_path), e.message[:200])
      """
    let result = try run(["-c", script, folder.path])
    return result.status == 0 ? result.output : "jsonschema failed: \(result.output)"
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
