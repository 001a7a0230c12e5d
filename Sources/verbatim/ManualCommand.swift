import ArgumentParser
import JSONText

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Prints the manual page, for man.",
    discussion: "  verbatim manual | man -l -", shouldDisplay: false)

  func run() throws {
    try CommandFailure.reporting {
      let help = try JSONReader.read(Array(Verbatim._dumpHelp().utf8))
      try Terminal.output(ManualPage(help["command"] ?? help, version: Version.number).roff)
    }
  }
}
