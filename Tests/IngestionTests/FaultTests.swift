import Foundation
import TestSupport
import Testing
import ToolRunner

/// A seeded tenth of `make torture`: whatever happens, a rerun makes the tree and the state that an undisturbed run makes.
@Suite(.serialized) struct FaultTests {
  static let isRoot = geteuid() == 0
  static let hasTrace = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")

  private let arguments = ["ingest", "in", "--output", "out", "--settle", "0s", "--fail-on", "never"]

  /// Tree and dump of an undisturbed run.
  private func undisturbed() throws -> (tree: [String: Data], dump: String) {
    var result: (tree: [String: Data], dump: String) = ([:], "")
    try Nightly.with(library) { night in
      try night.ingest()
      result = (try night.tree(), withoutTimes(try night.dump()))
    }
    return result
  }

  /// Sources of another folder have other times.
  private func withoutTimes(_ dump: String) -> String {
    dump.replacing(/modified: -?\d+/, with: "")
  }

  private func start(_ night: Nightly) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.path)
    process.arguments = arguments
    process.currentDirectoryURL = night.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func expectHealed(_ night: Nightly, _ wanted: (tree: [String: Data], dump: String), _ what: String) throws {
    let result = try night.ingest("--fail-on", "never")
    #expect(result.code == 0, "\(what): \(result.error)")
    #expect(try night.tree() == wanted.tree, "\(what)")
    #expect(withoutTimes(try night.dump()) == wanted.dump, "\(what)")
    #expect(try night.tool("state", "check", "--output", "out").code == 0, "\(what)")
    let inserts = try night.tool("changes", "--output", "out").output.split(separator: "\n")
    #expect(inserts.count == wanted.tree.count, "\(what): every record once in the feed")
  }

  @Test func killedAtAnyTime() throws {
    let wanted = try undisturbed()
    var random = SeededRandom(seed: 3)
    for _ in 0..<20 {
      try Nightly.with(library) { night in
        let delay = UInt32.random(in: 0..<400_000, using: &random)
        let process = try start(night)
        usleep(delay)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try expectHealed(night, wanted, "killed after \(delay) µs")
      }
    }
  }

  /// At every step of a commit, before it is done.
  @Test(.enabled(if: hasTrace), arguments: ["rename", "fsync", "fdatasync", "pwrite64", "unlink"])
  func killedAtAStep(_ call: String) throws {
    let wanted = try undisturbed()
    for count in [1, 2, 9] {
      try Nightly.with(library) { night in
        let trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)"]
        _ = try Tool.run(
          arguments, in: night.folder, before: trace + ["-e", "inject=\(call):signal=KILL:when=\(count)"])
        try expectHealed(night, wanted, "killed at \(call) \(count)")
      }
    }
  }

  @Test(.enabled(if: hasTrace), arguments: ["rename", "fsync", "pwrite64", "write"])
  func aDiskThatFails(_ call: String) throws {
    let wanted = try undisturbed()
    for count in [1, 4] {
      try Nightly.with(library) { night in
        let trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)"]
        let result = try Tool.run(
          arguments, in: night.folder, before: trace + ["-e", "inject=\(call):error=EIO:when=\(count)"])
        #expect([0, 73, 74, 78].contains(result.code), "\(call) \(count): \(result.code) \(result.error)")
        try expectHealed(night, wanted, "\(call) \(count) failed")
      }
    }
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func aSignalEndsTheRunSoon(_ signal: Int32) throws {
    let wanted = try undisturbed()
    try Nightly.with(library) { night in
      let process = try start(night)
      usleep(60_000)
      let began = Date()
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(Date().timeIntervalSince(began) < 5)
      #expect([0, 128 + signal].contains(process.terminationStatus))
      #expect(process.terminationReason == .exit)
      try expectHealed(night, wanted, "signal \(signal)")
    }
  }

  @Test func oneOfTwoInstancesGivesWay() throws {
    let wanted = try undisturbed()
    for _ in 0..<10 {
      try Nightly.with(library) { night in
        let both = try [start(night), start(night)]
        for process in both { process.waitUntilExit() }
        let codes = both.map(\.terminationStatus).sorted()
        #expect(codes == [0, 75] || codes == [0, 0], "\(codes)")
        try expectHealed(night, wanted, "two instances")
      }
    }
  }

  @Test func workersThatAreKilled() throws {
    try Nightly.with(library) { night in
      let process = try start(night)
      for _ in 0..<50 where process.isRunning {
        let children = try Tool.run(
          ["-P", "\(process.processIdentifier)"], in: night.folder,
          before: ["sh", "-c", "exec pgrep \"$2\" \"$3\"", "sh"])
        for child in children.output.split(separator: "\n").compactMap({ Int32($0) }) { kill(child, SIGKILL) }
        usleep(20_000)
      }
      process.waitUntilExit()
      #expect(process.terminationReason == .exit)
      #expect(process.terminationStatus == 0)
      #expect(try night.ingest("--fail-on", "never").code == 0)
      #expect(try night.tree().count == 40)
    }
  }

  @Test(.enabled(if: isRoot), arguments: [200, 400, 600])
  func aFullDisk(_ kilobytes: Int) throws {
    try Nightly.with(library) { night in
      let wanted = try undisturbed()
      let script = """
        mkdir out && mount -t tmpfs -o size=\(kilobytes)k verbatim out || exit 99
        "$0" "$@"; first=$?
        mount -o remount,size=64m out
        "$0" "$@"; second=$?
        "$0" state check --output out; third=$?
        mkdir kept && cp -R out/. kept/ && umount out
        echo $first $second $third
        """
      let result = try Tool.run(
        arguments, in: night.folder, before: ["unshare", "-m", "sh", "-c", script])
      guard result.code != 99, !result.error.contains("unshare") else { return }
      let codes = result.output.split(separator: "\n").last ?? ""
      #expect(["73 0 0", "74 0 0", "0 0 0"].contains(codes), "\(codes) \(result.error)")
      let kept = Nightly(folder: night.folder.appendingPathComponent("kept"))
      for (name, bytes) in wanted.tree {
        #expect(try Data(contentsOf: kept.folder.appendingPathComponent(name)) == bytes)
      }
    }
  }

  @Test func hostileNames() throws {
    try Nightly.with(["a.md": "# A\n\nText.\n"]) { night in
      let text = Data("# Name\n\nText.\n".utf8)
      let long = String(repeating: "n", count: 252) + ".md"
      for name in ["new\nline.md", "%2e%2e.md", "back\\slash.md", long, "-rf.md", "q\"uote.md", "tab\t.md"] {
        try text.write(to: night.sources.appendingPathComponent(name))
      }
      let invalid: [UInt8] = Array(night.sources.path.utf8) + Array("/bad".utf8) + [0xFF, 0xFE] + Array(".md\0".utf8)
      invalid.withUnsafeBytes { path in
        let file = creat(path.bindMemory(to: CChar.self).baseAddress!, 0o644)
        _ = text.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        close(file)
      }
      let outside = night.folder.appendingPathComponent("secret.md")
      try text.write(to: outside)
      try FileManager.default.createSymbolicLink(
        at: night.sources.appendingPathComponent("link.md"), withDestinationURL: outside)
      mkfifo(night.sources.appendingPathComponent("pipe.md").path, 0o644)
      let before = Set(Tool.files(below: night.folder).filter { !$0.hasPrefix("out/") })
      let result = try night.ingest()
      #expect(result.code == 0, "\(result.error)")
      #expect(Set(Tool.files(below: night.folder).filter { !$0.hasPrefix("out/") }) == before)
      #expect(try night.dump().components(separatedBy: "status:").count == 10)
      #expect(try night.ingest().code == 0)
      #expect(try night.tool("state", "check", "--output", "out").code == 0)
    }
  }
}
