import Foundation
import Testing
import ToolRunner

/// A folder of sources, a folder of records, and the tool between them.
struct Nightly {
  let folder: URL
  var sources: URL { folder.appendingPathComponent("in") }
  var records: URL { folder.appendingPathComponent("out") }

  static func with(_ files: [String: String], _ body: (Nightly) throws -> Void) throws {
    let below = Dictionary(uniqueKeysWithValues: files.map { ("in/" + $0.key, $0.value) })
    try Tool.withFolder(below) { try body(Nightly(folder: $0)) }
  }

  /// Files that were written just now are settled at once, so that tests need not wait.
  @discardableResult
  func ingest(_ arguments: String..., before: [String] = []) throws -> Tool.Result {
    try Tool.run(["ingest", "in", "--output", "out", "--settle", "0s"] + arguments, in: folder, before: before)
  }

  func tool(_ arguments: String...) throws -> Tool.Result { try Tool.run(arguments, in: folder) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: sources.appendingPathComponent(name))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: sources.appendingPathComponent(name)) }

  /// The records, by name, with their bytes.
  func tree() throws -> [String: Data] {
    try Dictionary(
      uniqueKeysWithValues: Tool.files(below: records).filter { !$0.hasPrefix(".verbatim") }.map {
        ($0, try Data(contentsOf: records.appendingPathComponent($0)))
      })
  }

  /// Names of the runs, oldest first.
  func runs() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: records.appendingPathComponent(".verbatim/runs").path).sorted()
  }

  /// A file of the last run's folder.
  func runFile(_ name: String) throws -> String {
    let run = try runs().last ?? ""
    return try String(contentsOf: records.appendingPathComponent(".verbatim/runs/\(run)/\(name)"), encoding: .utf8)
  }

  func dump() throws -> String { try tool("state", "dump", "--output", "out").output }
}

/// Many small documents, one of which no extractor can read.
let library = Dictionary(
  uniqueKeysWithValues: (0..<40).map { number in
    ("part\(number % 4)/page\(number).md", "# Page \(number)\n\nThe \(number)th clinic serves \(number * 17) people.\n")
  } + [("part1/empty.md", "")])
