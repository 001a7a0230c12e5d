import Foundation
import JSONText
import Runner
import Stages
import SystemPackage
import Verification

/// The conformance suite, for one stage.
struct StageTest {
  struct Document {
    var name: String
    var bytes: [UInt8]
  }

  private let made: StageTestPipeline
  private let documents: [Document]
  private let mutations: Int
  private let pool: WorkerPool
  private var isSound = true

  init(_ made: StageTestPipeline, _ documents: [Document], mutations: Int) throws {
    self.made = made
    self.documents = documents
    self.mutations = mutations
    pool = try Workers.pool(made.setup, made.plan.run)
  }

  func close() { pool.close() }

  /// Prints a line a check; whether all hold.
  mutating func run() throws -> Bool {
    try checkLaws()
    try checkDeterminism()
    try checkHostile()
    try measure()
    return isSound
  }

  // MARK: Checks

  private mutating func checkLaws() throws {
    for document in documents {
      let result = convert(document)
      guard result.outcome.status == .converted else {
        try say("laws", document.name, "is not converted: \(result.outcome.reason ?? "skipped")")
        continue
      }
      let verification = try StageTest.proof(of: result, document)
      try say("laws", document.name, verification.fault, note: verification.note)
    }
  }

  /// Twice by the same process, then by another in another locale, time zone and folder for temporary files.
  private mutating func checkDeterminism() throws {
    let first = documents.map { convert($0).output }
    let second = documents.map { convert($0).output }
    try say("determinism", "twice by one process", difference(first, second))
    let neutral = ["LC_ALL", "TZ", "LANG"].map { ($0, ProcessInfo.processInfo.environment[$0]) }
    for (name, value) in [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8")] {
      setenv(name, value, 1)
    }
    let other = try Workers.pool(made.setup, made.plan.run)
    let third = documents.map { PoolConverter(other).convert(StageTest.job($0, made.mediaType)).output }
    other.close()
    for (name, value) in neutral { if let value { setenv(name, value, 1) } else { unsetenv(name) } }
    try say("determinism", "by another process, elsewhere", difference(first, third))
  }

  private func difference(_ first: [[UInt8]], _ second: [[UInt8]]) -> String? {
    zip(documents, zip(first, second)).first { $1.0 != $1.1 }.map { "the records of \($0.0.name) differ" }
  }

  /// Whatever comes is converted, and proved, or refused with a reason.
  private mutating func checkHostile() throws {
    for document in documents {
      var faults: [String] = []
      var converted = 0
      let damaged = StageTestDocuments.damaged(document, count: mutations)
      for copy in damaged {
        let result = convert(copy)
        switch result.outcome.status {
        case .converted:
          converted += 1
          if let fault = try StageTest.proof(of: result, copy).fault { faults.append(fault) }
        default:
          if let fault = StageTest.fault(of: result.outcome) { faults.append(fault) }
        }
      }
      let fault = faults.first.map { "\(faults.count) of \(damaged.count) damaged copies: \($0)" }
      try say(
        "hostile", document.name, fault, note: "\(damaged.count) damaged copies, \(converted) converted and proved")
    }
  }

  /// A crash, a limit, or an external program's fault; a document that is refused is none.
  private static func fault(of outcome: Outcome) -> String? {
    let code = outcome.code ?? ""
    let isFault =
      code.hasPrefix("worker.") || code.hasPrefix("limit.")
      || code.hasPrefix("external.") && code != "external.failed"
    return isFault ? outcome.reason ?? code : nil
  }

  private mutating func measure() throws {
    let bytes = documents.reduce(0) { $0 + $1.bytes.count }
    let clock = ContinuousClock()
    var rounds = 0
    var micro = 0
    let elapsed = clock.measure {
      repeat {
        for document in documents { micro += convert(document).outcome.stages.reduce(0) { $0 + $1.microseconds } }
        rounds += 1
      } while rounds < 5
    }
    let milliseconds = Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1000
    let each = milliseconds / Double(rounds * documents.count)
    try say(
      "speed", "\(documents.count) documents, \(bytes) bytes", nil,
      note: String(
        format: "%.2f ms a document, %.2f of it our own processor time", each,
        Double(micro) / 1000 / Double(rounds * documents.count)))
  }

  // MARK: Doing

  private static func job(_ document: Document, _ mediaType: String?) -> ConversionJob {
    ConversionJob(key: document.name, content: .bytes(document.bytes), isNamed: true, mediaType: mediaType)
  }

  private func convert(_ document: Document) -> ConversionResult {
    PoolConverter(pool).convert(StageTest.job(document, made.mediaType))
  }

  private static func proof(of result: ConversionResult, _ document: Document) throws -> (fault: String?, note: String)
  {
    guard let node = try? JSONReader.read(result.output), let record = try? StoredRecord(node) else {
      return ("its record can't be read", "")
    }
    let verification = Verifier.standard.verify(record, against: document.bytes)
    let fault = verification.problems.first.map { "\($0.pointer): \($0.reason)" }
    let characters = verification.characters
    return (fault, "\(characters.proved) characters proved, \(characters.stated) stated")
  }

  private mutating func say(_ check: String, _ what: String, _ fault: String?, note: String = "") throws {
    if fault != nil { isSound = false }
    let words = Shown.text(fault ?? note)
    try Terminal.output(
      "\(fault == nil ? "ok    " : "FAILED") \(check): \(Shown.text(what))\(words.isEmpty ? "" : ": \(words)")\n")
  }
}
