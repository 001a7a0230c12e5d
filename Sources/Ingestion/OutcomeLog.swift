import JSONText
import Runner
import SystemPackage

/// What became of each document that a run tried: a JSON object a line, written as they are committed.
struct OutcomeLog {
  private let runs: FilePath
  private var file: FileDescriptor?

  init(_ folder: StateFolder) {
    runs = folder.runs
  }

  /// - Throws: `IngestFailure` where it can't be written.
  mutating func append(_ outcomes: [(outcome: Outcome, why: WorkReason)], ofRun run: String) throws {
    let path = runs.appending(run).appending("outcomes.jsonl")
    do {
      let file =
        try file
        ?? FileDescriptor.open(
          path, .writeOnly, options: [.create, .append, .closeOnExec],
          permissions: [.ownerReadWrite, .groupRead, .otherRead])
      self.file = file
      try file.writeAll(outcomes.flatMap { OutcomeLog.line($0.outcome, $0.why) })
    } catch {
      throw IngestFailure.output(FileSystem.Problem(path: path, errno: error as? Errno ?? .ioError))
    }
  }

  mutating func close() {
    try? file?.close()
    file = nil
  }

  private static func line(_ outcome: Outcome, _ why: WorkReason) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    let fields: [(String, String?)] = [
      ("key", outcome.key), ("why", why.rawValue), ("status", outcome.status.rawValue), ("code", outcome.code),
      ("reason", outcome.reason),
    ]
    for (name, value) in fields {
      guard let value else { continue }
      json.key(name)
      json.string(value)
    }
    json.key("milliseconds")
    json.int(outcome.stages.reduce(0) { $0 + $1.microseconds } / 1000)
    json.endObject()
    json.lineFeed()
    return json.bytes
  }
}
