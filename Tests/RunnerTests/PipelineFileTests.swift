import DocumentModel
import Provenance
import Stages
import Testing

@testable import Runner

@Suite struct PipelineFileTests {
  struct Plain: Extractor {
    struct Options: Decodable, Sendable {
      enum Mode: String, Decodable, Sendable { case quick, thorough }
      var depth: Int?
      var mode: Mode?
    }
    static let name: StageName = "plain"
    static let version = 1
    static let summary = "For tests."
    static let remainder = Rule("test.remainder")
    static let format: any Format.Type = PlainFormat.self
    init(options: Options) throws {
      if let depth = options.depth, depth < 0 { throw Failure("test.depth", "depth must not be negative") }
    }
    func extract(_ sources: [Source]) throws -> Document { Document() }
  }
  enum PlainFormat: Format {
    static let mediaType = "text/x-test"
    static let fileExtensions = ["test"]
    static func recognizes(_ head: ArraySlice<UInt8>, name: String) -> Confidence { .possible }
    static func open(_ file: SourceFile) throws -> OpenedFile { OpenedFile(sources: []) }
  }
  struct Structure: Structurer {
    static let name: StageName = "structure"
    static let version = 1
    static let summary = "For tests."
    init(options: NoOptions) {}
    func structure(_ document: Document) throws -> Record { Record() }
  }
  struct Nothing: Sink {
    static let name: StageName = "json"
    static let version = 1
    static let summary = "For tests."
    static let fileExtension = "json"
    init(options: NoOptions) {}
    func write(_ record: SignedRecord) throws -> [UInt8] { [] }
  }

  static let stages = StageList(
    repairers: [], extractors: [Plain.self], cleaners: [], structurers: [Structure.self], sinks: [Nothing.self])

  func plan(_ text: String) throws -> Plan {
    try Plan(PipelineFile(Array(text.utf8)), stages: Self.stages)
  }

  func message(_ text: String) -> String {
    do {
      _ = try plan(text)
      return "sound"
    } catch { return "\(error)" }
  }

  func pipeline(_ extract: String, more: String = "") -> String {
    #"{ "version": 1, "extract": [\#(extract)], "structure": { "stage": "structure" }\#(more) }"#
  }

  @Test func aSoundPipelineBecomesAPlan() throws {
    let plan = try plan(pipeline(#"{ "stage": "plain", "options": { "depth": 3, "mode": "quick" } }"#))
    #expect(plan.extractors.count == 1)
    #expect(plan.digest.hasPrefix("sha256:"))
  }

  @Test func runAndSinkAreNoPartOfTheDigest() throws {
    let stage = #"{ "stage": "plain" }"#
    let one = try plan(pipeline(stage))
    let other = try plan(pipeline(stage, more: #", "run": { "jobs": 7 }, "sink": { "stage": "json" }"#))
    let deeper = try plan(pipeline(#"{ "stage": "plain", "options": { "depth": 4 } }"#))
    #expect(one.digest == other.digest)
    #expect(one.digest != deeper.digest)
  }

  @Test(arguments: [
    (#"{ "stage": "plane" }"#, "", "extract[0]: unknown stage “plane”; known: plain"),
    (#"{ "stage": "plain", "option": {} }"#, "", "extract[0]: unknown key “option”; known: stage, options"),
    (
      #"{ "stage": "plain", "options": { "depht": 1 } }"#, "",
      "extract[0].options: unknown key “depht”; known: depth, mode"
    ),
    (
      #"{ "stage": "plain", "options": { "depth": "1" } }"#, "",
      "extract[0].options.depth must be a whole number, not a string"
    ),
    (
      #"{ "stage": "plain", "options": { "mode": "slow" } }"#, "",
      "extract[0].options.mode has the unknown value “slow”"
    ),
    (#"{ "stage": "plain", "options": { "depth": -1 } }"#, "", "extract[0].options: depth must not be negative"),
    (
      #"{ "stage": "plain" }"#, #", "runs": {}"#,
      "the file: unknown key “runs”; known: version, repair, extract, clean, structure, profiles, sink, run, corrections, $schema"
    ),
    (#"{ "stage": "plain" }"#, #", "run": { "jobs": 0 }"#, "run.jobs must be from 1 to 1024"),
  ])
  func mistakesAreNamed(_ extract: String, _ more: String, _ expected: String) {
    #expect(message(pipeline(extract, more: more)) == expected)
  }

  @Test func brokenJSONNamesTheLine() {
    #expect(message("{\n  \"version\": 1,\n  nonsense\n}") == "line 3: a key in quotes is missing")
  }
}
