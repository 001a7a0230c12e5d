import Testing
import Verbatim

@Suite struct AbbreviationsTests {
  let pipeline: Pipeline

  init() throws {
    pipeline = try Pipeline(
      json: """
        {
          "version": 1,
          "extract": [{ "stage": "markdown" }],
          "clean": [{ "stage": "whitespace" }, { "stage": "abbreviations" }],
          "structure": { "stage": "factsheet" }
        }
        """, stages: [Abbreviations.self])
  }

  @Test(arguments: [
    ("An NGO sends a boat.", "An non-governmental organization sends a boat."),
    ("approx. forty islands", "approximately forty islands"), ("NGOs stay.", "NGOs stay."),
  ]) func abbreviationsAreWrittenOut(_ written: String, _ wanted: String) throws {
    let document = try pipeline.convert(Array(written.utf8), key: "a.md")
    guard case .paragraph(let line) = document.record.sections[0].blocks[0].content else {
      Issue.record("no paragraph")
      return
    }
    #expect(line.text.string == wanted)
  }

  @Test func everyCharacterIsProved() throws {
    let source = Array("# Clinics\n\nThe *MoH* sends approx. two boats.\n".utf8)
    let document = try pipeline.convert(source, key: "clinics.md")
    #expect(try pipeline.verify(document.json, against: source) == [])
  }

  @Test func aRecordThatSaysSomethingElseIsFound() throws {
    let source = Array("The MoH sends a boat.\n".utf8)
    let json = try pipeline.convert(source, key: "clinics.md").json
    let forged = json.replacing("Ministry of Health", with: "Ministry of Wealth")
    #expect(try pipeline.verify(forged, against: source) != [])
  }
}
