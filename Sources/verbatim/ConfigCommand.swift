import ArgumentParser
import Runner

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows or checks the pipeline that is in force.",
    subcommands: [ShowCommand.self, CheckCommand.self], defaultSubcommand: ShowCommand.self)

  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Prints the pipeline file in force, and on stderr whence it comes.")

    @OptionGroup var pipeline: PipelineOptions

    func run() throws {
      try CommandFailure.reporting {
        let source = pipeline.source
        _ = try pipeline.plan(sink: nil)
        let bytes = try source.read(standard: PipelineFile.standard(for: Registry.stages))
        Terminal.error("configuration: \(source)")
        try Terminal.output(bytes)
      }
    }
  }

  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Checks a pipeline file: every stage and option. Exit code 78 if one is wrong.")

    @OptionGroup var pipeline: PipelineOptions

    @Argument(help: ArgumentHelp("The file; else the one in force.", valueName: "file"))
    var file: String?

    func run() throws {
      try CommandFailure.reporting {
        var options = pipeline
        if let file { options.config = file }
        let (plan, source) = try options.plan(sink: nil)
        try Terminal.output("\(source): sound; \(plan.digest)\n")
      }
    }
  }
}
