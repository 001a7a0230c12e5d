import ArgumentParser
import Provenance
import Runner
import Stages

struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Lists the stages that pipeline.json can name, tries them, and begins new ones.",
    subcommands: [ListCommand.self, StagesTestCommand.self, StagesNewCommand.self], defaultSubcommand: ListCommand.self)

  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the stages that pipeline.json can name.")

    func run() throws {
      try CommandFailure.reporting {
        var text = ""
        for (slot, stage) in Registry.stages.all {
          text += "\(pad(slot, 10))\(pad("\(stage.name)@\(stage.version)", 20))\(stage.summary)\n"
        }
        try Terminal.output(text)
      }
    }
  }
}

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists the rules that a record may name, and what each guarantees.")

  func run() throws {
    try CommandFailure.reporting {
      var text = ""
      for entry in Registry.catalogue.entries {
        text += "\(pad(entry.rule.name, 36))\(pad(entry.relation.word, 12))\(entry.summary)\n"
      }
      try Terminal.output(text)
    }
  }
}

/// A text with spaces up to a width, and at least one.
private func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}
