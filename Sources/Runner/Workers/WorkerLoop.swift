import CShims
import Foundation
public import JSONText
public import Stages
import SystemPackage

/// The worker's side: answers requests over its socket until the other end closes.
public struct WorkerLoop {
  /// How a worker that got no memory ends.
  static let memoryExitCode: Int32 = 77

  /// Answers a verb: the request's fields and contents in, fields and payloads out.
  public typealias Service = (_ loop: inout WorkerLoop, _ fields: JSONNode, _ contents: [WorkerContent]) throws ->
    WorkerAnswer

  /// Seconds of processor time for a request.
  public var cpuLimit = 60
  /// Bytes of a file that comes as a descriptor.
  public var contentLimit = RunOptions.defaultMaxBytes
  private let services: [String: Service]
  let containers: [any Container.Type]
  private var buffer: [UInt8] = []
  /// What comes is received here; kept from message to message.
  private var room: [UInt8] = []
  private var descriptors: [Int32] = []
  private var channel: Int32
  /// Has the other end start programs.
  let starter: ChannelStarter

  /// The services, by verb; the socket is the one that this process was started with.
  public init(services: [String: Service], containers: [any Container.Type] = []) {
    self.init(services: services, containers: containers, channel: verbatim_take_channel())
  }

  package init(services: [String: Service], containers: [any Container.Type] = [], channel: Int32) {
    self.services = services
    self.containers = containers
    self.channel = channel
    starter = ChannelStarter(channel: channel)
  }

  /// Runs until the other end closes.
  public mutating func run() {
    while channel >= 0, let line = nextLine() {
      _ = verbatim_limit_cpu(UInt(max(1, cpuLimit)))
      guard let request = try? JSONReader.read(line) else { return }
      starter.note(request["id"]?.string)
      var answer: WorkerAnswer
      do {
        answer = try self.answer(request)
      } catch {
        answer = WorkerAnswer(failed: error as? Failure ?? Failure("worker.protocol", "\(error)"))
      }
      answer.add("id", request["id"]?.string)
      guard send(answer) else { return }
    }
  }

  private mutating func answer(_ request: JSONNode) throws -> WorkerAnswer {
    var contents: [WorkerContent] = []
    defer { for content in contents { try? content.descriptor?.close() } }
    for node in request["contents"]?.array ?? [] {
      guard let shape = ContentShape(node) else { continue }
      contents.append(try read(shape))
    }
    guard let verb = request["verb"]?.string, let service = services[verb] else {
      throw ConfigurationError("unknown verb")
    }
    return try service(&self, request["fields"] ?? JSONNode(.object([])), contents)
  }

  private mutating func read(_ shape: ContentShape) throws -> WorkerContent {
    switch shape {
    case .bytes(let count): return WorkerContent(try readBytes(count))
    case .file: return WorkerContent(try readDescriptor())
    case .opened: return WorkerContent([], descriptor: try nextDescriptor())
    case .member(let format, let offset):
      let file = try nextDescriptor()
      defer { try? file.close() }
      guard let container = containers.first(where: { $0.name == format }) else {
        throw Failure("worker.protocol", "unknown container")
      }
      let contained = try container.open(FileBytes(file), at: offset, limit: contentLimit)
      return WorkerContent(contained.bytes, contained: contained)
    }
  }

  private mutating func nextDescriptor() throws -> FileDescriptor {
    guard !descriptors.isEmpty else { throw Failure("worker.protocol", "the file did not come with its request") }
    return FileDescriptor(rawValue: descriptors.removeFirst())
  }

  private mutating func readDescriptor() throws -> [UInt8] {
    let file = try nextDescriptor()
    defer { try? file.close() }
    do {
      // It was opened for this: it stands at its beginning.
      let size = try FileBytes(file).count
      guard size <= contentLimit else { throw Failure(bytes: size, limit: contentLimit) }
      return try FileSystem.readAll(file, size: size)
    } catch let error as Errno {
      throw FileSystem.Problem(path: "", errno: error).failure
    }
  }

  private mutating func readBytes(_ count: Int) throws -> [UInt8] {
    while buffer.count < count { guard fill() else { throw CocoaError(.fileReadUnknown) } }
    let bytes = Array(buffer[..<count])
    buffer.removeFirst(count)
    return bytes
  }

  private mutating func nextLine() -> [UInt8]? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = Array(buffer[..<end])
        buffer.removeFirst(end + 1)
        return line
      }
      guard fill() else { return nil }
    }
  }

  private mutating func fill() -> Bool {
    if room.isEmpty { room = [UInt8](repeating: 0, count: 1 << 16) }
    var arrived: [Int32] = [0, 0, 0, 0]
    var count: Int32 = 0
    let got = verbatim_receive(channel, &room, room.count, &arrived, &count)
    descriptors.append(contentsOf: arrived[..<Int(count)])
    guard got > 0 else { return false }
    buffer.append(contentsOf: room[..<got])
    return true
  }

  private func send(_ answer: WorkerAnswer) -> Bool {
    // Each sending wakes the other end: what is short goes with the line.
    var message = answer.line
    for payload in answer.payloads where !payload.isEmpty {
      if message.count + payload.count > 1 << 18, !message.isEmpty {
        guard send(message) else { return false }
        message = []
      }
      if message.isEmpty { message = payload } else { message.append(contentsOf: payload) }
    }
    return message.isEmpty || send(message)
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { verbatim_send(channel, $0.baseAddress, $0.count, nil, 0, -1) } == 0
  }
}

/// An answer being put together.
public struct WorkerAnswer {
  private var json = JSONWriter(compact: true)
  public var payloads: [[UInt8]] = []

  public init() { json.beginObject() }

  /// A request that could not be done.
  public init(failed failure: Failure) {
    self.init()
    add("status", "failed")
    add("code", failure.code)
    add("reason", failure.description)
  }

  public mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    json.key(key)
    json.string(value)
  }

  public mutating func add(_ key: String, _ value: Int) {
    json.key(key)
    json.int(value)
  }

  public mutating func add(_ key: String, _ values: [String]) {
    json.key(key)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }

  /// The fields, as the other end reads them.
  public func read() throws -> JSONNode { try JSONReader.read(line) }

  /// The line, with the lengths of the payloads that follow it.
  var line: [UInt8] {
    var json = json
    json.key("payloads")
    json.beginArray()
    for payload in payloads { json.int(payload.count) }
    json.endArray()
    json.endObject()
    json.lineFeed()
    return json.bytes
  }
}

extension WorkerAnswer {
  /// The answer to `convert`.
  public init(_ result: ConversionResult) {
    self.init()
    let outcome = result.outcome
    add("status", outcome.status.rawValue)
    add("reason", outcome.reason)
    add("code", outcome.code)
    add("mediaType", outcome.mediaType)
    add("warnings", outcome.warnings)
    add("repairs", outcome.repairsByRule.map { "\($0.rule) \($0.count)" })
    add("stages", outcome.stages.map(\.line))
    add("sketch", outcome.sketch?.hex)
    add("fields", outcome.fields)
    add("pagesWithoutText", outcome.pagesWithoutText)
    add("digest", outcome.digest)
    add("contentDigest", outcome.contentDigest)
    add("companions", result.companions.map(\.infix))
    payloads = [result.output] + result.companions.map(\.bytes)
  }
}
