import Corrections
import Foundation
import JSONText
import Provenance
import Runner
import Stages
import SystemPackage

/// One run of `verbatim convert`.
struct ConvertRun {
  let command: ConvertCommand
  let plan: Plan
  private let source: ConfigurationSource
  private let setup: PipelineSetup
  private let format: String

  /// - Throws: `CommandFailure`.
  init(_ command: ConvertCommand) throws {
    self.command = command
    let (bytes, source) = try command.pipeline.read()
    self.source = source
    var setup = PipelineSetup(
      bytes: bytes, sink: command.format?.rawValue, sinkOptions: ConvertRun.sinkOptions(command),
      folder: source.folder)
    setup.wantsAccount = command.report != nil
    self.setup = setup
    do {
      plan = try setup.plan().running(command.limits.apply)
    } catch {
      throw CommandFailure(.configuration, "\(source): \(error)")
    }
    format = type(of: plan.sink).name.description
  }

  private static func sinkOptions(_ command: ConvertCommand) -> String? {
    var options: [String] = []
    if command.compact { options.append(#""compact": true"#) }
    if let evidence = command.evidence { options.append(#""evidence": "\#(evidence.rawValue)""#) }
    if command.noTitle { options.append(#""noTitle": true"#) }
    return options.isEmpty ? nil : "{ \(options.joined(separator: ", ")) }"
  }

  func run() throws {
    let started = ContinuousClock.now
    var (jobs, refused) = try findJobs()
    if command.list { return try list(jobs) }
    let (converter, close) = try converter(jobs.count)
    defer { close() }
    try expandContainers(&jobs, &refused, converter)
    let isSingle =
      command.inputs.count == 1 && command.filesFrom == nil && jobs.count + refused.count <= 1
      && (jobs.first?.isNamed ?? true)
    try attachURLs(to: &jobs)
    try attachCorrections(to: &jobs)
    if let file = command.passwordFile {
      let password = try readPassword(file)
      for index in jobs.indices { jobs[index].password = password }
    }
    let destination = try destination(for: jobs)
    let progress = Progress(total: jobs.count, isShown: !command.quiet && command.output != nil)
    let showsErrors = !isSingle
    let batch = Batch(
      converter: converter, destination: destination.target, jobs: workers
    ) { outcome in
      progress.clear()
      if showsErrors, outcome.status == .failed { ConvertRun.tell(outcome) }
      if command.verbose, outcome.status == .converted { Terminal.error("converted \(Shown.text(outcome.key))") }
      progress.advance(outcome.key)
    }
    for failed in refused where showsErrors { ConvertRun.tell(failed) }
    var outcomes: [Outcome]
    do {
      outcomes = refused + (try batch.run(jobs))
    } catch let problem as FileSystem.Problem {
      destination.abandon()
      throw CommandFailure(.inputOutput, "can't write the output: \(problem)")
    }
    progress.clear()
    try destination.finish()
    if let report = command.report { try writeReport(outcomes, to: report) }
    if isSingle, let only = outcomes.first, only.status == .failed { throw failure(of: only) }
    if !command.quiet, command.output != nil {
      Summary(outcomes: outcomes, source: source, elapsed: ContinuousClock.now - started).print()
    }
    try end(outcomes)
  }

  /// How many documents are converted at once.
  private var workers: Int { command.jobs ?? plan.run.jobs ?? 2 }

  /// What converts so many documents, and what is to be done when all are converted.
  private func converter(_ count: Int) throws -> (any Converting, close: () -> Void) {
    if command.inProcess { return (try InProcessConverter.direct(setup, plan), {}) }
    // Before passwords and corrections are read: those are for the documents that they belong to.
    let copies = CopiedWorkers(max(1, min(workers, count, 16))) { WorkerCommand.serve(known: (setup, plan)) }
    let pool = try Workers.pool(setup, plan.run, copies: copies)
    return (PoolConverter(pool), { pool.close() })
  }

  /// - Throws: `CommandFailure` for the exit code, where something failed.
  private func end(_ outcomes: [Outcome]) throws {
    let failed = outcomes.filter { $0.status == .failed }
    guard !failed.isEmpty else { return }
    if failed.contains(where: \.outputFailed) {
      throw CommandFailure(
        .inputOutput,
        "\(failed.count) of \(outcomes.count) documents failed, some because their output could not be written")
    }
    throw CommandFailure(.someFailed, "\(failed.count) of \(outcomes.count) documents failed")
  }

  private func failure(of outcome: Outcome) -> CommandFailure {
    let line = "\(Shown.text(outcome.key)): \(Shown.text(outcome.reason ?? "failed"))"
    if outcome.outputFailed { return CommandFailure(.inputOutput, line) }
    switch outcome.code {
    case "file.missing": return CommandFailure(.noInput, line)
    case "file.unreadable": return CommandFailure(.inputOutput, line)
    default: return CommandFailure(.invalidInput, line)
    }
  }

  private static func tell(_ outcome: Outcome) {
    Terminal.error("verbatim: \(Shown.text(outcome.key)): \(Shown.text(outcome.reason ?? "failed"))")
  }

  // MARK: Inputs

  private func findJobs() throws -> (jobs: [ConversionJob], refused: [Outcome]) {
    var options = InputScan.Options()
    options.include = command.include.map { Glob($0) }
    options.exclude = command.exclude.map { Glob($0) }
    options.followLinks = command.followLinks
    options.output = format == "jsonl" ? nil : command.output.map { FilePath($0) }
    var scan = InputScan(options)
    var jobs: [ConversionJob] = []
    var refused: [Outcome] = []
    let names = command.inputs + (try command.filesFrom.map(readList) ?? [])
    for name in names {
      if name == "-" {
        jobs.append(try standardInput())
        continue
      }
      do {
        try scan.add(FilePath(name))
      } catch {
        if names.count == 1 { throw CommandFailure(.noInput, "\(Shown.text(name)): \(error.reason)") }
        refused.append(missing(name, error.reason))
      }
    }
    refused += scan.problems.map { missing($0.path.string, $0.reason) }
    jobs += scan.inputs.map { job(for: $0) }
    return (jobs, refused)
  }

  private func missing(_ name: String, _ reason: String) -> Outcome {
    var outcome = Outcome(key: name, status: .failed)
    outcome.reason = reason
    outcome.code = "file.missing"
    return outcome
  }

  private func job(for input: Input) -> ConversionJob {
    var job = ConversionJob(
      key: input.key, content: .file(input.path), isNamed: input.isNamed,
      mediaType: input.isNamed ? command.mediaType : nil, baseURL: command.baseURL)
    job.size = input.status.size
    return job
  }

  private func standardInput() throws -> ConversionJob {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readAll(.standardInput)
    } catch {
      throw CommandFailure(.inputOutput, "can't read stdin: \(error)")
    }
    return ConversionJob(
      key: command.key ?? "stdin", content: .bytes(bytes), isNamed: true, mediaType: command.mediaType,
      baseURL: command.baseURL)
  }

  private func readList(_ name: String) throws -> [String] {
    do {
      let bytes = name == "-" ? try FileSystem.readAll(.standardInput) : try FileSystem.readNamed(FilePath(name))
      return bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0 }).map { String(decoding: $0, as: UTF8.self) }
    } catch {
      throw CommandFailure(.noInput, "\(Shown.text(name)): can't be read: \(error)")
    }
  }

  private func readPassword(_ name: String) throws -> String {
    do {
      let line = try FileSystem.readNamed(FilePath(name)).prefix { $0 != 0x0A && $0 != 0x0D }
      return String(decoding: line, as: UTF8.self)
    } catch {
      throw CommandFailure(.noInput, "\(Shown.text(name)): can't be read: \(error)")
    }
  }

  private func attachURLs(to jobs: inout [ConversionJob]) throws {
    guard let name = command.urls else { return }
    let table: URLTable
    do {
      table = try URLTable(FileSystem.readNamed(FilePath(name)))
    } catch {
      throw CommandFailure(.noInput, "\(Shown.text(name)): \(error)")
    }
    for index in jobs.indices {
      guard let url = table[jobs[index].key] else { continue }
      jobs[index].url = url
      if jobs[index].baseURL == nil { jobs[index].baseURL = url }
    }
  }

  private func attachCorrections(to jobs: inout [ConversionJob]) throws {
    guard let file = try CorrectionsFile(flag: command.corrections, plan: plan, source: source) else { return }
    for index in jobs.indices { jobs[index].corrections = file.table[jobs[index].key] }
    if !command.quiet { file.noteUnused(jobs.map(\.key)) }
  }

  private func list(_ jobs: [ConversionJob]) throws {
    var text = ""
    for job in jobs {
      let type = bytes(of: job).flatMap { bytes in
        Recognition.extractor(
          for: SourceFile(key: job.key, bytes: bytes), isNamed: job.isNamed, among: plan.extractors)
      }.map { $0.mediaType }
      text += "\(job.mediaType ?? type ?? "-")\t\(Shown.text(job.key))\n"
    }
    try Terminal.output(text)
  }

  private func bytes(of job: ConversionJob) -> [UInt8]? {
    switch job.content {
    case .bytes(let bytes): bytes
    case .file(let path, let root): try? FileSystem.read(path, below: root)
    case .member, .opened: nil
    }
  }

  // MARK: Outputs

  private func destination(for jobs: [ConversionJob]) throws -> OutputTarget {
    if format == "jsonl" { return try OutputTarget.stream(to: command.output) }
    guard let output = command.output else {
      guard jobs.count <= 1 else {
        throw CommandFailure(
          .usage,
          "\(jobs.count) documents and no place for them: name a folder with --output, or write one stream with --format jsonl"
        )
      }
      return try OutputTarget.stream(to: nil)
    }
    let isJSON = format == "json"
    let name = OutputName(
      format: format, fileExtension: type(of: plan.sink).fileExtension,
      keepsExtension: isJSON ? !command.stripExtension : command.keepExtension)
    let folder = FilePath(output)
    try checkOutputs(jobs, folder, name)
    do {
      try FileSystem.makeFolder(folder)
    } catch {
      throw CommandFailure(.cantCreate, "can't create the output folder \(folder.shown): \(error)")
    }
    guard folder.withPlatformString({ access($0, W_OK) }) == 0 else {
      throw CommandFailure(
        .cantCreate, "can't write to the output folder \(folder.shown): \(String(cString: strerror(errno)))")
    }
    return OutputTarget(target: .folder(folder, name))
  }

  /// Two inputs for one output, and an output that is an input, are errors before anything is written.
  private func checkOutputs(_ jobs: [ConversionJob], _ folder: FilePath, _ name: OutputName) throws {
    var taken: [[UInt8]: String] = [:]
    for job in jobs {
      let path = name.path(forKey: job.key)
      if let other = taken[path] {
        let flag =
          format == "json"
          ? (command.stripExtension ? "leave out --strip-extension" : "convert their folders apart")
          : "use --keep-extension"
        throw CommandFailure(
          .cantCreate,
          "\(Shown.text(other)) and \(Shown.text(job.key)) would both become \(Shown.text(String(decoding: path, as: UTF8.self))); \(flag)"
        )
      }
      taken[path] = job.key
    }
    var inputs: Set<[UInt64]> = []
    for input in command.inputs where input != "-" {
      if let status = try? FileSystem.status(FilePath(input)), status.kind == .file {
        inputs.insert([status.device, status.inode])
      }
    }
    for (path, key) in taken {
      guard let status = try? FileSystem.status(folder.below(path)) else { continue }
      if inputs.contains([status.device, status.inode]) {
        throw CommandFailure(.usage, "the output of \(Shown.text(key)) is an input: \(folder.below(path).shown)")
      }
    }
  }

  private func writeReport(_ outcomes: [Outcome], to name: String) throws {
    do {
      try FileSystem.write(Report(outcomes).csv, to: FilePath(name))
    } catch {
      throw CommandFailure(.cantCreate, "can't write the report \(Shown.text(name)): \(error)")
    }
  }
}
