import CShims
import Foundation
import JSONText
import Stages
import SystemPackage

/// A JSON job a line on stdin, a JSON result a line on stdout: `verbatim worker`.
public struct LineWorker {
  private let plan: Plan
  private let root: FilePath?
  private let converter: InProcessConverter
  private let digests = FileDigests()

  /// Jobs' paths stand below `root`; results are signed as by this version of the program.
  ///
  /// - Throws: `FileSystem.Problem` where the root is not there.
  public init(plan: Plan, version: String, root: String?, programs: ProgramList = .none) throws {
    self.plan = plan
    converter = InProcessConverter(
      Conversion(plan: plan, version: version), starter: try StartedPrograms(programs, plan.programStages.count))
    if let root {
      guard let resolved = realpath(root, nil) else {
        throw FileSystem.Problem(path: FilePath(root), errno: Errno(rawValue: errno))
      }
      self.root = FilePath(platformString: resolved)
      free(resolved)
    } else {
      self.root = nil
    }
  }

  /// Runs until stdin ends. What anything else in this process prints goes to stderr from now on.
  ///
  /// - Throws: `WorkerRefusal` where the sandbox asked for can't be had, `FileSystem.Problem` where stdout can't be written.
  public func run() throws {
    let output = FileDescriptor(rawValue: verbatim_take_output())
    guard output.rawValue >= 0 else { throw FileSystem.Problem(path: "-", errno: Errno(rawValue: errno)) }
    let limits = WorkerLimits(plan.run)
    _ = verbatim_limit_memory(limits.memory)
    if limits.sandbox != .off {
      let result = Sandbox.enter(readableBelow: root.map { [$0.string] } ?? [])
      if limits.sandbox == .require, !result.isWhole {
        throw WorkerRefusal(description: "the kernel lacks what --sandbox require asks for")
      }
    }
    while let line = readLine(strippingNewline: true) {
      if line.isEmpty { continue }
      _ = verbatim_limit_cpu(UInt(limits.cpu))
      try FileSystem.write(answer(line), to: output)
    }
  }

  private func answer(_ line: String) -> [UInt8] {
    let started = ContinuousClock.now
    var id: JSONNode?
    var result: ConversionResult
    var isSummarized = false
    do {
      let node = try JSONReader.read(Array(line.utf8))
      id = node["id"]
      isSummarized = node["summary"]?.bool ?? false
      if let name = node["list"]?.string { return try list(name, node) }
      result = converter.convert(try job(node))
    } catch let failure as Failure {
      result = ConversionResult(outcome: .failed("", failure))
    } catch {
      result = ConversionResult(outcome: .failed("", Failure("worker.protocol", "\(error)")))
    }
    return write(result, id: id, isSummarized, elapsed: ContinuousClock.now - started)
  }

  private func job(_ node: JSONNode) throws -> ConversionJob {
    try check(node, ["id", "path", "key", "text", "base64", "offset", "mediaType", "base", "url", "summary"])
    var job: ConversionJob
    if let path = node["path"]?.string, let offset = node["offset"]?.int {
      job = try member(of: path, at: offset, key: node["key"]?.string)
    } else if let path = node["path"]?.string {
      job = ConversionJob(key: node["key"]?.string ?? path, content: .file(try below(path), below: root), isNamed: true)
    } else if let text = node["text"]?.string {
      job = ConversionJob(key: node["key"]?.string ?? "document", content: .bytes(Array(text.utf8)), isNamed: true)
    } else if let text = node["base64"]?.string, let data = Data(base64Encoded: text) {
      job = ConversionJob(key: node["key"]?.string ?? "document", content: .bytes(Array(data)), isNamed: true)
    } else {
      throw Failure("worker.protocol", "a job needs “path”, “text” or “base64”")
    }
    job.mediaType = node["mediaType"]?.string
    job.baseURL = node["base"]?.string
    job.url = node["url"]?.string
    return job
  }

  private func check(_ node: JSONNode, _ known: [String]) throws {
    guard let unknown = node.members?.first(where: { !known.contains($0.key) }) else { return }
    throw Failure(
      "worker.protocol", "unknown key “\(unknown.key)”", advice: "known: \(known.joined(separator: ", "))")
  }

