import Ingestion
import JSONText
import Runner

/// What a run says on stderr: events as JSON, or lines for people; nothing in a pipe where all is well.
struct IngestVoice {
  private let json: Bool
  private let verbose: Bool
  private let dryRun: Bool

  init(_ command: IngestCommand) {
    json = command.json
    verbose = command.verbose || command.dryRun
    dryRun = command.dryRun
  }

  func tell(_ event: IngestEvent) {
    if json {
      Terminal.write(line(event), to: 2)
      return
    }
    switch event {
    case .started: break
    case .judged(let work, _, _, let deleted, _):
      if dryRun { Terminal.error("would convert \(work) and remove \(deleted)") }
    case .unseen(let key, let reason): Terminal.error("verbatim: \(Shown.text(key)): \(reason); left as it is")
    case .document(let key, let reason, let outcome, let isNew):
      if outcome.status == .failed, isNew || verbose {
        Terminal.error("verbatim: \(Shown.text(key)): \(Shown.text(outcome.reason ?? "failed"))")
      } else if verbose {
        Terminal.error("\(dryRun ? "convert" : outcome.status.rawValue) \(Shown.text(key)) (\(reason.rawValue))")
      }
    case .deleted(let key): if verbose { Terminal.error("remove \(Shown.text(key))") }
    case .left(let key): if verbose { Terminal.error("left \(Shown.text(key)): still being written") }
    case .repeated(let key): if verbose { Terminal.error("left out \(Shown.text(key)): there is one of that name") }
    case .ended(let report): summarize(report)
    }
  }

  private func summarize(_ report: IngestReport) {
    guard Terminal.errorIsTerminal || verbose || report.exitCode != 0, !dryRun else { return }
    var line = "\(report.converted) converted, \(report.failed) failed, \(report.unchanged) unchanged"
    for (count, word) in [
      (report.deleted, "removed"), (report.missing, "missing"), (report.unsettled, "left: still being written"),
      (report.leftStale, "left stale"), (report.state?.waiting ?? 0, "in quarantine"),
    ] where count > 0 { line += ", \(count) \(word)" }
    Terminal.error("run \(report.run): \(line)")
  }

  // MARK: Events

  private func line(_ event: IngestEvent) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    switch event {
    case .started(let run): add(&json, "started", [("run", run)])
    case .judged(let work, let unchanged, let missing, let deleted, let unsettled):
      add(&json, "judged", [])
      add(
        &json,
        [
          ("work", work), ("unchanged", unchanged), ("missing", missing), ("deleted", deleted),
          ("unsettled", unsettled),
        ])
    case .unseen(let key, let reason): add(&json, "unseen", [("key", key), ("reason", reason)])
    case .document(let key, let why, let outcome, let isNew):
      add(
        &json, "document",
        [
          ("key", key), ("why", why.rawValue), ("status", dryRun ? nil : outcome.status.rawValue),
          ("code", outcome.code), ("reason", outcome.reason),
        ])
      if isNew {
        json.key("newlyQuarantined")
        json.bool(true)
      }
    case .deleted(let key): add(&json, "deleted", [("key", key)])
    case .left(let key): add(&json, "left", [("key", key)])
    case .repeated(let key): add(&json, "repeated", [("key", key)])
    case .ended(let report):
      add(&json, "ended", [("run", report.run), ("failure", report.failure)])
      add(&json, [("exitCode", Int(report.exitCode))] + report.numbers)
    }
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  private func add(_ json: inout JSONWriter, _ event: String, _ fields: [(String, String?)]) {
    json.key("event")
    json.string(event)
    for (name, value) in fields {
      guard let value else { continue }
      json.key(name)
      json.string(value)
    }
  }

  private func add(_ json: inout JSONWriter, _ fields: [(name: String, value: Int)]) {
    for (name, value) in fields {
      json.key(name)
      json.int(value)
    }
  }
}
