public import ArgumentParser
import Foundation
public import Ingestion
import Runner
import SystemPackage

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Keeps a folder of records in step with folders of documents: for every night.",
    discussion: """
      Only what is new, changed or stale is converted. A document that fails waits in quarantine and its last good record \
      stays. A source that is gone twice in a row loses its record. A killed run is made whole by the next.

        verbatim ingest factsheets --output records
        verbatim ingest web=crawl papers=pdfs --output records --until 05:00 --metrics-file verbatim.prom

      Exit codes: 0 done, also with nothing to do; 3 documents newly in quarantine; 4 a guard tripped, nothing committed; 66 a \
      source is missing or empty; 73, 74 output trouble; 75 another instance is at work; 78 wrong configuration; 128+n ended \
      by a signal.
      """)

  @Argument(help: ArgumentHelp("Folders of documents; NAME=FOLDER where there are several.", valueName: "source"))
  var sources: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("The folder of records.", valueName: "dir"))
  var output: String

  @Option(help: ArgumentHelp("The state; else .verbatim/state.sqlite below the output.", valueName: "file"))
  var state: String?

  @OptionGroup var pipeline: PipelineOptions
  @OptionGroup var limits: LimitOptions

  @Flag(help: "Converts in this process, without workers and their limits: for debugging.")
  var inProcess = false

  @Option(
    name: [.customShort("j", allowingJoined: true), .long], help: "How many documents at once; else run.jobs, or 2.")
  var jobs: Int?

  @Option(help: ArgumentHelp("Reads only files that match; may be repeated.", valueName: "glob"))
  var include: [String] = []

  @Option(help: ArgumentHelp("Leaves out files and folders that match; may be repeated.", valueName: "glob"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("After so many runs without its source a record is removed.", valueName: "n"))
  var missedRuns = 2

  @Option(help: ArgumentHelp("How many sources may vanish: N or N% (default: 10%, but at least 10).", valueName: "n"))
  var maxDelete: IngestOptions.MaxDelete?

  @Option(help: ArgumentHelp("Files changed since then are left for the next run.", valueName: "time"))
  var settle: RunDuration = RunDuration("60s")!

  @Option(help: ArgumentHelp("Only the i-th of n parts of the keys.", valueName: "i/n"))
  var shard: Shard?

  @Option(help: ArgumentHelp("Stops after more new failures than that.", valueName: "n"))
  var maxFailures: Int?

  @Option(help: "When to end with 3: new, any or never.")
  var failOn: IngestOptions.FailOn = .new

  @Flag(help: "Takes the digest of every file, not only of those whose size or time changed.")
  var checkDigests = false

  @Option(help: ArgumentHelp("Makes stale records again: now, never, or at most N in a run.", valueName: "when"))
  var stale: IngestOptions.Stale = .now

  @Option(help: ArgumentHelp("Begins no stale document after that time of day.", valueName: "HH:MM"))
  var until: TimeOfDay?

  @Flag(help: "Says what would happen, and writes nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("A CSV file of corrected values: key, pointer, value, note, digest.", valueName: "file"))
  var corrections: String?

  @Option(help: ArgumentHelp("Writes metrics for Prometheus.", valueName: "file"))
  var metricsFile: String?

  @Flag(help: "Prints events on stderr, a JSON object a line.")
  var json = false

  @Flag(name: [.short, .long], help: "Prints a line for each document.")
  var verbose = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if output == "-" { throw ValidationError("--output is a folder, not stdout; one that is called - is ./-.") }
    if missedRuns < 1 { throw ValidationError("--missed-runs must be at least 1.") }
    if let maxFailures, maxFailures < 0 { throw ValidationError("--max-failures must not be negative.") }
  }

  func run() throws {
    Interruption.watch()
    try CommandFailure.reporting { try IngestRunner(self).run() }
  }
}

/// A time of day, local: the next one from now.
struct TimeOfDay: ExpressibleByArgument {
  let hour: Int
  let minute: Int

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    self.hour = hour
    self.minute = minute
  }

  /// Seconds since 1970.
  var next: Int? {
    Calendar.current.nextDate(
      after: Date(), matching: DateComponents(hour: hour, minute: minute), matchingPolicy: .nextTime
    ).map { Int($0.timeIntervalSince1970) }
  }
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension IngestOptions.FailOn: ExpressibleByArgument {}

extension IngestOptions.Stale: ExpressibleByArgument {
  public init?(argument: String) {
    switch argument {
    case "now": self = .now
    case "never": self = .never
    default:
      guard let count = Int(argument), count >= 0 else { return nil }
      self = .some(count)
    }
  }
}

extension IngestOptions.MaxDelete: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = Int(argument.hasSuffix("%") ? String(argument.dropLast()) : argument), number >= 0 else {
      return nil
    }
    self = argument.hasSuffix("%") ? .percent(min(number, 100)) : .count(number)
  }
}
