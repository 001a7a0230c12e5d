public import Corrections
import DocumentModel
import Provenance
public import Stages

/// One document's way from source to signed record. Pure: the same file and plan give the same record.
public struct Conversion: Sendable {
  let plan: Plan
  /// The version of the program, for the record's `pipeline`.
  let version: String
  /// Whether digests, sketches and fields are asked for beside the output.
  let wantsAccount: Bool

  public init(plan: Plan, version: String, wantsAccount: Bool = true) {
    self.plan = plan
    self.version = version
    self.wantsAccount = wantsAccount
  }

  /// Whether only a title and a text are wanted, and nothing of the values, digests and places of a record.
  var isTextOnly: Bool { !wantsAccount && !type(of: plan.sink).writesRecord }

  /// The signed record of a file.
  ///
  /// - Throws: `Failure` where the document can't be read.
  public func convert(
    _ file: SourceFile, mediaType: String? = nil, url: String? = nil, corrections: [Correction] = []
  ) throws -> SignedRecord {
    try account(file, mediaType: mediaType, url: url, corrections: corrections).record
  }

  /// The signed record of a file, and what each stage cost and did.
  func account(
    _ file: SourceFile, mediaType: String?, url: String?, corrections: [Correction],
    container: ContainerPlace? = nil, diagnostics: [OpenedFile.FileDiagnostic] = []
  ) throws -> (record: SignedRecord, work: [StageWork]) {
    var clock = StageClock(isRunning: wantsAccount)
    let extractor = try extractor(for: file, mediaType: mediaType)
    let format = type(of: extractor).format
    var opened = try extractor.open(file)
    opened.diagnostics = diagnostics + opened.diagnostics
    var work: [StageWork] = []
    let (repairs, repairWork) = try repair(&opened, mediaType: extractor.mediaType, &clock)
    if let base = file.baseURL { opened.addBaseURL(base) }
    let structurer = plan.structurer(forKey: file.key)
    let isTextOnly = isTextOnly && corrections.isEmpty
    let raw = try extractor.extract(opened.sources, with: isTextOnly ? partsOfText(structurer) : .all)
    try checkLaws(raw.texts, opened.sources, after: extractor.ownName)
    work.append(StageWork(stage: stage("extract", extractor), microseconds: clock.lap()))
    let (steps, cleanWork) = try clean(raw, opened.sources, mediaType: extractor.mediaType, &clock)
    work += cleanWork
    let cleaned = steps[steps.count - 1].document
    var record = try isTextOnly ? structurer.outline(cleaned) : structurer.structure(cleaned)
    try checkLaws(record.texts, opened.sources, after: type(of: structurer).name)
    record.diagnostics = opened.recordDiagnostics + record.diagnostics
    let digest = isTextOnly ? "" : Digest.named(file.bytes)
    RecordCorrector.correct(
      &record, by: corrections, structurer: structurer, digest: digest, sources: &opened.sources)
    work.append(StageWork(stage: stage("structure", structurer), microseconds: clock.lap()))
    var omissions: [SignedRecord.Omission] = []
    // Most of what a page holds is left out: to say so costs as much as to read it.
    if type(of: plan.sink).writesRecord {
      let ledger = self.ledger(steps, record, extractor)
      let changes = ledger.work(of: opened.sources) { format.text(of: $0) }
      for (index, change) in changes.enumerated() where index < work.count {
        work[index].dropped = change.dropped
        work[index].respelled = change.respelled
      }
      omissions = ledger.omissions(of: opened.sources, textOf: { format.text(of: $0) }, repairs: repairs)
    }
    work = repairWork + work
    var signed = SignedRecord(
      record: record, id: RecordID.make(key: file.key), key: file.key, mediaType: extractor.mediaType,
      digest: digest, byteCount: file.bytes.count, url: url, opened: opened,
      lineStarts: opened.hasLines && type(of: plan.sink).writesRecord ? lineStarts(file.bytes) : [], repairs: repairs,
      omissions: omissions,
      pipeline: SignedRecord.Pipeline(
        version: version, configuration: plan.digest,
        stages: work.map(\.stage), libraries: type(of: extractor).libraries))
    signed.container = container
    signed.partDigests = opened.parts.map { Digest.named($0.bytes) }
    work.append(StageWork(stage: "ledger", microseconds: clock.lap()))
    return (signed, work)
  }

