import ArgumentParser
import Foundation
import Ingestion
import JSONText
import Runner

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Says how the last ingest run went and what the state holds.")

  @OptionGroup var place: StateOptions

  @Flag(help: "As one JSON object.")
  var json = false

  func run() throws {
    try CommandFailure.reporting {
      let state = try place.open()
      let counts = try state.counts()
      let log = RunLog(place.folder)
      let manifest = log.runs().last.flatMap { try? log.manifest(ofRun: $0) }
      try Terminal.output(json ? object(counts, manifest) : Array(text(counts, manifest).utf8))
    }
  }

  private func numbers(_ counts: StateCounts) -> [(String, Int)] {
    [
      ("converted", counts[.converted]), ("quarantined", counts[.quarantined]), ("accepted", counts.accepted),
      ("skipped", counts[.skipped]), ("deleted", counts[.deleted]), ("stale", counts.stale),
    ]
  }

  private func object(_ counts: StateCounts, _ manifest: JSONNode?) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("documents")
    json.beginObject()
    for (name, value) in numbers(counts) {
      json.key(name)
      json.int(value)
    }
    json.endObject()
    if let manifest {
      json.key("lastRun")
      json.node(manifest)
    }
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  private func text(_ counts: StateCounts, _ manifest: JSONNode?) -> String {
    var text = ""
    if let manifest, let run = manifest["run"]?.string {
      text += "last run     \(run), \(manifest["state"]?.string ?? "")"
      if let code = manifest["exitCode"]?.int { text += ", exit code \(code)" }
      text += "\n"
      if let failure = manifest["failure"]?.string { text += "             \(Shown.text(failure))\n" }
    }
    for (name, value) in numbers(counts) {
      text += name.padding(toLength: 13, withPad: " ", startingAt: 0) + "\(value)\n"
    }
    return text
  }
}
