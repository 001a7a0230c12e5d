import Corrections
import JSONText
public import Stages
import SystemPackage

/// Converts in workers: a document that crashes its reader, or never ends, costs only itself.
public struct PoolConverter: Converting {
  private let pool: WorkerPool

  public init(_ pool: WorkerPool) {
    self.pool = pool
  }

  /// Starts one worker, so that what keeps all of them from working is said once.
  ///
  /// - Throws: `WorkerRefusal`, or what the system says.
  public func check() throws { try pool.warmUp() }

  public func convert(_ job: ConversionJob) -> ConversionResult {
    result(of: job) { try pool.ask($0) }
  }

  public func lane() -> ConversionLane {
    let lane = WorkerLane(pool)
    return { job, next in result(of: job) { try lane.ask($0, next: next.map(request)) } }
  }

  private func result(of job: ConversionJob, _ ask: (WorkerRequest) throws -> WorkerReply) -> ConversionResult {
    do {
      return ConversionResult(key: job.key, try ask(request(for: job)))
    } catch let problem as FileSystem.Problem {
      return ConversionResult(outcome: .failed(job.key, problem.failure))
    } catch {
      return ConversionResult(outcome: .failed(job.key, Failure(loss: error, limits: pool.limits)))
    }
  }

  private func request(for job: ConversionJob) -> WorkerRequest {
    var fields = [("key", job.key)]
    if job.isNamed { fields.append(("named", "true")) }
    if let mediaType = job.mediaType { fields.append(("mediaType", mediaType)) }
    if let baseURL = job.baseURL { fields.append(("base", baseURL)) }
    if let url = job.url { fields.append(("url", url)) }
    if let password = job.password { fields.append(("password", password)) }
    if !job.corrections.isEmpty { fields.append(("corrections", CorrectionLines.write(job.corrections))) }
    if let container = job.container { fields += container.fields }
    return WorkerRequest(verb: "convert", fields: fields, contents: [job.content])
  }
}

extension PoolConverter {
  public func list(_ file: ContainerFile, from cursor: ContainerCursor) throws -> ContainerListing {
    do {
      return try ContainerListing(pool.ask(WorkerRequest(listing: file, from: cursor)))
    } catch let loss as WorkerLoss {
      throw Failure(loss: loss, limits: pool.limits)
    }
  }
}

extension FileSystem.Problem {
  /// As a document's failure.
  var failure: Failure {
    let isMissing = errno == .permissionDenied || errno == .noSuchFileOrDirectory
    return Failure(isMissing ? "file.missing" : "file.unreadable", "can't be read: \(self)")
  }
}

extension Failure {
  /// A file is too large.
  init(bytes: Int, limit: Int) {
    self.init(
      "limit.bytes", "\(bytes) bytes, over the limit of \(Shown.bytes(limit))",
      advice: "raise it with --max-bytes (run.maxBytes)")
  }

  /// What the loss of a worker means for its document.
  public init(loss: any Error, limits: WorkerLimits) {
    func limit(_ name: String, _ what: String, _ value: String, _ advice: String) -> Failure {
      Failure("limit.\(name)", "over the \(what) limit of \(value)", advice: advice)
    }
    self =
      switch loss as? WorkerLoss {
      case .time:
        limit("time", "time", Shown.time(milliseconds: limits.timeout), "raise it with --timeout (run.timeout)")
      case .cpu:
        limit("cpu", "processor time", Shown.time(milliseconds: limits.cpu * 1000), "raise it with --cpu (run.cpu)")
      case .memory:
        limit("memory", "memory", Shown.bytes(limits.memory), "raise it with --memory (run.memory)")
      case .output:
        limit("output", "record size", Shown.bytes(limits.output), "raise run.maxOutput in the pipeline")
      case .library(let what):
        Failure("library.missing", "a library that reads it can't be loaded: \(what)", advice: "install the library")
      case .crash(let how):
        Failure("worker.crashed", "its reader crashed twice (\(how))", advice: "please report the file as a bug")
      case nil: Failure("worker.start", "no worker can be started: \(loss)")
      }
  }
}

extension ConversionResult {
  /// As a worker's answer says it.
  package init(key: String, _ reply: WorkerReply) {
    let fields = reply.fields
    var outcome = Outcome(key: key, status: fields["status"]?.string.flatMap(Outcome.Status.init) ?? .failed)
    outcome.reason = fields["reason"]?.string
    outcome.code = fields["code"]?.string
    outcome.mediaType = fields["mediaType"]?.string
    outcome.warnings = fields["warnings"]?.int ?? 0
    outcome.repairsByRule = (fields["repairs"]?.array ?? []).compactMap(\.string).compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let count = Int(parts[1]) else { return nil }
      return (String(parts[0]), count)
    }
    outcome.stages = (fields["stages"]?.array ?? []).compactMap(\.string).compactMap(StageWork.init(line:))
    outcome.sketch = fields["sketch"]?.string.flatMap(TextSketch.init(hex:))
    outcome.fields = (fields["fields"]?.array ?? []).compactMap(\.string)
    outcome.pagesWithoutText = fields["pagesWithoutText"]?.int ?? 0
    outcome.digest = fields["digest"]?.string
    outcome.contentDigest = fields["contentDigest"]?.string
    let names = (fields["companions"]?.array ?? []).compactMap(\.string)
    self.init(
      outcome: outcome, output: reply.payloads.first ?? [],
      companions: zip(names, reply.payloads.dropFirst()).map { ($0, $1) })
  }
}