  /// A document out of a container.
  private func member(of path: String, at offset: Int, key: String?) throws -> ConversionJob {
    let file = try container(path)
    guard offset >= 0 else { throw Failure("worker.protocol", "an offset is not negative") }
    var job = ConversionJob(key: key ?? "\(path)#\(offset)", content: .member(of: file, at: offset), isNamed: false)
    job.container = ContainerPlace(key: path, digest: try digests.digest(of: file), offset: offset)
    return job
  }

  private func container(_ path: String) throws -> ContainerFile {
    guard let file = ContainerFile(path: try below(path), root: root, among: plan.containers) else {
      throw Failure("worker.protocol", "no container is named like \(path)")
    }
    return file
  }

  /// Some documents of a container, and where to go on.
  private func list(_ path: String, _ node: JSONNode) throws -> [UInt8] {
    try check(node, ["id", "list", "from", "lost"])
    let file = try container(path)
    let cursor = ContainerCursor(offset: max(0, node["from"]?.int ?? 0), isLost: node["lost"]?.bool ?? false)
    let listing = try converter.list(file, from: cursor)
    var json = JSONWriter(compact: true)
    json.beginObject()
    if let id = node["id"] {
      json.key("id")
      json.node(id)
    }
    json.key("status")
    json.string("listed")
    listing.writeMembers(&json) { entry in
      ("key", entry.name.map { SourceKey.encode(Array($0.utf8)) } ?? "\(path)#\(entry.offset)")
    }
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  /// The real path of a file below the root; nothing outside it is opened, links included.
  private func below(_ path: String) throws -> FilePath {
    guard let root else { throw Failure("worker.protocol", "a path needs --root") }
    guard let resolved = realpath(root.string + "/" + path, nil) else {
      throw Failure("file.missing", "can't be read: \(String(cString: strerror(errno)))")
    }
    defer { free(resolved) }
    let real = FilePath(platformString: resolved)
    guard real != root, real.starts(with: root) else { throw Failure("file.outside", "the path leads out of the root") }
    return real
  }

  private func write(_ result: ConversionResult, id: JSONNode?, _ isSummarized: Bool, elapsed: Duration) -> [UInt8] {
    var json = JSONWriter(compact: true)
    json.beginObject()
    if let id {
      json.key("id")
      json.node(id)
    }
    json.key("status")
    json.string(result.outcome.status.rawValue)
    if result.outcome.status == .converted {
      if isSummarized, let summary = result.outcome.summary {
        json.key("summary")
        summary.write(&json)
      }
      json.key("record")
      json.number(result.output.last == 0x0A ? result.output.dropLast() : result.output[...])
    } else {
      json.key("error")
      json.beginObject()
      json.key("code")
      json.string(result.outcome.code ?? "file.unknown-type")
      json.key("reason")
      json.string(result.outcome.reason ?? "failed")
      json.endObject()
    }
    addWork(result.outcome, &json)
    json.key("milliseconds")
    json.int(Int(elapsed.components.seconds) * 1000 + Int(elapsed.components.attoseconds / 1_000_000_000_000_000))
    json.key("peakMemory")
    json.int(verbatim_peak_memory())
    json.endObject()
    json.lineFeed()
    return json.bytes
  }

  /// What each stage did, and the repairs by rule; nothing where nothing was converted.
  private func addWork(_ outcome: Outcome, _ json: inout JSONWriter) {
    guard outcome.status == .converted else { return }
    json.key("stages")
    json.beginArray()
    for work in outcome.stages {
      json.beginObject()
      json.key("stage")
      json.string(work.stage)
      for (name, value) in [
        ("microseconds", work.microseconds), ("dropped", work.dropped), ("respelled", work.respelled),
      ] {
        json.key(name)
        json.int(value)
      }
      json.endObject()
    }
    json.endArray()
    json.key("repairs")
    json.beginObject()
    for (rule, count) in outcome.repairsByRule {
      json.key(rule)
      json.int(count)
    }
    json.endObject()
  }
}
