import ArgumentParser
import Foundation
import Ingestion
import JSONText
import Runner
import SystemPackage
import Verification

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two sets of records: which values were gained, lost and changed.",
    discussion: """
      Records are matched by their keys. Values are counted by where they stand (project.funder, sections[].blocks[].text), with \
      an example of each kind. What the pipeline says of itself is left out.

        verbatim diff records-old records-new
        verbatim diff records-old records-new --json --fail-on lost

      Exit code 3 where --fail-on asks for it.
      """)

  enum FailOn: String, ExpressibleByArgument, CaseIterable { case lost, changed, never }

  @Argument(help: "Records, or a folder of them.")
  var old: String

  @Argument(help: "Records, or a folder of them.")
  var new: String

  @Flag(help: "As one JSON object.")
  var json = false

  @Flag(help: "Compares evidence and what was left out too.")
  var all = false

  @Option(help: "When to end with 3: lost (a value or a record), changed (any difference) or never.")
  var failOn: FailOn = .never

  func run() throws {
    try CommandFailure.reporting {
      var comparison = RecordComparison(leavingOut: all ? ["pipeline"] : ["pipeline", "evidence", "omitted"])
      try compare(&comparison)
      try Terminal.output(json ? comparison.json() : Array(comparison.text().utf8))
      let fails: Bool
      switch failOn {
      case .lost: fails = comparison.hasLost
      case .changed: fails = comparison.hasDifferences
      case .never: fails = false
      }
      if fails { throw ExitCode(CommandFailure.Code.someFailed.rawValue) }
    }
  }

  private func compare(_ comparison: inout RecordComparison) throws {
    let left = try DiffCommand.index(old)
    let right = try DiffCommand.index(new)
    for key in Set(left.keys).union(right.keys).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      switch (left[key], right[key]) {
      case (let a?, let b?): comparison.compare(try DiffCommand.record(a), try DiffCommand.record(b), key: key)
      case (nil, _): comparison.addGained(record: key)
      case (_, nil): comparison.addLost(record: key)
      }
    }
  }

  /// Where the record of each key is: a file, and the number of the record in it.
  private static func index(_ name: String) throws -> [String: (path: FilePath, number: Int)] {
    var result: [String: (path: FilePath, number: Int)] = [:]
    for file in try StoredRecords.files([name]) {
      for (number, entry) in try StoredRecords.read(file.path, isNamed: file.isNamed).enumerated() {
        guard case .success(let item) = entry else { continue }
        result[item.record.key] = (file.path, number)
      }
    }
    return result
  }

  private static func record(_ place: (path: FilePath, number: Int)) throws -> JSONNode {
    guard case .success(let item) = try StoredRecords.read(place.path, isNamed: true)[place.number] else {
      throw CommandFailure(.invalidInput, "\(place.path.shown): changed meanwhile")
    }
    return item.node
  }
}
