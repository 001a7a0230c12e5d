public import Stages

/// Converts in this process: for workers, and for debugging.
public struct InProcessConverter: Converting {
  private let conversion: Conversion
  private let plan: Plan

  /// The programs of its stages are started by `starter`.
  public init(_ conversion: Conversion, starter: (any ProgramStarting)? = nil) {
    self.conversion = conversion
    plan = conversion.plan
    guard let starter else { return }
    for (index, stage) in plan.programStages.enumerated() { stage.connect { try starter.start(index) } }
  }

  public func convert(_ job: ConversionJob) -> ConversionResult {
    do {
      guard case .member(let file, let offset) = job.content else { return try convert(job, try read(job.content)) }
      let contained = try file.open(at: offset, limit: byteLimit, among: plan.containers)
      return try convert(job.completed(with: contained), contained.bytes)
    } catch let failure as Failure {
      return ConversionResult(outcome: .failed(job.key, failure))
    } catch {
      return ConversionResult(outcome: .failed(job.key, Failure("file.unreadable", "\(error)")))
    }
  }

  private func read(_ content: ConversionJob.Content) throws -> [UInt8] {
    switch content {
    case .bytes(let bytes): return bytes
    case .file(let path, let root):
      do {
        return try FileSystem.read(path, below: root)
      } catch {
        throw error.failure
      }
    case .member, .opened: throw Failure("worker.protocol", "it is no document")
    }
  }

  private var byteLimit: Int { plan.run.maxBytes?.bytes ?? RunOptions.defaultMaxBytes }

  public func list(_ file: ContainerFile, from cursor: ContainerCursor) throws -> ContainerListing {
    try file.list(from: cursor, limit: byteLimit, among: plan.containers)
  }

  private func convert(_ job: ConversionJob, _ bytes: [UInt8]) throws -> ConversionResult {
    guard bytes.count <= byteLimit else { throw Failure(bytes: bytes.count, limit: byteLimit) }
    var file = SourceFile(
      key: job.key, bytes: bytes, baseURL: job.baseURL, password: job.password, pageLimit: plan.run.maxPages)
    var mediaType = job.mediaType
    if let contained = job.contained {
      file.charset = contained.charset
      mediaType = Recognition.extractor(for: contained, among: plan.extractors)?.mediaType
    }
    if !job.isNamed, mediaType == nil,
      job.contained != nil || Recognition.extractor(for: file, isNamed: false, among: plan.extractors) == nil
    {
      var outcome = Outcome(key: job.key, status: .skipped)
      outcome.reason = "no extractor"
      return ConversionResult(outcome: outcome)
    }
    let (signed, work) = try conversion.account(
      file, mediaType: mediaType, url: job.url, corrections: job.corrections, container: job.container,
      diagnostics: job.contained?.diagnostics ?? [])
    var clock = StageClock(isRunning: conversion.wantsAccount)
    let output = try plan.sink.write(signed)
    var outcome = Outcome(signed)
    if conversion.wantsAccount {
      outcome.contentDigest = Digest.named(output[..<plan.sink.contentLength(of: output)])
      outcome.sketch = TextSketch(of: signed.record.mainTexts)
      let sink = type(of: plan.sink)
      outcome.stages = work + [StageWork(stage: "sink.\(sink.name)@\(sink.version)", microseconds: clock.lap())]
    }
    return ConversionResult(outcome: outcome, output: output, companions: try plan.sink.companions(signed))
  }
}
