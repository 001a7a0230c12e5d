import CShims
import Corrections
import JSONText
import Stages

/// A worker of the pool: told its pipeline by the first request, then in its sandbox until the other end closes.
public struct PoolWorker {
  /// What the first request set up.
  private final class State {
    var converter: InProcessConverter?
  }

  private let stages: StageList
  private let version: String
  private let services: [String: WorkerLoop.Service]
  private let known: (setup: PipelineSetup, plan: Plan)?

  /// A worker that knows these stages, signs as this version of the program, and has further services, by verb. `known` is a
  /// plan that need not be made again where the first request asks for it.
  public init(
    stages: StageList, version: String, services: [String: WorkerLoop.Service] = [:],
    known: (setup: PipelineSetup, plan: Plan)? = nil
  ) {
    self.known = known
    self.stages = stages
    self.version = version
    self.services = services
  }

  /// Runs until the other end closes.
  public func run() {
    let state = State()
    let own: [String: WorkerLoop.Service] = [
      "configure": { loop, fields, contents in try configure(state, &loop, fields, contents) },
      "convert": { _, fields, contents in try Self.convert(state, fields, contents) },
      "list": { loop, fields, contents in try WorkerAnswer(listing: contents, fields, loop) },
    ]
    var loop = WorkerLoop(services: services.merging(own) { $1 }, containers: stages.containers)
    loop.run()
  }

  /// The request that makes a worker: the pipeline's own bytes, the sink, the limits.
  public static func greeting(_ setup: PipelineSetup, limits: WorkerLimits, run: RunOptions) -> WorkerRequest {
    var fields = [
      ("memory", String(limits.memory)), ("cpu", String(limits.cpu)), ("sandbox", limits.sandbox.rawValue),
    ]
    if let sink = setup.sink { fields.append(("sink", sink)) }
    if let options = setup.sinkOptions { fields.append(("sinkOptions", options)) }
    if !setup.wantsAccount { fields.append(("account", "none")) }
    if let maxBytes = run.maxBytes { fields.append(("maxBytes", String(maxBytes.bytes))) }
    if let maxPages = run.maxPages { fields.append(("maxPages", String(maxPages))) }
    return WorkerRequest(verb: "configure", fields: fields, contents: [.bytes(setup.bytes)])
  }

  private func configure(_ state: State, _ loop: inout WorkerLoop, _ fields: JSONNode, _ contents: [WorkerContent])
    throws -> WorkerAnswer
  {
    func number(_ key: String) -> Int? { fields[key]?.string.flatMap { Int($0) } }
    var answer = WorkerAnswer()
    let setup = PipelineSetup(
      bytes: contents.first?.bytes ?? [], sink: fields["sink"]?.string, sinkOptions: fields["sinkOptions"]?.string)
    let made = try known.flatMap { $0.setup.makes(sameAs: setup) ? $0.plan : nil } ?? setup.plan(stages)
    let plan = try made.running { run in
      run.maxBytes = number("maxBytes").map { ByteSize(bytes: $0) } ?? run.maxBytes
      run.maxPages = number("maxPages") ?? run.maxPages
    }
    _ = stages.catalogue
    let conversion = Conversion(plan: plan, version: version, wantsAccount: fields["account"] == nil)
    state.converter = InProcessConverter(conversion, starter: loop.starter)
    if let refusal = Self.harden(
      Sandbox.Demand(rawValue: fields["sandbox"]?.string ?? "") ?? .auto, memory: number("memory"))
    {
      answer.add("status", "refused")
      answer.add("reason", refusal)
      return answer
    }
    loop.cpuLimit = number("cpu") ?? 20
    loop.contentLimit = plan.run.maxBytes?.bytes ?? RunOptions.defaultMaxBytes
    answer.add("status", "ready")
    return answer
  }

  /// Puts limits and the sandbox in place; says why not, where that was required.
  private static func harden(_ demand: Sandbox.Demand, memory: Int?) -> String? {
    if let memory, verbatim_limit_memory(memory) != 0 { return "the memory limit can't be set" }
    guard demand != .off else { return nil }
    let result = Sandbox.enter()
    guard demand == .require, !result.isWhole else { return nil }
    let missing = [
      result.noNewPrivileges ? nil : "no_new_privs", result.landlock ? nil : "Landlock",
      result.seccomp ? nil : "seccomp",
    ].compactMap(\.self)
    return "the kernel lacks \(missing.joined(separator: " and ")), and --sandbox require asks for it"
  }

  private static func convert(_ state: State, _ fields: JSONNode, _ contents: [WorkerContent]) throws -> WorkerAnswer {
    guard let converter = state.converter, let key = fields["key"]?.string, let content = contents.first else {
      throw Failure("worker.protocol", "convert needs a key and a content")
    }
    var job = ConversionJob(
      key: key, content: .bytes(content.bytes), isNamed: fields["named"] != nil, mediaType: fields["mediaType"]?.string,
      baseURL: fields["base"]?.string, url: fields["url"]?.string, password: fields["password"]?.string,
      corrections: fields["corrections"]?.string.map(CorrectionLines.read) ?? [])
    job.container = ContainerPlace(fields)
    if let contained = content.contained { job = job.completed(with: contained) }
    return WorkerAnswer(converter.convert(job))
  }
}
