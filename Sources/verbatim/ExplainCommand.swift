import ArgumentParser
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

  func run() throws {
    try CommandFailure.reporting {
      let path = FilePath(record)
      guard let entry = try StoredRecords.read(path, isNamed: true).first else { return }
      let item = try entry.get()
      let source = try StoredRecords(sources: sources).source(of: item.record)
      do {
        let explainer = try Explainer(item.record, source: source, verifier: .standard)
        try print(explanations(explainer), key: item.record.key)
      } catch let failure as Failure {
        throw CommandFailure(failure.code == "explain.no-such-value" ? .usage : .invalidInput, failure.description)
      }
      if Digest.named(source) != item.record.digest {
        Terminal.error("verbatim: \(item.record.key) is not the file that the record was made of; places may be off")
      }
    }
  }

  private func explanations(_ explainer: Explainer) throws -> [Explanation] {
    if let find {
      let found = explainer.find(find)
      guard !found.isEmpty else { throw CommandFailure(.usage, "no value of the record holds \(find)") }
      return found
    }
    guard let pointer = ValuePath.pointer(pointer ?? "") else {
      throw CommandFailure(.usage, "a value is named like /project/start, project.start or .quantities[0]")
    }
    return try explainer.explain(pointer)
  }

  private func print(_ explanations: [Explanation], key: String) throws {
    if json {
      try Terminal.output(explanations.map { ExplanationReport.json($0) + "\n" }.joined())
    } else {
      let blocks = explanations.map { ExplanationReport.lines($0, key: key).joined(separator: "\n") + "\n" }
      try Terminal.output(blocks.joined(separator: "\n"))
    }
  }
}
