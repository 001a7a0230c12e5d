import CShims
import Foundation
import JSONText
import SystemPackage

/// One worker: a process of this program at the other end of a socket. Used by one thread at a time.
final class WorkerProcess {
  private let pid: pid_t
  private let socket: Int32
  private let errors: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private(set) var requests = 0
  private var isOver = false

  /// - Throws: `Errno` where no process can be started.
  init(arguments: [String], spawner: Spawner) throws {
    var pair: [Int32] = [0, 0]
    guard verbatim_socketpair(&pair) == 0 else { throw Errno(rawValue: errno) }
    var pipes: [Int32] = [0, 0]
    guard verbatim_error_pipe(&pipes) == 0 else { throw Errno(rawValue: errno) }
    let result = spawner.spawn(arguments, socket: pair[1], errors: pipes[1])
    close(pair[1])
    close(pipes[1])
    guard result > 0 else {
      close(pair[0])
      close(pipes[0])
      throw Errno(rawValue: -result)
    }
    pid = result
    socket = pair[0]
    errors = pipes[0]
  }

  deinit {
    if !isOver { _ = end() }
  }

  /// Asks the worker, and waits for its answer.
  ///
  /// - Throws: `WorkerLoss`; the worker is then gone. `FileSystem.Problem` where a content can't be opened; it is then well.
  func ask(_ request: WorkerRequest, limits: WorkerLimits) throws -> WorkerReply {
    requests += 1
    try send(request)
    let deadline = ContinuousClock.now + .milliseconds(limits.timeout)
    let head = try line(limit: 1 << 20, deadline)
    guard let fields = try? JSONReader.read(head), let lengths = fields["payloads"]?.array else {
      throw lose(.crash("it answered with nothing that can be read"))
    }
    var payloads: [[UInt8]] = []
    for length in lengths {
      guard let count = length.int, count >= 0, count <= limits.output else { throw lose(.output) }
      payloads.append(try bytes(count, deadline))
    }
    return WorkerReply(fields: fields, payloads: payloads)
  }

  private func send(_ request: WorkerRequest) throws {
    var descriptors: [Int32] = []
    defer { for descriptor in descriptors { close(descriptor) } }
    var lengths: [Int] = []
    for content in request.contents {
      switch content {
      case .bytes(let bytes): lengths.append(bytes.count)
      case .file(let path):
        let descriptor = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
        guard descriptor >= 0 else { throw FileSystem.Problem(path: path, errno: Errno(rawValue: errno)) }
        descriptors.append(descriptor)
        lengths.append(-1)
      }
    }
    try send(request.line(lengths: lengths), descriptors)
    for case .bytes(let bytes) in request.contents where !bytes.isEmpty { try send(bytes, []) }
  }

  private func send(_ bytes: [UInt8], _ descriptors: [Int32]) throws {
    let result = bytes.withUnsafeBytes { buffer in
      descriptors.withUnsafeBufferPointer {
        verbatim_send(socket, buffer.baseAddress, buffer.count, $0.baseAddress, Int32($0.count))
      }
    }
    guard result == 0 else { throw lose(ended()) }
  }

  // MARK: Receiving

  private func line(limit: Int, _ deadline: ContinuousClock.Instant) throws -> [UInt8] {
    while true {
      if let end = buffer[position...].firstIndex(of: 0x0A) {
        let line = Array(buffer[position..<end])
        position = end + 1
        return line
      }
      guard buffer.count - position < limit else { throw lose(.output) }
      try fill(1 << 16, deadline)
    }
  }

  private func bytes(_ count: Int, _ deadline: ContinuousClock.Instant) throws -> [UInt8] {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    buffer.reserveCapacity(count)
    while buffer.count < count { try fill(count - buffer.count, deadline) }
    if buffer.count == count {
      defer { buffer = [] }
      return buffer
    }
    let result = Array(buffer[..<count])
    position = count
    return result
  }

  private func fill(_ wanted: Int, _ deadline: ContinuousClock.Instant) throws {
    try wait(deadline)
    let room = max(wanted, 1 << 16)
    let start = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: room))
    let got = buffer.withUnsafeMutableBytes { read(socket, $0.baseAddress! + start, room) }
    buffer.removeLast(room - max(0, got))
    if got == 0 || got < 0 && errno != EINTR { throw lose(ended()) }
  }

  private func wait(_ deadline: ContinuousClock.Instant) throws {
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { throw lose(.time) }
      var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      let ready = poll(&state, 1, Int32(clamping: milliseconds))
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw lose(.crash("poll failed")) }
    }
  }

  // MARK: The end

  private func lose(_ loss: WorkerLoss) -> WorkerLoss {
    if !isOver { _ = end() }
    return loss
  }

  /// Why the worker closed its end.
  private func ended() -> WorkerLoss {
    let (status, words) = end()
    let signal = status & 0x7F
    if signal == SIGXCPU { return .cpu }
    if signal != 0 {
      if words.contains("alloc") || words.contains("memory") { return .memory }
      return .crash("signal \(signal)")
    }
    let code = (status >> 8) & 0xFF
    if code == WorkerLoop.memoryExitCode || words.contains("bad_alloc") { return .memory }
    return .crash("exit code \(code)")
  }

  /// Ends the process, and says how it ended and what it last wrote on stderr.
  private func end() -> (status: Int32, words: String) {
    isOver = true
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
    var status: Int32 = 0
    // A worker that closed its end is ending by itself; it gets a moment so that its own reason is seen.
    var waited = 0
    while waitpid(pid, &status, WNOHANG) == 0 {
      if waited == 20 { kill(pid, SIGKILL) }
      usleep(waited < 20 ? 500 : 2000)
      waited += 1
    }
    var words = [UInt8](repeating: 0, count: 4096)
    let count = read(errors, &words, words.count)
    close(errors)
    return (status, String(decoding: words[..<max(0, count)], as: UTF8.self).lowercased())
  }
}
