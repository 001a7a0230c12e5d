import ArgumentParser
import JSONText
import Runner
import Stages
import SystemPackage
import Verification

/// One run of `verbatim verify`: prints each record's line and remembers the worst.
struct VerifyRun {
  let command: VerifyCommand
  private let records: StoredRecords
  private let prover: Prover
  private var count = 0
  private var unsound = 0
  private var missing = 0

  /// - Throws: `CommandFailure` (78) where no worker can be started.
  init(command: VerifyCommand) throws {
    self.command = command
    prover = try Prover(command.limits, inProcess: command.inProcess)
    records = StoredRecords(sources: command.sources)
  }

  /// Proves the records of a file.
  mutating func verify(_ path: FilePath, isNamed: Bool) throws {
    do {
      for entry in try StoredRecords.read(path, isNamed: isNamed) { try verify(entry) }
    } catch let failure as CommandFailure {
      note(failure)
    }
  }

  private mutating func verify(_ entry: Result<StoredRecords.Item, CommandFailure>) throws {
    let item: StoredRecords.Item
    let source: [UInt8]
    do {
      item = try entry.get()
      source = try records.source(of: item.record)
    } catch let failure as CommandFailure {
      return note(failure)
    }
    count += 1
    do {
      let (fields, text) = try prover.ask(
        "verify", command.json ? [("json", "yes")] : [], record: item.node, source: source)
      let holds = fields["holds"]?.string == "yes"
      if !holds { unsound += 1 }
      if command.json || !command.quiet || !holds { try Terminal.output(text) }
    } catch let loss as WorkerLoss {
      count -= 1
      note(CommandFailure(.invalidInput, "\(item.record.key): \(Failure(loss: loss))"))
    }
  }

  private mutating func note(_ failure: CommandFailure) {
    Terminal.error("verbatim: \(failure.message)")
    if failure.code == .noInput { missing += 1 } else { unsound += 1 }
  }

  /// Ends with the exit code of the worst that was found.
  func finish() throws {
    prover.close()
    if count + unsound + missing == 0 { throw CommandFailure(.noInput, "no records there") }
    if unsound > 0 { throw ExitCode(CommandFailure.Code.invalidInput.rawValue) }
    if missing > 0 { throw ExitCode(CommandFailure.Code.noInput.rawValue) }
  }
}
