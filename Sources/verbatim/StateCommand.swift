import ArgumentParser
import Foundation
import Ingestion
import Runner
import SystemPackage

struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state", abstract: "Checks, backs up or rebuilds what ingest remembers.",
    subcommands: [CheckCommand.self, BackupCommand.self, RebuildCommand.self, DumpCommand.self])

  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Compares the state with the folder of records, by digest. 65 where they differ.")

    @OptionGroup var place: StateOptions

    func run() throws {
      try CommandFailure.reporting {
        let problems = try StateCheck(state: place.open(), folder: place.folder).problems()
        for problem in problems { try Terminal.output(Shown.text(problem) + "\n") }
        guard problems.isEmpty else { throw ExitCode(CommandFailure.Code.invalidInput.rawValue) }
      }
    }
  }

  struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup", abstract: "Writes a whole copy of the state, also while a run is under way.")

    @OptionGroup var place: StateOptions

    @Argument(help: "The file to write.")
    var file: String

    func run() throws {
      try CommandFailure.reporting { try place.open().backUp(to: FilePath(file)) }
    }
  }

  struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rebuild",
      abstract: "Makes the state again from the records: for when it is lost.",
      discussion: """
        The old state, if there is one, is put aside. The next run reads every source once to compare digests. Quarantine, \
        tombstones and the change feed are not in records and begin anew. Where sources have names, name them as for ingest: \
        a record does not say which part of its key is the source's name.

          verbatim state rebuild --output records web=crawl papers=pdfs
        """)

    @Argument(help: ArgumentHelp("The sources, where they have names: NAME=FOLDER.", valueName: "source"))
    var sources: [String] = []

    @OptionGroup var place: StateOptions
    @OptionGroup var pipeline: PipelineOptions

    func run() throws {
      try CommandFailure.reporting {
        let (plan, _) = try pipeline.plan(sink: nil)
        let count = try StateRebuild(
          folder: place.folder, plan: plan, roots: sources.map { SourceRoot(argument: $0) }
        ).run()
        Terminal.error("\(count) records found")
      }
    }
  }

  struct DumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "dump", abstract: "Prints every document of the state in order, without times and counts of tries.")

    @OptionGroup var place: StateOptions

    func run() throws {
      try CommandFailure.reporting { try Terminal.output(place.open().dump()) }
    }
  }
}
