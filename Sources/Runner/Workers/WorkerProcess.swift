import CShims
import Foundation
import JSONText
import Stages
import SystemPackage

/// One worker: a process of this program at the other end of a socket. Used by one thread at a time.
final class WorkerProcess {
  /// Room for deep documents.
  static let stackSize = 64 << 20

  private let pid: pid_t
  private let socket: Int32
  private let errors: Int32
  private var reader: AnswerReader
  private(set) var requests = 0
  private var isOver = false
  private var memoryLimit = Int.max
  private let programs: ProgramProcesses

  /// - Throws: `Errno` where no process can be started.
  convenience init(arguments: [String], spawner: Spawner, programs: ProgramList = .none) throws {
    self.init(try SpawnedProcess(arguments: arguments, by: spawner), programs: programs)
  }

  init(_ spawned: SpawnedProcess, programs: ProgramList) {
    self.programs = ProgramProcesses(programs)
    pid = spawned.pid
    socket = spawned.socket
    errors = spawned.errors
    reader = AnswerReader(socket: spawned.socket)
  }

  deinit {
    if !isOver { _ = end(patience: 20) }
  }

  /// Says that nothing more will be asked.
  func hangUp() { shutdown(socket, Int32(SHUT_RDWR)) }

  /// Whether it has said nothing that it was not asked for: only then is it asked again.
  var isSilent: Bool { !isOver && reader.isSilent }

  /// Asks the worker, and waits for its answer.
  ///
  /// - Throws: `WorkerLoss`; the worker is then gone. `FileSystem.Problem` where a content can't be opened; it is then well.
  func ask(_ request: WorkerRequest, limits: WorkerLimits) throws -> WorkerReply {
    try receive(try send(request, limits: limits), limits: limits)
  }

  /// Sends a request, and says what its answer will bear. The answers come in the order of the requests.
  ///
  /// - Throws: as `ask`.
  func send(_ request: WorkerRequest, limits: WorkerLimits) throws -> WorkerTicket {
    requests += 1
    memoryLimit = limits.memory
    let ticket = WorkerTicket(id: String(UInt64.random(in: .min ... .max), radix: 36))
    try send(request, id: ticket.id, limits.timeout)
    return ticket
  }

  /// Waits for the answer to a request, as long as one may take, from now.
  ///
  /// - Throws: `WorkerLoss`; the worker is then gone.
  func receive(_ ticket: WorkerTicket, limits: WorkerLimits) throws -> WorkerReply {
    do {
      return try reader.answer(to: ticket.id, limit: limits.output, within: limits.timeout) {
        try start($0, limits.timeout)
      }
    } catch let loss as WorkerLoss {
      throw lose(loss)
    } catch {
      throw lose(ended())
    }
  }

  /// Starts a program of a stage, and sends the worker its ends; none where it can't be started.
  private func start(_ index: Int, _ milliseconds: Int) throws {
    let connection = try? programs.start(index)
    let ends = connection.map { [$0.socket, $0.errors] } ?? []
    defer { for end in ends { close(end) } }
    let id = connection.map { withUnsafeBytes(of: $0.process) { Array($0) } } ?? []
    try send([0x0A] + id, ends, milliseconds)
  }

  private func send(_ request: WorkerRequest, id: String, _ milliseconds: Int) throws {
    var descriptors: [Int32] = []
    defer { for descriptor in descriptors { close(descriptor) } }
    var lengths: [ContentShape] = []
    for content in request.contents {
      switch content {
      case .bytes(let bytes): lengths.append(.bytes(bytes.count))
      case .file(let path, let root):
        descriptors.append(try FileSystem.openFile(path, below: root).rawValue)
        lengths.append(.file)
      case .member(let file, let offset):
        descriptors.append(try FileSystem.openFile(file.path, below: file.root).rawValue)
        lengths.append(.member(of: file.format, at: offset))
      case .opened(let file):
        descriptors.append(try FileSystem.openFile(file.path, below: file.root).rawValue)
        lengths.append(.opened)
      }
    }
    try send(request.line(lengths: lengths, id: id), descriptors, milliseconds)
    for case .bytes(let bytes) in request.contents where !bytes.isEmpty { try send(bytes, [], milliseconds) }
  }

  private func send(_ bytes: [UInt8], _ descriptors: [Int32], _ milliseconds: Int) throws {
    let result = bytes.withUnsafeBytes { buffer in
      descriptors.withUnsafeBufferPointer {
        verbatim_send(socket, buffer.baseAddress, buffer.count, $0.baseAddress, Int32($0.count), milliseconds)
      }
    }
    guard result == 0 else { throw errno == ETIMEDOUT ? lose(.time) : lose(ended()) }
  }

  // MARK: The end

  private func lose(_ loss: WorkerLoss) -> WorkerLoss {
    if !isOver { _ = end(patience: 0) }
    return loss
  }

  /// Why the worker closed its end.
  private func ended() -> WorkerLoss {
    // It is ending by itself, and gets a moment so that its own reason is seen.
    let (status, words, memory) = end(patience: 500)
    let signal = status & 0x7F
    if signal == SIGXCPU { return .cpu }
    // Where an allocation fails, some libraries say so and some go on with no memory at all.
    let isShort = memory > memoryLimit / 10 * 8
    if ["bad_alloc", "out of memory", "allocate"].contains(where: { words.lowercased().contains($0) }) {
      return .memory
    }
    if signal != 0 {
      return isShort && signal != SIGKILL ? .memory : .crash("signal \(signal)")
    }
    let code = (status >> 8) & 0xFF
    if code == WorkerLoop.memoryExitCode { return .memory }
    let mark = "error while loading shared libraries: "
    if let line = words.split(separator: "\n").first(where: { $0.contains(mark) }), let start = line.range(of: mark) {
      return .library(String(line[start.upperBound...]))
    }
    return .crash("exit code \(code)")
  }

  /// Ends the process, and says how it ended, what it last wrote on stderr and the largest resident size that it had. After
  /// so many looks it is killed.
  private func end(patience: Int) -> (status: Int32, words: String, memory: Int) {
    isOver = true
    programs.endAll()
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
    var status: Int32 = 0
    var memory = 0
    var waited = 0
    while verbatim_reap(pid, &status, &memory) == 0 {
      if waited == patience { kill(pid, SIGKILL) }
      rest(waited < 20 ? 1 : 2)
      waited += 1
    }
    var words = [UInt8](repeating: 0, count: 4096)
    let count = read(errors, &words, words.count)
    close(errors)
    return (status, String(decoding: words[..<max(0, count)], as: UTF8.self), memory)
  }

  /// Waits so many milliseconds, or until the last end of the pipe for its words is closed: it is almost gone then.
  private func rest(_ milliseconds: Int32) {
    var state = pollfd(fd: errors, events: 0, revents: 0)
    // A process that is not yet gone, its pipe closed, is waited for as well.
    if poll(&state, 1, milliseconds) > 0 { usleep(100) }
  }
}
