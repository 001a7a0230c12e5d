import ArgumentParser
import CShims

@main
struct Verbatim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verbatim",
    abstract: "Turns PDF, HTML, Markdown and text into JSON records that prove every character.",
    discussion: """
      verbatim convert factsheets --output records     convert a folder
      verbatim verify records --sources factsheets     prove every character against its source
      verbatim explain records/a.pdf.json project.funder --sources factsheets

      Exit codes: 0 all done, 3 some documents failed, 4 a guard tripped, 64 wrong usage, 65 the one input is invalid, \
      66 no such input, 70 a bug, 73 can't create the output, 74 input or output failed, 75 another instance is at work, 78 wrong configuration.
      """,
    version: Version.shown,
    subcommands: [
      ConvertCommand.self, IngestCommand.self, MergeCommand.self, VerifyCommand.self, ExplainCommand.self,
      InspectCommand.self,
      FrontMatterCommand.self, ReviewCommand.self, ExportCommand.self, CatalogCommand.self, StagesCommand.self,
      ProfileCommand.self, RulesCommand.self, SchemaCommand.self, WorkerCommand.self, StatusCommand.self,
      QuarantineCommand.self, ChangesCommand.self, StateCommand.self, DiffCommand.self, ConfigCommand.self,
      DoctorCommand.self, ManualCommand.self,
    ])

  /// A worker of the pool has no options to read: what reads them takes as long as a small document.
  static func main() {
    StandardDescriptors.hold()
    if CommandLine.arguments.dropFirst().elementsEqual(Workers.arguments.dropFirst()) {
      WorkerCommand.serve()
    } else {
      main(nil)
    }
  }
}
