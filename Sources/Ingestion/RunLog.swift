public import JSONText
import Runner
import SystemPackage

/// The folders of runs: a manifest, outcomes and a change feed each; the last thirty are kept.
public struct RunLog: Sendable {
  static let kept = 30

  let folder: FilePath

  public init(_ folder: StateFolder) {
    self.folder = folder.runs
  }

  /// Notes that a run is under way, so that one that is killed is seen.
  ///
  /// - Throws: `FileSystem.Problem`.
  func begin(_ report: IngestReport, _ facts: ProgramFacts) throws(FileSystem.Problem) {
    let own = folder.appending(report.run)
    try FileSystem.makeFolder(own)
    try FileSystem.write(Manifest(report, facts, state: "running").json(), to: own.appending("manifest.json"))
  }

  /// Writes the manifest of a run that has ended, and its change feed.
  ///
  /// - Throws: `FileSystem.Problem`, or what reading the state throws.
  func end(_ report: IngestReport, _ facts: ProgramFacts, _ state: StateFile?) throws {
    let own = folder.appending(report.run)
    try FileSystem.makeFolder(own)
    if let state { try writeChanges(ofRun: report.run, state, to: own) }
    let manifest = Manifest(report, facts, state: "ended")
    try FileSystem.write(manifest.json(), to: own.appending("manifest.json"))
    try prune()
  }

  /// Completes the folders of runs that were killed.
  func complete(_ state: StateFile, except run: String) throws {
    for name in runs() where name != run {
      let own = folder.appending(name)
      guard let node = try? manifest(ofRun: name), node["state"]?.string == "running" else { continue }
      try writeChanges(ofRun: name, state, to: own)
      var json = JSONWriter()
      json.beginObject()
      for member in node.members ?? [] where member.key != "state" {
        json.key(member.key)
        json.node(member.value)
      }
      json.key("state")
      json.string("killed")
      json.endObject()
      json.lineFeed()
      try FileSystem.write(json.bytes, to: own.appending("manifest.json"))
    }
  }

  private func writeChanges(ofRun run: String, _ state: StateFile, to own: FilePath) throws {
    let aside = own.appending("changes.part")
    do {
      let file = try FileDescriptor.open(
        aside, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite, .groupRead, .otherRead])
      defer { try? file.close() }
      var bytes: [UInt8] = []
      try state.forEachChange(ofRun: run) { change in
        bytes += change.line
        guard bytes.count > 1 << 16 else { return }
        try file.writeAll(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try file.writeAll(bytes)
    } catch let error as Errno {
      throw FileSystem.Problem(path: aside, errno: error)
    }
    try FileSystem.move(aside, to: own.appending("changes.jsonl"))
  }

  /// Names of the runs, oldest first.
  public func runs() -> [String] {
    ((try? FileSystem.names(in: folder)) ?? []).map(\.string).filter { !$0.hasPrefix(".") }
  }

  /// The manifest of a run.
  ///
  /// - Throws: `FileSystem.Problem`, or `JSONReader.Failure`.
  public func manifest(ofRun run: String) throws -> JSONNode {
    try JSONReader.read(FileSystem.read(folder.appending(run).appending("manifest.json")))
  }

  /// When the last run that did all it had to do ended, in seconds since 1970.
  func lastCompletion() -> Int? {
    for run in runs().reversed() {
      if let node = try? manifest(ofRun: run), isComplete(node) { return node["ended"]?.int }
    }
    return nil
  }

  private func isComplete(_ manifest: JSONNode) -> Bool {
    manifest["state"]?.string == "ended" && [0, 3].contains(manifest["exitCode"]?.int ?? -1)
  }

  /// Removes all but the last thirty, and the last that was complete.
  private func prune() throws {
    let all = runs()
    guard all.count > RunLog.kept else { return }
    let old = all.dropLast(RunLog.kept)
    let isAnyComplete = all.suffix(RunLog.kept).contains { run in (try? manifest(ofRun: run)).map(isComplete) ?? false }
    let spared = isAnyComplete ? nil : old.last { run in (try? manifest(ofRun: run)).map(isComplete) ?? false }
    for run in old where run != spared {
      let own = folder.appending(run)
      for name in try FileSystem.names(in: own) { try FileSystem.remove(own.appending(name)) }
      _ = FileSystem.removeIfEmpty(own)
    }
  }

  /// The oldest run that is kept.
  var oldest: String? { runs().first }
}
