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

  /// The answer that bears an id, with payloads of at most `limit` bytes together. Before it a worker may ask that programs of
  /// its stages be started, a few times.
  ///
  /// - Throws: `WorkerLoss`, or `End`.
  package mutating func answer(
    to id: String, limit: Int, until deadline: ContinuousClock.Instant, start: (Int) throws -> Void = { _ in }
  ) throws -> WorkerReply {
    var starts = 0
    while true {
      let head = try line(limit: 1 << 20, deadline)
      guard let fields = try? JSONReader.read(head), fields["id"]?.string == id, let lengths = fields["payloads"]?.array
      else {
        throw WorkerLoss.crash("it answered with nothing that can be read")
      }
      guard let index = fields["start"]?.int else { return try reply(fields, lengths, limit: limit, deadline) }
      starts += 1
      guard starts <= 64 else { throw WorkerLoss.crash("it asked for programs again and again") }
      try start(index)
    }
  }

  private mutating func reply(
    _ fields: JSONNode, _ lengths: [JSONNode], limit: Int, _ deadline: ContinuousClock.Instant
  ) throws -> WorkerReply {
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
    var result: [UInt8] = []
    // What a worker promises is not yet there: room for it is made in steps.
    while result.count < count {
      let part = try part(min(count - result.count, 1 << 24), deadline)
      if result.isEmpty { result = part } else { result.append(contentsOf: part) }
    }
    return result
  }

  /// The next bytes: what is there of them already, the rest straight from the socket.
  private mutating func part(_ count: Int, _ deadline: ContinuousClock.Instant) throws -> [UInt8] {
    let known = buffer[position..<min(buffer.count, position + count)]
    let result = try [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      filled = room[..<known.count].initialize(fromContentsOf: known)
      while filled < count {
        filled += try receive(
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[filled...]), deadline)
      }
    }
    position = known.endIndex
    if position == buffer.count {
      buffer = []
      position = 0
    }
    return result
  }

  private mutating func fill(_ wanted: Int, _ deadline: ContinuousClock.Instant) throws {
    let part = try [UInt8](unsafeUninitializedCapacity: wanted) { room, filled in
      filled = try receive(UnsafeMutableRawBufferPointer(room), deadline)
    }
    if position == buffer.count {
      buffer = part
      position = 0
    } else {
      buffer.append(contentsOf: part)
    }
  }

  /// How many bytes came, at least one.
  private func receive(_ room: UnsafeMutableRawBufferPointer, _ deadline: ContinuousClock.Instant) throws -> Int {
    while true {
      try wait(deadline)
      let got = read(socket, room.baseAddress, room.count)
      if got > 0 { return got }
      if got == 0 || errno != EINTR { throw End() }
    }
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
