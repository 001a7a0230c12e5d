public import ArgumentParser
import JSONText
import Provenance
public import Runner
import Stages
import SystemPackage
import Verification

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Converts documents for another program: a JSON job a line in, a JSON result a line out.",
    discussion: """
      A job: {"id": "7", "path": "a/b.pdf"} for a file below --root, or {"id": "7", "key": "b.md", "text": "…"} or \
      {"id": "7", "key": "b.pdf", "base64": "…"} with the bytes themselves; "mediaType" and "base" (the URL that links are \
      relative to) may be added.

      A result: {"id": "7", "status": "converted", "record": {…}, "milliseconds": 12, "peakMemory": 31457280}, or \
      {"id": "7", "status": "failed", "error": {"code": "pdf.encrypted", "reason": "…"}, …}. Results come in the order of \
      the jobs, each flushed. A document that uses more processor time or memory than allowed ends the process: start it again \
      and give the document up.
      """)

  @OptionGroup var pipeline: PipelineOptions
  @OptionGroup var limits: LimitOptions

  @Option(help: ArgumentHelp("The folder that jobs' paths stand below.", valueName: "dir"))
  var root: String?

  @Flag(help: .hidden)
  var pool = false

  @Option(help: .hidden)
  var program: String?

  func run() throws {
    if let program { ProgramHost.become(program) }
    if pool { return WorkerCommand.serve() }
    try CommandFailure.reporting {
      let (plan, _, setup) = try pipeline.planned(sink: "jsonl", change: limits.apply)
      _ = Registry.catalogue
      do {
        try LineWorker(
          plan: plan, version: Version.number, root: root,
          programs: try setup.programs(Registry.stages, plan.run.sandbox)
        ).run()
      } catch let refusal as WorkerRefusal {
        throw CommandFailure(.configuration, refusal.description)
      } catch let problem as FileSystem.Problem {
        guard problem.path != "-" else { throw CommandFailure(.inputOutput, "can't write to stdout: \(problem)") }
        throw CommandFailure(.noInput, "\(problem.path.shown): \(problem)")
      }
    }
  }

  /// Works for the pool of another process of this program; `known` is a plan that the other end is likely to ask for.
  static func serve(known: (setup: PipelineSetup, plan: Plan)? = nil) {
    PoolWorker(
      stages: Registry.stages, version: Version.number,
      services: [
        "verify": { _, fields, contents in try ProofService.verify(fields, contents) },
        "explain": { _, fields, contents in try ProofService.explain(fields, contents) },
        "review": { _, fields, contents in try ReviewService.review(fields, contents) },
        "pictures": { _, fields, contents in try ReviewService.pictures(fields, contents) },
      ],
      known: known
    ).run()
  }
}

/// What one document may cost: flags for `run` of pipeline.json.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Time for a document, such as 90s; else run.timeout of the pipeline, or 60s.", valueName: "time")
  )
  var timeout: RunDuration?

  @Option(help: ArgumentHelp("Processor time for a document, such as 30s; else run.cpu, or 20s.", valueName: "time"))
  var cpu: RunDuration?

  @Option(help: ArgumentHelp("Memory for a worker, such as 4GiB; else run.memory, or 2GiB.", valueName: "size"))
  var memory: ByteSize?

  @Option(help: ArgumentHelp("Refuses larger files; else run.maxBytes, or 512MiB.", valueName: "size"))
  var maxBytes: ByteSize?

  @Option(help: ArgumentHelp("Refuses PDFs with more pages.", valueName: "n"))
  var maxPages: Int?

  @Option(help: ArgumentHelp("Takes from workers what reading never needs: auto, require or off.", valueName: "how"))
  var sandbox: Sandbox.Demand?

  func apply(_ run: inout RunOptions) {
    run.timeout = timeout ?? run.timeout
    run.cpu = cpu ?? run.cpu
    run.memory = memory ?? run.memory
    run.maxBytes = maxBytes ?? run.maxBytes
    run.maxPages = maxPages ?? run.maxPages
    run.sandbox = sandbox ?? run.sandbox
  }
}

extension RunDuration: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public var defaultValueDescription: String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
  }
}

extension ByteSize: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Sandbox.Demand: ExpressibleByArgument {}
