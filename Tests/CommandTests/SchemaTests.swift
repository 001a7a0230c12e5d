import Foundation
import JSONText
import Runner
import Stages
import Testing
import ToolRunner

@testable import verbatim

/// `verbatim schema`: what editors complete and check by says what the code reads.
@Suite struct SchemaTests {
  static let root = ProfileFileTests.profiles.deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ kind: String) throws -> String {
    try Tool.run(["schema", kind], in: FileManager.default.temporaryDirectory).output
  }

  #if PDF
    @Test(arguments: ["record", "pipeline", "profile", "stage-protocol"])
    func `The schemas in docs are those that are printed`(_ kind: String) throws {
      let stored = try String(
        contentsOf: Self.root.appendingPathComponent("docs/schemas/\(kind).json"), encoding: .utf8)
      #expect(try Self.text(kind) == stored, "run: make schemas")
    }
  #endif

  @Test func `A record's schema has the fields of the profile that is named`() throws {
    let own = ["schema", "record", "--profile", ProfileAdviceTests.profile]
    let event = try JSONReader.read(Array(Tool.run(own).output.utf8))
    #expect(event.at("/allOf/0/if/properties/profile/properties/name/const")?.string == "event-notice")
    #expect(event.at("/allOf/0/then/properties/event/properties/fee/$ref")?.string == "#/$defs/text")
    let standard = try JSONReader.read(Array(Self.text("record").utf8))
    #expect(standard.at("/allOf/0/then/properties/project/properties/scope/enum")?.array?.count == 3)
  }

  @Test func `A pipeline's schema knows every stage and every option`() throws {
    let schema = try JSONReader.read(Array(Self.text("pipeline").utf8))
    for (slot, stage) in Registry.stages.all {
      let choices = (schema.at("/properties/\(slot)/items") ?? schema.at("/properties/\(slot)"))?["anyOf"]?.array ?? []
      #expect(choices.contains { $0.at("/properties/stage/const")?.string == stage.name.description }, "\(stage.name)")
    }
    let run = schema.at("/properties/run/properties")?.members?.map(\.key) ?? []
    #expect(run.contains("timeout") && run.contains("jobs") && run.contains("sandbox"), "\(run)")
  }
}

/// Documents and whether they keep a schema, by Python's jsonschema.
@Suite(.enabled(if: SchemaTests.Judge.isThere, "skipped: no python with jsonschema"))
struct SchemaJudgementTests {
  private func pipeline(_ rest: String) -> String {
    #"{"version": 1, "extract": [{"stage": "markdown"}], "structure": {"stage": "factsheet"}, \#(rest)}"#
  }

  @Test(arguments: [
    "pipeline.json", "samples/stages/csv/pipeline.json", "samples/stages/abbreviations/pipeline.json",
  ]) func `Pipelines of ours keep the schema`(_ name: String) throws {
    let text = try String(contentsOf: SchemaTests.root.appendingPathComponent(name), encoding: .utf8)
    #expect(try SchemaTests.Judge.verdict("pipeline", text) == "")
  }

  @Test(arguments: [
    "", #""run": {"timeout": "30s", "memory": "1GiB", "jobs": 2},"#, #""profiles": {"a/**": ["auto"]},"#,
    #""$schema": "pipeline.json","#, #""sink": {"stage": "json", "options": {"evidence": "none"}},"#,
  ]) func `What the command takes keeps the schema`(_ member: String) throws {
    let text = pipeline(member + #""clean": []"#)
    #expect(try SchemaTests.Judge.verdict("pipeline", text) == "")
    #expect(throws: Never.self) { try PipelineSetup(bytes: Array(text.utf8)).plan() }
  }

  @Test(arguments: [
    #""clean": [{"stage": "washing"}]"#, #""clean": [{"stage": "whitespace", "options": {"width": 2}}]"#,
    #""clean": {"stage": "whitespace"}"#, #""colour": 1"#, #""run": {"timeout": "soon"}"#, #""run": {"jobs": "two"}"#,
    #""sink": {"stage": "json", "options": {"evidence": "somewhere"}}"#, #""profiles": ["auto"]"#,
    #""clean": [{"stage": "external", "options": {"name": "x"}}]"#,
  ]) func `What the command refuses breaks the schema`(_ member: String) throws {
    #expect(try SchemaTests.Judge.verdict("pipeline", pipeline(member)) != "")
    #expect(throws: (any Error).self) { try PipelineSetup(bytes: Array(pipeline(member).utf8)).plan() }
  }

  @Test(arguments: ["event-notice.json", "with-budget.json", "without-contacts.json"])
  func `Profiles of ours keep the schema`(_ name: String) throws {
    let text = try String(contentsOf: ProfileFileTests.profiles.appendingPathComponent(name), encoding: .utf8)
    #expect(try SchemaTests.Judge.verdict("profile", text) == "")
  }

  @Test(arguments: [
    #""colour": 1"#, #""fields": [{"key": "a", "kind": "colour"}]"#, #""fields": [{"key": "a b", "kind": "text"}]"#,
    #""labels": {"fee": "price"}"#, #""roles": [{"role": "agenda", "headings": ["agenda"]}]"#, #""contacts": "maybe""#,
    #""document": {"colour": ["red"]}"#, #""version": "1""#,
  ]) func `What the reader of profiles refuses breaks the schema`(_ member: String) throws {
    let text = #"{"name": "a", "root": "b", \#(member)}"#
    #expect(try SchemaTests.Judge.verdict("profile", text) != "")
    try Tool.withFolder(["profile.json": text, "a.txt": "A.\n"]) { folder in
      let result = try Tool.run(["convert", "--profile", "profile.json", "a.txt"], in: folder)
      #expect(result.code == 78, "\(result.output)")
    }
  }

  @Test func `Records of a profile in a file keep its schema, and others do not`() throws {
    let own = ["--profile", ProfileAdviceTests.profile]
    let schema = try Tool.run(["schema", "record"] + own).output
    let document = ProfileFileTests.profiles.appendingPathComponent("event-notice/tide-gauges.md").path
    let record = try Tool.run(["convert", document] + own).output
    #expect(try SchemaTests.Judge.verdict(schema: schema, record) == "")
    let wrong = record.replacingOccurrences(of: "\"start\": \"2026-03-09\"", with: "\"start\": \"next week\"")
    #expect(wrong != record)
    #expect(try SchemaTests.Judge.verdict(schema: schema, wrong) != "")
  }
}

extension SchemaTests {
  /// Python's jsonschema: that of `.ci/python`, else the system's.
  enum Judge {
    private static let python: String = {
      let own = SchemaTests.root.appendingPathComponent(".build/python/bin/python").path
      return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
    }()

    static let isThere = (try? Tool.run(["-c", "import jsonschema"], program: python).code) == 0

    /// What is wrong with a text by one of our schemas; empty where nothing is.
    static func verdict(_ kind: String, _ text: String) throws -> String {
      try verdict(schema: SchemaTests.text(kind), text)
    }

    static func verdict(schema: String, _ text: String) throws -> String {
      let script = """
        import json, sys, jsonschema
        schema, text = (json.load(open(name)) for name in ("schema.json", "text.json"))
        jsonschema.Draft202012Validator.check_schema(schema)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(text): print(list(error.path), error.message[:200])
        """
      var output = ""
      try Tool.withFolder(["schema.json": schema, "text.json": text]) { folder in
        let result = try Tool.run(["-c", script], in: folder, program: python)
        output = result.code == 0 ? result.output : "jsonschema failed: \(result.error)"
      }
      return output
    }
  }
}
