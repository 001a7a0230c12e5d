import Foundation
import JSONText

/// What a worker sends: a line of JSON, then as many bytes of payloads as it says. Whatever comes, an answer is one to the
/// question that was asked, or none.
package struct AnswerReader {
  /// The other end was closed.
  struct End: Error {}

  private let socket: Int32
  private var buffer: [UInt8] = []
  private var position = 0

  package init(socket: Int32) { self.socket = socket }

  /// Whether nothing has come that no one has asked for.
  var isSilent: Bool {
    guard position == buffer.count else { return false }
    var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) == 0
  }

  /// The answer that bears an id, with payloads of at most `limit` bytes together.
  ///
  /// - Throws: `WorkerLoss`, or `End`.
  package mutating func answer(
    to id: String, limit: Int, until deadline: ContinuousClock.Instant
  ) throws -> WorkerReply {
    let head = try line(limit: 1 << 20, deadline)
    guard let fields = try? JSONReader.read(head), fields["id"]?.string == id, let lengths = fields["payloads"]?.array
    else {
      throw WorkerLoss.crash("it answered with nothing that can be read")
    }
    var room = limit
    let counts = try lengths.map { length in
      guard let count = length.int, count >= 0, count <= room else { throw WorkerLoss.output }
      room -= count
      return count
    }
    return WorkerReply(fields: fields, payloads: try counts.map { try bytes($0, deadline) })
  }

  private mutating func line(limit: Int, _ deadline: ContinuousClock.Instant) throws -> [UInt8] {
    while true {
      if let end = buffer[position...].firstIndex(of: 0x0A) {
        let line = Array(buffer[position..<end])
        position = end + 1
        return line
      }
      guard buffer.count - position < limit else { throw WorkerLoss.output }
      try fill(1 << 16, deadline)
    }
  }

  private mutating func bytes(_ count: Int, _ deadline: ContinuousClock.Instant) throws -> [UInt8] {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    // What a worker promises is not yet there: room for it is made as it comes, or in steps.
    buffer.reserveCapacity(min(count, 1 << 24))
    while buffer.count < count { try fill(min(count - buffer.count, 1 << 24), deadline) }
    if buffer.count == count {
      defer { buffer = [] }
      return buffer
    }
    let result = Array(buffer[..<count])
    position = count
    return result
  }

  private mutating func fill(_ wanted: Int, _ deadline: ContinuousClock.Instant) throws {
    try wait(deadline)
    let room = max(wanted, 1 << 16)
    let start = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: room))
    let got = buffer.withUnsafeMutableBytes { read(socket, $0.baseAddress! + start, room) }
    let reason = errno
    buffer.removeLast(room - max(0, got))
    if got == 0 || got < 0 && reason != EINTR { throw End() }
  }

  private func wait(_ deadline: ContinuousClock.Instant) throws {
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { throw WorkerLoss.time }
      var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      let ready = poll(&state, 1, Int32(clamping: milliseconds))
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw WorkerLoss.crash("poll failed") }
    }
  }
}
