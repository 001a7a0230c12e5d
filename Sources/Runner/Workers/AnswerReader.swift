import Foundation
import JSONText

/// What a worker sends: a line of JSON, then as many bytes of payloads as it says. Whatever comes, an answer is one to the
/// question that was asked, or none.
package struct AnswerReader {
  /// The other end was closed.
  struct End: Error {}

  private let socket: Int32
  /// What came and was not yet taken is from `position` to `end`; the room is kept from answer to answer.
  private var buffer: [UInt8] = []
  private var position = 0
  private var end = 0
  /// How long the first look for an answer waits, in milliseconds; 0 where the socket was not told.
  private var patience = 0

  package init(socket: Int32) { self.socket = socket }

  /// Whether nothing has come that no one has asked for.
  var isSilent: Bool {
    guard position == end else { return false }
    var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) == 0
  }

  /// The answer that bears an id, with payloads of at most `limit` bytes together. Before it a worker may ask that programs of
  /// its stages be started, a few times.
  ///
  /// - Throws: `WorkerLoss`, or `End`.
  package mutating func answer(
    to id: String, limit: Int, within milliseconds: Int, start: (Int) throws -> Void = { _ in }
  ) throws -> WorkerReply {
    let deadline = ContinuousClock.now + .milliseconds(milliseconds)
    try waitForFirst(milliseconds)
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
    var seen = 0
    while true {
      if let stop = buffer[(position + seen)..<end].firstIndex(of: 0x0A) {
        let line = Array(buffer[position..<stop])
        position = stop + 1
        return line
      }
      seen = end - position
      guard seen < limit else { throw WorkerLoss.output }
      try fill(deadline)
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
    let known = buffer[position..<min(end, position + count)]
    let result = try [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      filled = room[..<known.count].initialize(fromContentsOf: known)
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[filled...])
        filled += try Self.receive(from: socket, rest, deadline)
      }
    }
    position = known.endIndex
    return result
  }

  /// Reads on behind what is there: to the front where nothing is, into more room where it is full.
  private mutating func fill(_ deadline: ContinuousClock.Instant) throws {
    makeRoom()
    let (socket, start) = (socket, end)
    end += try buffer.withUnsafeMutableBytes { room in
      try Self.receive(from: socket, UnsafeMutableRawBufferPointer(rebasing: room[start...]), deadline)
    }
  }

  /// Where nothing has come yet: sleeps in the one call that also takes what comes, as most answers come in one piece.
  private mutating func waitForFirst(_ milliseconds: Int) throws {
    // The kernel counts this time in ticks: too coarse for short ones.
    guard position == end, milliseconds >= 1000 else { return }
    if patience != milliseconds {
      var time = timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
      let isSet = setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size)) == 0
      patience = isSet ? milliseconds : 0
    }
    makeRoom()
    let socket = socket
    let flags = patience > 0 ? 0 : Int32(truncatingIfNeeded: MSG_DONTWAIT)
    let got = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, flags) }
    if got == 0 { throw End() }
    // What it was else, the next look says.
    end = max(0, got)
  }

  private mutating func makeRoom() {
    if position == end {
      position = 0
      end = 0
    }
    if buffer.count == end { buffer.append(contentsOf: repeatElement(0, count: max(1 << 17, buffer.count))) }
  }

  /// How many bytes came, at least one.
  private static func receive(
    from socket: Int32, _ room: UnsafeMutableRawBufferPointer, _ deadline: ContinuousClock.Instant
  ) throws -> Int {
    while true {
      let got = recv(socket, room.baseAddress, room.count, Int32(truncatingIfNeeded: MSG_DONTWAIT))
      if got > 0 { return got }
      if got == 0 { throw End() }
      switch errno {
      case EINTR: continue
      case EAGAIN: try wait(for: socket, until: deadline)
      default: throw End()
      }
    }
  }

  private static func wait(for socket: Int32, until deadline: ContinuousClock.Instant) throws {
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
