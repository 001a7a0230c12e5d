import ArgumentParser
import JSONText
import Runner
import Stages
import SystemPackage
import Verification

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows where a value of a record comes from.",
    discussion: """
      Prints the value, the source's own lines (or page and box) around each piece of it, each rule that touched it, why it \
      stands in this field, and a link where the source's URL is known.

        verbatim explain records/a.pdf.json project.start --sources factsheets
        verbatim explain records/a.pdf.json '.quantities[0]' --sources factsheets
        verbatim explain records/a.pdf.json --find "1.6 million" --sources factsheets

      Exit codes: 0 explained, 64 no such value, 65 no sound record, 66 a record or its source is missing.
      """)

  @Argument(help: ArgumentHelp("The record.", valueName: "record"))
  var record: String

  @Argument(help: ArgumentHelp("The value: /project/start, project.start or .quantities[0].", valueName: "pointer"))
  var pointer: String?

  @Option(help: ArgumentHelp("Explains the values that hold a text.", valueName: "text"))
  var find: String?

  @Option(help: ArgumentHelp("The folder that the record's key stands below.", valueName: "dir"))
  var sources: [String]

  @Flag(help: "Prints one JSON object a value, on one line.")
  var json = false

  func validate() throws {
    if (pointer == nil) == (find == nil) { throw ValidationError("name either a value or a text to find") }
  }

  @OptionGroup var limits: LimitOptions

  @Flag(help: "Reads the source in this process, without a worker and its limits: for debugging.")
  var inProcess = false

  func run() throws {
    try CommandFailure.reporting {
      guard let entry = try StoredRecords.read(FilePath(record), isNamed: true).first else { return }
      let item = try entry.get()
      let source = try StoredRecords(sources: sources).content(of: item.record)
      let prover = try Prover(limits, inProcess: inProcess)
      defer { prover.close() }
      do {
        let (answer, text) = try prover.ask("explain", fields, record: item.node, source: source)
        try report(answer, text, key: item.record.key)
      } catch let loss as WorkerLoss {
        throw CommandFailure(.invalidInput, "\(item.record.key): \(prover.reason(of: loss))")
      }
    }
  }

  /// What the worker is asked.
  private var fields: [(key: String, value: String)] {
    var fields: [(key: String, value: String)] = []
    if let pointer { fields.append(("pointer", pointer)) }
    if let find { fields.append(("find", find)) }
    if json { fields.append(("json", "yes")) }
    return fields
  }

  private func report(_ answer: JSONNode, _ text: [UInt8], key: String) throws {
    guard answer["status"]?.string == "done" else {
      let isUsage = answer["code"]?.string == "explain.no-such-value"
      throw CommandFailure(isUsage ? .usage : .invalidInput, answer["reason"]?.string ?? "\(key) can't be explained")
    }
    try Terminal.output(text)
    if answer["sameSource"]?.string == "no" {
      Terminal.error("verbatim: \(key) is not the file that the record was made of; places may be off")
    }
  }
}
