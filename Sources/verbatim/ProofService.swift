import Corrections
import JSONText
import Runner
import Stages
import Verification

/// `verify` and `explain` in a worker: they open hostile sources too.
///
/// The contents of a request are a record, as JSON, and the bytes of its source; the payload of the answer is what to print.
enum ProofService {
  /// Proves a record. `holds` says how it came out.
  static func verify(_ fields: JSONNode, _ contents: [WorkerContent]) throws -> WorkerAnswer {
    let (record, source) = try read(contents)
    let corrections = fields["corrections"]?.string.map(CorrectionLines.read)
    let verification = Verifier.standard.verify(
      record, against: source, corrections: corrections?.map { ($0.pointer, $0.value) },
      container: facts(fields, contents[1]))
    let text =
      fields["json"] != nil
      ? VerificationReport.json(verification) : VerificationReport.lines(verification).joined(separator: "\n")
    var answer = WorkerAnswer()
    answer.add("status", "done")
    answer.add("holds", verification.holds ? "yes" : "no")
    answer.payloads = [Array((text + "\n").utf8)]
    return answer
  }

  /// Explains a value, or all that hold a text. `sameSource` says whether the source is the one that the record was made of.
  static func explain(_ fields: JSONNode, _ contents: [WorkerContent]) throws -> WorkerAnswer {
    var answer = WorkerAnswer()
    do {
      let (record, source) = try read(contents)
      let explainer = try Explainer(record, source: source, verifier: .standard)
      let explanations = try explanations(explainer, fields)
      answer.payloads = [Array(text(explanations, key: record.key, json: fields["json"] != nil).utf8)]
      answer.add("status", "done")
      answer.add("sameSource", Digest.named(source) == record.digest ? "yes" : "no")
    } catch let failure as Failure {
      answer = WorkerAnswer()
      answer.add("status", "failed")
      answer.add("code", failure.code)
      answer.add("reason", failure.description)
    }
    return answer
  }

  private static func read(_ contents: [WorkerContent]) throws -> (StoredRecord, [UInt8]) {
    guard contents.count == 2 else { throw Failure("worker.protocol", "a record and a source are needed") }
    return (try StoredRecord(JSONReader.read(contents[0].bytes)), contents[1].bytes)
  }

  /// What a container shows of the source.
  private static func facts(_ fields: JSONNode, _ source: WorkerContent) -> ContainerFacts? {
    guard let contained = source.contained else { return nil }
    return ContainerFacts(
      digest: fields["containerDigest"]?.string ?? "", key: contained.name.map { SourceKey.encode(Array($0.utf8)) },
      url: contained.url, charset: contained.charset)
  }

  private static func explanations(_ explainer: Explainer, _ fields: JSONNode) throws -> [Explanation] {
    if let words = fields["find"]?.string {
      let found = explainer.find(words)
      guard !found.isEmpty else { throw Failure("explain.no-such-value", "no value of the record holds \(words)") }
      return found
    }
    guard let pointer = ValuePath.pointer(fields["pointer"]?.string ?? "") else {
      throw Failure(
        "explain.no-such-value", "a value is named like /project/start, project.start or .quantities[0]")
    }
    return try explainer.explain(pointer)
  }

  private static func text(_ explanations: [Explanation], key: String, json: Bool) -> String {
    if json { return explanations.map { ExplanationReport.json($0) + "\n" }.joined() }
    return explanations.map { ExplanationReport.lines($0, key: key).joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }
}

/// Asks for proofs, in workers or in this process.
struct Prover {
  private let pool: WorkerPool?

  /// - Throws: `CommandFailure` (78) where no worker can be started.
  init(_ limits: LimitOptions, inProcess: Bool) throws {
    guard !inProcess else {
      pool = nil
      return
    }
    let setup = PipelineSetup(
      bytes: Array(PipelineFile.standard(for: Registry.stages).utf8), sink: nil, sinkOptions: nil)
    do {
      pool = try Workers.pool(setup, try setup.plan().running(limits.apply).run)
    } catch let error as ConfigurationError {
      throw CommandFailure(.usage, "\(error)")
    }
  }

  /// The answer to `verify` or `explain`.
  ///
  /// - Throws: `WorkerLoss`, or what the service throws.
  func ask(
    _ verb: String, _ fields: [(key: String, value: String)], record: JSONNode, source: ConversionJob.Content
  ) throws -> (fields: JSONNode, text: [UInt8]) {
    var json = JSONWriter(compact: true)
    json.node(record)
    if let pool {
      let reply = try pool.ask(
        WorkerRequest(verb: verb, fields: fields, contents: [.bytes(json.bytes), source]))
      return (reply.fields, reply.payloads.first ?? [])
    }
    let node = JSONNode(
      .object(
        fields.map { JSONNode.Member(key: $0.key, keyRange: 0..<0, value: JSONNode(.string($0.value, plain: true))) }))
    let service = verb == "verify" ? ProofService.verify : ProofService.explain
    let answer = try service(node, [WorkerContent(json.bytes), try StoredRecords.contents(of: source)])
    return (try answer.read(), answer.payloads.first ?? [])
  }

  /// What a worker that was lost means for its document.
  func reason(of loss: WorkerLoss) -> String {
    "\(pool.map { Failure(loss: loss, limits: $0.limits) } ?? Failure("worker.crashed", "\(loss)"))"
  }

  func close() { pool?.close() }
}
