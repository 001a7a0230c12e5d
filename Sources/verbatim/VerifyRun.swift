import ArgumentParser
import Corrections
import JSONText
import Runner
import Stages
import Synchronization
import SystemPackage
import Verification

/// One run of `verbatim verify`: prints each record's line in order and remembers the worst.
struct VerifyRun {
  private let command: VerifyCommand
  private let records: StoredRecords
  private let prover: Prover
  private let digests = ContainerDigests()
  private let corrections: CorrectionsFile?

  /// What came of one record.
  private enum Verdict {
    case sound([UInt8])
    case unsound([UInt8])
    case failure(CommandFailure)
  }

  private struct Count {
    var proved = 0
    var unsound = 0
    var missing = 0
    /// Output that could not be written.
    var trouble: (any Error)?
  }

  /// - Throws: `CommandFailure` (78) where no worker can be started.
  init(command: VerifyCommand) throws {
    self.command = command
    corrections = try command.corrections.map { try CorrectionsFile(FilePath($0), fields: nil) }
    prover = try Prover(command.limits, inProcess: command.inProcess)
    records = StoredRecords(sources: command.sources)
  }

  /// Proves all records, several files at once.
  ///
  /// - Throws: `ExitCode` of the worst that was found.
  func run() throws {
    let files = try StoredRecords.files(command.records)
    let count = Mutex(Count())
    OrderedWork.run(count: files.count, jobs: command.jobs ?? 2) {
      verdicts(files[$0].path, files[$0].isNamed)
    } deliver: {
      _, verdicts in
      count.withLock { count in
        do {
          for verdict in verdicts { try note(verdict, &count) }
          return true
        } catch {
          count.trouble = error
          return false
        }
      }
    }
    prover.close()
    try end(count.withLock { $0 })
  }

  /// The records of a file, each proved.
  private func verdicts(_ path: FilePath, _ isNamed: Bool) -> [Verdict] {
    do {
      return try StoredRecords.read(path, isNamed: isNamed).map { verdict($0) }
    } catch {
      return [.failure(error as? CommandFailure ?? CommandFailure(.noInput, "\(path): \(error)"))]
    }
  }

  private func verdict(_ entry: Result<StoredRecords.Item, CommandFailure>) -> Verdict {
    do {
      let item = try entry.get()
      let source = try records.content(of: item.record)
      do {
        let (fields, text) = try prover.ask(
          "verify", try fields(of: item.record, source), record: item.node, source: source)
        return fields["holds"]?.string == "yes" ? .sound(text) : .unsound(text)
      } catch {
        let why = (error as? WorkerLoss).map { prover.reason(of: $0) } ?? "\(error)"
        return .failure(CommandFailure(.invalidInput, "\(item.record.key): \(why)"))
      }
    } catch {
      return .failure(error as? CommandFailure ?? CommandFailure(.inputOutput, "\(error)"))
    }
  }

  private func fields(
    of record: StoredRecord, _ source: ConversionJob.Content
  ) throws -> [(key: String, value: String)] {
    (command.json ? [("json", "yes")] : [])
      + (corrections.map { [("corrections", CorrectionLines.write($0.table[record.key]))] } ?? [])
      + (try digests.fields(of: source))
  }

  private func note(_ verdict: Verdict, _ count: inout Count) throws {
    switch verdict {
    case .sound(let text):
      count.proved += 1
      if command.json || !command.quiet { try Terminal.output(text) }
    case .unsound(let text):
      count.unsound += 1
      try Terminal.output(text)
    case .failure(let failure):
      Terminal.error("verbatim: \(failure.message)")
      if failure.code == .noInput { count.missing += 1 } else { count.unsound += 1 }
    }
  }

  private func end(_ count: Count) throws {
    if let trouble = count.trouble { throw trouble }
    if count.proved + count.unsound + count.missing == 0 { throw CommandFailure(.noInput, "no records there") }
    if count.unsound > 0 { throw ExitCode(CommandFailure.Code.invalidInput.rawValue) }
    if count.missing > 0 { throw ExitCode(CommandFailure.Code.noInput.rawValue) }
  }
}
