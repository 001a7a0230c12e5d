import Foundation
import JSONText
import Testing
import ToolRunner

/// The two stages in samples/stages work, and what they make is proved.
@Suite(.enabled(if: StageFolder.hasPython))
struct SampleStageTests {
  private func record(_ name: String, _ document: String, _ more: [String] = []) throws -> JSONNode {
    let result = try Tool.run(
      ["convert", "--config", "\(name)/pipeline.json", "\(name)/\(document)"] + more, in: StageFolder.samples)
    #expect(result.code == 0, "\(result.error)")
    return try JSONReader.read(Array(result.output.utf8))
  }

  /// What `verify` says of a record of a document.
  private func verdict(_ name: String, _ document: String) throws -> Tool.Result {
    var verdict: Tool.Result?
    try Tool.withFolder { folder in
      let own = StageFolder.samples.appendingPathComponent(name)
      _ = try Tool.run(
        ["convert", "--config", "pipeline.json", "--output", folder.path, document], in: own)
      verdict = try Tool.run(["verify", folder.path, "--sources", own.path])
    }
    return try verdict.unwrapped
  }

  @Test(arguments: [[], ["--in-process"]]) func `A CSV file is a table of quotations`(_ more: [String]) throws {
    let record = try record("csv", "wells.csv", more)
    let rows = record.at("/sections/0/blocks/0/rows")?.array ?? []
    #expect(
      rows.map { ($0.array ?? []).map { $0["text"]?.string ?? "" } } == [
        ["Village", "Wells repaired", "Note"],
        ["Kirawa", "12", "Two more are planned, one of them deep"],
        ["Ñandutí", "4", "The committee says: \"We keep the pump.\""],
        ["Old Harbour", "7", ""],
      ])
    #expect(record.at("/evidence/~1sections~10~1blocks~10~1rows~12~10~1text/0/is")?.string == "quoted")
    let spelled = record.at("/evidence/~1sections~10~1blocks~10~1rows~12~12~1text/0")
    #expect(spelled?["by"]?[0]?.string == "external.csv.unquote")
    #expect(record.at("/pipeline/stages/0")?.string == "extract.external.csv@1")
  }

  @Test func `Abbreviations are written out, and stand for their place`() throws {
    let record = try record("abbreviations", "clinics.md")
    let text = record.at("/sections/0/blocks/0/text")?.string
    #expect(
      text
        == "An non-governmental organization and the Ministry of Health send a boat to approximately forty islands. The café at the landing keeps the list."
    )
    let evidence = record.at("/evidence/~1sections~10~1blocks~10~1text")?.array ?? []
    let derived = evidence.first { $0["is"]?.string == "derived" }
    #expect(derived?["by"]?[0]?.string == "external.abbreviations.expand")
    #expect(derived?["bytes"]?.array?.compactMap(\.int) == [22, 25])
  }

  @Test(arguments: [("csv", "wells.csv"), ("abbreviations", "clinics.md")])
  func `Records of external stages verify, and say what is only stated`(_ name: String, _ document: String) throws {
    let verdict = try verdict(name, document)
    #expect(verdict.code == 0, "\(verdict.output)\(verdict.error)")
    #expect((verdict.output + verdict.error).contains("stated"))
  }

  @Test func `A changed script makes another configuration`() throws {
    try Tool.withFolder { folder in
      let own = folder.appendingPathComponent("csv")
      try FileManager.default.copyItem(at: StageFolder.samples.appendingPathComponent("csv"), to: own)
      let stage = StageFolder(folder: own)
      let before = try JSONReader.read(Array(stage.convert("wells.csv").output.utf8))
      let script = own.appendingPathComponent("csv_stage.py")
      try (String(contentsOf: script, encoding: .utf8) + "\n# changed\n").write(
        to: script, atomically: true, encoding: .utf8)
      let after = try JSONReader.read(Array(stage.convert("wells.csv").output.utf8))
      #expect(before.at("/pipeline/configuration")?.string != after.at("/pipeline/configuration")?.string)
    }
  }
}
