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
      let status = Status(
        counts: try state.counts(), duplicates: try state.duplicates(), nearDuplicates: try state.nearDuplicates())
      let log = RunLog(place.folder)
      let manifest = log.runs().last.flatMap { try? log.manifest(ofRun: $0) }
      try Terminal.output(json ? object(status, manifest) : Array(text(status, manifest).utf8))
    }
  }

  private struct Status {
    let counts: StateCounts
    let duplicates: [[String]]
    let nearDuplicates: [[String]]
  }

  private func numbers(_ counts: StateCounts) -> [(String, Int)] {
    [
      ("converted", counts[.converted]), ("quarantined", counts[.quarantined]), ("accepted", counts.accepted),
      ("skipped", counts[.skipped]), ("deleted", counts[.deleted]), ("stale", counts.stale),
    ]
  }

  private func object(_ status: Status, _ manifest: JSONNode?) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("documents")
    json.beginObject()
    for (name, value) in numbers(status.counts) {
      json.key(name)
      json.int(value)
    }
    json.endObject()
    for (name, groups) in [("duplicates", status.duplicates), ("nearDuplicates", status.nearDuplicates)] {
      json.key(name)
      json.beginArray()
      for group in groups {
        json.beginArray(inline: true)
        for key in group { json.string(key) }
        json.endArray()
      }
      json.endArray()
    }
    if let manifest {
      json.key("lastRun")
      json.node(manifest)
    }
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  private func text(_ status: Status, _ manifest: JSONNode?) -> String {
    var text = ""
    if let manifest, let run = manifest["run"]?.string {
      text += "last run     \(run), \(manifest["state"]?.string ?? "")"
      if let code = manifest["exitCode"]?.int { text += ", exit code \(code)" }
      text += "\n"
      if let failure = manifest["failure"]?.string { text += "             \(Shown.text(failure))\n" }
    }
    for (name, value) in numbers(status.counts) { text += StatusCommand.row(name, "\(value)") }
    for (name, groups) in [("duplicates", status.duplicates), ("near-dups", status.nearDuplicates)]
    where !groups.isEmpty {
      text += StatusCommand.row(name, "\(groups.reduce(0) { $0 + $1.count }) in \(groups.count) groups")
      for group in groups.prefix(3) {
        text += StatusCommand.row(
          "", group.prefix(4).map(Shown.text).joined(separator: ", ") + (group.count > 4 ? ", …" : ""))
      }
      if groups.count > 3 { text += StatusCommand.row("", "… (all: --json)") }
    }
    return text
  }

  private static func row(_ name: String, _ value: String) -> String {
    name.padding(toLength: 13, withPad: " ", startingAt: 0) + value + "\n"
  }
}
