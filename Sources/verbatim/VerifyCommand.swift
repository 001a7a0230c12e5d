import ArgumentParser
import Runner
import Stages
import Verification

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves records against their sources, without running the pipeline.",
    discussion: """
      Every character of every value is looked up at the place that the record names: bytes of a text file, words under a box \
      of a page. Derived text is spelled again by its rules. Every letter and digit of the source has to be in a value or \
      among what the record says it left out. What can't be proved is counted as only stated.

      RECORD is a record, a file of JSON Lines or a folder of records.

        verbatim verify records --sources factsheets
        verbatim verify records/a.pdf.json --sources factsheets --json

      Exit codes: 0 all holds, 65 something does not, 66 a record or a source is missing.
      """)

  @Argument(help: ArgumentHelp("Records, and folders of records.", valueName: "record"))
  var records: [String]

  @Option(
    help: ArgumentHelp(
      "The folder that the records' keys stand below; NAME=DIR for keys that begin with NAME.", valueName: "dir"))
  var sources: [String]

  @Option(
    help: ArgumentHelp(
      "The file of corrections that the records were made with; without it what people corrected is only stated.",
      valueName: "file"))
  var corrections: String?

  @Flag(help: "Prints one JSON object a record, on one line.")
  var json = false

  @Flag(name: [.short, .long], help: "Prints only what does not hold.")
  var quiet = false

  @OptionGroup var limits: LimitOptions

  @Option(name: [.short, .long], help: "How many records at once.")
  var jobs: Int?

  @Flag(help: "Reads sources in this process, without workers and their limits: for debugging.")
  var inProcess = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  func run() throws {
    try CommandFailure.reporting {
      try VerifyRun(command: self).run()
    }
  }
}

extension Verifier {
  /// With all the formats and rules that there are.
  static var standard: Verifier {
    Verifier(
      formats: Registry.formats, catalogue: Registry.catalogue, digest: { Digest.named($0) },
      recordID: { RecordID.make(key: $0) })
  }
}
