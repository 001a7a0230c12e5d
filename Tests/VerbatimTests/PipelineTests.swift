import Testing
import Verbatim

/// The library as another package uses it: nothing else is imported.
@Suite struct PipelineTests {
  @Test func `A document is converted by the pipeline that is compiled in`() throws {
    let source = Array("---\ntitle: Wells\n---\n\nTwelve wells.\n".utf8)
    let pipeline = try Pipeline()
    let document = try pipeline.convert(source, key: "a/wells.md", url: "https://wells.example/a")
    #expect(document.title == "Wells")
    #expect(document.mediaType == "text/markdown")
    #expect(document.json.contains(#""key": "a/wells.md""#))
    #expect(try pipeline.verify(document.json, against: source) == [])
    #expect(try pipeline.verify(document.json, against: source + [0x2E]) != [])
  }

  @Test func `Text knows its origin`() throws {
    let document = try Pipeline().convert(Array("One &amp; two\n".utf8), key: "a.md")
    let runs = document.record.sections[0].blocks[0].texts[0].tracedRuns
    #expect(runs.count == 3)
  }

  @Test func `A day of two pieces with a tag between them is proved`() throws {
    let text = String(repeating: "The well was dug by forty people in nine weeks. ", count: 9)
    let page = """
      <html lang=de><title>Brunnen</title><body><h2>Brunnen</h2><p class="postmetadata">8.<a href="/2010/12/">Dezember 2010</a></p>
      <p>\(text)</p></body></html>
      """
    let pipeline = try Pipeline()
    let document = try pipeline.convert(Array(page.utf8), key: "a.html")
    #expect(document.json.contains("2010-12-08"))
    #expect(try pipeline.verify(document.json, against: Array(page.utf8)) == [])
  }

  @Test func `A section may be called as the document is`() throws {
    let json = Pipeline.standard.replacing(#"{ "stage": "json" }"#, with: #"{ "stage": "markdown" }"#)
    let text = "---\ntitle: Costs\n---\n\n# The wells\n\nTen.\n\n## Partners\n\nTwo.\n\n## Costs\n\n400 dollars.\n"
    #expect(try Pipeline(json: json).convert(Array(text.utf8), key: "a.md").json.contains("## Costs\n\n400 dollars."))
  }

  @Test func `A pipeline may write another form`() throws {
    let json = Pipeline.standard.replacing(#"{ "stage": "json" }"#, with: #"{ "stage": "text" }"#)
    #expect(try Pipeline(json: json).convert(Array("*One* line\n".utf8), key: "a.md").json == "One line\n")
  }

  @Test(arguments: [
    ("{", "line 1"), (#"{"version": 1}"#, "“structure” is missing"),
    (
      #"{"version": 1, "extract": [{"stage": "markdown"}], "clean": [{"stage": "washing"}], "structure": {"stage": "factsheet"}}"#,
      "unknown stage “washing”"
    ),
    (
      #"{"version": 1, "extract": [{"stage": "markdown"}], "clean": [{"stage": "external", "options": {"name": "a", "command": ["a"]}}], "structure": {"stage": "factsheet"}}"#,
      "external stages are run by the command alone"
    ),
  ]) func `What is wrong with a pipeline is a failure`(_ json: String, _ words: String) throws {
    let failure = #expect(throws: Failure.self) { try Pipeline(json: json) }
    #expect(failure?.description.contains(words) ?? false, "\(failure?.description ?? "")")
  }

  @Test func `What is wrong with a document is a failure`() throws {
    let pipeline = try Pipeline()
    #expect(throws: Failure.self) { try pipeline.convert([], key: "a.md") }
    #expect(throws: Failure.self) { try pipeline.convert([0, 1, 2], key: "a.bin") }
    #expect(throws: Failure.self) { try pipeline.convert(fileAt: "no/such/file.md") }
    #expect(throws: Failure.self) { try pipeline.verify("{}", against: []) }
  }

  @Test func `A stage may not take the name of another`() throws {
    let failure = #expect(throws: Failure.self) {
      try Pipeline(json: Pipeline.standard, stages: [Abbreviations.self, Abbreviations.self])
    }
    #expect(failure?.reason == "two stages are called clean abbreviations: rename yours")
  }
}
