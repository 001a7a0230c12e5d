import ArgumentParser
import Ingestion
import Runner
import SystemPackage

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Brings the outputs of shards, or of several machines, together in one.",
    discussion: """
      Shards that wrote to one folder get one state there; outputs of their own are copied, each record checked by its digest. \
      What an input knows of a document replaces what the output knew of it; what no input knows stays. All shards of a number \
      have to be there. The inputs stay as they are.

        verbatim merge records --output records          after ingest --shard 1/4 … 4/4 --output records
        verbatim merge part-1 part-2 --output records    each shard had a folder of its own

      Exit codes: 0 done, 4 two inputs have different records of a document, nothing merged; 66 an input or a shard is missing; \
      74 output trouble; 75 a run is at work in one of them.
      """)

  @Argument(help: ArgumentHelp("Outputs of ingest, or state files in their .verbatim.", valueName: "output"))
  var inputs: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("The folder of all records.", valueName: "dir"))
  var output: String

  @Option(help: ArgumentHelp("The state of all; else .verbatim/state.sqlite below the output.", valueName: "file"))
  var state: String?

  @Flag(help: "Merges also where shards are missing.")
  var partial = false

  @Flag(name: [.short, .long], help: "Prints nothing where all is well.")
  var quiet = false

  @OptionGroup var pipeline: PipelineOptions

  func run() throws {
    try CommandFailure.reporting {
      let (plan, _) = try pipeline.plan(sink: nil)
      let folder = StateFolder(output: FilePath(output), state: state.map { FilePath($0) })
      let facts = ProgramFacts(version: Version.number, libraries: Version.libraries, configuration: plan.digest)
      let states = try MergeInputs.find(inputs.map { FilePath($0) }, output: folder, mayBePartial: partial)
      let report = try StateMerge(states, into: folder, facts: facts).run()
      guard !quiet else { return }
      Terminal.error(
        "\(report.documents) documents of \(states.count) states: \(report.inserted) records added, \(report.updated) replaced, \(report.deleted) removed"
      )
    }
  }
}
