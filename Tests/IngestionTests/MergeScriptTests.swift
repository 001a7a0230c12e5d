import Foundation
import Testing
import ToolRunner

/// The scripts of `integrations` that run shards side by side, as far as they run without a cluster.
@Suite struct MergeScriptTests {
  static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("integrations")
  static let hasParallel = ["/usr/bin/parallel", "/usr/local/bin/parallel"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// With the built tool as the `verbatim` that scripts find.
  private func run(_ script: String, _ arguments: [String], in night: Nightly, _ more: [String: String] = [:]) throws
    -> Tool.Result
  {
    let tool = URL(fileURLWithPath: Tool.path).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let environment = ["PATH": "\(tool):\(path)"].merging(more) { $1 }
    return try Tool.run(
      [Self.scripts.appendingPathComponent(script).path] + arguments, in: night.folder, environment: environment,
      program: "bash")
  }

  /// Files that were written long ago: scripts do not wait for them to settle.
  private func age(_ night: Nightly) throws {
    for name in Tool.files(below: night.sources) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1e9)],
        ofItemAtPath: night.sources.appendingPathComponent(name).path)
    }
  }

  private func isAsOneRun(_ night: Nightly, _ output: String) throws {
    try night.ingest()
    #expect(try night.tool("state", "dump", "--output", output).output == night.dump())
    #expect(try night.tool("state", "check", "--output", output).code == 0)
  }

  @Test(.enabled(if: hasParallel, "GNU parallel is not installed")) func shardsByGNUParallel() throws {
    try Nightly.with(library) { night in
      try age(night)
      let result = try run("parallel/ingest", ["in", "all", "4"], in: night)
      #expect(result.code == 0, "\(result.error)")
      try isAsOneRun(night, "all")
    }
  }

  /// Each task as Slurm would start it; the merge is what the first one would have queued.
  @Test func shardsAsTasksOfASlurmArray() throws {
    try Nightly.with(library) { night in
      try age(night)
      for _ in 0..<2 {
        for task in 1...3 {
          let result = try run(
            "slurm/ingest.sbatch", ["in", "shards"], in: night,
            [
              "SLURM_ARRAY_TASK_ID": "\(task)", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_CPUS_PER_TASK": "1",
              "SLURM_ARRAY_JOB_ID": "7", "VERBATIM_NO_MERGE": "yes",
            ])
          #expect(result.code == 0, "\(result.error)")
        }
        let merged = try night.tool("merge", "shards/shard-1", "shards/shard-2", "shards/shard-3", "--output", "all")
        #expect(merged.code == 0, "\(merged.error)")
      }
      try isAsOneRun(night, "all")
    }
  }
}
