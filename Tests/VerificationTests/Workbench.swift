import JSONText
import Runner
import Sinks
import Stages

@testable import Verification

/// Makes records of small sources with the stages of these tests, and proves them.
enum Workbench {
  static let stages = StageList(
    repairers: [NotesRepairer.self], extractors: [NotesExtractor.self, SheetsExtractor.self], cleaners: [],
    structurers: [NotesStructurer.self], sinks: [JSONSink.self])

  static let verifier = Verifier(
    formats: stages.formats, catalogue: stages.catalogue, digest: { Digest.named($0) },
    recordID: { RecordID.make(key: $0) })

  /// The record of a source, as the JSON sink writes it.
  static func record(of source: String, key: String) throws -> [UInt8] {
    let pipeline = """
      { "version": 1, "repair": [{ "stage": "notes-repair" }], "extract": [{ "stage": "notes" }, { "stage": "sheets" }],
        "structure": { "stage": "notes-structure" } }
      """
    let plan = try Plan(PipelineFile(Array(pipeline.utf8)), stages: stages)
    let conversion = Conversion(plan: plan, version: "0")
    return try plan.sink.write(conversion.convert(SourceFile(key: key, bytes: Array(source.utf8))))
  }

  /// What comes of proving a record given as bytes; a shape that is off counts as problems.
  static func verify(
    _ record: [UInt8], _ source: [UInt8], _ verifier: Verifier = Workbench.verifier
  ) -> Verification {
    do {
      let stored = try StoredRecord(JSONReader.read(record))
      return verifier.verify(stored, against: source)
    } catch {
      var failed = Verification(key: "")
      failed.problems = [Verification.Problem("", "\(error)")]
      return failed
    }
  }

  static func stored(_ record: [UInt8]) throws -> StoredRecord { try StoredRecord(JSONReader.read(record)) }

  static let notes = """
    # Clean water for *all*

    The programme reached 1,250 households in
    six towns &amp; villages,   says the [report](https://example.org/report).

    % Nobody reads this comment, not even 7 people.

    ---
    It will go on *until the wells* are dug, with 48 pumps and no end, façade or not.

    # What comes next

    Training for 12 teams begins in *March*.

    """

  static let sheets =
    "Water for all\nThe programme reached 1,250 households\nin six towns by 2021.\n- 1 -\n"
    + "\u{0C}Next steps\nTraining for 12 teams follows\nin March, naïve or not.\n- 2 -\n"
}
