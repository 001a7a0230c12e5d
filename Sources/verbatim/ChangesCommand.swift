import ArgumentParser
import Ingestion
import JSONText
import Runner

struct ChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Prints which records ingest made, changed and removed: a JSON object a line.",
    discussion: """
      --since takes the name of a run (all after it), or a sequence number (all after that); without it all that is kept is \
      printed. A reader that remembers the last sequence that it saw misses nothing and sees nothing twice.

      Exit code 65: so much was forgotten since then that the records have to be read whole.
      """)

  @OptionGroup var place: StateOptions

  @Option(help: ArgumentHelp("A run, or a sequence number.", valueName: "run"))
  var since: String?

  func run() throws {
    try CommandFailure.reporting {
      let state = try place.open()
      let start = try sequence(state)
      var bytes: [UInt8] = []
      try state.forEachChange(after: start) { change in
        bytes += change.line
        if bytes.count > 1 << 16 {
          try Terminal.output(bytes)
          bytes = []
        }
      }
      try Terminal.output(bytes)
    }
  }

  private func sequence(_ state: StateFile) throws -> Int {
    guard let since else { return 0 }
    if let number = Int(since) {
      try checkKept(from: number, state)
      return number
    }
    let log = RunLog(place.folder)
    if let known = (try? log.manifest(ofRun: since))?["lastSequence"]?.int { return known }
    if let known = try state.lastSequence(ofRun: since) { return known }
    throw CommandFailure(.invalidInput, "the run \(Shown.text(since)) is not kept; read the records whole")
  }

  private func checkKept(from number: Int, _ state: StateFile) throws {
    guard let first = try state.firstSequence() else { return }
    guard number + 1 >= first else {
      throw CommandFailure(.invalidInput, "the changes after \(number) are not kept; read the records whole")
    }
  }
}
