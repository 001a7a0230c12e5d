import Stages

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
      let bytes = try read(job.content)
      return try convert(job, bytes)
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
    }
  }

  private func convert(_ job: ConversionJob, _ bytes: [UInt8]) throws -> ConversionResult {
    let limit = plan.run.maxBytes?.bytes ?? RunOptions.defaultMaxBytes
    guard bytes.count <= limit else { throw Failure(bytes: bytes.count, limit: limit) }
    let file = SourceFile(
      key: job.key, bytes: bytes, baseURL: job.baseURL, password: job.password, pageLimit: plan.run.maxPages)
    if !job.isNamed, job.mediaType == nil,
      Recognition.extractor(for: file, isNamed: false, among: plan.extractors) == nil
    {
      var outcome = Outcome(key: job.key, status: .skipped)
      outcome.reason = "no extractor"
      return ConversionResult(outcome: outcome)
    }
    let (signed, work) = try conversion.account(
      file, mediaType: job.mediaType, url: job.url, corrections: job.corrections)
    var clock = StageClock()
    let output = try plan.sink.write(signed)
    var outcome = Outcome(signed)
    outcome.contentDigest = Digest.named(output[..<plan.sink.contentLength(of: output)])
    outcome.sketch = TextSketch(of: signed.record.mainTexts)
    let sink = type(of: plan.sink)
    outcome.stages = work + [StageWork(stage: "sink.\(sink.name)@\(sink.version)", microseconds: clock.lap())]
    return ConversionResult(outcome: outcome, output: output, companions: try plan.sink.companions(signed))
  }
}
