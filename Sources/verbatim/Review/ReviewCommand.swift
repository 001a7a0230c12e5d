import ArgumentParser
import Corrections
import Dispatch
import Foundation
import Review
import Runner
import Synchronization
import SystemPackage

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Makes pages to look at: each value beside its place in the source.",
    discussion: """
      On the left the source as it is: pages of a PDF as pictures, text with line numbers. On the right the record. A value that \
      is pointed at or reached with j and k lights up where it stands in the source, and the other way round. What the record left \
      out is shaded, with the rule; repairs are shown as found and as repaired.

        verbatim review records --sources factsheets --output review      open review/index.html
        verbatim review records --sources factsheets --serve              for large sets

      The pages hold all they need and load nothing; of very long documents a page in a folder shows the first part, served all. Press ? on one for its keys. Values that were accepted, rejected or edited \
      there are copied as rows of a file of corrections.

      Exit codes: 0 done, 3 some documents can't be shown, 65 none can, 66 no records, 73 the folder can't be made.
      """)

  @Argument(help: ArgumentHelp("Records, and folders of records.", valueName: "record"))
  var records: [String]

  @Option(
    help: ArgumentHelp(
      "The folder that the records' keys stand below; NAME=DIR for keys that begin with NAME.", valueName: "dir"))
  var sources: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the pages.", valueName: "dir"))
  var output: String?

  @Flag(help: "Makes pages when they are asked for, and shows them to browsers of this machine alone.")
  var serve = false

  @Option(help: ArgumentHelp("With --serve: the port; any free one if not given.", valueName: "n"))
  var port: UInt16 = 0

  @Option(help: ArgumentHelp("Pixels to the inch of a PDF's pages, at most 150.", valueName: "n"))
  var resolution = 110

  @Option(
    help: ArgumentHelp(
      "What is corrected already, as convert and ingest read it: shown as decisions, and copied with the new ones.",
      valueName: "file"))
  var corrections: String?

  @OptionGroup var limits: LimitOptions

  @Option(name: [.short, .long], help: "How many documents at once.")
  var jobs: Int?

  @Flag(help: "Reads sources in this process, without workers and their limits: for debugging.")
  var inProcess = false

  func validate() throws {
    if serve == (output != nil) { throw ValidationError("say either --output or --serve") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if !(36...150).contains(resolution) { throw ValidationError("--resolution must be from 36 to 150.") }
  }

  func run() throws {
    try CommandFailure.reporting {
      let set = try ReviewSet(records)
      for failure in set.failures { Terminal.error("verbatim: \(failure.message)") }
      guard !set.entries.isEmpty else {
        throw CommandFailure(
          set.failures.isEmpty ? .noInput : .invalidInput, "\(records.joined(separator: ", ")): no records there")
      }
      let corrections = try corrections.map { try CorrectionsFile(FilePath($0), fields: nil) }
      corrections?.noteUnused(set.entries.map(\.key))
      let reviewer = try Reviewer(limits, inProcess: inProcess, resolution: resolution, whole: serve)
      defer { reviewer.close() }
      let stored = StoredRecords(sources: sources)
      guard let output else {
        return try serve(
          ReviewServer(set: set, reviewer: reviewer, records: stored, corrections: corrections?.table ?? .init()))
      }
      let run = ReviewRun(
        set: set, reviewer: reviewer, records: stored, corrections: corrections?.table ?? .init(),
        folder: FilePath(output), jobs: jobs ?? 2)
      try report(try run.run(), unread: set.failures.count, output)
    }
  }

  /// Serves until the process is ended.
  private func serve(_ server: ReviewServer) throws {
    // Whoever started this may have blocked the signals that end it.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    let ended = DispatchSemaphore(value: 0)
    let failure = Mutex<CommandFailure?>(nil)
    Task { [port] in
      do {
        try await server.run(port: port) { Terminal.error($0) }
      } catch {
        let reason = error as? CommandFailure ?? CommandFailure(.inputOutput, "the server ended: \(error)")
        failure.withLock { $0 = reason }
      }
      ended.signal()
    }
    ended.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  private func report(_ done: (count: Int, failures: [CommandFailure]), unread: Int, _ output: String) throws {
    for failure in done.failures { Terminal.error("verbatim: \(failure.message)") }
    if done.count == 0 {
      throw ExitCode((done.failures.first?.code ?? .noInput).rawValue)
    }
    Terminal.error("\(done.count) documents: open \(FilePath(output).appending("index.html").shown)")
    if unread + done.failures.count > 0 { throw ExitCode(CommandFailure.Code.someFailed.rawValue) }
  }
}