  /// What of a document decides what is written where that is no record.
  private func partsOfText(_ structurer: any Structurer) -> DocumentParts {
    plan.cleaners.reduce(type(of: plan.sink).writes.union(structurer.outlineReads)) {
      $0.union(type(of: $1).reads)
    }
  }

  private func ledger(_ steps: [Ledger.Step], _ record: Record, _ extractor: any Extractor) -> Ledger {
    Ledger(
      steps: steps, structured: record, structureRule: Rule(named: "structure.\(type(of: plan.structurer).name)"),
      remainder: type(of: extractor).remainder)
  }

  private func extractor(for file: SourceFile, mediaType: String?) throws -> any Extractor {
    if let mediaType {
      guard let found = Recognition.extractor(forMediaType: mediaType, among: plan.extractors) else {
        throw Failure(
          "file.unknown-type", "no extractor for \(mediaType)",
          advice: "known: \(plan.extractors.map { $0.mediaType }.joined(separator: ", "))")
      }
      return found
    }
    guard !file.bytes.isEmpty else {
      throw Failure("file.empty", "the file is empty", advice: "check how it was made or downloaded")
    }
    guard let found = Recognition.extractor(for: file, among: plan.extractors) else {
      throw Failure(
        "file.unknown-type", "neither content nor name say what kind of document it is",
        advice: "name it with --media-type, or leave it out with --exclude")
    }
    return found
  }

  private func repair(
    _ opened: inout OpenedFile, mediaType: String, _ clock: inout StageClock
  ) throws -> ([SignedRecord.Repair], [StageWork]) {
    var repairs: [SignedRecord.Repair] = []
    var work: [StageWork] = []
    for repairer in plan.repairers where type(of: repairer).mediaTypes.contains(mediaType) {
      let first = repairs.count
      for index in opened.sources.indices {
        let source = opened.sources[index]
        guard case .bytes(let map, _) = source.locator else { continue }
        let edits = try repairer.repair(source)
        for edit in edits {
          repairs.append(
            SignedRecord.Repair(
              bytes: map.file(of: edit.range), removed: Array(source.utf8[edit.range]), inserted: edit.replacement,
              rule: edit.rule, reason: edit.reason))
        }
        opened.sources[index] = source.repaired(by: edits)
      }
      let respelled = repairs[first...].reduce(0) { $0 + $1.bytes.count }
      work.append(StageWork(stage: stage("repair", repairer), microseconds: clock.lap(), respelled: respelled))
    }
    return (repairs, work)
  }

  private func clean(
    _ document: Document, _ sources: [Source], mediaType: String, _ clock: inout StageClock
  ) throws -> (steps: [Ledger.Step], work: [StageWork]) {
    let isCounted = type(of: plan.sink).writesRecord
    var steps = [Ledger.Step(document: document, rule: nil, isCounted: isCounted)]
    var work: [StageWork] = []
    for cleaner in plan.cleaners where cleaner.ownMediaTypes?.contains(mediaType) ?? true {
      let document = try cleaner.clean(steps[steps.count - 1].document)
      try checkLaws(document.texts, sources, after: cleaner.ownName)
      let rule = Rule(named: "clean.\(cleaner.ownName)")
      steps.append(Ledger.Step(document: document, rule: rule, isCounted: isCounted))
      work.append(StageWork(stage: stage("clean", cleaner), microseconds: clock.lap()))
    }
    return (steps, work)
  }

  private func stage(_ slot: String, _ stage: any Stage) -> String {
    "\(slot).\(stage.ownName)@\(stage.ownVersion)"
  }

  /// A broken law is a bug: in debug builds it traps here, at the stage that broke it.
  private func checkLaws(_ texts: @autoclosure () -> [TracedText], _ sources: [Source], after stage: StageName) throws {
    #if DEBUG
      for text in texts() {
        if let broken = text.brokenLaw(in: sources) {
          preconditionFailure("after \(stage): \(broken): \(text.string.prefix(80))")
        }
      }
    #endif
  }

  private func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        if bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) {
          starts.append(index + 1)
        }
      }
    }
    return starts
  }
}

extension OpenedFile {
  fileprivate var hasLines: Bool { pages.isEmpty && parts.isEmpty }

  fileprivate var recordDiagnostics: [Diagnostic] {
    diagnostics.map { Diagnostic(.warning, $0.code, $0.message, page: $0.page) }
  }

  /// The base of links, as a source of its own.
  fileprivate mutating func addBaseURL(_ url: String) {
    sources.append(
      Source(id: SourceID(sources.count), utf8: Array(url.utf8), locator: .whole("option:base-url")))
  }
}
