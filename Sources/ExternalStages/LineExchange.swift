import CShims
import Glibc
import JSONText
import Stages

/// A running program at the other end of a socket: a JSON line there, a JSON line back.
struct LineExchange: ~Copyable {
  /// What an answer may cost, in milliseconds.
  struct Limits {
    let time: Int
    let processor: Int
  }

  enum Loss: Error {
    case time
    /// It used more processor time than an answer may.
    case processor
    /// It ended; what it last said on stderr.
    case ended(String)
    /// Its line is longer than any answer may be.
    case tooLong
  }

  /// Bytes of a line that is read.
  static let lineLimit = 256 << 20
  private let connection: ProgramConnection
  private var buffer: [UInt8] = []
  /// How far the buffer was searched for a line's end.
  private var searched = 0
  private var words: [UInt8] = []

  init(_ connection: ProgramConnection) { self.connection = connection }

  deinit {
    close(connection.socket)
    close(connection.errors)
  }

  /// Sends a line, and waits for the one that answers it.
  ///
  /// - Throws: `Loss`; the program is then of no more use.
  mutating func ask(_ line: [UInt8], _ limits: Limits) throws -> [UInt8] {
    let deadline = ContinuousClock.now + .milliseconds(limits.time)
    let used = verbatim_limit_cpu_of(connection.process, limits.processor)
    let sent = line.withUnsafeBytes { bytes in
      verbatim_send(connection.socket, bytes.baseAddress, bytes.count, nil, 0, limits.time)
    }
    guard sent == 0 else { throw errno == ETIMEDOUT ? Loss.time : ended() }
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let answer = Array(buffer[..<end])
        buffer.removeFirst(end + 1)
        searched = 0
        return answer
      }
      searched = buffer.count
      guard buffer.count <= LineExchange.lineLimit else { throw Loss.tooLong }
      try fill(until: deadline)
      // It may not be known, in another kernel or without a process of ours.
      guard used < 0 || verbatim_cpu_of(connection.process) - used <= limits.processor else { throw Loss.processor }
    }
  }

  /// Whether it has said something that no one has asked for.
  var hasMore: Bool { !buffer.isEmpty }

  private mutating func fill(until deadline: ContinuousClock.Instant) throws {
    let left = ContinuousClock.now.duration(to: deadline).components
    let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { throw Loss.time }
    var states = [
      pollfd(fd: connection.socket, events: Int16(POLLIN), revents: 0),
      pollfd(fd: connection.errors, events: Int16(POLLIN), revents: 0),
    ]
    // So often it is looked whether it uses more processor time than it may.
    guard poll(&states, 2, Int32(clamping: min(milliseconds, 100))) >= 0 || errno == EINTR else { throw ended() }
    if states[1].revents & Int16(POLLIN) != 0 { hear() }
    guard states[0].revents != 0 else {
      // A closed stderr is always ready: nothing is to be heard, and the answer may still come.
      if states[1].revents & Int16(POLLHUP) != 0 { usleep(500) }
      return
    }
    var got = 0
    let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, filled in
      got = read(connection.socket, room.baseAddress, room.count)
      filled = max(0, got)
    }
    if got < 0, errno == EINTR { return }
    guard got > 0 else { throw ended() }
    buffer.append(contentsOf: part)
  }

  /// Takes what it says on stderr; the end of it is kept.
  private mutating func hear() {
    var part = [UInt8](repeating: 0, count: 1 << 14)
    let got = read(connection.errors, &part, part.count)
    guard got > 0 else { return }
    words.append(contentsOf: part[..<got])
    if words.count > 4096 { words.removeFirst(words.count - 4096) }
  }

  private mutating func ended() -> Loss {
    var state = pollfd(fd: connection.errors, events: Int16(POLLIN), revents: 0)
    // It is ending, and gets a moment to say why.
    for _ in 0..<64 where poll(&state, 1, 200) > 0 && state.revents & Int16(POLLIN) != 0 { hear() }
    let lines = words.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    return .ended(lines.last { $0.contains { $0 != " " } } ?? "")
  }
}
