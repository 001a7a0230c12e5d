import ArgumentParser
import Foundation
import Ingestion
import JSONText
import Runner

struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "Documents that ingest could not convert: shows, retries or accepts them.",
    discussion: """
      A document waits in quarantine until its file or the pipeline changes. Reasons that may pass (limits, a lost worker, \
      input and output) are tried again on the next three runs. The last good record stays meanwhile.
      """,
    subcommands: [ListCommand.self, ShowCommand.self, RetryCommand.self, AcceptCommand.self],
    defaultSubcommand: ListCommand.self)

  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Prints a line for each document in quarantine.")

    @OptionGroup var place: StateOptions

    @Flag(help: "A JSON object a line.")
    var json = false

    func run() throws {
      try CommandFailure.reporting {
        try place.open().forEachDocument(where: "status = 'quarantined'") { document in
          try Terminal.output(json ? QuarantineCommand.object(document, compact: true) : line(document))
        }
      }
    }

    private func line(_ document: DocumentState) -> [UInt8] {
      let accepted = document.accepted == nil ? "" : " (accepted)"
      return Array(
        "\(Shown.text(document.key)): \(Shown.text(document.reason ?? "")) [\(document.code ?? "")]\(accepted)\n".utf8)
    }
  }

  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Prints all that is known of a document, as JSON.")

    @OptionGroup var place: StateOptions

    @Argument(help: "The document's key.")
    var key: String

    func run() throws {
      try CommandFailure.reporting {
        guard let document = try place.open().document(key), document.status != .deleted else {
          throw CommandFailure(.noInput, "\(Shown.text(key)): no such document")
        }
        try Terminal.output(QuarantineCommand.object(document, compact: false))
      }
    }
  }

  struct RetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retry", abstract: "Has the next run try documents again.")

    @OptionGroup var place: StateOptions

    @Argument(help: "Keys of documents.")
    var keys: [String] = []

    @Flag(help: "All that are in quarantine.")
    var all = false

    func validate() throws {
      guard all != !keys.isEmpty else { throw ValidationError("name keys, or --all.") }
    }

    func run() throws {
      try CommandFailure.reporting {
        try QuarantineCommand.change(keys, place) { document in
          document.retry = true
          document.accepted = nil
        }
      }
    }
  }

  struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept", abstract: "Lets documents be: they are not tried again until they change, nor counted.")

    @OptionGroup var place: StateOptions

    @Argument(help: "Keys of documents.")
    var keys: [String]

    @Option(help: "Why.")
    var reason: String

    func run() throws {
      try CommandFailure.reporting { try QuarantineCommand.change(keys, place) { $0.accepted = reason } }
    }
  }

  /// Changes documents in quarantine; no keys are all of them.
  private static func change(_ keys: [String], _ place: StateOptions, _ body: (inout DocumentState) -> Void) throws {
    let (state, lock) = try place.openToChange()
    defer { withExtendedLifetime(lock) {} }
    var changed: [DocumentState] = []
    if keys.isEmpty {
      try state.forEachDocument(where: "status = 'quarantined'") { changed.append($0) }
    } else {
      for key in keys {
        guard let document = try state.document(key), document.status == .quarantined else {
          throw CommandFailure(.noInput, "\(Shown.text(key)): not in quarantine; nothing was changed")
        }
        changed.append(document)
      }
    }
    for index in changed.indices { body(&changed[index]) }
    try state.save(changed)
  }

  private static func object(_ document: DocumentState, compact: Bool) -> [UInt8] {
    var json = JSONWriter(compact: compact)
    json.beginObject()
    for (name, value) in [
      ("key", document.key), ("status", document.status.rawValue), ("code", document.code),
      ("reason", document.reason), ("digest", document.digest), ("mediaType", document.mediaType),
      ("record", document.record), ("recordDigest", document.recordDigest), ("accepted", document.accepted),
    ] {
      guard let value else { continue }
      json.key(name)
      json.string(value)
    }
    if let code = document.code {
      json.key("transient")
      json.bool(FailureKind(code: code) == .transient)
    }
    json.key("stale")
    json.bool(document.isStale)
    json.key("attempts")
    json.int(document.attempts)
    json.endObject()
    json.lineFeed()
    return json.bytes
  }
}
